//! `Value`: one value of a field, as it is compared: references by what they name; and what collects them.

use crate::anchor::Anchored;
use crate::anchor::names::Place;
use crate::diff::item::{Item, item};
use crate::ground::date::Date;
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

    /// What a reference names; as written where it names nothing.
    pub fn part(&self, of: &Reference, place: Place) -> Part {
        match self.anchored.names.look_up(of, place).map(|found| item(found.target)) {
            Ok(Some(item)) => Part::Item(item),
            _ => Part::Words(written(of)),
        }
    }
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
