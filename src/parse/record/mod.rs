//! The record kinds, one file each: their fields, and the value that each becomes.

pub mod briefing;
pub mod claim;
pub mod entity;
pub mod note;
pub mod quote;
pub mod source;

use crate::ground::span::{Span, Words};
use crate::parse::prose::{Prose, Quotation};
use crate::parse::reference::Reference;

pub use briefing::{Briefing, Correction, Judgment};
pub use claim::Claim;
pub use entity::Entity;
pub use note::Note;
pub use quote::Quote;
pub use source::Source;

/// What every subject and every record has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The heading line, without its line end.
    pub span: Span,
    /// Old ids.
    pub was: Vec<Words>,
    /// `draft: yes`: keeps it off the site.
    pub draft: bool,
    /// `hidden: yes`: checked, not shown, not exported.
    pub hidden: bool,
    /// The prose about it.
    pub prose: Prose,
    /// Quotations in those of its fields that readers see.
    pub field_quotations: Vec<Quotation>,
}

/// A record below `# source`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id; quotes and notes have one.
    pub id: Option<Words>,
    /// What every record has.
    pub head: Head,
    /// The passage that it is about.
    pub passage: Passage,
    /// `after`: words that stand just before the passage.
    pub after: Option<Words>,
    /// `before`: words that stand just behind the passage.
    pub before: Option<Words>,
    /// What it is, with what only this kind has.
    pub what: RecordKind,
}

/// The records of a source that have a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordKind {
    /// `## quote ID`
    Quote(Box<Quote>),
    /// `## note ID`
    Note(Box<Note>),
    /// `## mention`, of an entity.
    Mention(Box<Reference>),
    /// `## headline` and the like: what a block of the document is.
    Part(Part),
}

/// What a block of the document is, where its format can't tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `## headline`
    Headline,
    /// `## standfirst`
    Standfirst,
    /// `## heading`
    Heading,
    /// `## byline`
    Byline,
    /// `## caption`
    Caption,
    /// `## furniture`: not the document's own words; shown nowhere, quotable never.
    Furniture,
}

/// The exact words that a record is about, as pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The lines, `>` included.
    pub span: Span,
    /// One or more; an empty `>` line parts them.
    pub pieces: Vec<Piece>,
}

/// One run of words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its lines, from behind the first `> ` to the end of the last.
    pub span: Span,
    /// The raw characters after `> `, lines joined by LF.
    pub text: Box<str>,
}
