//! Words that a text doesn't have → the nearest that it has, with the words that differ. For error messages only.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

use crate::anchor::border::{floor, grapheme_end, is_word_border};
use crate::anchor::distance::nearest_end;
use crate::anchor::fold::fold_words;
use crate::anchor::key::Key;
use crate::anchor::outcome::Near;
use crate::anchor::search::Wanted;
use crate::parse::source::SourceText;

/// Words of a wording that are compared; of a longer one the first.
const MAX_WORDS: usize = 400;
/// Words that are asked where else they stand: the rarest.
const ASKED: usize = 12;
/// A word that stands more often than this tells nothing.
const MAX_OCCURRENCES: usize = 2000;
/// Words by which a place's ends may move, once it is known.
const AROUND: usize = 8;
/// Pieces of a wording that are looked for one by one; more are looked for together.
const MAX_PIECES: usize = 8;
/// Bytes of the source that may stand between two pieces.
const MAX_BETWEEN: u32 = 600;
/// Places that are compared.
const MAX_CANDIDATES: usize = 6;

/// A text made ready for the question what is nearest.
#[derive(Debug)]
pub struct Nearest<'t> {
    key: Key<'t>,
    /// Where words begin: byte of the key, byte of the text.
    words: Vec<(u32, u32)>,
    /// Hash and number of each word, sorted.
    index: Vec<(u32, u32)>,
}

