//! `Takes`: what a field that refers to something takes; and what is named, in words.

use crate::anchor::names::{Place, Target};
use crate::ground::id::Family;
use crate::parse::Draft;
use crate::parse::record::RecordKind;
use crate::parse::record::entity::EntityKind;

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Anything,
    Entity,
    Source,
    Claim,
    Quote,
    QuoteOrNote,
    Basis,
    Somebody,
    Event,
    Place,
    Organization,
    Document,
}

impl Takes {
    /// In words, as in “…, but the field takes an event”.
    pub(super) fn words(self) -> &'static str {
        match self {
            Takes::Anything => "anything",
            Takes::Entity => "an entity",
            Takes::Source => "a source",
            Takes::Claim => "a claim",
            Takes::Quote => "a quote",
            Takes::QuoteOrNote => "a quote or note",
            Takes::Basis => "a claim, quote, note or source",
            Takes::Somebody => "an author of site.md or an entity",
            Takes::Event => "an event",
            Takes::Place => "a place",
            Takes::Organization => "an organization or place",
            Takes::Document => "a document or source",
        }
    }

    /// What its bare ids may name.
    pub(super) fn place(self) -> Place {
        match self {
            Takes::Anything | Takes::Basis => Place::Prose,
            Takes::Quote | Takes::QuoteOrNote => Place::Record,
            Takes::Source => Place::Field(Family::Source),
            Takes::Claim => Place::Field(Family::Claim),
            Takes::Somebody => Place::Somebody,
            Takes::Entity | Takes::Event | Takes::Place | Takes::Organization | Takes::Document => {
                Place::Field(Family::Entity)
            }
        }
    }

    /// Whether the field takes what is named.
    pub(super) fn fits(self, target: Target, draft: &Draft) -> bool {
        let kind = match target {
            Target::Entity(entity) => draft.entities.get(entity).map(|entity| entity.kind),
            _ => None,
        };
        match self {
            Takes::Anything => true,
            Takes::Entity => kind.is_some(),
            Takes::Source => matches!(target, Target::Source(_)),
            Takes::Claim => matches!(target, Target::Claim(_)),
            Takes::Quote => is_quote(target, draft),
            Takes::QuoteOrNote => matches!(target, Target::Record(_)),
            Takes::Basis => {
                matches!(target, Target::Claim(_) | Target::Record(_) | Target::Source(_))
            }
            Takes::Somebody => kind.is_some() || matches!(target, Target::Author(_)),
            Takes::Event => kind == Some(EntityKind::Event),
            Takes::Place => kind == Some(EntityKind::Place),
            Takes::Organization => {
                matches!(kind, Some(EntityKind::Organization | EntityKind::Place))
            }
            Takes::Document => {
                kind == Some(EntityKind::Document) || matches!(target, Target::Source(_))
            }
        }
    }
}

/// What is named, in words.
pub(super) fn what(target: Target, draft: &Draft) -> &'static str {
    match target {
        Target::Source(_) => "a source",
        Target::Claim(_) => "a claim",
        Target::Briefing(_) => "a briefing",
        Target::Judgment(..) => "a judgment",
        Target::Author(_) => "an author of site.md",
        Target::Entity(n) => match draft.entities.get(n).map(|entity| entity.kind) {
            Some(EntityKind::Person) => "a person",
            Some(EntityKind::Organization) => "an organization",
            Some(EntityKind::Place) => "a place",
            Some(EntityKind::Event) => "an event",
            Some(EntityKind::Document) => "a document",
            Some(EntityKind::Thing) | None => "a thing",
        },
        Target::Record(_) if is_quote(target, draft) => "a quote",
        Target::Record(_) => "a note",
    }
}

fn is_quote(target: Target, draft: &Draft) -> bool {
    let Target::Record(at) = target else { return false };
    let record = draft.sources.get(at.source).and_then(|from| from.records.get(at.record));
    record.is_some_and(|record| matches!(record.what, RecordKind::Quote(_)))
}
