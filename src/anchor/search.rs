//! `Search`: many wordings, looked for together in one text after another.

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::anchor::chain::{Join, join};
use crate::anchor::editorial::{Segment, segments};
use crate::anchor::key::Key;
use crate::anchor::lexicon::{Hit, Lexicon, Then};
use crate::anchor::marks::unquoted;
use crate::anchor::negation;
use crate::anchor::outcome::{Found, MAX_PLACES};
use crate::anchor::printed::Printed;
use crate::anchor::verify::{Match, verify};
use crate::parse::source::SourceText;

/// Words to look for: a passage, or a quotation in prose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted {
    /// Its pieces, in order; one where there was no interruption. An empty line parts pieces as well.
    pub pieces: Vec<Box<str>>,
    /// Whether round brackets do the work of square ones (`style: ap`).
    pub parentheses_as_brackets: bool,
}

/// Wordings made ready to be looked for.
#[derive(Debug)]
pub struct Search {
    /// For each wording as given, which of `plans` is its.
    plan_of: Vec<u32>,
    plans: Vec<Plan>,
    /// What each key of the lexicon, by its number as given, is of.
    seeds: Vec<Seed>,
    lexicon: Lexicon,
}

/// A wording as it is looked for.
#[derive(Debug)]
struct Plan {
    /// In NFC, without the quotation marks around it all.
    pieces: Vec<Box<str>>,
    parentheses: bool,
    /// The wordings as given that this is.
    wanted: Vec<u32>,
}

/// Where a key of the lexicon comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Seed {
    plan: u32,
    piece: u32,
    /// The segment of the editorial reading; none for the literal one.
    segment: Option<u32>,
}

/// All accepted places of one wording in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The wording, by its number.
    pub wanted: usize,
    /// The places, in the text's order; at most [`super::outcome::MAX_PLACES`] are kept.
    pub found: Vec<Found>,
    /// How many there are.
    pub count: usize,
    /// Whether there may be more, which were not looked at: the words stand there too often.
    pub capped: bool,
}

/// Bytes of a key that the lexicon holds; the rest is compared where these are found.
const SEED_BYTES: usize = 256;
/// Places of one key that are looked at.
const MAX_HITS: usize = 1000;
/// Bytes compared in one text, beyond its own length.
const MAX_WORK: usize = 1 << 27;

impl Search {
    /// Makes wordings ready.
    pub fn new(wanted: Vec<Wanted>) -> Search {
        let mut plans: Vec<Plan> = Vec::new();
        let mut plan_of = Vec::with_capacity(wanted.len());
        let mut known: FxHashMap<Wanted, u32> = FxHashMap::default();
        for (number, wanted) in wanted.into_iter().enumerate() {
            let plan = match known.get(&wanted) {
                Some(plan) => *plan,
                None => {
                    plans.push(Plan {
                        pieces: pieces(&wanted),
                        parentheses: wanted.parentheses_as_brackets,
                        wanted: Vec::new(),
                    });
                    let plan = plans.len() as u32 - 1;
                    known.insert(wanted, plan);
                    plan
                }
            };
            plan_of.push(plan);
            plans[plan as usize].wanted.push(number as u32);
        }
        let (mut seeds, mut keys) = (Vec::new(), Vec::new());
        for (number, plan) in plans.iter().enumerate() {
            for (piece, words) in plan.pieces.iter().enumerate() {
                let seed = Seed { plan: number as u32, piece: piece as u32, segment: None };
                let mut push = |seed, segment: &Segment| {
                    let mut key = segment.seed_key();
                    key.truncate(crate::anchor::border::floor(&key, SEED_BYTES));
                    seeds.push(seed);
                    keys.push(key.into_boxed_str());
                };
                if let Some(segment) = Segment::literal(words) {
                    push(seed, &segment);
                }
                for (n, segment) in segments(words, plan.parentheses).iter().flatten().enumerate() {
                    push(Seed { segment: Some(n as u32), ..seed }, segment);
                }
            }
        }
        Search { plan_of, plans, lexicon: Lexicon::new(&keys), seeds }
    }

    /// How many wordings there are.
    pub fn len(&self) -> usize {
        self.plan_of.len()
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.plan_of.is_empty()
    }

