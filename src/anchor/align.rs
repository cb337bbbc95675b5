//! Two canonical texts → `Alignment`: which words of the one stand where in the other.

use std::ops::Range;

use crate::anchor::words::{Word, matching, words};
use crate::parse::source::SourceText;

/// Which words of a text before are which words of the text now.
#[derive(Debug)]
pub struct Alignment {
    /// The words before.
    pub before: Vec<Word>,
    /// The words now.
    pub after: Vec<Word>,
    /// For each word before its number now.
    pub now: Vec<Option<usize>>,
    /// For each word now its number before.
    pub was: Vec<Option<usize>>,
}

impl Alignment {
    /// Of two texts: whole blocks first, then the words of the blocks between.
    pub fn of(before: &SourceText, after: &SourceText) -> Alignment {
        let (old, new) = (Blocks::of(before), Blocks::of(after));
        let same = matching(&old.keys(), &new.keys());
        let mut pairs = Vec::new();
        let (mut from, mut to) = (0, 0);
        for (a, b) in same.into_iter().chain([(old.ranges.len(), new.ranges.len())]) {
            let (left, right) = (old.words(from..a), new.words(to..b));
            let keys =
                |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
            let (x, y) = (keys(&old.words[left.clone()]), keys(&new.words[right.clone()]));
            pairs.extend(
                matching(&x, &y).into_iter().map(|(x, y)| (left.start + x, right.start + y)),
            );
            let (left, right) = (old.words(a..a + 1), new.words(b..b + 1));
            pairs.extend(left.zip(right));
            (from, to) = (a + 1, b + 1);
        }
        let mut now = vec![None; old.words.len()];
        let mut was = vec![None; new.words.len()];
        for (x, y) in pairs {
            now[x] = Some(y);
            was[y] = Some(x);
        }
        Alignment { before: old.words, after: new.words, now, was }
    }
}

/// The words in a range of a text, by number.
pub fn numbers(words: &[Word], range: &Range<u32>) -> Range<usize> {
    let first = words.partition_point(|word| word.range.end <= range.start);
    let behind = words.partition_point(|word| word.range.start < range.end);
    first..behind.max(first)
}

/// A text's words, block by block.
struct Blocks {
    words: Vec<Word>,
    ranges: Vec<Range<usize>>,
}

impl Blocks {
    fn of(text: &SourceText) -> Blocks {
        let (mut all, mut ranges) = (Vec::new(), Vec::new());
        for block in &text.blocks {
            let start = all.len();
            all.extend(words(&text.text, block.range.clone()));
            ranges.push(start..all.len());
        }
        Blocks { words: all, ranges }
    }

    /// What is compared of each block.
    fn keys(&self) -> Vec<Vec<&str>> {
        let key = |range: &Range<usize>| {
            self.words[range.clone()].iter().map(|word| &*word.key).collect()
        };
        self.ranges.iter().map(key).collect()
    }

    /// The words of some blocks, by number; none behind the last block.
    fn words(&self, blocks: Range<usize>) -> Range<usize> {
        let end = self.words.len();
        let start = self.ranges.get(blocks.start).map_or(end, |range| range.start);
        let end = match blocks.end.checked_sub(1) {
            _ if blocks.is_empty() => start,
            Some(last) => self.ranges.get(last).map_or(end, |range| range.end),
            None => start,
        };
        start..end.max(start)
    }
}
