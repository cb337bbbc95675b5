//! `## note ID`: the editor's remark on a passage.

use crate::ground::span::Words;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{AFTER, BEFORE, DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::reference::{Named, Reference};

/// `## note ID`
pub const NOTE: Kind = Kind {
    name: "note",
    level: 2,
    id: true,
    passage: true,
    pairs: false,
    fields: &[
        one("by").shown(),
        many("about"),
        many("topics").shown(),
        AFTER,
        BEFORE,
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

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

/// Reads what only a note has.
pub fn read(fields: &mut Fields<'_>) -> Note {
    Note {
        by: fields.named("by"),
        about: fields.references("about"),
        topics: fields.many("topics"),
    }
}