impl<'t> Nearest<'t> {
    /// Reads all of a text once.
    pub fn new(text: &'t SourceText) -> Nearest<'t> {
        let key = Key::new(&text.text, &[]);
        let words: Vec<(u32, u32)> =
            key.starts().map(|(key, text)| (key as u32, text as u32)).collect();
        let mut index: Vec<(u32, u32)> = hashes(&key, &words).zip(0..).collect();
        index.sort_unstable();
        Nearest { key, words, index }
    }

    /// The passage nearest to a wording, where something is close. `source` is only passed on.
    pub fn near(&self, wanted: &Wanted, source: usize) -> Option<Near> {
        if (2..=MAX_PIECES).contains(&wanted.pieces.len())
            && let Some(near) = self.near_pieces(wanted, source)
        {
            return Some(near);
        }
        self.near_words(wanted.pieces.join("\n"), source)
    }

    /// The same for a wording in several pieces, where all are near, in order and not far from each other.
    fn near_pieces(&self, wanted: &Wanted, source: usize) -> Option<Near> {
        let mut whole: Option<Near> = None;
        let mut offset = 0;
        for piece in &wanted.pieces {
            let mut near = self.near_words(piece.to_string(), source)?;
            for (mine, _) in &mut near.differences {
                *mine = mine.start + offset..mine.end + offset;
            }
            offset += piece.len() as u32 + 1;
            whole = Some(match whole {
                None => near,
                Some(before) => {
                    let follows = before.range.end <= near.range.start
                        && near.range.start - before.range.end <= MAX_BETWEEN;
                    if !follows {
                        return None;
                    }
                    let differences = [before.differences, near.differences].concat();
                    Near { source, range: before.range.start..near.range.end, differences }
                }
            });
        }
        whole
    }

    fn near_words(&self, asked: String, source: usize) -> Option<Near> {
        let composed: String = asked.nfc().collect();
        let asked_key = Key::new(&composed, &[]);
        let asked_words: Vec<(u32, u32)> = asked_key
            .starts()
            .map(|(key, text)| (key as u32, text as u32))
            .take(MAX_WORDS + 1)
            .collect();
        let end =
            asked_words.get(MAX_WORDS).map_or(asked_key.bytes().len(), |word| word.0 as usize);
        let asked_words = &asked_words[..asked_words.len().min(MAX_WORDS)];
        let pattern = &asked_key.bytes()[..end];
        let places = self.candidates(&asked_key, asked_words);
        let best = places
            .into_iter()
            .filter_map(|place| self.compared(pattern, asked_words.len(), place))
            .min()?;
        let (distance, start, end) = best;
        if distance * 5 > pattern.len() * 2 {
            return None;
        }
        let (start, end) = self.by_words(&asked_key, asked_words, start, end);
        let range = self.whole_words(start, end)?;
        let shown = self.key.text().get(range.clone())?;
        // Places in the wording are told in its own bytes, which composition may have moved.
        let differences = differences(&asked, shown)
            .into_iter()
            .map(|(asked, shown)| {
                let at = range.start as u32;
                (asked, shown.start + at..shown.end + at)
            })
            .collect();
        Some(Near { source, range: range.start as u32..range.end as u32, differences })
    }

    /// Numbers of words at which the passage may begin: most of the wording's rare words agree on them.
    fn candidates(&self, asked: &Key<'_>, words: &[(u32, u32)]) -> Vec<i64> {
        let mut rare = Vec::new();
        for (position, hash) in hashes(asked, words).enumerate().take(words.len()) {
            let from = self.index.partition_point(|entry| entry.0 < hash);
            let count = self.index[from..].partition_point(|entry| entry.0 == hash);
            if (1..=MAX_OCCURRENCES).contains(&count) {
                rare.push((count, position as i64, &self.index[from..from + count]));
            }
        }
        rare.sort_by_key(|(count, position, _)| (*count, *position));
        let width = (words.len() as i64 / 8).max(4);
        let mut votes: FxHashMap<i64, u32> = FxHashMap::default();
        for (count, position, places) in rare.into_iter().take(ASKED) {
            let weight = 12u32.saturating_sub(count.ilog2()).max(1);
            for (_, word) in places {
                let bucket = (i64::from(*word) - position).div_euclid(width);
                *votes.entry(bucket).or_insert(0) += 2 * weight;
                *votes.entry(bucket + 1).or_insert(0) += weight;
                *votes.entry(bucket - 1).or_insert(0) += weight;
            }
        }
        let mut votes: Vec<(i64, u32)> = votes.into_iter().collect();
        votes.sort_by_key(|(bucket, votes)| (std::cmp::Reverse(*votes), *bucket));
        votes.into_iter().take(MAX_CANDIDATES).map(|(bucket, _)| bucket * width).collect()
    }

    /// The part of the key near a word that differs least from a pattern of so many words: distance, start, end.
    fn compared(&self, pattern: &[u8], count: usize, word: i64) -> Option<(usize, usize, usize)> {
        let slack = count as i64 / 2 + 8;
        let last = self.words.len() as i64;
        let first = (word - slack).clamp(0, last) as usize;
        let behind = (word + count as i64 + slack).clamp(0, last) as usize;
        let start = self.words.get(first)?.0 as usize;
        let end = self.words.get(behind).map_or(self.key.bytes().len(), |word| word.0 as usize);
        let window = self.key.bytes().get(start..end)?;
        let (end, distance) = nearest_end(pattern, window.iter().copied(), false);
        let reversed: Vec<u8> = pattern.iter().rev().copied().collect();
        let (length, _) = nearest_end(&reversed, window[..end].iter().rev().copied(), true);
        (length > 0).then_some((distance, start + end - length, start + end))
    }

    /// The same place, its ends moved by a few words so that whole words differ least.
    fn by_words(
        &self,
        asked: &Key<'_>,
        asked_words: &[(u32, u32)],
        start: usize,
        end: usize,
    ) -> (usize, usize) {
        let number = |at: usize| self.words.partition_point(|word| word.0 as usize <= at);
        let first = number(start).saturating_sub(1 + AROUND);
        let behind = (number(end.saturating_sub(1)) + AROUND).min(self.words.len());
        let ours: Vec<u32> = hashes(asked, asked_words).collect();
        let bounded = &self.words[first..(behind + 1).min(self.words.len())];
        let theirs: Vec<u32> = hashes(&self.key, bounded).take(behind - first).collect();
        // For each count of our words: how many differ at least, and where theirs begin.
        let mut column: Vec<(usize, usize)> = (0..=ours.len()).map(|count| (count, 0)).collect();
        // Of several the one that begins and ends nearest to where letters differ least.
        let (start_word, end_word) =
            (number(start).saturating_sub(1), number(end.saturating_sub(1)));
        let off = |from: usize, to: usize| {
            (first + from).abs_diff(start_word) + (first + to).abs_diff(end_word)
        };
        // One that stays on one side of a quotation mark is told first.
        let marks = |from: usize, to: usize| {
            let at = |word: usize| self.words.get(first + word).map(|word| word.1 as usize);
            let inner =
                to.checked_sub(1).and_then(|last| self.key.text().get(at(from)?..at(last)?));
            inner.map_or(0, |inner| inner.matches(['“', '”', '"', '„', '«', '»']).count())
        };
        let mut best = (ours.len(), usize::MAX, usize::MAX, 0, 0);
        for (at, word) in theirs.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = (0, at + 1);
            for (row, our) in ours.iter().enumerate() {
                let changed = (diagonal.0 + usize::from(our != word), diagonal.1);
                diagonal = column[row + 1];
                let added = (diagonal.0 + 1, diagonal.1);
                let left_out = (column[row].0 + 1, column[row].1);
                column[row + 1] = changed.min(added).min(left_out);
            }
            let (differing, from) = column[ours.len()];
            if differing <= best.0 && from <= at {
                let to = at + 1;
                best = best.min((differing, marks(from, to), off(from, to), from, to));
            }
        }
        let key_at = |number: usize| {
            self.words.get(number).map_or(self.key.bytes().len(), |word| word.0 as usize)
        };
        match best {
            (.., from, to) if from < to => (key_at(first + from), key_at(first + to)),
            _ => (start, end),
        }
    }

