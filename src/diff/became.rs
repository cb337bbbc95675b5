//! A quote or note on both sides → what became of its passage.

use std::ops::Range;

use crate::anchor::align::{Alignment, numbers};
use crate::anchor::along::{came_along, stands_once};
use crate::anchor::outcome::{Edit, Found, Outcome};
use crate::anchor::words::{Word, likeness, words};
use crate::diff::both::{Both, Texts};
use crate::diff::half::Half;
use crate::diff::kept::kept;
use crate::diff::passage;

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Became {
    /// The same words at the same place, or moved with their sentence; or what was wrong before is wrong still.
    Same,
    /// Other words that stand in the source, at a place that has to do with the one before.
    Edited,
    /// Other words that stand in the source, and nothing to do with those before.
    Other,
    /// Other words that don't stand in the source.
    Reworded,
    /// The words stand in the source no more.
    Lost,
    /// The source has other words there.
    SourceChanged,
    /// The same words, but the place that they stood at is another's now, or gone.
    Lookalike,
    /// The words stand in several places.
    Ambiguous,
    /// One side's text could not be read.
    Unknown,
}

/// What became of the passage of a node of HEAD; `Same` where it has none or is new.
pub(super) fn became(both: &Both<'_>, h: usize) -> Became {
    let (base, head) = (&both.base, &both.head);
    let Some(b) = both.was[h] else { return Became::Same };
    let (Some(old), Some(new)) = (base.nodes[b].record(), head.nodes[h].record()) else {
        return Became::Same;
    };
    if !base.is_text_known(old.source) || !head.is_text_known(new.source) {
        return Became::Unknown;
    }
    let (Some(before), Some(after)) = (base.outcome(b), head.outcome(h)) else {
        return Became::Same;
    };
    let rewritten = || !same(&passage::written(base, b).words, &passage::written(head, h).words);
    let stood = matches!(before, Outcome::Found(_));
    match after {
        Outcome::Found(found) => match before {
            Outcome::Found(was) => of_found(both, (b, was), (h, found), &rewritten),
            _ => Became::Edited,
        },
        _ if rewritten() => Became::Reworded,
        _ if !stood => Became::Same,
        Outcome::Ambiguous { .. } => Became::Ambiguous,
        // Twins elsewhere don't keep what is gone.
        Outcome::WrongContext { .. } if is_gone(both, b) => Became::Lost,
        Outcome::WrongContext { .. } => Became::Ambiguous,
        Outcome::InFurniture(_) => Became::Lost,
        Outcome::Near(_) | Outcome::Missing if kept(both, b).is_some() => Became::SourceChanged,
        // What is shown as the nearest may be far.
        Outcome::Near(_) if is_near(both, b, h) => Became::SourceChanged,
        Outcome::Near(_) | Outcome::Missing => Became::Lost,
    }
}

/// Whether less than half of the words of a passage of BASE are left where they stood.
fn is_gone(both: &Both<'_>, b: usize) -> bool {
    let (Some(Texts::Changed(alignment)), Some(was)) = (both.text(b), both.base.found(b)) else {
        return false;
    };
    let old = places(&alignment.before, &was.ranges);
    2 * old.iter().filter(|n| alignment.now[**n].is_some()).count() < old.len().max(1)
}

/// Whether the nearest words are those of the passage, changed, and didn't stand elsewhere before.
fn is_near(both: &Both<'_>, b: usize, h: usize) -> bool {
    let (Some(nearest), Some(Outcome::Near(near))) =
        (passage::nearest(&both.head, h), both.head.outcome(h))
    else {
        return false;
    };
    if let (Some(Texts::Changed(alignment)), Some(found)) = (both.text(b), both.base.found(b)) {
        let old = places(&alignment.before, &found.ranges);
        let here: Vec<usize> = numbers(&alignment.after, &near.range).collect();
        let is_other = |n: &&usize| alignment.was[**n].is_some_and(|was| !old.contains(&was));
        if 2 * here.iter().filter(is_other).count() >= here.len().max(1) {
            return false;
        }
    }
    likeness(&passage::passage(&both.base, b).words, &nearest.words).is_near()
}

