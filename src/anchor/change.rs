//! A source in the text that was annotated and in the one that stands there now → what became of each record.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::anchor::Placed;
use crate::anchor::align::{Alignment, numbers};
use crate::anchor::along::came_along;
use crate::anchor::became::{Became, Changed, Doubt, What};
use crate::anchor::outcome::{Found, Outcome, Verdict};
use crate::anchor::place::place;
use crate::anchor::search::{Search, Wanted};
use crate::anchor::sentence::sentence_at;
use crate::anchor::words::{Word, likeness, rising, words};
use crate::ground::white::single_spaced;
use crate::parse::Draft;
use crate::parse::record::{Part, RecordKind, Source};
use crate::parse::source::SourceText;

/// What became of the records of a source; none where its file is the one that was annotated, or can't be read as text.
pub(super) fn changed(draft: &Draft, number: usize, placed: &Placed) -> Option<Changed> {
    let source = draft.sources.get(number)?;
    let seed = draft.seeds.get(placed.seed?)?;
    let annotated = source.sha256.as_ref()?;
    if annotated.eq_ignore_ascii_case(&seed.sha256) {
        return None;
    }
    let now = seed.text.as_ref().ok()?;
    let before = draft.earlier.get(&number).and_then(|seed| seed.text.as_ref().ok());
    let records = match before {
        Some(before) => Both::of(source, placed, before, now).records(),
        None => alone(source, placed, now),
    };
    Some(Changed { source: number, by_history: before.is_some(), records })
}

/// A source's records in the text that was annotated and in the one that stands there now.
struct Both<'a> {
    source: &'a Source,
    placed: &'a Placed,
    before: &'a SourceText,
    now: &'a SourceText,
    /// What was found in the text before.
    stood: Placed,
    /// How often each record's words stood there.
    often: Vec<usize>,
    words: Alignment,
}

impl<'a> Both<'a> {
    fn of(
        source: &'a Source,
        placed: &'a Placed,
        before: &'a SourceText,
        now: &'a SourceText,
    ) -> Both<'a> {
        let (stood, _) = place(0, source, 0, before);
        let often = counts(source, before, &stood.furniture);
        let words = Alignment::of(before, now);
        Both { source, placed, before, now, stood, often, words }
    }

    fn records(&self) -> Vec<Became> {
        let outcomes = self.stood.outcomes.iter().zip(&self.placed.outcomes);
        let both = outcomes.enumerate().map(|(n, (before, now))| match (before, now) {
            _ if is_furniture(self.source, n) => by_outcome(self.source, n, now),
            (Outcome::Found(was), now) => self.of_found(n, was, now),
            // Which of them was meant was open even then.
            (Outcome::Ambiguous { .. }, Outcome::Found(found)) => {
                let what = What::Doubtful(Doubt::Twice);
                became(what, written(self.source, n), Some(found.extent()))
            }
            // The writer has the text of today in view.
            (_, Outcome::Found(found)) => {
                became(What::Same, written(self.source, n), Some(found.extent()))
            }
            _ => by_outcome(self.source, n, now),
        });
        both.collect()
    }

    fn of_found(&self, n: usize, was: &Found, now: &Outcome) -> Became {
        let extent = was.extent();
        let old = &self.words.before[numbers(&self.words.before, &extent)];
        let images: Vec<usize> = self.words.now[numbers(&self.words.before, &extent)]
            .iter()
            .flatten()
            .copied()
            .collect();
        let stays = |kept: usize| 2 * kept >= old.len().max(1);
        let (what, now) = match now {
            Outcome::Found(found) => {
                let here = numbers(&self.words.after, &found.extent());
                let kept = images.iter().filter(|image| here.contains(image)).count();
                let what = match stays(kept) {
                    true => self.in_place(was, found),
                    false => self.elsewhere(n, was, found),
                };
                (what, Some(found.extent()))
            }
            Outcome::Ambiguous { .. } if stays(images.len()) => {
                (What::Doubtful(Doubt::Twice), self.hull(&images))
            }
            Outcome::WrongContext { .. } if stays(images.len()) => {
                (What::Doubtful(Doubt::Context), self.hull(&images))
            }
            Outcome::Ambiguous { .. } | Outcome::WrongContext { .. } => (What::Orphan, None),
            Outcome::InFurniture(place) => (What::Doubtful(Doubt::Furniture), Some(place.clone())),
            Outcome::Near(near) => match self.in_its_place(old, &images, &near.range) {
                Some(range) => (What::Edited, Some(range)),
                None => (What::Orphan, None),
            },
            Outcome::Missing => match self.hull(&images).filter(|_| stays(images.len())) {
                Some(hull) => (What::Edited, Some(hull)),
                None => (What::Orphan, None),
            },
        };
        let mut one = became(what, slice(self.before, &extent), now);
        if what.holds()
            && let Some(now) = &one.now
            && !came_along((self.before, &extent), (self.now, now))
        {
            one.sentence = Some(slice(self.before, &sentence_at(self.before, &extent)));
        }
        one
    }

    /// Words that stand where they stood.
    fn in_place(&self, was: &Found, found: &Found) -> What {
        let (old, new) = (slice(self.before, &was.extent()), slice(self.now, &found.extent()));
        let typographic = |found: &Found| found.verdict <= Verdict::Typographic;
        let same = |a: &Word, b: &Word| a.key == b.key;
        let (x, y) = (words(&old, 0..old.len() as u32), words(&new, 0..new.len() as u32));
        if single_spaced(&old) == single_spaced(&new) {
            What::Same
        } else if typographic(was) && typographic(found)
            || x.len() == y.len() && x.iter().zip(&y).all(|(a, b)| same(a, b))
        {
            What::Typographic
        } else {
            What::Edited
        }
    }

    /// Words that stand elsewhere than those that were annotated: these are gone, unless their whole sentence went there.
    fn elsewhere(&self, n: usize, was: &Found, found: &Found) -> What {
        let here = numbers(&self.words.after, &found.extent());
        let stood = self.words.was[here.clone()].iter().flatten().count();
        if 2 * stood >= here.len().max(1) {
            return What::Orphan;
        }
        if self.often.get(n).is_some_and(|often| *often > 1) {
            return What::Doubtful(Doubt::Twice);
        }
        match came_along((self.before, &was.extent()), (self.now, &found.extent())) {
            true => What::Moved,
            false => What::Doubtful(Doubt::OtherSentence),
        }
    }

    /// The words that took the place of others, where they have to do with them: most words are left, or the nearest
    /// ones stand there, or are new and like them.
    fn in_its_place(
        &self,
        old: &[Word],
        images: &[usize],
        near: &Range<u32>,
    ) -> Option<Range<u32>> {
        let here = numbers(&self.words.after, near);
        if images.iter().any(|image| here.contains(image)) {
            return Some(near.clone());
        }
        if 2 * images.len() >= old.len().max(1) {
            return self.hull(images);
        }
        let stood = self.words.was[here.clone()].iter().flatten().count();
        let is_new = 2 * stood < here.len().max(1);
        (is_new && likeness(old, &self.words.after[here]).is_near()).then(|| near.clone())
    }

    /// From the first to the last of some words of the text as it is now.
    fn hull(&self, images: &[usize]) -> Option<Range<u32>> {
        let word = |n: Option<&usize>| n.and_then(|n| self.words.after.get(*n));
        Some(word(images.first())?.range.start..word(images.last())?.range.end)
    }
}