    /// All wordings that stand in a text, by number. `furniture` is stepped over.
    pub fn all(&self, text: &SourceText, furniture: &[Range<u32>]) -> Vec<Hits> {
        self.all_where(text, furniture, |_| true)
    }

    /// As [`Search::all`], of those wordings alone that are asked for, by number.
    pub fn all_where(
        &self,
        text: &SourceText,
        furniture: &[Range<u32>],
        is_asked: impl Fn(usize) -> bool,
    ) -> Vec<Hits> {
        let printed = Printed::new(text, furniture);
        let key = Key::new(&text.text, &printed.steps());
        let mut hits = Vec::new();
        for place in self.places_where(&printed, &key, &is_asked) {
            let found: Vec<Found> = place.found.iter().take(MAX_PLACES).cloned().collect();
            let plan = &self.plans[place.plan];
            let asked = plan.wanted.iter().filter(|wanted| is_asked(**wanted as usize));
            hits.extend(asked.map(|wanted| Hits {
                wanted: *wanted as usize,
                found: found.clone(),
                count: place.found.len(),
                capped: place.capped,
            }));
        }
        hits.sort_by_key(|hits| hits.wanted);
        hits
    }

    /// Every place of every distinct wording that stands in a text, or may stand there more often than was looked at.
    pub(super) fn places(&self, printed: &Printed<'_>, key: &Key<'_>) -> Vec<Places> {
        self.places_where(printed, key, &|_| true)
    }

    fn places_where(
        &self,
        printed: &Printed<'_>,
        key: &Key<'_>,
        is_asked: &impl Fn(usize) -> bool,
    ) -> Vec<Places> {
        let is_asked = |seed: &&u32| {
            let plan = self.seeds[**seed as usize].plan;
            self.plans[plan as usize].wanted.iter().any(|wanted| is_asked(*wanted as usize))
        };
        let mut look = Look {
            search: self,
            printed,
            key,
            work: printed.text().len().saturating_add(MAX_WORK),
            segments: FxHashMap::default(),
            matches: FxHashMap::default(),
        };
        let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
        let mut capped: Vec<u32> = Vec::new();
        self.lexicon.scan(key, |hit| {
            if !self.lexicon.holders(hit.key).iter().any(|seed| is_asked(&seed)) {
                return Then::Shorter;
            }
            let count = counts.entry(hit.key).or_insert(0);
            *count += 1;
            if *count > MAX_HITS || look.work == 0 {
                capped.extend(
                    self.lexicon
                        .holders(hit.key)
                        .iter()
                        .filter(is_asked)
                        .map(|seed| self.seeds[*seed as usize].plan),
                );
                return Then::Never;
            }
            for seed in self.lexicon.holders(hit.key).iter().filter(is_asked) {
                look.verify(self.seeds[*seed as usize], hit);
            }
            Then::Shorter
        });
        let matches = look.matches;
        self.joined(printed, matches, capped)
    }

    fn joined(
        &self,
        printed: &Printed<'_>,
        matches: FxHashMap<Seed, Vec<Match>>,
        mut capped: Vec<u32>,
    ) -> Vec<Places> {
        let mut matches: Vec<(Seed, Vec<Match>)> = matches.into_iter().collect();
        matches.sort_by_key(|(seed, _)| *seed);
        capped.sort_unstable();
        capped.dedup();
        let mut plans: Vec<u32> =
            matches.iter().map(|(seed, _)| seed.plan).chain(capped.iter().copied()).collect();
        plans.sort_unstable();
        plans.dedup();
        let mut matches = matches.into_iter().peekable();
        let mut places = Vec::new();
        for number in plans {
            let plan = &self.plans[number as usize];
            let mut of_pieces: Vec<Readings> =
                plan.pieces.iter().map(|_| Readings::default()).collect();
            while let Some((seed, found)) = matches.next_if(|(seed, _)| seed.plan == number) {
                let readings = &mut of_pieces[seed.piece as usize];
                match seed.segment {
                    None => readings.literal = found,
                    Some(segment) => readings.segments.push((segment, found)),
                }
            }
            let of_pieces = of_pieces.into_iter().enumerate().map(|(piece, readings)| {
                readings.matches(printed, || {
                    segments(&plan.pieces[piece], plan.parentheses)
                        .map_or(0, |segments| segments.len())
                })
            });
            let found = join(of_pieces.collect(), printed, Join::Interruption);
            let found: Vec<Found> = found.into_iter().map(|one| completed(one, printed)).collect();
            let capped = capped.binary_search(&number).is_ok();
            if !found.is_empty() || capped {
                places.push(Places { plan: number as usize, found, capped });
            }
        }
        places
    }

