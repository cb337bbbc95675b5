//! `# person`, `# organization`, `# place`, `# event`, `# document`, `# thing`: who and what is named.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::fault::Fault;
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{DRAFT, Field, HIDDEN, Kind, WAS, many, one};
use crate::parse::record::role;
use crate::parse::record::{Head, head};
use crate::parse::reference::{Named, Reference};

pub use crate::parse::record::role::Role;

/// The fields of an entity, with those of its kind alone in their place.
macro_rules! fields {
    ($($own:expr),*) => {
        &[
            one("name").required(),
            one("sort-name"),
            one("native-name"),
            many("alias"),
            many("role").shown(),
            many("part-of"),
            one("wikidata"),
            many("url"),
            many("not-same-as"),
            one("private"),
            $($own,)*
            WAS,
            DRAFT,
            HIDDEN,
        ]
    };
}

const FIELDS: &[Field] = fields![];

const EVENT_FIELDS: &[Field] = fields![
    one("when"),
    one("time").shown(),
    one("place").shown(),
    one("state"),
    many("participant").shown(),
    many("cites")
];

const fn kind(name: &'static str, fields: &'static [Field]) -> Kind {
    Kind { name, level: 1, id: true, passage: false, pairs: false, fields }
}

/// `# person`
pub const PERSON: Kind = kind("person", FIELDS);
/// `# organization`
pub const ORGANIZATION: Kind = kind("organization", FIELDS);
/// `# place`
pub const PLACE: Kind = kind("place", FIELDS);
/// `# event`
pub const EVENT: Kind = kind("event", EVENT_FIELDS);
/// `# document`
pub const DOCUMENT: Kind = kind("document", FIELDS);
/// `# thing`
pub const THING: Kind = kind("thing", FIELDS);

/// Who or what is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: Words,
    /// What it is.
    pub kind: EntityKind,
    /// What every subject has.
    pub head: Head,
    /// `name`; empty where it is missing, which is a fault.
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

/// The values of `state`.
pub const STATES: [(&str, EventState); 4] = [
    ("happened", EventState::Happened),
    ("planned", EventState::Planned),
    ("alleged", EventState::Alleged),
    ("cancelled", EventState::Cancelled),
];

/// Reads an entity. None where its heading has no id or is none of an entity.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Entity> {
    let id = page.words(heading.id.as_ref()?);
    let table = heading.kind?;
    let kind = of(table.name)?;
    let mut fields = Fields::new(page, section, table, faults);
    Some(Entity {
        id,
        kind,
        head: head::read(page, section, &mut fields),
        name: fields.required("name"),
        sort_name: fields.one("sort-name"),
        native_name: fields.one("native-name"),
        alias: fields.many("alias"),
        role: role::read(&mut fields),
        part_of: fields.references("part-of"),
        wikidata: wikidata(&mut fields),
        url: fields.urls("url"),
        not_same_as: fields.references("not-same-as"),
        private: fields.yes("private"),
        when: fields.date("when"),
        time: fields.one("time"),
        place: fields.named("place"),
        state: fields.choice("state", &STATES),
        participant: fields.all_named("participant"),
        cites: fields.references("cites"),
    })
}

impl EntityKind {
    /// As it stands in the heading.
    pub fn word(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Event => "event",
            EntityKind::Document => "document",
            EntityKind::Thing => "thing",
        }
    }
}

fn of(kind: &str) -> Option<EntityKind> {
    Some(match kind {
        "person" => EntityKind::Person,
        "organization" => EntityKind::Organization,
        "place" => EntityKind::Place,
        "event" => EntityKind::Event,
        "document" => EntityKind::Document,
        "thing" => EntityKind::Thing,
        _ => return None,
    })
}

fn wikidata(fields: &mut Fields<'_>) -> Option<Words> {
    let words = fields.one("wikidata")?;
    let digits = words.strip_prefix('Q').unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        fields.bad("wikidata", &words, "`Q` and digits, as `Q42`");
        return None;
    }
    Some(words)
}
