//! The index of the search → the scripts in which it is loaded, a record a line.
//!
//! `index.js` is the directory: the shards of terms by their first term, the shards of units by the number of their first, each
//! with the hash at the end of its name; of the shards of pairs the hashes alone.

use crate::render::script::{list, script as holding, string};
use crate::site::search::Search;
use crate::site::search::shard::Shard;

/// The directory's name.
const DIRECTORY: &str = "index";

/// The names of all scripts, without `.js`.
pub(super) fn names(search: &Search) -> impl Iterator<Item = Box<str>> {
    let shards = search.term_shards.iter().chain(&search.unit_shards);
    let pairs = search.pairs.iter().map(|pairs| pairs.name.as_str());
    shards.map(|shard| shard.name.as_str()).chain(pairs).chain([DIRECTORY]).map(Box::from)
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
    let lines: Vec<String> = if name.starts_with('p') {
        let pairs = search.pairs.get(number()?).filter(|pairs| pairs.name == name)?;
        pairs.lines.lines().map(string).collect()
    } else if name.starts_with('t') {
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
    let hash_of = |name: &str| name.rsplit('-').next().unwrap_or("").to_owned();
    let hash = |shard: &Shard| hash_of(&shard.name);
    let terms = search.term_shards.iter().map(|shard| {
        let first = search.terms.get(shard.range.start).map_or("", |term| &term.term);
        string(&format!("{first}{}", hash(shard)))
    });
    let units = search.unit_shards.iter();
    let units = units.map(|shard| string(&format!("{}{}", shard.range.start, hash(shard))));
    let pairs = search.pairs.iter().map(|pairs| string(&hash_of(&pairs.name)));
    format!(
        "onrecord({{\"terms\":[\n{}\n],\"units\":[\n{}\n],\"pairs\":[\n{}\n]}});\n",
        terms.collect::<Vec<_>>().join(",\n"),
        units.collect::<Vec<_>>().join(",\n"),
        pairs.collect::<Vec<_>>().join(",\n"),
    )
}
