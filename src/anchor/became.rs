//! `Changed`: a source whose file is not the one that was annotated, and what became of each of its records.

use std::ops::Range;

/// A source whose file is not the one that was annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which source, by number.
    pub source: usize,
    /// Whether the text that was annotated is at hand.
    pub by_history: bool,
    /// What became of each record, in the order of the source's records.
    pub records: Vec<Became>,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Became {
    /// In a word.
    pub what: What,
    /// The words that stood in the text that was annotated; where that isn't at hand, the passage as written.
    pub before: Box<str>,
    /// Where its words, or those that took their place, stand now: bytes of the canonical text.
    pub now: Option<Range<u32>>,
    /// Its words are as they were, but the sentence around them is not: as it was.
    pub sentence: Option<Box<str>>,
}

/// What became of a record, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Its words stand where they stood; or they were written for the text as it is now.
    Same,
    /// Its words went elsewhere with their whole sentence.
    Moved,
    /// Its words stand there in other typography.
    Typographic,
    /// Other words stand in their place.
    Edited,
    /// Its words are gone.
    Orphan,
    /// Nothing shows whether the words that stand there are the ones that were meant.
    Doubtful(Doubt),
}

/// Why it is open what became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its words stand there more than once.
    Twice,
    /// Its words stand there, and not next to what its `after` or `before` says.
    Context,
    /// Its words stand elsewhere, and what stood there before is not at hand.
    Elsewhere,
    /// Its words stand in another sentence, which is new.
    OtherSentence,
    /// Its words stand in furniture alone.
    Furniture,
}

impl What {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            What::Same => "same",
            What::Moved => "moved",
            What::Typographic => "typographic",
            What::Edited => "edited",
            What::Orphan => "orphan",
            What::Doubtful(_) => "doubtful",
        }
    }

    /// Whether the record holds of the text as it is now.
    pub fn holds(self) -> bool {
        matches!(self, What::Same | What::Moved | What::Typographic)
    }
}
