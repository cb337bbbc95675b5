//! A source → the sources in which its words began, by `carries`: circular reporting made visible.

use std::collections::BTreeSet;

use crate::anchor::names::Target;
use crate::site::here::Here;
use crate::site::link::Link;

/// So many sources are followed; what lies behind them counts as no origin.
const MOST: usize = 200;

impl Here<'_> {
    /// Where a source's words come from: the sources at the end of what it carries, itself where it carries none.
    /// Sources that carry each other in a circle are each their own origin.
    pub(super) fn origins(&self, source: usize) -> BTreeSet<usize> {
        let mut origins = BTreeSet::new();
        let mut seen = BTreeSet::from([source]);
        let mut open = vec![source];
        while let Some(at) = open.pop() {
            let written = self.draft().sources.get(at);
            let carried = written.map_or(&[][..], |source| &source.carries);
            let carried = carried.iter().filter_map(|of| self.anchored().names.source(of));
            let mut carries = false;
            for next in carried {
                carries = true;
                if seen.len() < MOST && seen.insert(next) {
                    open.push(next);
                }
            }
            if !carries {
                origins.insert(at);
            }
        }
        if origins.is_empty() {
            origins.insert(source);
        }
        origins
    }

    /// The one origin of several sources, where there is but one. Of a single entry nothing is said.
    pub(super) fn single_origin(&self, entries: &[usize]) -> Option<Link> {
        if entries.len() < 2 {
            return None;
        }
        let sources: BTreeSet<usize> = entries.iter().copied().collect();
        let origins: BTreeSet<usize> =
            sources.iter().flat_map(|source| self.origins(*source)).collect();
        match (origins.first(), origins.len()) {
            (Some(origin), 1) => self.link(Target::Source(*origin)),
            _ => None,
        }
    }
}
