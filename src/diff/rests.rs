//! `Graph`: what rests on what on one side, by fields and by links in prose; and the ways from a record to the pages.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use crate::anchor::names::Place;
use crate::diff::about::{Chain, Link, Rests};
use crate::diff::half::Half;
use crate::diff::item::{Item, item};
use crate::diff::value::Part;

/// How many ways are shown.
const SHOWN: usize = 8;
/// How many things that rest on one are looked at.
const MOST: usize = 400;

/// For each node what rests on it: by which field, and which node.
#[derive(Debug)]
pub(super) struct Graph(Vec<Vec<(&'static str, usize)>>);

impl Graph {
    /// Of one side.
    pub fn of(half: &Half<'_>) -> Graph {
        let mut on: Vec<Vec<(&'static str, usize)>> = vec![Vec::new(); half.nodes.len()];
        let mut known: FxHashSet<(usize, usize)> = FxHashSet::default();
        let mut add = |of: Item, how: &'static str, n: usize| {
            if let Some(of) = half.at.get(&of)
                && *of != n
                && known.insert((*of, n))
            {
                on[*of].push((how, n));
            }
        };
        for (n, node) in half.nodes.iter().enumerate() {
            for value in &node.values {
                let Some(how) = bearing(node.item, value.field) else { continue };
                for part in &value.parts {
                    if let Part::Item(of) = part {
                        add(*of, how, n);
                    }
                }
            }
            if matches!(node.item, Item::Source(_) | Item::Record(_)) {
                continue;
            }
            for link in node.prose.iter().flat_map(|prose| &prose.links) {
                let named = half.anchored.names.look_up(&link.to, Place::Prose).ok();
                if let Some(of) = named.and_then(|found| item(found.target)) {
                    add(of, "links", n);
                }
            }
            if let (Item::Judgment(..), Some(parent)) = (node.item, node.parent) {
                add(node.item, "page", parent);
            }
        }
        Graph(on)
    }

    /// What rests on a node: the ways to whatever nothing else rests on, the shortest first. Each thing is on one way.
    pub fn rests(&self, half: &Half<'_>, n: usize) -> Rests {
        let mut reached: Vec<(usize, &'static str, Option<usize>)> = Vec::new();
        let mut seen = FxHashSet::from_iter([n]);
        let mut open: VecDeque<Option<usize>> = VecDeque::from([None]);
        let mut ends = Vec::new();
        while let Some(way) = open.pop_front() {
            let node = way.map_or(n, |way: usize| reached[way].0);
            let mut goes_on = false;
            for (how, next) in &self.0[node] {
                if reached.len() >= MOST {
                    break;
                }
                let published = half.nodes.get(*next).is_some_and(|next| next.published);
                // A page may be the end of several ways.
                if published && (seen.insert(*next) || *how == "page") {
                    goes_on = true;
                    reached.push((*next, how, way));
                    open.push_back(Some(reached.len() - 1));
                }
            }
            if let Some(way) = way.filter(|_| !goes_on) {
                ends.push(way);
            }
        }
        let more = ends.len().saturating_sub(SHOWN);
        let chain = |end: usize| {
            let mut links = Vec::new();
            let mut at = Some(end);
            while let Some(way) = at {
                let (node, how, from) = reached[way];
                links.push(Link { how, what: half.about(node) });
                at = from;
            }
            links.reverse();
            Chain { links }
        };
        Rests { chains: ends.into_iter().take(SHOWN).map(chain).collect(), more }
    }
}

/// The field, where what has it rests on what it names.
fn bearing(of: Item, field: &'static str) -> Option<&'static str> {
    let bears = match of {
        Item::Record(_) => matches!(field, "quoting" | "same-remark-as"),
        Item::Entity(_) => field == "cites",
        Item::Claim(_) => !matches!(field, "about" | "conflicts-with"),
        Item::Judgment(..) => field == "rests-on",
        Item::Correction(..) => false,
        Item::Source(_) => matches!(field, "replaces" | "carries"),
        Item::Briefing(_) | Item::Site => false,
    };
    bears.then_some(field)
}
