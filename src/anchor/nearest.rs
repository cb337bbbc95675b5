//! Quotations that stand nowhere → the passage nearest to each, within a budget for each source.

use std::ops::Range;

use rayon::prelude::*;

use crate::anchor::Placed;
use crate::anchor::evidence::Evidence;
use crate::anchor::fact::Fact;
use crate::anchor::near::Nearest;
use crate::anchor::outcome::Near;
use crate::anchor::search::Wanted;
use crate::parse::Draft;

/// Where to look for what is nearest to a wording.
#[derive(Debug)]
pub(super) struct Ask {
    /// The wording, by number.
    pub(super) wording: usize,
    /// Sources to begin with.
    pub(super) sources: Vec<usize>,
    /// Where to look there alone.
    pub(super) only: Option<Only>,
    /// Whether drafts count.
    pub(super) may_be_draft: bool,
}

/// Where alone a label may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    /// In the source that it asks.
    Source,
    /// In one record of that source.
    Record(usize),
}

/// How many quotations look for what is nearest in one source.
const PER_SOURCE: usize = 50;
/// In how many sources one quotation looks.
const SOURCES: usize = 50;

/// The nearest passage for each ask: in its first source that has one, those that it names before all others. Says
/// where a budget was used up.
pub(super) fn nearest(
    draft: &Draft,
    placed: &[Placed],
    wanted: &[Wanted],
    asks: &[Ask],
) -> (Vec<Option<Near>>, Vec<Fact>) {
    let mut plan: Vec<Vec<(usize, usize)>> = vec![Vec::new(); draft.sources.len()];
    let mut refused = vec![false; draft.sources.len()];
    for (n, ask) in asks.iter().enumerate() {
        let mut taken: Vec<usize> = Vec::new();
        let others = if ask.only.is_some() { 0 } else { draft.sources.len().min(SOURCES) };
        for source in ask.sources.iter().copied().take(SOURCES).chain(0..others) {
            let is_draft = draft.sources.get(source).is_none_or(|source| source.head.draft);
            if taken.contains(&source) || is_draft && !ask.may_be_draft {
                continue;
            }
            if plan[source].len() < PER_SOURCE {
                plan[source].push((n, taken.len()));
                taken.push(source);
            } else {
                refused[source] = true;
            }
        }
    }
    let in_source = |(source, asked): (usize, Vec<(usize, usize)>)| {
        let evidence = placed.get(source).and_then(|placed| Evidence::of(draft, placed, source));
        let (Some(evidence), false) = (evidence, asked.is_empty()) else { return Vec::new() };
        let nearest = Nearest::new(evidence.text);
        let near = |(n, rank): (usize, usize)| {
            let wanted = wanted.get(asks[n].wording)?;
            let near = match asks[n].only {
                Some(Only::Record(record)) => near_in_record(&evidence, record, wanted),
                _ => nearest.near(wanted, source),
            };
            Some((n, rank, near?))
        };
        asked.into_iter().filter_map(near).collect()
    };
    let all: Vec<Vec<(usize, usize, Near)>> =
        plan.into_par_iter().enumerate().map(in_source).collect();
    let mut best: Vec<Option<(usize, Near)>> = vec![None; asks.len()];
    for (n, rank, near) in all.into_iter().flatten() {
        if best[n].as_ref().is_none_or(|(other, _)| rank < *other) {
            best[n] = Some((rank, near));
        }
    }
    let capped = refused.iter().enumerate().filter(|(_, refused)| **refused);
    let facts = capped.map(|(source, _)| Fact::Capped {
        source: Some(source),
        what: format!(
            "The nearest words were looked for here only for the first {PER_SOURCE} quotations \
             in prose that stand nowhere."
        ),
    });
    (best.into_iter().map(|best| Some(best?.1)).collect(), facts.collect())
}

fn near_in_record(evidence: &Evidence<'_>, record: usize, wanted: &Wanted) -> Option<Near> {
    let (passage, start) = evidence.passage(record)?;
    let mut near = Nearest::new(&passage).near(wanted, evidence.number)?;
    let shift = |range: &mut Range<u32>| *range = range.start + start..range.end + start;
    shift(&mut near.range);
    near.differences.iter_mut().for_each(|(_, source)| shift(source));
    Some(near)
}
