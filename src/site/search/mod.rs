//! The site → what readers can search: units in the order in which they are found, terms, and the files of both.
//!
//! The number of a unit is its rank: names first, then the titles of briefings, claims and sources, then quotes and
//! notes, prose, and the text of sources. So lists of numbers are in the order of the results, and nothing but the
//! results that are shown is ever loaded.

mod code;
pub mod fold;
pub mod pairs;
pub(super) mod plain;
pub mod shard;
mod subject;
pub mod terms;
pub mod unit;
pub mod word;

use rayon::prelude::*;

use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::Site;
use crate::site::here::Here;
use pairs::Pairs;
use shard::Shard;
use subject::Found;
use terms::Term;
use unit::{Place, Unit};

/// What readers can search.
#[derive(Debug, Default)]
pub struct Search {
    /// The pages on which units stand.
    pub places: Vec<Place>,
    /// The units, by rank.
    pub units: Vec<Unit>,
    /// The terms, in the order of their UTF-16.
    pub terms: Vec<Term>,
    /// Ranges of the terms.
    pub term_shards: Vec<Shard>,
    /// Ranges of the units.
    pub unit_shards: Vec<Shard>,
    /// Words that stand side by side.
    pub pairs: Vec<Pairs>,
}

/// In which order titles stand: names go before all.
const ORDER: [Family; 4] = [Family::Entity, Family::Briefing, Family::Claim, Family::Source];

/// Of which pages prose stands first; none is the home page.
const PROSE: [Option<Family>; 5] =
    [Some(Family::Briefing), Some(Family::Claim), Some(Family::Entity), Some(Family::Source), None];

/// Everything that is published.
pub(super) fn search(site: &Site) -> Search {
    let mut search = Search::default();
    gather(site, &mut search);
    let Search { places, units, .. } = &search;
    let terms = terms::all(places, units, |bytes| 2 * shard::target(bytes, 5));
    let pairs = pairs::all(places, units);
    let sizes: Vec<usize> = terms.iter().map(terms::size).collect();
    let target = shard::target(sizes.iter().sum(), 5);
    let term_shards = shard::cut('t', &sizes, target, |n, part| {
        part(terms[n].term.as_bytes());
        part(terms[n].units.as_bytes());
    });
    let place = |unit: &Unit| &places[unit.place as usize];
    let sizes: Vec<usize> = (0..units.len())
        .map(|n| {
            let (unit, new) = (&units[n], n == 0 || units[n - 1].place != units[n].place);
            let place = if new { place(unit).title.len() + place(unit).href.len() + 24 } else { 0 };
            let own = unit.own.as_ref().map_or(0, |own| own.title.len() + own.kind.len() + 6);
            unit.text.len() + unit.fragment.len() + own + place + 9
        })
        .collect();
    let target = shard::target(sizes.iter().sum(), 2);
    let unit_shards = shard::cut('u', &sizes, target, |n, part| {
        let (unit, place) = (&units[n], place(&units[n]));
        let own = unit.own.as_ref().map_or(["", ""], |own| [&own.title, own.kind]);
        for words in [&place.title, &place.kind, &place.href, &unit.fragment, &unit.text] {
            part(words.as_bytes());
        }
        own.iter().for_each(|words| part(words.as_bytes()));
    });
    Search { terms, term_shards, unit_shards, pairs, ..search }
}

/// Finds everything, and puts it in order.
fn gather(site: &Site, search: &mut Search) {
    let subjects: Vec<(Family, usize)> = ORDER
        .iter()
        .flat_map(|family| site.index.of_family(*family).iter().map(|n| (*family, *n as usize)))
        .collect();
    let mut found: Vec<(Option<Family>, Found)> = subjects
        .par_iter()
        .filter_map(|(family, n)| {
            let here = Here::new(site, &Address::Search);
            Some((Some(*family), subject::subject(&here, *family, *n)?))
        })
        .collect();
    found.push((None, subject::home(&Here::new(site, &Address::Search))));
    for (number, (_, found)) in (0..).zip(&mut found) {
        let all = [&mut found.title, &mut found.quotes, &mut found.prose, &mut found.blocks];
        all.into_iter().flatten().for_each(|unit| unit.place = number);
    }
    let Search { places, units, .. } = search;
    for family in ORDER {
        let of = found.iter_mut().filter(|(of, _)| *of == Some(family));
        units.extend(of.flat_map(|(_, found)| std::mem::take(&mut found.title)));
    }
    units.extend(found.iter_mut().flat_map(|(_, found)| std::mem::take(&mut found.title)));
    units.extend(found.iter_mut().flat_map(|(_, found)| std::mem::take(&mut found.quotes)));
    for family in PROSE {
        let of = found.iter_mut().filter(|(of, _)| *of == family);
        units.extend(of.flat_map(|(_, found)| std::mem::take(&mut found.prose)));
    }
    units.extend(found.iter_mut().flat_map(|(_, found)| std::mem::take(&mut found.blocks)));
    places.extend(found.into_iter().map(|(_, found)| found.place));
}
