//! A passage of BASE and the two texts, aligned → where in HEAD its words were kept, though some are others.

use std::ops::Range;

use crate::anchor::align::{Alignment, numbers};
use crate::anchor::outcome::Outcome;
use crate::diff::both::{Both, Texts};

/// A word that is new in more places is in no passage that was moved.
const COMMON: usize = 60;

/// The bytes of HEAD's text where 0.6 of the words of a passage of BASE, or more, stand together, at their place or
/// moved; with what stands there in the place of the others.
pub(super) fn kept(both: &Both<'_>, b: usize) -> Option<Range<u32>> {
    let (Some(Texts::Changed(alignment)), Some(Outcome::Found(found))) =
        (both.text(b), both.base.outcome(b))
    else {
        return None;
    };
    let fresh = both.fresh.get(&both.base.nodes[b].record()?.source)?;
    let old: Vec<usize> = found
        .ranges
        .iter()
        .flat_map(|range| numbers(&alignment.before, range))
        .filter(|word| alignment.before[*word].is_word())
        .collect();
    // Where in HEAD each of them may stand.
    let mut now: Vec<(usize, usize)> = Vec::new();
    for (n, word) in old.iter().enumerate() {
        match alignment.now[*word] {
            Some(place) => now.push((place, n)),
            None => {
                let places =
                    fresh.get(&alignment.before[*word].key).filter(|of| of.len() <= COMMON);
                now.extend(places.into_iter().flatten().map(|place| (*place, n)));
            }
        }
    }
    now.sort_unstable();
    // As many as there are within twice the passage's length: what is farther apart is no passage.
    let (mut first, mut best) = (0, 0..0);
    let mut seen = vec![0usize; old.len()];
    let (mut count, mut most) = (0, 0);
    for (last, (place, n)) in now.iter().enumerate() {
        count += usize::from(seen[*n] == 0);
        seen[*n] += 1;
        while now[first].0 + 2 * old.len() < *place {
            let gone = &mut seen[now[first].1];
            *gone -= 1;
            count -= usize::from(*gone == 0);
            first += 1;
        }
        if count > most {
            (most, best) = (count, first..last + 1);
        }
    }
    if 5 * most < 3 * old.len().max(1) {
        return None;
    }
    let ((start, before), (end, at)) = (*now[best.clone()].first()?, *now[best].last()?);
    let start = start - replaced(alignment, (0..start).rev(), before);
    let end = end + replaced(alignment, end + 1..alignment.after.len(), old.len() - 1 - at);
    Some(alignment.after.get(start)?.range.start..alignment.after.get(end)?.range.end)
}

/// How many of these words of HEAD are new, from the first on, and not more than so many.
fn replaced(alignment: &Alignment, words: impl Iterator<Item = usize>, most: usize) -> usize {
    words.take(most).take_while(|word| alignment.was[*word].is_none()).count()
}
