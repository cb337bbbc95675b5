//! Who is named with whom: pairs of entities that one block of a source names, as far as readers may see it.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::anchor::Anchored;
use crate::ground::id::Family;
use crate::site::index::Index;
use crate::site::index::many::Many;

/// Of a block that names more, the first so many names are paired: pairs grow with the square of the names.
pub const NAMES_OF_A_BLOCK: usize = 32;

/// How often two are named in one block: both of them, the smaller number first.
type Counts = FxHashMap<(u32, u32), u32>;

/// By entity: whom else the same blocks name, and how many blocks name both.
pub(super) fn pairs(anchored: &Anchored, index: &Index) -> Many<(u32, u32)> {
    let counts = index.order.sources.par_iter().fold(Counts::default, |mut counts, source| {
        each_block(anchored, index, *source as usize, |_, names| {
            each_pair(names, |pair| *counts.entry(pair).or_default() += 1);
        });
        counts
    });
    let counts = counts.reduce(Counts::default, |one, other| {
        let (mut more, less) = if one.len() < other.len() { (other, one) } else { (one, other) };
        for (pair, count) in less {
            *more.entry(pair).or_default() += count;
        }
        more
    });
    let both = counts.into_iter().flat_map(|((a, b), count)| [(a, (b, count)), (b, (a, count))]);
    Many::sorted(anchored.draft.entities.len(), both.collect())
}

/// The blocks of a source that name several entities: the first byte of the first name, and all of them by number.
pub(in crate::site) fn each_block(
    anchored: &Anchored,
    index: &Index,
    source: usize,
    mut see: impl FnMut(u32, &[u32]),
) {
    let (Some(text), Some(placed)) = (anchored.text(source), anchored.sources.get(source)) else {
        return;
    };
    let (mut names, mut first, mut block) = (Vec::new(), 0, None);
    for mention in &placed.mentions {
        let range = &mention.range;
        if !index.shows(source, range) || !index.has(Family::Entity, mention.entity) {
            continue;
        }
        let of = text.blocks.partition_point(|block| block.range.end <= range.start);
        if block.replace(of) != Some(of) {
            tell(first, &mut names, &mut see);
            first = range.start;
        }
        let entity = mention.entity as u32;
        if names.len() < NAMES_OF_A_BLOCK && !names.contains(&entity) {
            names.push(entity);
        }
    }
    tell(first, &mut names, &mut see);
}

fn tell(first: u32, names: &mut Vec<u32>, see: &mut impl FnMut(u32, &[u32])) {
    if names.len() > 1 {
        names.sort_unstable();
        see(first, names);
    }
    names.clear();
}

/// Every two of a block's names, which are in order: the smaller number first.
pub(in crate::site) fn each_pair(names: &[u32], mut see: impl FnMut((u32, u32))) {
    for (n, one) in names.iter().enumerate() {
        for other in &names[n + 1..] {
            see((*one, *other));
        }
    }
}
