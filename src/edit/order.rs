//! `Anchored` → what the canonical form needs to know: where each record's passage stands, and which seed has which hash.

use rustc_hash::FxHashMap;

use crate::anchor::Anchored;
use crate::anchor::outcome::Outcome;
use crate::ground::files::FileId;

/// Where records' passages stand, and hashes that are missing, by the place of a heading.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// The first byte of a passage in its source's canonical text.
    passages: FxHashMap<(FileId, usize), u32>,
    /// The hash of a source's file, where the source has none written down.
    hashes: FxHashMap<(FileId, usize), Box<str>>,
}

/// What is known of one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Of all files.
    pub order: &'a Order,
    /// Which file.
    pub file: FileId,
}

impl Order {
    /// Of a site.
    pub fn of(anchored: &Anchored) -> Order {
        let mut order = Order::default();
        for (source, placed) in anchored.draft.sources.iter().zip(&anchored.sources) {
            let seed = placed.seed.and_then(|seed| anchored.draft.seeds.get(seed));
            if let (Some(seed), None) = (seed, &source.sha256) {
                let heading = source.head.span;
                order.hashes.insert((heading.file, heading.start as usize), seed.sha256.clone());
            }
            for (record, outcome) in source.records.iter().zip(&placed.outcomes) {
                let start = match outcome {
                    Outcome::Found(found) => Some(found.extent().start),
                    Outcome::InFurniture(place) => Some(place.start),
                    // Where a passage stands more than once or not at all, its place is open.
                    Outcome::Ambiguous { .. } | Outcome::WrongContext { .. } => None,
                    Outcome::Near(_) | Outcome::Missing => None,
                };
                if let Some(start) = start {
                    let heading = record.head.span;
                    order.passages.insert((heading.file, heading.start as usize), start);
                }
            }
        }
        order
    }
}

impl Facts<'_> {
    /// Where the passage of the record stands whose heading begins at this byte.
    pub fn passage(&self, heading: usize) -> Option<u32> {
        self.order.passages.get(&(self.file, heading)).copied()
    }

    /// The `sha256` that the source lacks whose heading begins at this byte.
    pub fn hash(&self, heading: usize) -> Option<&str> {
        self.order.hashes.get(&(self.file, heading)).map(|hash| &**hash)
    }
}