/// What became of the records where only the text of today is at hand: nothing shows what stood where.
fn alone(source: &Source, placed: &Placed, now: &SourceText) -> Vec<Became> {
    let often = counts(source, now, &placed.furniture);
    // Records are written in the order of their passages: one that leaves that order may have gone elsewhere.
    let mut places = Vec::new();
    for (n, outcome) in placed.outcomes.iter().enumerate() {
        if let (Outcome::Found(found), false) = (outcome, is_furniture(source, n)) {
            let start = found.extent().start as usize;
            places.push((n, start * (placed.outcomes.len() + 1) + n));
        }
    }
    let order: Vec<usize> = places.iter().map(|(_, place)| *place).collect();
    let in_order: Vec<usize> = rising(&order).into_iter().map(|at| places[at].0).collect();
    let records = placed.outcomes.iter().enumerate().map(|(n, outcome)| {
        let mut one = by_outcome(source, n, outcome);
        if one.what.holds() && !is_furniture(source, n) && !says_where(source, n) {
            if often.get(n).is_some_and(|often| *often > 1) {
                one.what = What::Doubtful(Doubt::Twice);
            } else if in_order.binary_search(&n).is_err() {
                one.what = What::Doubtful(Doubt::Elsewhere);
            }
        }
        one
    });
    records.collect()
}

/// What can be told of a record by what was found of it today.
fn by_outcome(source: &Source, n: usize, outcome: &Outcome) -> Became {
    let (what, now) = match outcome {
        Outcome::Found(found) if found.verdict == Verdict::Typographic => {
            (What::Typographic, Some(found.extent()))
        }
        Outcome::Found(found) => (What::Same, Some(found.extent())),
        Outcome::Ambiguous { .. } => (What::Doubtful(Doubt::Twice), None),
        Outcome::WrongContext { .. } => (What::Doubtful(Doubt::Context), None),
        Outcome::InFurniture(place) => (What::Doubtful(Doubt::Furniture), Some(place.clone())),
        Outcome::Near(near) => (What::Edited, Some(near.range.clone())),
        Outcome::Missing => (What::Orphan, None),
    };
    became(what, written(source, n), now)
}

fn became(what: What, before: Box<str>, now: Option<Range<u32>>) -> Became {
    Became { what, before, now, sentence: None }
}

/// How often the words of each record stand in a text.
fn counts(source: &Source, text: &SourceText, furniture: &[Range<u32>]) -> Vec<usize> {
    let wanted = source.records.iter().map(|record| Wanted {
        pieces: record.passage.pieces.iter().map(|piece| piece.text.clone()).collect(),
        parentheses_as_brackets: source.parentheses_as_brackets,
    });
    let hits = Search::new(wanted.collect()).all(text, furniture);
    let counts: FxHashMap<usize, usize> = hits
        .into_iter()
        .map(|hits| (hits.wanted, hits.count.max(if hits.capped { 2 } else { 0 })))
        .collect();
    (0..source.records.len()).map(|n| counts.get(&n).copied().unwrap_or(0)).collect()
}

fn is_furniture(source: &Source, n: usize) -> bool {
    let what = source.records.get(n).map(|record| &record.what);
    matches!(what, Some(RecordKind::Part(Part::Furniture)))
}

/// Whether a record says itself which place it means: where its words are found, they are then found by that.
fn says_where(source: &Source, n: usize) -> bool {
    let record = source.records.get(n);
    record.is_some_and(|record| record.after.is_some() || record.before.is_some())
}

/// A record's passage as it is written.
fn written(source: &Source, n: usize) -> Box<str> {
    let pieces = source.records.get(n).map_or(&[][..], |record| &record.passage.pieces);
    pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join("\n").into()
}

fn slice(text: &SourceText, range: &Range<u32>) -> Box<str> {
    text.text.get(range.start as usize..range.end as usize).unwrap_or("").into()
}
