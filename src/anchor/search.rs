//! `Search`: many wordings, looked for together in one text after another.

use crate::anchor::outcome::{Found, Near};
use crate::parse::source::SourceText;
use std::ops::Range;

/// Words to look for: a passage, or a quotation in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its pieces, in order; one where there was no interruption.
    pub pieces: Vec<Box<str>>,
    /// Whether round brackets do the work of square ones (`style: ap`).
    pub parentheses_as_brackets: bool,
}

/// Wordings made ready to be looked for.
#[derive(Debug)]
pub struct Search {
    wanted: Vec<Wanted>,
}

/// All accepted places of one wording in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The wording, by its number.
    pub wanted: usize,
    /// The places, in the text's order; at most [`super::outcome::MAX_PLACES`] are kept.
    pub found: Vec<Found>,
    /// How many there are.
    pub count: usize,
}

impl Search {
    /// Makes wordings ready.
    pub fn new(wanted: Vec<Wanted>) -> Search {
        Search { wanted }
    }

    /// All wordings that stand in a text, by number. `furniture` is stepped over.
    pub fn all(&self, text: &SourceText, furniture: &[Range<u32>]) -> Vec<Hits> {
        let _ = (text, furniture, &self.wanted);
        Vec::new()
    }
}

/// The passage of a text nearest to a wording, where something is close. `source` is only passed on.
pub fn near(wanted: &Wanted, source: usize, text: &SourceText) -> Option<Near> {
    let _ = (wanted, source, text);
    None
}
