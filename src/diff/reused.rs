//! An id on both sides → whether it names something else now.

use rustc_hash::FxHashSet;

use crate::anchor::words::{Word, all, likeness};
use crate::diff::became::Became;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::node::Node;

/// Whether what bears the id has nothing to do with what bore it.
pub(super) fn is_reused(look: &Look<'_>, b: usize, h: usize) -> bool {
    let (before, after) = (&look.base.nodes[b], &look.head.nodes[h]);
    before.id == after.id
        && (before.kind != after.kind
            || look.became[h] == Became::Other
            || renamed(look, b, h).is_some_and(|field| look.change(h, field).is_some()))
}

/// The field by which a claim or an entity is known, where it has nothing to do with what it was.
pub(super) fn renamed(look: &Look<'_>, b: usize, h: usize) -> Option<&'static str> {
    let (before, after) = (&look.base.nodes[b], &look.head.nodes[h]);
    match after.item {
        Item::Claim(_) => {
            let like = likeness(&all(before.first("text")), &all(after.first("text")));
            (!like.is_near()).then_some("text")
        }
        Item::Entity(_) => {
            let names = |node: &Node<'_>| {
                let names = node.values.iter().filter(|value| is_name(value.field));
                names
                    .flat_map(|value| all(&value.shown))
                    .filter(Word::is_word)
                    .map(|word| word.key)
                    .collect::<FxHashSet<_>>()
            };
            let (before, after) = (names(before), names(after));
            (!before.is_empty() && !after.is_empty() && before.is_disjoint(&after))
                .then_some("name")
        }
        _ => None,
    }
}

fn is_name(field: &str) -> bool {
    matches!(field, "name" | "native-name" | "alias" | "wikidata")
}
