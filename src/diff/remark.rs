//! One side → which quotes give the same words or the same remark, by place and by their fields, and who is named for them.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::value::{Part, Value};

/// So many quotes of one remark are looked at, the nearest first: the cost is linear in the quotes.
const MOST: usize = 500;

/// The quotes of one side, by what they have in common.
#[derive(Debug)]
pub(super) struct Remarks<'s, 'a> {
    half: &'s Half<'a>,
    /// Only what is on the site.
    public: bool,
    /// For each source the passages of its quotes.
    passages: FxHashMap<usize, Passages>,
    /// For each quote those that it is linked with as one remark, from whichever end.
    links: FxHashMap<usize, Vec<usize>>,
}

/// The passages of a source by where they begin, each with its quote.
#[derive(Debug)]
struct Passages {
    all: Vec<(Range<u32>, usize)>,
    longest: u32,
}

impl<'s, 'a> Remarks<'s, 'a> {
    /// Of a side; `public` leaves out what is a draft or hidden.
    pub fn of(half: &'s Half<'a>, public: bool) -> Remarks<'s, 'a> {
        let mut passages: BTreeMap<usize, Vec<(Range<u32>, usize)>> = BTreeMap::new();
        let mut links: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let is_in = |n: usize| {
            let node = &half.nodes[n];
            node.kind == "quote" && (node.published || !public)
        };
        for n in (0..half.nodes.len()).filter(|n| is_in(*n)) {
            if let (Some(found), Some(at)) = (half.found(n), half.nodes[n].record()) {
                let of = passages.entry(at.source).or_default();
                of.extend(found.ranges.iter().map(|range| (range.clone(), n)));
            }
            for part in half.nodes[n].values.iter().filter(is_link).flat_map(|value| &value.parts) {
                if let Part::Item(item @ Item::Record(_)) = part
                    && let Some(other) = half.at.get(item).copied().filter(|other| is_in(*other))
                {
                    links.entry(n).or_default().push(other);
                    links.entry(other).or_default().push(n);
                }
            }
        }
        let ordered = |(source, mut all): (usize, Vec<(Range<u32>, usize)>)| {
            all.sort_by_key(|(range, n)| (range.start, *n));
            let longest = all.iter().map(|(range, _)| range.end - range.start).max().unwrap_or(0);
            (source, Passages { all, longest })
        };
        Remarks { half, public, passages: passages.into_iter().map(ordered).collect(), links }
    }

    /// Whether a quote is looked at.
    pub fn has(&self, n: usize) -> bool {
        self.half.nodes[n].published || !self.public
    }

    /// The quotes whose passages share characters with these ranges of a source.
    pub fn over(&self, source: usize, ranges: &[Range<u32>]) -> Vec<usize> {
        let Some(Passages { all, longest }) = self.passages.get(&source) else {
            return Vec::new();
        };
        let mut over = Vec::new();
        for range in ranges {
            let near = range.start.saturating_sub(*longest);
            let first = all.partition_point(|(other, _)| other.start < near);
            let before = all[first..].iter().take_while(|(other, _)| other.start < range.end);
            over.extend(before.filter(|(other, _)| other.end > range.start).map(|(_, n)| *n));
        }
        over
    }

    /// All quotes that give what these give: whatever is linked with them as one remark, and what shares words with one
    /// of somebody unnamed. The nearest first.
    pub fn all(&self, first: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut seen = FxHashSet::default();
        let mut all = Vec::new();
        let mut open: VecDeque<usize> = first.into_iter().collect();
        while let Some(n) = open.pop_front().filter(|_| all.len() < MOST) {
            if !self.has(n) || !seen.insert(n) {
                continue;
            }
            all.push(n);
            if !self.half.unnamed(n).is_empty()
                && let (Some(found), Some(at)) = (self.half.found(n), self.half.nodes[n].record())
            {
                open.extend(self.over(at.source, &found.ranges));
            }
            open.extend(self.links.get(&n).into_iter().flatten());
        }
        all
    }
}

fn is_link(value: &&Value) -> bool {
    matches!(value.field, "same-remark-as" | "quoting")
}
