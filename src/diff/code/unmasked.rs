//! `unmasked`: an unnamed speaker who is named, or described more closely.

use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::mask::{Unmasked, gives_away, is_named_speaker, telling, unmasked};
use crate::diff::value::Part;

/// An unnamed speaker who is named, or described more closely.
pub const CODE: Code = Code {
    code: "unmasked",
    severity: Severity::Break,
    line: "Somebody who spoke without a name is named, or described more closely, or in other words.",
    why: "Whoever speaks *as an official* relies on it. A name, a role, an employer, a link to the same remark under a name: each can give somebody away, and once it is public nothing takes it back. Whether other words of a description tell more no program can weigh: only fewer words pass. Let nobody merge this who doesn't know what was agreed. A commit that was pushed is public already, wherever the repository is.",
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
                let message = format!("Who speaks in {id} is unnamed, and `{field}` tells more.");
                out.push(CODE.kept(look, h, message).field(look, b, h, changed));
            }
        }
    }
    replaced(look, out);
    linked(look, out);
}

/// Quotes of somebody unnamed that are gone, where a new quote gives the same words to somebody by name.
fn replaced(look: &Look<'_>, out: &mut Vec<Finding>) {
    for b in look.gone() {
        let Some((h, maybe)) = &look.maybe[b] else { continue };
        let named = look.head.nodes[*h].values.iter().any(is_named_speaker);
        if !look.base.unnamed(b).is_empty() && look.head.unnamed(*h).is_empty() && named {
            let message = format!(
                "Who speaks in {} was unnamed; {} gives the words to somebody by name.",
                look.base.id(b),
                look.head.id(*h)
            );
            let mut found =
                CODE.added(look, *h, message).passage_before(look, b).passage_after(look, *h);
            found.maybe = Some(maybe.clone());
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
