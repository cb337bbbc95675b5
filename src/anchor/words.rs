//! Texts → their words, and which words of two texts belong together: linear, or bounded by a constant.

use std::hash::Hash;
use std::ops::Range;

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::anchor::fold::folded;

/// A stretch of so many pairs at most is compared in full.
const FULL: usize = 1 << 20;

/// A word of a text, or a mark beside one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    pub range: Range<u32>,
    /// As it is compared: after the typographic folds.
    pub key: Box<str>,
}

impl Word {
    /// Whether it is a word and not a mark.
    pub fn is_word(&self) -> bool {
        self.key.contains(char::is_alphanumeric)
    }
}

/// The words of a part of a text. Marks at a word's ends stand by themselves.
pub fn words(text: &str, part: Range<u32>) -> Vec<Word> {
    let mut words = Vec::new();
    let (start, end) = (part.start as usize, part.end as usize);
    let Some(within) = text.get(start..end) else { return words };
    let mut at = start;
    for run in within.split(char::is_whitespace) {
        let inner = run.trim_matches(|c: char| !c.is_alphanumeric());
        if inner.is_empty() {
            push(&mut words, run, at);
        } else {
            let lead = run.find(inner).unwrap_or(0);
            push(&mut words, &run[..lead], at);
            push(&mut words, inner, at + lead);
            push(&mut words, &run[lead + inner.len()..], at + lead + inner.len());
        }
        at += run.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

fn push(words: &mut Vec<Word>, word: &str, at: usize) {
    if !word.is_empty() {
        let key = match word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            true => word.into(),
            false => folded(word),
        };
        words.push(Word { range: at as u32..(at + word.len()) as u32, key });
    }
}

/// The words of a text that stands by itself, a value or prose.
pub fn all(text: &str) -> Vec<Word> {
    words(text, 0..text.len() as u32)
}

/// Which items of two lists belong together: pairs of equal ones, in order on both sides, as many as can be found in
/// bounded time.
pub fn matching<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    within(before, after, 0, 0, true, &mut pairs);
    pairs
}

fn within<T: Eq + Hash>(
    before: &[T],
    after: &[T],
    before_at: usize,
    after_at: usize,
    may_part: bool,
    pairs: &mut Vec<(usize, usize)>,
) {
    let start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    pairs.extend((0..start).map(|n| (before_at + n, after_at + n)));
    let (before, after) = (&before[start..], &after[start..]);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    let (before, last) = before.split_at(before.len() - end);
    let (after, _) = after.split_at(after.len() - end);
    let (before_at, after_at) = (before_at + start, after_at + start);
    if before.len().saturating_mul(after.len()) <= FULL {
        for op in capture_diff_slices(Algorithm::Myers, before, after) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                pairs.extend(
                    (0..len).map(|n| (before_at + old_index + n, after_at + new_index + n)),
                );
            }
        }
    } else if may_part {
        let (mut from, mut to) = (0, 0);
        for (old, new) in unique(before, after).into_iter().chain([(before.len(), after.len())]) {
            let (a, b) = (&before[from..old], &after[to..new]);
            within(a, b, before_at + from, after_at + to, false, pairs);
            if old < before.len() {
                pairs.push((before_at + old, after_at + new));
            }
            (from, to) = (old + 1, new + 1);
        }
    }
    let (before_end, after_end) = (before_at + before.len(), after_at + after.len());
    pairs.extend((0..last.len()).map(|n| (before_end + n, after_end + n)));
}

/// Items that stand once on each side, as many as keep their order on both.
fn unique<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let once = |items: &[T]| {
        let mut seen: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
        for (n, item) in items.iter().enumerate() {
            seen.entry(hash(item)).or_insert((n, 0)).1 += 1;
        }
        seen
    };
    let (old, new) = (once(before), once(after));
    let mut both: Vec<(usize, usize)> = old
        .iter()
        .filter(|(_, (_, count))| *count == 1)
        .filter_map(|(key, (at, _))| {
            let (other, _) = new.get(key).filter(|(_, count)| *count == 1)?;
            (before[*at] == after[*other]).then_some((*at, *other))
        })
        .collect();
    both.sort_unstable();
    let kept = rising(&both.iter().map(|(_, new)| *new).collect::<Vec<_>>());
    kept.into_iter().map(|n| both[n]).collect()
}

fn hash<T: Hash>(item: &T) -> u64 {
    use std::hash::BuildHasher;
    rustc_hash::FxBuildHasher.hash_one(item)
}

/// The longest rising part of a list of different numbers, by place.
pub fn rising(numbers: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (n, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut kept = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(n) = at {
        kept.push(n);
        at = before[n];
    }
    kept.reverse();
    kept
}

/// How alike two wordings are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Words that both have, in order, as a part of all: 0 to 1.
    pub of_all: f64,
    /// The same as a part of the shorter one's.
    pub of_shorter: f64,
    /// How many words the shorter one has.
    pub shorter: usize,
    /// How many words fewer the second has.
    pub fewer: isize,
}

/// Compares words without the marks beside them.
pub fn likeness(before: &[Word], after: &[Word]) -> Likeness {
    let keys = |words: &[Word]| -> Vec<String> {
        words.iter().filter(|word| word.is_word()).map(|word| word.key.to_lowercase()).collect()
    };
    let (before, after) = (keys(before), keys(after));
    let same = matching(&before, &after).len() as f64;
    let shorter = before.len().min(after.len());
    Likeness {
        of_all: 2.0 * same / (before.len() + after.len()).max(1) as f64,
        of_shorter: same / shorter.max(1) as f64,
        shorter,
        fewer: before.len() as isize - after.len() as isize,
    }
}

impl Likeness {
    /// Whether they may be one wording, changed: 0.6 of all words, or 0.85 of the shorter one's where that has four.
    pub fn is_near(self) -> bool {
        self.of_all >= 0.6 || (self.shorter >= 4 && self.of_shorter >= 0.85)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_stand_by_themselves() {
        let text = "“We won’t,” he said (twice).";
        let keys: Vec<&str> = all(text)
            .into_iter()
            .map(|word| &text[word.range.start as usize..word.range.end as usize])
            .collect();
        assert_eq!(keys, ["“", "We", "won’t", ",”", "he", "said", "(", "twice", ")."]);
    }

    #[test]
    fn wordings_are_alike_as_far_as_their_words_are() {
        let near = |a: &str, b: &str| likeness(&all(a), &all(b)).is_near();
        assert!(near(
            "The old bridge will be closed in May",
            "The old bridge will be shut in May."
        ));
        assert!(near(
            "The bridge will be closed",
            "We were told that the bridge will be closed for good in May"
        ));
        assert!(!near("The bridge will be closed", "Nobody asked the mayor"));
        assert!(!near("a mistake", "an honest mistake"));
    }

    proptest! {
        #[test]
        fn pairs_are_equal_and_in_order(a in prop::collection::vec(0u8..6, 0..60), b in prop::collection::vec(0u8..6, 0..60)) {
            let pairs = matching(&a, &b);
            prop_assert!(pairs.iter().all(|(x, y)| a[*x] == b[*y]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            let whole: Vec<(usize, usize)> = (0..a.len()).map(|n| (n, n)).collect();
            prop_assert_eq!(matching(&a, &a), whole);
        }

        #[test]
        fn rising_parts_rise(numbers in Just((0..40usize).collect::<Vec<_>>()).prop_shuffle()) {
            let kept = rising(&numbers);
            prop_assert!(kept.windows(2).all(|two| two[0] < two[1] && numbers[two[0]] < numbers[two[1]]));
        }
    }
}
