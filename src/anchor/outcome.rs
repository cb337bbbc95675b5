//! `Outcome`: what became of a passage that was looked for, by the ladder of verdicts.

use std::ops::Range;

/// What became of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It stands in the source, in one place.
    Found(Found),
    /// It stands there more than once, and no context decides; some of the places (at most [`MAX_PLACES`]), and how
    /// many there are.
    Ambiguous {
        /// Where.
        places: Vec<Range<u32>>,
        /// How many there are.
        count: usize,
    },
    /// Its words stand there, but what `after` or `before` says does not stand next to them; the places.
    WrongContext {
        /// Where the words stand.
        places: Vec<Range<u32>>,
    },
    /// It stands only in furniture; the first place.
    InFurniture(Range<u32>),
    /// It doesn't stand there; something close does.
    Near(Near),
    /// It doesn't stand there, and nothing close.
    Missing,
}

/// How many places are listed.
pub const MAX_PLACES: usize = 12;

/// A passage that stands in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How the words compare.
    pub verdict: Verdict,
    /// Where: bytes of the canonical text, on grapheme borders, in the text's order. More than one where words were
    /// left out between or an interruption parts the pieces.
    pub ranges: Vec<Range<u32>>,
    /// What the passage leaves out, puts in or replaces, in its order.
    pub edits: Vec<Edit>,
    /// A negation among the omitted words, or inside or behind a bracket: bytes of the canonical text.
    pub omitted_negation: Option<Range<u32>>,
    /// A negation directly before the words in their sentence (an article apart): bytes of the canonical text.
    pub clipped_negation: Option<Range<u32>>,
}

impl Found {
    /// From its first to its last byte in the canonical text.
    pub fn extent(&self) -> Range<u32> {
        let start = self.ranges.first().map_or(0, |range| range.start);
        start..self.ranges.last().map_or(start, |range| range.end)
    }

    /// Whether nothing differs but a first letter or a final mark.
    pub fn is_only_adjusted(&self) -> bool {
        !self.edits.is_empty() && self.edits.iter().all(|edit| matches!(edit, Edit::Adjusted(_)))
    }
}

/// How accepted words compare with the source's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The same characters, white space aside.
    Exact,
    /// The same words after the typographic folds.
    Typographic,
    /// The same words after editorial marks are read as such.
    Editorial,
}

/// One editorial difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Source words that the passage leaves out at an ellipsis.
    Omitted(Range<u32>),
    /// Words in brackets that stand for nothing in the source: `told [the president]`.
    Inserted(Box<str>),
    /// Words in brackets that stand for source words: `walk[ed]`, `[T]he`.
    Replaced {
        /// What stands in the brackets.
        by: Box<str>,
        /// What the source has.
        source: Range<u32>,
    },
    /// A final mark that changed or went: `closed,` for `closed.`; or a capital that changed.
    Adjusted(Range<u32>),
}

/// The closest passage to one that doesn't stand in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The source, by its number in `draft.sources`.
    pub source: usize,
    /// Bytes of its canonical text, whole words.
    pub range: Range<u32>,
    /// Runs of words that differ: bytes of the passage's words as looked for (its pieces joined by a line end), and
    /// bytes of the canonical text; either may be empty.
    pub differences: Vec<(Range<u32>, Range<u32>)>,
}
