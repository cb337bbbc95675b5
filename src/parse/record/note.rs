//! `## note ID`: the editor's remark on a passage.

use crate::ground::span::Words;
use crate::parse::reference::{Named, Reference};

/// What only a note has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// `by`
    pub by: Option<Named>,
    /// `about`
    pub about: Vec<Reference>,
    /// `topics`
    pub topics: Vec<Words>,
}
