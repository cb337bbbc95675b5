//! Sources with findings → both texts side by side, as far as readers may see them, quotes and what differs marked.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::anchor::words::{Word, likeness, matching, words};
use crate::diff::both::Texts;
use crate::diff::facing::{Facing, Row, Stretch};
use crate::diff::finding::Finding;
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::parse::source::SourceText;

/// So many sources are shown side by side.
const SOURCES: usize = 100;
/// So many records are named on one run of characters.
const NAMED: usize = 8;

/// The sources that findings are about, or records of theirs, in the order of their ids; and how many more there are than
/// are shown.
pub(super) fn facing(look: &Look<'_>, findings: &[Finding]) -> (Vec<Facing>, usize) {
    let about = findings.iter().map(|one| one.about.id.as_str());
    let told: BTreeSet<&str> = about.clone().collect();
    let sources: BTreeSet<&str> = about.filter_map(|id| Some(id.split_once('#')?.0)).collect();
    let is_told = |h: usize| {
        let node = &look.head.nodes[h];
        sources.contains(node.id) || told.contains(node.id)
    };
    let kept: Vec<(usize, usize)> =
        look.kept_of("source").filter(|(b, h)| is_told(*h) && look.is_public(*b, *h)).collect();
    let of_source = |(b, h): &(usize, usize)| of_source(look, *b, *h, &told);
    let (shown, more) = kept.split_at(SOURCES.min(kept.len()));
    (shown.iter().filter_map(of_source).collect(), more.len())
}

fn of_source(look: &Look<'_>, b: usize, h: usize, told: &BTreeSet<&str>) -> Option<Facing> {
    let (Item::Source(before), Item::Source(after)) =
        (look.base.nodes[b].item, look.head.nodes[h].item)
    else {
        return None;
    };
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    if let Texts::Changed(alignment) = look.texts.get(&before)? {
        gone = alone(&alignment.before, &alignment.now);
        new = alone(&alignment.after, &alignment.was);
    }
    let old = Text::of(&look.base, b, before, gone)?;
    let new = Text::of(&look.head, h, after, new)?;
    let row = |(x, y): (Option<usize>, Option<usize>)| {
        let (left, right) = (x.map(|x| old.block(x)), y.map(|y| new.block(y)));
        let is_told = |stretch: &Stretch| {
            let named =
                |id: &String| told.contains(format!("{}#{id}", look.head.nodes[h].id).as_str());
            stretch.differs || stretch.records.iter().any(named)
        };
        let quiet = !left.iter().chain(&right).flatten().any(is_told);
        let quiet = quiet && left.is_some() && right.is_some();
        Row { before: left, after: right, quiet }
    };
    let rows = pairs(&old, &new).into_iter().map(row).collect();
    Some(Facing { source: look.head.about(h), rows })
}

/// Runs of words that have no counterpart.
fn alone(words: &[Word], other: &[Option<usize>]) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    let mut before = false;
    for (word, other) in words.iter().zip(other) {
        match runs.last_mut() {
            Some(last) if before && other.is_none() => last.end = word.range.end,
            _ if other.is_none() => runs.push(word.range.clone()),
            _ => {}
        }
        before = other.is_none();
    }
    runs
}

/// Blocks that belong in one row, in the order of both texts.
fn pairs(old: &Text<'_>, new: &Text<'_>) -> Vec<(Option<usize>, Option<usize>)> {
    let keys = |text: &Text<'_>| -> Vec<Vec<Box<str>>> {
        let of = |words: &Vec<Word>| words.iter().map(|word| word.key.clone()).collect();
        text.words.iter().map(of).collect()
    };
    let same = matching(&keys(old), &keys(new));
    let mut rows = Vec::new();
    let (mut x, mut y) = (0, 0);
    for (a, b) in same.into_iter().chain([(old.words.len(), new.words.len())]) {
        while x < a || y < b {
            let are_near = x < a && y < b && likeness(&old.words[x], &new.words[y]).is_near();
            // The longer side goes first, so that the rest has as many blocks on both.
            let left = are_near || (x < a && a - x >= b - y);
            let right = are_near || (y < b && !left);
            rows.push((left.then_some(x), right.then_some(y)));
            x += usize::from(left);
            y += usize::from(right);
        }
        if a < old.words.len() {
            rows.push((Some(a), Some(b)));
        }
        (x, y) = (a + 1, b + 1);
    }
    rows
}

