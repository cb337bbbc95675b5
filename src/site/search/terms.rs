//! Units → every term with the numbers of the units that hold it, in order; and lists for beginnings that many terms share.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::site::search::code;
use crate::site::search::unit::{Place, Unit};
use crate::site::search::word::terms;

/// A term and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The folded word; with `*` at its end, all words that begin so.
    pub term: String,
    /// The numbers of the units, as [`code::list`] writes them.
    pub units: String,
}

/// So many units are read by one core at a time.
const CHUNK: usize = 4_096;

/// No beginning longer than this has a list of its own.
const LONGEST_START: usize = 12;

type Postings = FxHashMap<Box<str>, Vec<u32>>;

/// A term, and the units that hold it.
type Posting = (Box<str>, Vec<u32>);

/// All terms in the order of their UTF-16, which is that of scripts. A beginning has a list of its own where the lists
/// of its words are longer than `broad` bytes in all: nobody should load them all for it.
pub(super) fn all(places: &[Place], units: &[Unit], broad: impl Fn(usize) -> usize) -> Vec<Term> {
    let mut postings: Vec<Posting> = postings(places, units).into_iter().collect();
    postings.par_sort_unstable_by(|a, b| in_script_order(&a.0, &b.0));
    let mut all: Vec<Term> = postings
        .par_iter()
        .map(|(term, units)| Term { term: term.to_string(), units: code::list(units) })
        .collect();
    let sizes: Vec<usize> = all.iter().map(size).collect();
    let broad = broad(sizes.iter().sum());
    let mut starts = Vec::new();
    broad_starts(&postings, &sizes, 0, broad, &mut starts);
    let starts: Vec<Term> = starts
        .into_par_iter()
        .map(|(start, postings)| Term {
            term: format!("{start}*"),
            units: code::list(&union(postings, units.len())),
        })
        .collect();
    all.extend(starts);
    all.par_sort_unstable_by(|a, b| in_script_order(&a.term, &b.term));
    all
}

/// How many bytes a term takes in its shard, about.
pub(super) fn size(term: &Term) -> usize {
    term.term.len() + term.units.len() + "[\"\",\"\"],\n".len()
}

fn postings(places: &[Place], units: &[Unit]) -> Postings {
    let chunks: Vec<Postings> = units
        .par_chunks(CHUNK)
        .enumerate()
        .map(|(chunk, units)| {
            let mut postings = Postings::default();
            for (number, unit) in (chunk * CHUNK..).zip(units) {
                let number = number as u32;
                let Some(place) = places.get(unit.place as usize) else { continue };
                for part in unit.searchable(place) {
                    terms(part, |term| match postings.get_mut(term) {
                        Some(units) if units.last() == Some(&number) => {}
                        Some(units) => units.push(number),
                        None => {
                            postings.insert(term.into(), vec![number]);
                        }
                    });
                }
            }
            postings
        })
        .collect();
    let mut all = Postings::default();
    for chunk in chunks {
        for (term, units) in chunk {
            all.entry(term).or_default().extend(units);
        }
    }
    all
}

/// By UTF-16: it differs from the order of the characters only beyond U+FFFF.
fn in_script_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// The beginnings of at least one character more than `depth` whose words take more than `broad` bytes, with the
/// postings of these. `sizes` are those of the terms.
fn broad_starts<'a>(
    postings: &'a [Posting],
    sizes: &[usize],
    depth: usize,
    broad: usize,
    starts: &mut Vec<(&'a str, &'a [Posting])>,
) {
    let start = |term: &'a str| match term.char_indices().nth(depth) {
        Some((at, c)) => &term[..at + c.len_utf8()],
        None => "",
    };
    let mut at = 0;
    while let Some((term, _)) = postings.get(at) {
        let from = at;
        let shared = start(term);
        while postings.get(at).is_some_and(|(term, _)| start(term) == shared) {
            at += 1;
        }
        let is_broad = sizes[from..at].iter().sum::<usize>() > broad;
        if !shared.is_empty() && is_broad && at - from > 1 && depth < LONGEST_START {
            starts.push((shared, &postings[from..at]));
            broad_starts(&postings[from..at], &sizes[from..at], depth + 1, broad, starts);
        }
    }
}

/// All units that stand in one of the lists.
fn union(postings: &[Posting], count: usize) -> Vec<u32> {
    let mut held = vec![false; count];
    for number in postings.iter().flat_map(|(_, units)| units) {
        if let Some(held) = held.get_mut(*number as usize) {
            *held = true;
        }
    }
    (0..).zip(held).filter(|(_, held)| *held).map(|(number, _)| number).collect()
}
