//! One side → who bears which name or alias.

use std::collections::BTreeMap;

use crate::anchor::fold::folded;
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::node::Node;
use crate::diff::value::Value;

/// The names of all published entities that aren't private, folded, each with its bearers' nodes.
pub(super) fn bearers(half: &Half<'_>) -> BTreeMap<Box<str>, Vec<usize>> {
    let mut all: BTreeMap<Box<str>, Vec<usize>> = BTreeMap::new();
    for (n, node) in half.nodes.iter().enumerate() {
        let is_open = node.published && node.first("private").is_empty();
        if !matches!(node.item, Item::Entity(_)) || !is_open {
            continue;
        }
        for value in names_of(node) {
            let of = all.entry(folded(&value.shown)).or_default();
            if of.last() != Some(&n) {
                of.push(n);
            }
        }
    }
    all
}

/// The names and aliases of an entity.
pub(super) fn names_of<'n>(node: &'n Node<'_>) -> impl Iterator<Item = &'n Value> {
    node.values.iter().filter(|value| matches!(value.field, "name" | "native-name" | "alias"))
}