/// The text of a source on one side, with what is marked in it.
struct Text<'a> {
    text: &'a SourceText,
    words: Vec<Vec<Word>>,
    /// For each block the quotes and notes in it, by the order of their passages.
    records: Vec<Vec<(Range<u32>, &'a str)>>,
    differs: Vec<Range<u32>>,
    shown: std::rc::Rc<[Range<u32>]>,
}

impl<'a> Text<'a> {
    fn of(half: &Half<'a>, n: usize, source: usize, differs: Vec<Range<u32>>) -> Option<Text<'a>> {
        let text = half.anchored.text(source)?;
        let mut placed: Vec<(Range<u32>, &'a str)> = Vec::new();
        for record in half.below(n) {
            let node = &half.nodes[*record];
            if let (true, Some(found)) = (node.published, half.found(*record)) {
                placed.extend(found.ranges.iter().map(|range| (range.clone(), node.id)));
            }
        }
        placed.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut records = vec![Vec::new(); text.blocks.len()];
        for (range, id) in placed {
            let first = text.blocks.partition_point(|block| block.range.end <= range.start);
            let blocks = text.blocks[first..].iter().zip(&mut records[first..]);
            for (_, of) in blocks.take_while(|(block, _)| block.range.start < range.end) {
                of.push((range.clone(), id));
            }
        }
        let of_block = |block: &crate::parse::source::Block| words(&text.text, block.range.clone());
        let words = text.blocks.iter().map(of_block).collect();
        Some(Text { text, words, records, differs, shown: half.shown(source) })
    }

    /// A block, cut wherever something begins or ends.
    fn block(&self, number: usize) -> Vec<Stretch> {
        let Some(block) = self.text.blocks.get(number).map(|block| block.range.clone()) else {
            return Vec::new();
        };
        let near = |all: &[Range<u32>]| -> Vec<Range<u32>> {
            let first = all.partition_point(|range| range.end <= block.start);
            all[first..].iter().take_while(|range| range.start < block.end).cloned().collect()
        };
        let (differs, shown) = (near(&self.differs), near(&self.shown));
        let records = self.records.get(number).map_or(&[][..], Vec::as_slice);
        let mut cuts: Vec<u32> = vec![block.start, block.end];
        let ranges = differs.iter().chain(&shown).chain(records.iter().map(|(range, _)| range));
        cuts.extend(ranges.flat_map(|range| [range.start, range.end]));
        cuts.retain(|cut| block.start <= *cut && *cut <= block.end);
        cuts.sort_unstable();
        cuts.dedup();
        let inside = |all: &[Range<u32>], at: u32| {
            let behind = all.partition_point(|range| range.end <= at);
            all.get(behind).is_some_and(|range| range.start <= at)
        };
        let mut open: Vec<&(Range<u32>, &str)> = Vec::new();
        let mut next = records.iter().peekable();
        let mut stretches: Vec<Stretch> = Vec::new();
        for pair in cuts.windows(2) {
            let (start, end) = (pair[0], pair[1]);
            open.retain(|(range, _)| range.end > start);
            while let Some(record) = next.next_if(|(range, _)| range.start <= start) {
                open.push(record);
            }
            let words = self.text.text.get(start as usize..end as usize).unwrap_or("");
            let withheld = !inside(&shown, start) && words.contains(char::is_alphanumeric);
            let ids = open.iter().filter(|(range, _)| range.end > start).take(NAMED);
            stretches.push(Stretch {
                text: if withheld { "…".to_owned() } else { in_line(words) },
                records: ids.map(|(_, id)| (*id).to_owned()).collect(),
                differs: inside(&differs, start),
                withheld,
            });
        }
        // What is withheld says so once.
        stretches.dedup_by(|next, last| {
            next.withheld
                && last.withheld
                && next.records == last.records
                && next.differs == last.differs
        });
        stretches
    }
}

/// Line ends as spaces.
fn in_line(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}
