//! Overlapping marks → flat segments: each names all the marks that it belongs to.

use serde::Serialize;

use crate::site::link::Link;

/// A stretch of a block's text in which no mark begins or ends.
#[derive(Debug, Clone, Serialize)]
pub struct Segment {
    /// The document's words.
    pub text: String,
    /// The passages that it belongs to, in the order in which they begin.
    pub marks: Vec<Mark>,
    /// The entity that it names, with its page: the first place in the block only.
    pub entity: Option<Link>,
    /// The passages (by id) that begin with this segment: their anchors stand before it.
    pub opens: Vec<String>,
    /// The passages that end with this segment: their reference marks stand behind it.
    pub closes: Vec<Mark>,
}

/// A passage as its mark names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The quote's or note's id.
    pub id: String,
    /// Its number on the page, from 1.
    pub number: u32,
    /// `quote` or `note`.
    pub kind: &'static str,
    /// The first speaker's colour, 0 to 11; none for a note.
    pub slot: Option<u8>,
    /// Who speaks, for the label of the reference mark; empty for a note.
    pub speaker: String,
}