fn of_found(
    both: &Both<'_>,
    (b, was): (usize, &Found),
    (h, found): (usize, &Found),
    rewritten: &dyn Fn() -> bool,
) -> Became {
    if matches!(both.text(b), Some(Texts::Same))
        && (&was.ranges, &was.edits) == (&found.ranges, &found.edits)
    {
        return Became::Same;
    }
    let (old, new) = (passage::passage(&both.base, b), passage::passage(&both.head, h));
    let stays = match both.text(b) {
        Some(Texts::Changed(alignment)) => share(alignment, &was.ranges, &found.ranges),
        _ => overlap(&was.ranges, &found.ranges),
    };
    if same(&old.words, &new.words) {
        if stays < 0.5 && !moved_along(both, (b, was), (h, found)) {
            return Became::Lookalike;
        }
        let left_out = |half: &Half<'_>, n: usize, found: &Found| omitted(half, n, found);
        let same_gaps = same(&left_out(&both.base, b, was), &left_out(&both.head, h, found));
        return if same_gaps || rewritten() { Became::Same } else { Became::SourceChanged };
    }
    if !rewritten() {
        return Became::SourceChanged;
    }
    match stays > 0.0 || likeness(&old.words, &new.words).is_near() {
        true => Became::Edited,
        false => Became::Other,
    }
}

/// Whether words that don't stand where they stood went there with their sentence, which stood nowhere else before.
fn moved_along(both: &Both<'_>, (b, was): (usize, &Found), (h, found): (usize, &Found)) -> bool {
    let Some(Texts::Changed(alignment)) = both.text(b) else { return false };
    let here = places(&alignment.after, &found.ranges);
    let elsewhere = here.iter().filter(|n| alignment.was[**n].is_some()).count();
    if 2 * elsewhere >= here.len().max(1) {
        return false;
    }
    let of = |half: &Half<'_>, n: usize| Some(half.nodes[n].record()?.source);
    let (Some(old), Some(new)) = (of(&both.base, b), of(&both.head, h)) else { return false };
    let (base, head) = (both.base.anchored, both.head.anchored);
    let (Some(before), Some(after)) = (base.text(old), head.text(new)) else { return false };
    let extent = was.extent();
    came_along((before, &extent), (after, &found.extent())) && stands_once(before, &extent)
}

/// Which part of the words at these ranges before stand at those ranges now.
fn share(alignment: &Alignment, before: &[Range<u32>], after: &[Range<u32>]) -> f64 {
    let old = places(&alignment.before, before);
    let new = places(&alignment.after, after);
    let (first, last) = (new.first().copied(), new.last().copied());
    let inside =
        |n: &usize| first.is_some_and(|first| first <= *n) && last.is_some_and(|last| *n <= last);
    let stays = old.iter().filter(|n| alignment.now[**n].is_some_and(|now| inside(&now))).count();
    stays as f64 / old.len().max(1) as f64
}

/// Which part of the bytes of these ranges is in those.
fn overlap(before: &[Range<u32>], after: &[Range<u32>]) -> f64 {
    let length: u32 = before.iter().map(|range| range.end - range.start).sum();
    let mut common = 0;
    let (mut x, mut y) = (0, 0);
    while let (Some(a), Some(b)) = (before.get(x), after.get(y)) {
        common += a.end.min(b.end).saturating_sub(a.start.max(b.start));
        if a.end < b.end { x += 1 } else { y += 1 }
    }
    f64::from(common) / f64::from(length.max(1))
}

/// The words at these ranges, by number.
fn places(words: &[Word], ranges: &[Range<u32>]) -> Vec<usize> {
    ranges.iter().flat_map(|range| numbers(words, range)).collect()
}

/// The words that an ellipsis leaves out.
fn omitted(half: &Half<'_>, n: usize, found: &Found) -> Vec<Word> {
    let text = half.nodes[n].record().and_then(|at| half.anchored.text(at.source));
    let Some(text) = text else { return Vec::new() };
    let gaps = found.edits.iter().filter_map(|edit| match edit {
        Edit::Omitted(range) => Some(range.clone()),
        _ => None,
    });
    gaps.flat_map(|range| words(&text.text, range)).collect()
}

/// Whether two wordings have the same words, typography and marks aside.
fn same(before: &[Word], after: &[Word]) -> bool {
    let keys = |words: &'_ [Word]| -> Vec<Box<str>> {
        words.iter().filter(|word| word.is_word()).map(|word| word.key.clone()).collect()
    };
    keys(before) == keys(after)
}
