//! Seeds that no source is about → which quotations, that stand in no source, would stand in them.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::anchor::Placed;
use crate::anchor::fact::Fact;
use crate::anchor::search::{Search, Wanted};
use crate::ground::span::Span;
use crate::parse::Draft;

/// For each source the seed that holds its text.
pub(super) fn seeds(draft: &Draft) -> Vec<Option<usize>> {
    let numbered = draft.seeds.iter().enumerate();
    let by_name: FxHashMap<&str, usize> = numbered.map(|(n, seed)| (&*seed.name, n)).collect();
    draft.sources.iter().map(|source| by_name.get(source.file.as_str()).copied()).collect()
}

/// Every seed that no source is about, with the quotations that it holds: `unsourced` gives wording and place.
pub(super) fn not_annotated(
    draft: &Draft,
    placed: &[Placed],
    wanted: &[Wanted],
    unsourced: &[(usize, Span)],
) -> Vec<Fact> {
    let mut free = vec![true; draft.seeds.len()];
    for seed in placed.iter().filter_map(|placed| placed.seed) {
        if let Some(free) = free.get_mut(seed) {
            *free = false;
        }
    }
    let free: Vec<usize> = (0..draft.seeds.len()).filter(|seed| free[*seed]).collect();
    let mut by_wording: FxHashMap<usize, Vec<Span>> = FxHashMap::default();
    for (wording, span) in unsourced {
        by_wording.entry(*wording).or_default().push(*span);
    }
    let mut wordings: Vec<usize> = by_wording.keys().copied().collect();
    wordings.sort_unstable();
    let search =
        Search::new(wordings.iter().filter_map(|wording| wanted.get(*wording).cloned()).collect());
    free.into_par_iter()
        .map(|seed| {
            let mut holds = Vec::new();
            if let Ok(text) = &draft.seeds[seed].text
                && !wordings.is_empty()
            {
                for hits in search.all(text, &[]) {
                    let spans = wordings.get(hits.wanted).and_then(|of| by_wording.get(of));
                    holds.extend(spans.into_iter().flatten().copied());
                }
            }
            holds.sort_unstable();
            Fact::SeedNotAnnotated { seed, holds }
        })
        .collect()
}
