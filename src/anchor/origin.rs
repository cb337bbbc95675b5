//! A source → the sources that it passes on, by `carries`: circular reporting made visible.

use std::collections::BTreeSet;

use crate::anchor::Anchored;

/// So many sources are followed from one; what lies behind them is not seen.
const MOST: usize = 200;

/// A source, and all that it passes on, directly or through others.
pub fn passed_on(anchored: &Anchored, source: usize) -> BTreeSet<usize> {
    let mut seen = BTreeSet::from([source]);
    let mut open = vec![source];
    while let Some(at) = open.pop() {
        for next in carried(anchored, at) {
            if seen.len() < MOST && seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

/// Where a source's words come from: of all that it passes on those that carry nothing, itself where it carries none.
/// Sources that carry each other in a circle are each their own origin.
pub fn origins(anchored: &Anchored, source: usize) -> BTreeSet<usize> {
    let mut origins = passed_on(anchored, source);
    origins.retain(|at| carried(anchored, *at).next().is_none());
    if origins.is_empty() {
        origins.insert(source);
    }
    origins
}

/// The sources that a source carries, as its field names them.
fn carried(anchored: &Anchored, source: usize) -> impl Iterator<Item = usize> {
    let written = anchored.draft.sources.get(source);
    let carries = written.map_or(&[][..], |source| &source.carries);
    carries.iter().filter_map(|of| anchored.names.source(of))
}
