//! `Value`: one value of a field, as it is compared: references by what they name; and what collects them.

use crate::anchor::Anchored;
use crate::anchor::names::{Place, Resolved, Target};
use crate::diff::item::{Item, item};
use crate::ground::date::Date;
use crate::ground::id::Family;
use crate::ground::span::{Span, Words};
use crate::parse::reference::{Named, Reference};

/// One value of a field.
#[derive(Debug, Clone)]
pub(super) struct Value {
    /// The field.
    pub field: &'static str,
    /// What is compared.
    pub parts: Vec<Part>,
    /// As it is shown.
    pub shown: String,
    /// Where it stands, where that is known.
    pub span: Option<Span>,
}

/// A part of a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// Words as written.
    Words(String),
    /// What a reference names.
    Item(Item),
}

/// Values while they are collected.
pub(super) struct Values<'a> {
    all: Vec<Value>,
    anchored: &'a Anchored,
}

impl<'a> Values<'a> {
    /// All that was collected.
    pub fn all(self) -> Vec<Value> {
        self.all
    }

    pub fn of(anchored: &'a Anchored) -> Values<'a> {
        Values { all: Vec::new(), anchored }
    }

    pub fn push(
        &mut self,
        field: &'static str,
        parts: Vec<Part>,
        shown: String,
        span: Option<Span>,
    ) {
        self.all.push(Value { field, parts, shown, span });
    }

    pub fn words<'w>(&mut self, field: &'static str, all: impl IntoIterator<Item = &'w Words>) {
        for words in all.into_iter().filter(|words| !words.is_empty()) {
            self.push(
                field,
                vec![Part::Words(words.to_string())],
                words.to_string(),
                Some(words.span()),
            );
        }
    }

    pub fn choice(&mut self, field: &'static str, word: &str) {
        self.push(field, vec![Part::Words(word.to_owned())], word.to_owned(), None);
    }

    pub fn date<'w>(&mut self, field: &'static str, all: impl IntoIterator<Item = &'w Date>) {
        self.words(field, all.into_iter().map(|date| &date.words));
    }

    pub fn references<'w>(
        &mut self,
        field: &'static str,
        all: impl IntoIterator<Item = &'w Reference>,
        place: Place,
    ) {
        for of in all {
            let part = self.part(of, place);
            self.push(field, vec![part], written(of), Some(of.id.span()));
        }
    }

    pub fn named<'w>(
        &mut self,
        field: &'static str,
        all: impl IntoIterator<Item = &'w Named>,
        place: Place,
    ) {
        for named in all {
            let part = self.part_of_named(named, place);
            let span = match named {
                Named::Id(of) => of.id.span(),
                Named::Words(words) => words.span(),
            };
            self.push(field, vec![part], written_named(named), Some(span));
        }
    }

    pub fn part_of_named(&self, named: &Named, place: Place) -> Part {
        match named {
            Named::Id(of) => self.part(of, place),
            Named::Words(words) => Part::Words(words.to_string()),
        }
    }

    /// What a reference names.
    pub fn part(&self, of: &Reference, place: Place) -> Part {
        part(self.anchored, of, place)
    }
}

/// What a reference names; where that is nothing, the id that it would have, in one form for all ways to write it.
pub(super) fn part(anchored: &Anchored, of: &Reference, place: Place) -> Part {
    let found = anchored.names.look_up(of, place).ok().filter(|found| fits(found.target, place));
    match found.map(|found| item(found.target)) {
        Some(Some(item)) => Part::Item(item),
        Some(None) => Part::Words(written(of)),
        None => Part::Words(nothing(anchored, of, place)),
    }
}

/// Whether what an id names is of the family that the field takes: another one's bearer is not what was meant.
fn fits(target: Target, place: Place) -> bool {
    match place {
        Place::Field(Family::Source) => matches!(target, Target::Source(_)),
        Place::Field(Family::Entity) => matches!(target, Target::Entity(_)),
        Place::Field(Family::Claim) => matches!(target, Target::Claim(_)),
        Place::Field(Family::Briefing) => matches!(target, Target::Briefing(_)),
        Place::Prose | Place::Somebody => true,
        Place::Record | Place::OfSource(_) | Place::OfBriefing(_) => true,
    }
}

/// `nbc-letter#timing`, however it is written; subjects by the id that they have now.
fn nothing(anchored: &Anchored, of: &Reference, place: Place) -> String {
    let draft = &anchored.draft;
    let Some(record) = &of.record else {
        let home = match place {
            Place::OfSource(home) => draft.sources.get(home).map(|source| &source.id),
            Place::OfBriefing(home) => draft.briefings.get(home).map(|briefing| &briefing.id),
            Place::Prose | Place::Field(_) | Place::Somebody | Place::Record => None,
        };
        return home.map_or_else(|| of.id.to_string(), |home| format!("{home}#{}", of.id));
    };
    let subject = Reference { record: None, ..of.clone() };
    let id = match anchored.names.look_up(&subject, Place::Field(Family::Source)) {
        Ok(Resolved { target: Target::Source(n), .. }) => draft.sources.get(n).map(|one| &one.id),
        Ok(Resolved { target: Target::Briefing(n), .. }) => {
            draft.briefings.get(n).map(|one| &one.id)
        }
        _ => None,
    };
    format!("{}#{record}", id.unwrap_or(&of.id))
}

/// A reference as written.
pub(super) fn written(of: &Reference) -> String {
    let family = of.family.map_or(String::new(), |family| format!("{}:", family.word()));
    let record = of.record.as_ref().map_or(String::new(), |record| format!("#{record}"));
    format!("{family}{}{record}", of.id)
}

/// Words, or a reference, as written.
pub(super) fn written_named(named: &Named) -> String {
    match named {
        Named::Id(of) => written(of),
        Named::Words(words) => words.to_string(),
    }
}
