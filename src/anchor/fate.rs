//! `Fate`: what became of a quotation in prose.

use std::ops::Range;

use crate::anchor::outcome::{Found, Near};

/// A record of a source: the source's number in `draft.sources`, the record's in its `records`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordAt {
    /// Which source.
    pub source: usize,
    /// Which of its records.
    pub record: usize,
}

/// What became of a quotation in prose, or in a field that readers see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Fewer words than `quotation-min-words`: scare quotes, not looked for.
    Short,
    /// The title of a source or of a briefing.
    Title,
    /// `<q data-unsourced>`: passes on purpose, and is counted.
    Unsourced,
    /// Words of a quote's `translation`; passes as translated.
    Translated(RecordAt),
    /// In one quote or note: linked to it.
    InRecord {
        /// Which.
        record: RecordAt,
        /// Where its words stand in the source.
        found: Found,
    },
    /// Not in a quote, but in one source: linked to its first place there.
    InSource {
        /// Which source.
        source: usize,
        /// Where.
        found: Found,
    },
    /// Only in indirect quotes, which hold the reporter's words; the first of them.
    Paraphrase {
        /// Which.
        record: RecordAt,
        /// Where the words stand.
        found: Found,
    },
    /// In several quotes, or in several sources, and nothing decides.
    Ambiguous(Vec<Candidate>),
    /// A label (`[[x#y|“…”]]`, `[[x|“…”]]`) whose words the thing it names doesn't have; the nearest that it has.
    NotInTarget(Option<Near>),
    /// In no source; the nearest there is.
    Nowhere(Option<Near>),
}

/// One of several places where a quotation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which source.
    pub source: usize,
    /// The quote, where it is one's words.
    pub record: Option<usize>,
    /// Bytes of the source's canonical text.
    pub range: Range<u32>,
}
