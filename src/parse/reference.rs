//! References as written: `mark-milley`, `claim:us-leaving-iraq`, `nbc-letter#esper-no-decision`, or plain words.

use crate::ground::{id::Family, span::Words};

/// A reference to a subject, or to a record of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The family, where the writer named it (`claim:`).
    pub family: Option<Family>,
    /// The subject's id.
    pub id: Words,
    /// Behind `#`: the record's id.
    pub record: Option<Words>,
}

/// A field that takes an id or plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Shaped like an id, so it must name something.
    Id(Box<Reference>),
    /// Plain words: they have a space, a capital or another character that no id has.
    Words(Words),
}

/// Who speaks in a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// An entity.
    Id(Box<Reference>),
    /// `unnamed: ` and the words that the source prints.
    Unnamed(Words),
}
