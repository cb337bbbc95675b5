//! Where sources name an entity, and whom they name beside it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Mention, NamedIn, OftenWith};
use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::extract::block_at;
use crate::site::here::Here;
use crate::site::index::MentionAt;
use crate::site::paging::{Paging, on_page};

/// How many are listed as often named with it.
const OFTEN: usize = 20;

/// So many names before and behind are looked at for those of the same block.
const NEIGHBOURS: usize = 100;

/// A page of the places where an entity is named, by source; none where there is no such page.
pub(super) fn named_in(
    here: &Here<'_>,
    n: usize,
    page: u32,
) -> Option<(Vec<NamedIn>, Option<Paging>)> {
    let all = here.index().mentions.of(n);
    let id = here.draft().entities.get(n)?.id.as_str();
    let on_page = &all[on_page(all.len(), page)?];
    let mut named_in: Vec<NamedIn> = Vec::new();
    for of_source in on_page.chunk_by(|a, b| a.0 == b.0) {
        let source = of_source.first().map_or(0, |(source, _)| *source as usize);
        let Some(line) = here.source_line(source) else { continue };
        named_in.push(NamedIn { source: line, places: places(here, source, of_source) });
    }
    let address = |page: u32| match page {
        0 | 1 => Address::of(Family::Entity, id),
        _ => Address::More(id.into(), page),
    };
    let paging = (!all.is_empty()).then(|| here.paging(all.len(), page, address));
    Some((named_in, paging))
}

fn places(here: &Here<'_>, source: usize, mentions: &[MentionAt]) -> Vec<Mention> {
    let (Some(text), Some(placed)) =
        (here.anchored().text(source), here.anchored().sources.get(source))
    else {
        return Vec::new();
    };
    let mut sentences: Vec<(Range<u32>, Vec<Range<u32>>)> = Vec::new();
    for (_, mention) in mentions {
        let Some(mention) = placed.mentions.get(*mention as usize) else { continue };
        let sentence = here.sentence_at(source, text, mention.range.clone());
        match sentences.last_mut() {
            Some((last, marked)) if *last == sentence => marked.push(mention.range.clone()),
            _ => sentences.push((sentence, vec![mention.range.clone()])),
        }
    }
    let places = sentences.into_iter().map(|(sentence, marked)| Mention {
        href: here.block(source, marked.first().map_or(sentence.start, |range| range.start)),
        sentence: here.sentence(source, &marked),
    });
    places.collect()
}

/// The entities that are most often named in one block with another.
pub(super) fn often_with(here: &Here<'_>, n: usize) -> Vec<OftenWith> {
    let mut counts: FxHashMap<usize, u32> = FxHashMap::default();
    let mut last = None;
    for (source, mention) in here.index().mentions.of(n) {
        let (source, mention) = (*source as usize, *mention as usize);
        let (Some(text), Some(placed)) =
            (here.anchored().text(source), here.anchored().sources.get(source))
        else {
            continue;
        };
        let Some(named) = placed.mentions.get(mention) else { continue };
        let block = block_at(text, named.range.start);
        if last.replace((source, block)) == Some((source, block)) {
            continue;
        }
        let same = |other: &&crate::anchor::Mention| block_at(text, other.range.start) == block;
        let (before, behind) = placed.mentions.split_at(mention);
        let before = before.iter().rev().take(NEIGHBOURS).take_while(same);
        let behind = behind.iter().take(NEIGHBOURS).take_while(same);
        let mut others: Vec<usize> = before.chain(behind).map(|other| other.entity).collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            if other != n && here.index().has(Family::Entity, other) {
                *counts.entry(other).or_default() += 1;
            }
        }
    }
    let rank = |n: usize| here.index().order.rank.get(n).copied();
    let mut counts: Vec<(usize, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), rank(*other), *other));
    counts.truncate(OFTEN);
    let often = |(other, count): (usize, u32)| {
        Some(OftenWith { link: here.link(Target::Entity(other))?, count })
    };
    counts.into_iter().filter_map(often).collect()
}
