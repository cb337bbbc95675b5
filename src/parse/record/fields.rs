//! `Fields`: the fields of one section, held against its kind's table and read one by one as typed values.

use std::ops::Range;

use oxilangtag::LanguageTag;

use crate::ground::date::Date;
use crate::ground::id;
use crate::ground::span::{Span, Words};
use crate::parse::fault::{Fault, What};
use crate::parse::outline::{FieldLine, FieldLineKind, PartKind, Section};
use crate::parse::page::Page;
use crate::parse::record::kind::Kind;
use crate::parse::record::synonym;
use crate::parse::reference::{self, Named, Reference};
use crate::parse::url;

/// The fields of one section. Each is taken once, by its name.
#[derive(Debug)]
pub struct Fields<'a> {
    kind: &'static Kind,
    heading: Span,
    /// Position in the kind's table, and the value, in the order of the file.
    found: Vec<(usize, Words)>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Fields<'a> {
    /// Holds a section's fields against its kind's table: unknown, repeated, empty and missing ones are faults.
    pub fn new(
        page: &Page<'_>,
        section: &Section,
        kind: &'static Kind,
        faults: &'a mut Vec<Fault>,
    ) -> Fields<'a> {
        let heading = heading(page, section);
        let mut found: Vec<(usize, Words)> = Vec::new();
        let mut first: Vec<Option<Span>> = vec![None; kind.fields.len()];
        for (name, value) in pairs(section).filter(|_| !kind.pairs) {
            let words = &page.text[name.clone()];
            let Some(at) = kind.field(words) else {
                let known = kind.names();
                let nearest = synonym::meant(words, known.iter().copied());
                // What was meant is not missing.
                if let Some(meant) = nearest.and_then(|name| kind.field(name)) {
                    first[meant].get_or_insert(page.span(name));
                }
                let field = words.to_owned();
                let what = What::UnknownField { kind: kind.name, field, nearest, known };
                faults.push(Fault { span: page.span(name), what });
                continue;
            };
            let field = &kind.fields[at];
            match first[at] {
                Some(first) if !field.many => {
                    let what = What::RepeatedField { field: field.name.to_owned(), first };
                    faults.push(Fault { span: page.span(name), what });
                }
                _ => {
                    first[at].get_or_insert(page.span(name));
                    if value.is_empty() {
                        let what = What::EmptyValue(field.name.to_owned());
                        faults.push(Fault { span: page.span(name), what });
                    } else {
                        found.push((at, page.words(value)));
                    }
                }
            }
        }
        for range in stray(section) {
            if let Some((meant, _)) = kind.slip(&page.text[range.clone()]) {
                first[meant].get_or_insert(page.span(range));
            }
        }
        for (field, _) in kind
            .fields
            .iter()
            .zip(&first)
            .filter(|(field, first)| field.required && first.is_none())
        {
            let what = What::MissingField { kind: kind.name, field: field.name };
            faults.push(Fault { span: heading, what });
        }
        Fields { kind, heading, found, faults }
    }

    /// The values of the fields that readers see.
    pub fn shown(&self) -> impl Iterator<Item = &Words> {
        self.found.iter().filter(|(at, _)| self.kind.fields[*at].shown).map(|(_, words)| words)
    }

    /// The fields in the order of the file, by name.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &Words)> {
        self.found.iter().map(|(at, words)| (self.kind.fields[*at].name, words))
    }

    /// Where faults of this section go.
    pub fn faults(&mut self) -> &mut Vec<Fault> {
        self.faults
    }

    /// A fault of a value.
    pub fn fault(&mut self, span: Span, what: What) {
        self.faults.push(Fault { span, what });
    }

    /// A value that should be an id; the one that was probably meant is told.
    pub fn no_id(&mut self, field: &'static str, words: &Words, expected: &str) {
        let nearest = reference::meant(words);
        let expected = expected.to_owned();
        let required = self.is_required(field);
        let what = What::BadValue { field, required, expected, id: true, nearest };
        self.fault(words.span(), what);
    }

    fn is_required(&self, field: &str) -> bool {
        self.kind.field(field).is_some_and(|at| self.kind.fields[at].required)
    }

    /// A value that its field doesn't take.
    pub fn bad(&mut self, field: &'static str, words: &Words, expected: impl Into<String>) {
        let (required, expected) = (self.is_required(field), expected.into());
        let what = What::BadValue { field, required, expected, id: false, nearest: None };
        self.fault(words.span(), what);
    }

    /// All values of a field.
    pub fn many(&mut self, field: &'static str) -> Vec<Words> {
        let wanted = self.kind.field(field);
        let mut values = Vec::new();
        if self.found.iter().any(|(at, _)| Some(*at) == wanted) {
            self.found.retain_mut(|(at, words)| {
                let taken = Some(*at) == wanted;
                if taken {
                    values.push(words.clone());
                }
                !taken
            });
        }
        values.shrink_to_fit();
        values
    }

    /// The value of a field.
    pub fn one(&mut self, field: &'static str) -> Option<Words> {
        let wanted = self.kind.field(field)?;
        let at = self.found.iter().position(|(at, _)| *at == wanted)?;
        Some(self.found.remove(at).1)
    }

    /// The value of a required field; where it is missing, which is a fault by now, no words at the heading's end.
    pub fn required(&mut self, field: &'static str) -> Words {
        self.one(field).unwrap_or_else(|| self.nothing())
    }

    fn nothing(&self) -> Words {
        Words::new("", self.heading.file, self.heading.end as usize)
    }

    /// `yes`, or `no`.
    pub fn yes(&mut self, field: &'static str) -> bool {
        self.choice(field, &[("yes", true), ("no", false)]).unwrap_or(false)
    }

    /// One of some words.
    pub fn choice<T: Copy>(
        &mut self,
        field: &'static str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let words = self.one(field)?;
        let found = known.iter().find(|(word, _)| **word == *words);
        if found.is_none() {
            let names = known.iter().map(|(word, _)| *word);
            let nearest = synonym::meant(&words, names.clone()).map(str::to_owned);
            let names = names.collect::<Vec<_>>();
            let expected = match names.as_slice() {
                [only] => format!("`{only}`"),
                _ => format!("one of {}", names.join(", ")),
            };
            let required = self.is_required(field);
            let what = What::BadValue { field, required, expected, id: false, nearest };
            self.fault(words.span(), what);
        }
        found.map(|(_, value)| *value)
    }

    /// A date.
    pub fn date(&mut self, field: &'static str) -> Option<Date> {
        let words = self.one(field)?;
        self.date_of(field, &words)
    }

    /// Words as a date.
    pub fn date_of(&mut self, field: &'static str, words: &Words) -> Option<Date> {
        match Date::read(words) {
            Ok(date) => Some(date),
            Err(fault) => {
                let time = self.kind.field("time").is_some();
                let what = What::BadDate { field, time, at: fault.at, reason: fault.reason };
                self.fault(words.span(), what);
                None
            }
        }
    }

    /// The date of a required field; where it is missing or none, which is a fault by now, any day at all.
    pub fn required_date(&mut self, field: &'static str) -> Date {
        self.date(field).unwrap_or_else(|| Date::any(self.nothing()))
    }

    /// A number from 0 to `most`.
    pub fn number(&mut self, field: &'static str, most: u32) -> Option<u32> {
        let words = self.one(field)?;
        let number = words.parse().ok().filter(|number| *number <= most);
        if number.is_none() {
            self.bad(field, &words, format!("a number from 0 to {most}"));
        }
        number
    }

    /// A language tag of BCP 47.
    pub fn language(&mut self, field: &'static str) -> Option<Words> {
        let words = self.one(field)?;
        // A word of five letters or more would be a language, too, had any ever been registered.
        let tag = LanguageTag::parse(words.as_str());
        if tag.is_ok_and(|tag| matches!(tag.primary_language().len(), 2 | 3)) {
            return Some(words);
        }
        self.bad(field, &words, "a language tag of BCP 47, as `en` or `de-AT`");
        None
    }

    /// A URL; a slip in it is told, and it is taken all the same.
    pub fn url(&mut self, field: &'static str) -> Option<Words> {
        let words = self.one(field)?;
        self.look_at_url(&words);
        Some(words)
    }

    /// Several URLs.
    pub fn urls(&mut self, field: &'static str) -> Vec<Words> {
        let all = self.many(field);
        all.iter().for_each(|words| self.look_at_url(words));
        all
    }

    /// Tells the slip in a URL.
    pub fn look_at_url(&mut self, words: &Words) {
        if let Some(slip) = url::slip(words) {
            self.fault(words.span(), What::BadUrl { reason: slip.reason, meant: slip.meant });
        }
    }

    /// An id, or plain words.
    pub fn named(&mut self, field: &'static str) -> Option<Named> {
        self.one(field).map(|words| reference::named(&words))
    }

    /// Several ids or plain words.
    pub fn all_named(&mut self, field: &'static str) -> Vec<Named> {
        self.many(field).iter().map(reference::named).collect()
    }

    /// A reference.
    pub fn reference(&mut self, field: &'static str) -> Option<Reference> {
        let words = self.one(field)?;
        self.reference_of(field, &words)
    }

    /// Several references.
    pub fn references(&mut self, field: &'static str) -> Vec<Reference> {
        let all = self.many(field);
        let mut references = Vec::with_capacity(all.len());
        references.extend(all.iter().filter_map(|words| self.reference_of(field, words)));
        references
    }

    /// Words as a reference.
    pub fn reference_of(&mut self, field: &'static str, words: &Words) -> Option<Reference> {
        let reference = reference::read(words);
        if reference.is_none() {
            self.no_id(field, words, "an id");
        }
        reference
    }

    /// `was`: old ids.
    pub fn old_ids(&mut self) -> Vec<Words> {
        let all = self.many("was");
        let mut ids = Vec::with_capacity(all.len());
        for words in all {
            match id::fault(&words) {
                Some(fault) => self.fault(words.span(), What::BadId(fault)),
                None => ids.push(words),
            }
        }
        ids
    }
}