    /// Bytes of the text from the word that holds a byte of the key to the one that holds the byte before `end`, with
    /// the marks that stand at it.
    fn whole_words(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let text = self.key.text();
        let first = self.words.partition_point(|word| word.0 as usize <= start).checked_sub(1)?;
        let from = self.words[first].1 as usize;
        let next = self.words.partition_point(|word| (word.0 as usize) < end);
        let to = self.words.get(next).map_or(self.key.bytes().len(), |word| word.0 as usize);
        let to = self.key.text_end(to);
        // Half a word that a hyphen parts at a line's end would seem not to differ.
        let first =
            (0..=first).rev().take(4).find(|n| is_word_border(text, self.words[*n].1 as usize));
        let from = first.map_or(from, |first| self.words[first].1 as usize);
        let before = &text[floor(text, from.saturating_sub(48))..from];
        let from = from
            - before
                .chars()
                .rev()
                .take_while(|c| !c.is_whitespace())
                .map(char::len_utf8)
                .sum::<usize>();
        let after = text.get(to..)?;
        let marks: usize = after
            .chars()
            .take(8)
            .take_while(|c| !c.is_whitespace() && !c.is_alphanumeric())
            .map(char::len_utf8)
            .sum();
        let to = grapheme_end(text, to + marks);
        (from < to).then_some(from..to)
    }
}

/// A hash for each word.
fn hashes<'k>(key: &'k Key<'_>, words: &'k [(u32, u32)]) -> impl Iterator<Item = u32> + 'k {
    let ends = words.iter().skip(1).map(|word| word.0 as usize).chain([key.bytes().len()]);
    words.iter().zip(ends).map(|(word, end)| {
        let mut hasher = FxHasher::default();
        hasher.write(&key.bytes()[word.0 as usize..end]);
        (hasher.finish() >> 32) as u32
    })
}

/// Runs of words that differ after the folds, as bytes of the one and of the other.
fn differences(asked: &str, shown: &str) -> Vec<(Range<u32>, Range<u32>)> {
    let (ours, theirs) = (words(asked), words(shown));
    // Marks at the ends are not what makes the difference, unless they ask or exclaim.
    let edge = |c: char| matches!(c, '.' | ',' | ';' | ':' | '"' | '\'');
    let folded = |words: &[Range<usize>], text: &str| -> Vec<String> {
        let fold = |(number, word): (usize, &Range<usize>)| {
            let composed: String = text[word.clone()].nfc().collect();
            let folded: String = fold_words(&composed).iter().map(|unit| unit.c).collect();
            let folded = if number == 0 { folded.trim_start_matches(edge) } else { &folded };
            let last = number + 1 == words.len();
            if last { folded.trim_end_matches(edge) } else { folded }.to_owned()
        };
        words.iter().enumerate().map(fold).collect()
    };
    let operations =
        capture_diff_slices(Algorithm::Myers, &folded(&ours, asked), &folded(&theirs, shown));
    let mut differences: Vec<(Range<u32>, Range<u32>)> = Vec::new();
    for operation in operations {
        if matches!(operation, DiffOp::Equal { .. }) {
            continue;
        }
        differences.push((
            bytes(&ours, operation.old_range(), asked.len()),
            bytes(&theirs, operation.new_range(), shown.len()),
        ));
    }
    differences
}

/// Words between white space, and single characters of scripts without any; at most a few times [`MAX_WORDS`].
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let alone = ('\u{2e80}'..='\u{9fff}').contains(&c);
        if (c.is_whitespace() || alone)
            && let Some(from) = start.take()
        {
            words.push(from..at);
        }
        if alone {
            words.push(at..at + c.len_utf8());
        } else if !c.is_whitespace() && start.is_none() {
            start = Some(at);
        }
    }
    words.truncate(4 * MAX_WORDS);
    words
}

/// The bytes of a run of words; where it is empty, the place where they would stand.
fn bytes(words: &[Range<usize>], run: Range<usize>, len: usize) -> Range<u32> {
    let start = words.get(run.start).map_or(len, |word| word.start);
    let end = match words.get(run.clone()) {
        Some([.., last]) => last.end,
        _ => start,
    };
    start as u32..end as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::Map;

    #[test]
    fn differing_words_are_told() {
        let text = SourceText {
            text: "He said so. There has been no decision whatsoever to leave, he said. It rained."
                .into(),
            blocks: Vec::new(),
            note_numbers: Vec::new(),
            map: Map::Same,
        };
        let nearest = Nearest::new(&text);
        let near = |words: &str| {
            let wanted = Wanted { pieces: vec![words.into()], parentheses_as_brackets: false };
            let near = nearest.near(&wanted, 3)?;
            let cut = |text: &str, range: &Range<u32>| {
                text[range.start as usize..range.end as usize].to_owned()
            };
            let differences: Vec<(String, String)> = near
                .differences
                .iter()
                .map(|(ours, theirs)| (cut(words, ours), cut(&text.text, theirs)))
                .collect();
            Some((cut(&text.text, &near.range), differences))
        };
        assert_eq!(
            near("There has been a decision to leave"),
            Some((
                "There has been no decision whatsoever to leave,".to_owned(),
                vec![("a".to_owned(), "no".to_owned()), (String::new(), "whatsoever".to_owned())]
            ))
        );
        assert_eq!(near("Something else entirely"), None);
    }
}
