//! Where sources name an entity, and whom they name beside it.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Mention, NamedIn, OftenWith};
use crate::anchor::names::Target;
use crate::site::growing::part;
use crate::site::here::Here;
use crate::site::index::MentionAt;

/// How many are listed as often named with it.
const OFTEN: usize = 20;

/// A page of the places where an entity is named, by source.
pub(super) fn named_in(here: &Here<'_>, n: usize, page: u32) -> Vec<NamedIn> {
    let mut named_in: Vec<NamedIn> = Vec::new();
    for of_source in part(here.index().mentions.of(n), page).chunk_by(|a, b| a.0 == b.0) {
        let source = of_source.first().map_or(0, |(source, _)| *source as usize);
        let Some(line) = here.source_line(source) else { continue };
        named_in.push(NamedIn { source: line, places: places(here, source, of_source) });
    }
    named_in
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
    let rank = |n: u32| here.index().order.rank.get(n as usize).copied();
    let mut others = here.index().named_with.of(n).to_vec();
    others.sort_by_key(|(other, count)| (Reverse(*count), rank(*other), *other));
    others.truncate(OFTEN);
    let often = |(other, count): (u32, u32)| {
        Some(OftenWith { link: here.link(Target::Entity(other as usize))?, count })
    };
    others.into_iter().filter_map(often).collect()
}
