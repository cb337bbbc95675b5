//! How quotations are verified, and the counts of this build.

use serde::Serialize;

/// The page on verification.
#[derive(Debug, Clone, Serialize)]
pub struct Verification {
    /// What was verified.
    pub counts: Counts,
    /// `quotation-min-words`: shorter ones pass as scare quotes.
    pub min_words: u32,
}

/// What was verified in this build. Only what is published is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Sources that are published.
    pub sources: usize,
    /// Quotes and notes with their passages in these.
    pub passages: Verdicts,
    /// Quotations in prose and in fields that readers see, that stand in a source.
    pub quotations: Verdicts,
    /// Passed: unsourced on purpose.
    pub unsourced: usize,
    /// Passed: too short to be looked for.
    pub short: usize,
    /// Passed: words of a quote's translation.
    pub translated: usize,
    /// Passed: titles of sources and briefings.
    pub titles: usize,
}

/// Counts by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// All three together.
    pub all: usize,
    /// Verbatim.
    pub exact: usize,
    /// Verbatim but for typography.
    pub typographic: usize,
    /// With marked omissions or changes.
    pub editorial: usize,
}
