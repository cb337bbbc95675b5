//! `Report`: all that there is to tell about a site, with its counts.

use crate::ground::diagnostic::{Diagnostic, Severity};

/// All that there is to tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Errors and warnings, sorted by path, place and code.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether everything could be read.
    pub complete: bool,
    /// How many sources.
    pub sources: usize,
    /// How many quotes.
    pub quotes: usize,
    /// How many of the quotes stand in their source.
    pub verified: usize,
    /// What became of each record with a passage, where [`super::Options::passages`] asked for it.
    pub passages: Option<Vec<PassageVerdict>>,
}

impl Report {
    /// How many findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// What became of one record's passage, for machines.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PassageVerdict {
    /// The source's id.
    pub source: String,
    /// `quote`, `note`, `mention`, `headline`, …
    pub kind: &'static str,
    /// The record's id; mentions and parts of a document have none.
    pub id: Option<String>,
    /// `exact`, `typographic`, `editorial`, `ambiguous`, `near` or `missing`.
    pub verdict: &'static str,
    /// Code points of the canonical text, end exclusive: where it stands; every place where it is ambiguous; the
    /// nearest words where it is near.
    pub ranges: Vec<[usize; 2]>,
    /// Source words left out at an ellipsis, in code points.
    pub omitted: Vec<[usize; 2]>,
    /// Words in brackets that stand for nothing in the source.
    pub inserted: Vec<String>,
    /// Words in brackets that stand for words of the source.
    pub replaced: Vec<Replaced>,
    /// What became of it, where the source's file is not the one that was annotated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub became: Option<Fate>,
}

/// What became of a record of a source that changed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fate {
    /// `same`, `moved`, `typographic`, `edited`, `orphan` or `doubtful`.
    pub what: &'static str,
    /// Whether the text that was annotated was at hand.
    pub by_history: bool,
    /// The words that stood there; where that text isn't at hand, the passage as written.
    pub before: String,
    /// Where these words, or those in their place, stand now, in code points.
    pub now: Option<[usize; 2]>,
}

/// Words in brackets, and what the source has there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Replaced {
    /// What stands in the brackets.
    pub by: String,
    /// What they stand for, in code points.
    pub source: [usize; 2],
}
