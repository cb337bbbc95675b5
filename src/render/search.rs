//! The index of the search → the scripts in which it is loaded, a record a line.
//!
//! `index.js` is the directory: the shards of terms by their first term, the shards of units by the number of their first, each
//! with the hash at the end of its name.

use crate::render::script::{list, script as holding, string};
use crate::site::search::Search;
use crate::site::search::shard::Shard;

/// The directory's name.
const DIRECTORY: &str = "index";

/// The names of all scripts, without `.js`.
pub(super) fn names(search: &Search) -> impl Iterator<Item = Box<str>> {
    let shards = search.term_shards.iter().chain(&search.unit_shards);
    shards.map(|shard| shard.name.as_str()).chain([DIRECTORY]).map(Box::from)
}

/// A script by its name; none where there is none.
pub(super) fn script(search: &Search, name: &str) -> Option<String> {
    if name == DIRECTORY {
        return Some(directory(search));
    }
    let number = || name.get(1..)?.split('-').next()?.parse::<usize>().ok();
    let of = |shards: &[Shard]| {
        shards.get(number()?).filter(|shard| shard.name == name).map(|shard| shard.range.clone())
    };
    let lines: Vec<String> = if name.starts_with('t') {
        let terms = &search.terms[of(&search.term_shards)?];
        terms.iter().map(|term| list(&[&term.term, &term.units])).collect()
    } else {
        units(search, of(&search.unit_shards)?)
    };
    Some(holding(&lines))
}

/// A line for each page whose units follow, `[title, kind, address]`; and for each unit, `[fragment, words]` or
/// `[fragment, words, title, kind]`.
fn units(search: &Search, range: std::ops::Range<usize>) -> Vec<String> {
    let mut lines = Vec::with_capacity(range.len() + 1);
    let mut before = None;
    for unit in &search.units[range] {
        if before.replace(unit.place) != Some(unit.place)
            && let Some(place) = search.places.get(unit.place as usize)
        {
            lines.push(list(&[&place.title, &place.kind, &place.href]));
        }
        lines.push(match &unit.own {
            Some(own) => list(&[&unit.fragment, &unit.text, &own.title, own.kind]),
            None => list(&[&unit.fragment, &unit.text]),
        });
    }
    lines
}

fn directory(search: &Search) -> String {
    let hash = |shard: &Shard| shard.name.rsplit('-').next().unwrap_or("").to_owned();
    let terms = search.term_shards.iter().map(|shard| {
        let first = search.terms.get(shard.range.start).map_or("", |term| &term.term);
        string(&format!("{first}{}", hash(shard)))
    });
    let units = search.unit_shards.iter();
    let units = units.map(|shard| string(&format!("{}{}", shard.range.start, hash(shard))));
    let mut out = "onrecord({\"terms\":[\n".to_owned();
    out.push_str(&terms.collect::<Vec<_>>().join(",\n"));
    out.push_str("\n],\"units\":[\n");
    out.push_str(&units.collect::<Vec<_>>().join(",\n"));
    out.push_str("\n]});\n");
    out
}
