//! The record kinds, one file each: their fields, and the value that each becomes.

pub mod alias;
pub mod briefing;
pub mod claim;
pub mod correction;
pub mod entity;
pub mod fields;
pub mod head;
pub mod judgment;
pub mod kind;
pub mod mention;
pub mod note;
pub mod part;
pub mod passage;
pub mod quote;
pub mod role;
pub mod source;
pub mod synonym;

use crate::ground::span::Words;
use crate::parse::fault::Fault;
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::reference::Reference;
use fields::Fields;

pub use briefing::Briefing;
pub use claim::Claim;
pub use correction::Correction;
pub use entity::Entity;
pub use head::Head;
pub use judgment::Judgment;
pub use note::Note;
pub use part::Part;
pub use passage::{Passage, Piece};
pub use quote::Quote;
pub use source::Source;

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

/// Reads a record below a source that has a passage. None where it can't be kept; a fault tells why.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Record> {
    let kind = heading.kind?;
    let passage = passage::read(page, section, kind, faults);
    let mut fields = Fields::new(page, section, kind, faults);
    let head = head::read(page, section, &mut fields);
    let after = fields.one("after");
    let before = fields.one("before");
    let id = heading.id.as_ref().map(|id| page.words(id));
    let what = match kind.name {
        "quote" => RecordKind::Quote(Box::new(quote::read(&mut fields))),
        "note" => RecordKind::Note(Box::new(note::read(&mut fields))),
        "mention" => RecordKind::Mention(Box::new(mention::read(&mut fields)?)),
        part => RecordKind::Part(part::of(part)?),
    };
    Some(Record { id, head, passage: passage?, after, before, what })
}
