//! A quote of somebody unnamed on both sides → the persons whom its fields or its remark name now and did not.

use std::collections::BTreeSet;

use crate::anchor::names::Place;
use crate::anchor::words::{Word, all};
use crate::diff::bearers::names_of;
use crate::diff::half::Half;
use crate::diff::item::{Item, item};
use crate::diff::look::Look;
use crate::diff::node::prose_shown;
use crate::diff::value::Part;

/// Fields of a quote in which a person may stand for many reasons.
const FIELDS: [&str; 4] = ["about", "via", "addressee", "medium"];

/// The persons of HEAD, each with the field that names it, `prose` for the remark.
pub(super) fn hints(look: &Look<'_>, b: usize, h: usize) -> Vec<(&'static str, usize)> {
    let mut hints = Vec::new();
    for changed in &look.changed[h] {
        let of = |half: &Half<'_>, n: usize| match changed.field {
            "prose" => in_prose(half, n),
            field if FIELDS.contains(&field) => in_field(half, n, field),
            _ => BTreeSet::new(),
        };
        let known: BTreeSet<usize> =
            of(&look.base, b).iter().filter_map(|n| Some(look.now[*n]?.h)).collect();
        let new = of(&look.head, h).into_iter().filter(|n| !known.contains(n));
        hints.extend(new.map(|n| (changed.field, n)));
    }
    hints
}

fn is_person(half: &Half<'_>, n: &usize) -> bool {
    half.nodes[*n].kind == "person"
}

fn in_field(half: &Half<'_>, n: usize, field: &str) -> BTreeSet<usize> {
    let parts = half.nodes[n].of(field).flat_map(|value| &value.parts);
    let node = |part: &Part| match part {
        Part::Item(item @ Item::Entity(_)) => half.at.get(item).copied(),
        _ => None,
    };
    parts.filter_map(node).filter(|n| is_person(half, n)).collect()
}

/// Persons whom a remark links, or calls by a name or alias of two words or more: one word can be anybody.
fn in_prose(half: &Half<'_>, n: usize) -> BTreeSet<usize> {
    let links = half.nodes[n].prose.iter().flat_map(|prose| &prose.links);
    let linked = links.filter_map(|link| half.anchored.names.look_up(&link.to, Place::Prose).ok());
    let mut persons: BTreeSet<usize> =
        linked.filter_map(|found| half.at.get(&item(found.target)?).copied()).collect();
    let keys = |text: &str| -> Vec<Box<str>> {
        all(text).into_iter().filter(Word::is_word).map(|word| word.key).collect()
    };
    let words = keys(&prose_shown(half.anchored, &half.nodes[n].prose));
    for (person, node) in half.nodes.iter().enumerate() {
        let is_named = || {
            names_of(node).map(|value| keys(&value.shown)).any(|name| {
                name.len() > 1 && words.windows(name.len()).any(|words| *words == *name)
            })
        };
        if node.kind == "person" && is_named() {
            persons.insert(person);
        }
    }
    persons.retain(|n| is_person(half, n));
    persons
}
