//! `# person`, `# organization`, `# place`, `# event`, `# document`, `# thing`: who and what is named.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::record::Head;
use crate::parse::reference::{Named, Reference};

/// Who or what is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: Words,
    /// What it is.
    pub kind: EntityKind,
    /// What every subject has.
    pub head: Head,
    /// `name`
    pub name: Words,
    /// `sort-name`
    pub sort_name: Option<Words>,
    /// `native-name`
    pub native_name: Option<Words>,
    /// `alias`
    pub alias: Vec<Words>,
    /// `role`
    pub role: Vec<Role>,
    /// `part-of`
    pub part_of: Vec<Reference>,
    /// `wikidata`: `Q` and digits.
    pub wikidata: Option<Words>,
    /// `url`
    pub url: Vec<Words>,
    /// `not-same-as`
    pub not_same_as: Vec<Reference>,
    /// `private`: linked only by a document's aliases or a mention.
    pub private: bool,
    /// `when`, of an event.
    pub when: Option<Date>,
    /// `time`, of an event, in words.
    pub time: Option<Words>,
    /// `place`, of an event.
    pub place: Option<Named>,
    /// `state`, of an event.
    pub state: Option<EventState>,
    /// `participant`, of an event.
    pub participant: Vec<Named>,
    /// `cites`, of an event: quotes or notes that tell of it.
    pub cites: Vec<Reference>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// `# person`
    Person,
    /// `# organization`
    Organization,
    /// `# place`
    Place,
    /// `# event`
    Event,
    /// `# document`
    Document,
    /// `# thing`
    Thing,
}

/// A role somebody holds or held: `title | organization | interval`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What it is called.
    pub title: Words,
    /// Where.
    pub organization: Option<Named>,
    /// When.
    pub interval: Option<Date>,
}

/// Whether an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventState {
    /// `happened`
    Happened,
    /// `planned`
    Planned,
    /// `alleged`
    Alleged,
    /// `cancelled`
    Cancelled,
}