/// The names and values of a section's field lines.
pub fn pairs(section: &Section) -> impl Iterator<Item = (&Range<usize>, &Range<usize>)> {
    lines(section).filter_map(|line| match &line.what {
        FieldLineKind::Field { name, value } => Some((name, value)),
        _ => None,
    })
}

/// The lines among a section's fields that are none.
fn stray(section: &Section) -> impl Iterator<Item = &Range<usize>> {
    lines(section).filter(|line| line.what == FieldLineKind::Stray).map(|line| &line.range)
}

fn lines(section: &Section) -> impl Iterator<Item = &FieldLine> {
    let fields = section.parts.iter().filter_map(|part| match &part.what {
        PartKind::Fields(lines) => Some(lines),
        _ => None,
    });
    fields.flatten()
}

/// The heading line of a section.
pub fn heading(page: &Page<'_>, section: &Section) -> Span {
    page.span(&section.heading.as_ref().map_or(0..0, |heading| heading.line.clone()))
}

/// The parts of a value between its `|`, white space around them left out.
pub fn parts(words: &Words) -> Vec<Words> {
    let mut parts = Vec::new();
    let mut start = 0;
    for part in words.split('|') {
        let from = start + (part.len() - part.trim_start().len());
        parts.push(words.part(from, from + part.trim().len()));
        start += part.len() + 1;
    }
    parts
}
