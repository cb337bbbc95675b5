//! A source → the sources that it passes on, by `carries`: circular reporting made visible.

use std::collections::BTreeSet;

use crate::anchor::Anchored;
use crate::anchor::outcome::Outcome;
use crate::parse::record::{Claim, Head};

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

/// Where the words of several sources come from, each origin once. A single source is one, however many it passes on:
/// which of them its words are from isn't told.
pub fn origins_of(anchored: &Anchored, sources: &BTreeSet<usize>) -> BTreeSet<usize> {
    let all: BTreeSet<usize> =
        sources.iter().flat_map(|source| origins(anchored, *source)).collect();
    if sources.len() == 1 && all.len() > 1 { sources.clone() } else { all }
}

/// From where a claim is supported: the origins of all quotes and notes that speak for it, as far as readers see them and
/// their words stand in their source. Hidden ones are never seen, drafts where `drafts` says so.
pub fn support(anchored: &Anchored, claim: &Claim, drafts: bool) -> BTreeSet<usize> {
    let is_open = |head: &Head| !head.hidden && (drafts || !head.draft);
    let speaking = claim.positions.iter().filter(|position| position.stance.supports());
    let seen = speaking.filter_map(|position| {
        let at = anchored.names.record(None, &position.of)?;
        let source = anchored.draft.sources.get(at.source)?;
        let record = source.records.get(at.record)?;
        let outcome = anchored.sources.get(at.source)?.outcomes.get(at.record)?;
        let stands = matches!(outcome, Outcome::Found(_));
        (stands && is_open(&source.head) && is_open(&record.head)).then_some(at.source)
    });
    origins_of(anchored, &seen.collect())
}

/// The sources that a source carries, as its field names them.
fn carried(anchored: &Anchored, source: usize) -> impl Iterator<Item = usize> {
    let written = anchored.draft.sources.get(source);
    let carries = written.map_or(&[][..], |source| &source.carries);
    carries.iter().filter_map(|of| anchored.names.source(of))
}
