//! Both sides → what somebody unnamed said in BASE, and who is named for the same words or the same remark in HEAD alone.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::anchor::align::numbers;
use crate::diff::became::Became;
use crate::diff::both::Texts;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::mask::{named, unmasked};
use crate::diff::remark::Remarks;
use crate::diff::value::Part;

/// Somebody unnamed, and a quote that gives a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Exposed {
    /// The quote of somebody unnamed, in BASE.
    pub b: usize,
    /// The quote of HEAD that names somebody.
    pub by: usize,
    /// Whether it has words of the passage; else it is linked as the same remark.
    pub by_words: bool,
}

/// What a name is given to that had none, in the order of BASE: first as the files have it, then as readers see it, as
/// what was a draft and is published names somebody anew.
pub(super) fn exposed(look: &Look<'_>) -> Vec<Exposed> {
    let mut all: Vec<Exposed> = Vec::new();
    let mut seen = FxHashSet::default();
    for public in [false, true] {
        let (before, after) = (Remarks::of(&look.base, public), Remarks::of(&look.head, public));
        let unnamed = |b: &usize| before.has(*b) && !look.base.unnamed(*b).is_empty();
        for b in (0..look.base.nodes.len()).filter(unnamed) {
            let known: FxHashSet<Part> = before
                .all([b])
                .into_iter()
                .flat_map(|n| named(&look.base.nodes[n]))
                .flat_map(|part| look.as_now(std::slice::from_ref(part)))
                .collect();
            let found = of_quote(look, &after, b, known);
            all.extend(found.into_iter().filter(|one| seen.insert((one.b, one.by))));
        }
    }
    all.sort_by_key(|one| one.b);
    all
}

/// The quotes that name for one quote of BASE whom nobody named before.
fn of_quote(
    look: &Look<'_>,
    after: &Remarks<'_, '_>,
    b: usize,
    mut known: FxHashSet<Part>,
) -> Vec<Exposed> {
    let h = look.now[b].map(|now| now.h).filter(|h| look.became[*h] != Became::Other);
    if let Some(h) = h.filter(|h| unmasked(look, b, *h).is_some()) {
        // Told as a change of its own speaker.
        known.extend(named(&look.head.nodes[h]).cloned());
    }
    let (source, ranges) = place(look, b, h);
    let over = after.over(source, &ranges);
    let mut all = Vec::new();
    for by in after.all(h.into_iter().chain(over.iter().copied())) {
        let new: Vec<&Part> =
            named(&look.head.nodes[by]).filter(|part| !known.contains(*part)).collect();
        if new.is_empty() || look.was_unread(by) && look.was[by].is_none() {
            continue;
        }
        all.push(Exposed { b, by, by_words: over.contains(&by) });
        known.extend(new.into_iter().cloned());
    }
    all
}

/// Where in HEAD the words of a quote of BASE stand: its source, and the ranges. None where most of them are gone.
fn place(look: &Look<'_>, b: usize, h: Option<usize>) -> (usize, Vec<Range<u32>>) {
    let nowhere = (usize::MAX, Vec::new());
    if let Some(h) = h
        && let (Some(found), Some(at)) = (look.head.found(h), look.head.nodes[h].record())
    {
        return (at.source, found.ranges.clone());
    }
    let Some(was) = look.base.found(b) else { return nowhere };
    let source = look.base.nodes[b].parent.and_then(|parent| look.now[parent]);
    let source = source.and_then(|now| match look.head.nodes[now.h].item {
        Item::Source(source) => Some(source),
        _ => None,
    });
    match (source, look.text(b)) {
        (Some(source), Some(Texts::Same)) => (source, was.ranges.clone()),
        (Some(source), Some(Texts::Changed(alignment))) => {
            let old: Vec<usize> =
                was.ranges.iter().flat_map(|range| numbers(&alignment.before, range)).collect();
            let now = old.iter().filter_map(|word| alignment.now[*word]);
            let now: Vec<Range<u32>> = now.map(|n| alignment.after[n].range.clone()).collect();
            if 2 * now.len() >= old.len().max(1) { (source, now) } else { nowhere }
        }
        _ => nowhere,
    }
}
