//! Mentions → by entity: where sources name it, as far as readers may see the name.

use std::ops::Range;

use crate::anchor::Anchored;
use crate::ground::id::Family;
use crate::site::index::{Index, Many, MentionAt};

/// Who is named where. A name that nobody sees isn't told either.
pub(super) fn mentions(anchored: &Anchored, index: &Index) -> Many<MentionAt> {
    let sources = index.order.sources.iter();
    let mentions = sources.flat_map(|source| {
        let placed = anchored.sources.get(*source as usize);
        let mentions = placed.map_or(&[][..], |placed| &placed.mentions);
        mentions.iter().enumerate().filter_map(|(n, mention)| {
            let named = index.has(Family::Entity, mention.entity);
            let named = named && index.shows(*source as usize, &mention.range);
            named.then_some((mention.entity as u32, (*source, n as u32)))
        })
    });
    Many::in_order(anchored.draft.entities.len(), mentions.collect())
}

impl Index {
    /// Whether readers see these bytes of a source's canonical text, all of them.
    pub fn shows(&self, source: usize, range: &Range<u32>) -> bool {
        let shown = self.shown.get(source).map_or(&[][..], Vec::as_slice);
        let part = shown.partition_point(|part| part.end <= range.start);
        shown.get(part).is_some_and(|part| part.start <= range.start && range.end <= part.end)
    }
}
