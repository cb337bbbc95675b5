//! `unmasked`: an unnamed speaker who is named, or described more closely.

use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::exposed::exposed;
use crate::diff::finding::{FieldChange, Finding, Severity};
use crate::diff::half::Half;
use crate::diff::hint::hints;
use crate::diff::look::Look;
use crate::diff::mask::{Unmasked, gives_away, named, telling, unmasked};
use crate::diff::report::open;
use crate::diff::value::Part;

/// An unnamed speaker who is named, or described more closely.
pub const CODE: Code = Code {
    code: "unmasked",
    severity: Severity::Break,
    line: "Somebody who spoke without a name is named, or described more closely, or in other words.",
    why: "Whoever speaks *as an official* relies on it. A name, a role, an employer, the same words or the same remark under a name: each can give somebody away, and once it is public nothing takes it back. Whether other words of a description tell more no program can weigh: only fewer words pass. A person who is new in the remark, or in `about` or `via`, may be meant otherwise and is a warning. Let nobody merge this who doesn't know what was agreed. A commit that was pushed is public already, wherever the repository is.",
    before: &[holm!("- speaker: unnamed: a clerk\n", "The road stays open")],
    after: &[holm!("- speaker: per-lund\n", "The road stays open")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_records() {
        if look.base.unnamed(b).is_empty() {
            continue;
        }
        let id = look.head.id(h);
        if let (Some(how), Some(changed)) = (unmasked(look, b, h), look.change(h, "speaker")) {
            let message = match how {
                Unmasked::Named => format!("Who speaks in {id} was unnamed, and is named."),
                Unmasked::Beside => {
                    format!("In {id} somebody speaks by name beside somebody unnamed.")
                }
                Unmasked::Closer => format!("Who speaks in {id} is described more closely."),
                Unmasked::Otherwise => {
                    format!("Who speaks in {id} is described in other words, which may tell more.")
                }
            };
            out.push(CODE.kept(look, h, message).field(look, b, h, changed));
        }
        for changed in &look.changed[h] {
            let field = changed.field;
            if gives_away(look, b, h, changed) {
                let message = format!("Who speaks in {id} is unnamed, and its {field} tells more.");
                out.push(CODE.kept(look, h, message).field(look, b, h, changed));
            }
        }
    }
    named_elsewhere(look, out);
    linked(look, out);
    hinted(look, out);
    of_office(look, out);
}

/// Quotes of HEAD that name somebody for the words or the remark of somebody who had no name.
fn named_elsewhere(look: &Look<'_>, out: &mut Vec<Finding>) {
    let exposed = exposed(look);
    for one in &exposed {
        let by = look.head.id(one.by);
        let how = match one.by_words {
            true => format!("{by} gives the words, or some of them, to somebody by name"),
            false => format!("{by} is the same remark under a name"),
        };
        let found = match look.now[one.b] {
            Some(now) => {
                let id = look.head.id(now.h);
                CODE.kept(look, now.h, format!("Who speaks in {id} had no name; {how}."))
            }
            None => {
                let id = look.base.id(one.b);
                CODE.gone(look, one.b, format!("Who speaks in {id} had no name; {how}."))
            }
        };
        out.push(found.given(look, one.b, one.by));
    }
    for b in look.gone().filter(|b| !look.base.unnamed(*b).is_empty()) {
        let Some((h, maybe)) = &look.maybe[b] else { continue };
        let is_told = || exposed.iter().any(|one| (one.b, one.by) == (b, *h));
        if named(&look.head.nodes[*h]).next().is_none() || is_told() {
            continue;
        }
        let (was, is) = (look.base.id(b), look.head.id(*h));
        let message =
            format!("Who speaks in {was} had no name; {is} gives much the same words by name.");
        let mut found = CODE.gone(look, b, message).given(look, b, *h);
        found.maybe = Some(maybe.clone());
        out.push(found);
    }
}

impl Finding {
    /// With the passage of somebody unnamed, that of the quote which names somebody, and who speaks in each.
    fn given(self, look: &Look<'_>, b: usize, h: usize) -> Finding {
        let mut found = self.passage_before(look, b).passage_after(look, h).pointed();
        let speakers = |half: &Half<'_>, n: usize| {
            let all: Vec<String> = half.nodes[n].of("speaker").map(|one| half.named(one)).collect();
            all.join("; ")
        };
        let (before, after) = open(&speakers(&look.base, b), &speakers(&look.head, h));
        found.fields.push(FieldChange { field: "speaker", before, after });
        found
    }
}

/// Somebody who was to be linked nowhere, perhaps as only an office is known, with another name or without that shelter.
fn of_office(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_of("person") {
        if look.base.nodes[b].first("private").is_empty() {
            continue;
        }
        let id = look.head.id(h);
        for changed in &look.changed[h] {
            let field = changed.field;
            let message = match field {
                "private" => format!("{id} was private, and is not: may everybody know who it is?"),
                "name" | "native-name" | "alias" | "wikidata" | "url"
                    if !look.values(h, changed).1.is_empty() =>
                {
                    format!(
                        "{id} is private, and its {field} tells more: is the office known alone?"
                    )
                }
                _ => continue,
            };
            let mut found = CODE.kept(look, h, message).field(look, b, h, changed);
            found.severity = Severity::Warn;
            out.push(found);
        }
    }
}

/// What only hints at a person, and may be meant otherwise: a field or a remark on somebody unnamed that names one now.
fn hinted(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_records() {
        if look.base.unnamed(b).is_empty() || look.head.unnamed(h).is_empty() {
            continue;
        }
        let id = look.head.id(h);
        for (field, person) in hints(look, b, h) {
            let Some(changed) = look.change(h, field) else { continue };
            let of = look.head.id(person);
            let message = format!(
                "Who speaks in {id} is unnamed, and {} names {of} now: does it say who?",
                if field == "prose" { "its remark".to_owned() } else { format!("its {field}") },
            );
            let mut found = CODE.kept(look, h, message).field(look, b, h, changed);
            found.severity = Severity::Warn;
            out.push(found);
        }
    }
}

/// New aliases and mentions of a source that link the description of somebody unnamed to a person.
fn linked(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_of("source") {
        let described: Vec<String> =
            look.base.below(b).iter().flat_map(|n| look.base.unnamed(*n)).map(spaced).collect();
        if described.is_empty() {
            continue;
        }
        for field in ["aliases", "mention"] {
            let Some(changed) = look.change(h, field) else { continue };
            let (_, new) = look.values(h, changed);
            for value in new {
                let (Some(Part::Words(words)), Some(Part::Item(of))) =
                    (value.parts.first(), value.parts.get(1))
                else {
                    continue;
                };
                let person =
                    look.head.at.get(of).is_some_and(|n| look.head.nodes[*n].kind == "person");
                let words = spaced(words);
                if person && described.iter().any(|one| one.contains(&words)) {
                    let message = format!(
                        "{} links words that describe an unnamed speaker to a person.",
                        look.head.id(h)
                    );
                    out.push(CODE.kept(look, h, message).field(look, b, h, changed));
                }
            }
        }
    }
}

/// Telling words with a space around each.
fn spaced(words: &str) -> String {
    format!(" {} ", telling(words).collect::<Vec<_>>().join(" "))
}