    /// The distinct wording that a wording as given is.
    pub(super) fn plan_of(&self, wanted: usize) -> usize {
        self.plan_of[wanted] as usize
    }
}

/// Every place of a distinct wording.
#[derive(Debug)]
pub(super) struct Places {
    /// Which.
    pub plan: usize,
    /// In the text's order.
    pub found: Vec<Found>,
    /// As in [`Hits`].
    pub capped: bool,
}

/// What was found of one piece.
#[derive(Default)]
struct Readings {
    literal: Vec<Match>,
    segments: Vec<(u32, Vec<Match>)>,
}

impl Readings {
    /// Read literally first, as the source may have the marks itself; else with the marks read as the editor's.
    fn matches(self, printed: &Printed<'_>, count: impl Fn() -> usize) -> Vec<Match> {
        if !self.literal.is_empty() || self.segments.is_empty() || self.segments.len() != count() {
            return self.literal;
        }
        let parts = self.segments.into_iter().map(|(_, matches)| matches);
        join(parts.collect(), printed, Join::Omission)
    }
}

/// The pieces of a wording: in NFC, empty lines part them, marks around it all are gone.
fn pieces(wanted: &Wanted) -> Vec<Box<str>> {
    let mut pieces: Vec<Box<str>> = Vec::new();
    for piece in &wanted.pieces {
        let piece = match is_nfc_quick(piece.chars()) {
            IsNormalized::Yes => piece.clone(),
            _ => piece.nfc().collect::<String>().into_boxed_str(),
        };
        let mut part = String::new();
        for line in piece.lines() {
            if line.trim().is_empty() {
                pieces.push(std::mem::take(&mut part).into_boxed_str());
            } else {
                if !part.is_empty() {
                    part.push('\n');
                }
                part.push_str(line);
            }
        }
        pieces.push(part.into_boxed_str());
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    unquoted(&pieces).into_iter().map(Into::into).collect()
}

struct Look<'a> {
    search: &'a Search,
    printed: &'a Printed<'a>,
    key: &'a Key<'a>,
    /// Bytes that may still be compared.
    work: usize,
    /// Segments that were needed, with the key of their seed.
    segments: FxHashMap<Seed, Option<(Segment, String)>>,
    matches: FxHashMap<Seed, Vec<Match>>,
}

impl Look<'_> {
    fn verify(&mut self, seed: Seed, hit: Hit) {
        let plan = &self.search.plans[seed.plan as usize];
        let words = &plan.pieces[seed.piece as usize];
        let segment = self.segments.entry(seed).or_insert_with(|| {
            let segment = match seed.segment {
                None => Segment::literal(words),
                Some(number) => segments(words, plan.parentheses)?.into_iter().nth(number as usize),
            };
            segment.map(|segment| {
                let key = segment.seed_key();
                (segment, key)
            })
        });
        let Some((segment, key)) = segment else { return };
        self.work = self.work.saturating_sub(words.len() + 64);
        if !self.key.bytes()[hit.key_start..].starts_with(key.as_bytes()) {
            return;
        }
        let end = self.key.text_end(hit.key_start + key.len());
        self.work = self.work.saturating_sub(end - hit.start);
        if let Some(found) = verify(segment, words, self.printed, hit.start..end) {
            let matches = self.matches.entry(seed).or_default();
            if matches.last() != Some(&found) {
                matches.push(found);
            }
        }
    }
}

fn completed(one: Match, printed: &Printed<'_>) -> Found {
    let start = one.start() as usize;
    let block = printed.block_range(printed.block_at(start)).map_or(0, |block| block.start);
    // Whatever is left out, by whom and by which mark: no negation goes untold.
    let mut gaps = one.ranges.windows(2).map(|two| two[0].end as usize..two[1].start as usize);
    let gone = gaps.find_map(|gap| negation::first_in(printed.text(), gap));
    Found {
        clipped_negation: negation::directly_before(printed.text(), block, start),
        verdict: one.verdict,
        ranges: one.ranges,
        edits: one.edits,
        omitted_negation: one.omitted_negation.or(gone),
    }
}
