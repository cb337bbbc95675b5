//! A text and a range of it → how much text around tells the range apart from all other places with the same words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// So many bytes of text, at least, stand on each side where the block has them.
const CONTEXT: usize = 32;

/// A stretch of so many bytes that stands in the text once tells every longer stretch that holds it apart.
const WINDOW: usize = 16;

/// How far around a range is looked for such a stretch, in bytes. Beyond it a text repeats itself so much that words
/// don't tell the place.
const FAR: usize = 4_000;

/// A word is looked for so far, in bytes, to begin and end on whole ones.
const WORD: usize = 48;

/// A text that knows which of its stretches stand in it once. Takes time and memory linear in the text.
#[derive(Debug)]
pub struct Around<'a> {
    text: &'a str,
    borders: &'a [usize],
    /// A bit for each byte: whether the [`WINDOW`] bytes from there on stand in the text once. Some that do aren't known.
    once: Vec<u64>,
}

impl<'a> Around<'a> {
    /// Of a text, and the places where its blocks begin and end.
    pub fn new(text: &'a str, borders: &'a [usize]) -> Around<'a> {
        let windows = text.len().saturating_sub(WINDOW - 1);
        let bits = (windows * 4).next_power_of_two().max(64).trailing_zeros();
        let mut seen = vec![0_u8; 1 << bits];
        let places = || text.as_bytes().windows(WINDOW).map(|window| slot(window, bits));
        for place in places() {
            seen[place] = seen[place].saturating_add(1);
        }
        let mut once = vec![0_u64; windows / 64 + 1];
        for (at, place) in places().enumerate() {
            once[at / 64] |= u64::from(seen[place] == 1) << (at % 64);
        }
        Around { text, borders, once }
    }

    /// The range with the text around it by which it can be found: within its block where that will do, on whole words.
    /// None where nothing near tells it apart.
    pub fn of(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let block = self.block(range);
        let near = self.word_start(range.start.saturating_sub(CONTEXT).max(block.start));
        let near = near.max(block.start)
            ..self.word_end((range.end + CONTEXT).min(block.end)).min(block.end);
        if self.has_once(&near) {
            return Some(near);
        }
        let left = self.last_once(near.start.saturating_sub(FAR)..near.start);
        let right = self.first_once(near.start..near.end.saturating_add(FAR));
        let cost = |at: usize| {
            let within = at >= block.start && at + WINDOW <= block.end;
            let length = near.start.saturating_sub(at) + (at + WINDOW).saturating_sub(near.end);
            (!within, length)
        };
        let at = [left, right].into_iter().flatten().min_by_key(|at| cost(*at));
        match at {
            Some(at) => {
                let start = self.word_start(near.start.min(at));
                Some(start..self.word_end(near.end.max(at + WINDOW)))
            }
            // All there is stands once, whatever it holds.
            None => (self.text.len() <= FAR).then_some(0..self.text.len()),
        }
    }

    /// The blocks in which a range begins and ends, without the white space at their ends.
    fn block(&self, range: &Range<usize>) -> Range<usize> {
        let before = self.borders.partition_point(|border| *border <= range.start);
        let start = before.checked_sub(1).map_or(0, |at| self.borders[at]);
        let behind = self.borders.partition_point(|border| *border < range.end);
        let end = self.borders.get(behind).copied().unwrap_or(self.text.len());
        let (head, tail) = (&self.text[start..range.start], &self.text[range.end..end]);
        let blank = head.len() - head.trim_start().len();
        start + blank..range.end + tail.trim_end().len()
    }

    fn is_once(&self, at: usize) -> bool {
        self.once.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    fn has_once(&self, within: &Range<usize>) -> bool {
        let last = (within.end + 1).saturating_sub(WINDOW);
        self.first_once(within.start..last).is_some()
    }

    /// The first stretch that begins in a range and stands once.
    fn first_once(&self, starts: Range<usize>) -> Option<usize> {
        let mut at = starts.start;
        while at < starts.end {
            let bits = self.once.get(at / 64)? >> (at % 64);
            if bits != 0 {
                let found = at + bits.trailing_zeros() as usize;
                return (found < starts.end).then_some(found);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }

    /// The last one.
    fn last_once(&self, starts: Range<usize>) -> Option<usize> {
        starts.rev().find(|at| self.is_once(*at))
    }

    /// Where the word at a byte begins; where none begins near, a character that readers see as one.
    fn word_start(&self, at: usize) -> usize {
        let from = self.floor(at.saturating_sub(WORD));
        let at = self.floor(at);
        let before = &self.text[from..at];
        let blank = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
        match blank {
            Some((place, c)) => from + place + c.len_utf8(),
            None if from == 0 => 0,
            None => {
                let around = &self.text[from..self.ceil(at + 4)];
                let starts = around.grapheme_indices(true).map(|(place, _)| from + place);
                starts.take_while(|place| *place <= at).last().unwrap_or(at)
            }
        }
    }

    /// Where the word at a byte ends.
    fn word_end(&self, at: usize) -> usize {
        let at = self.ceil(at);
        let to = self.ceil(at.saturating_add(WORD));
        let behind = &self.text[at..to];
        match behind.char_indices().find(|(_, c)| c.is_whitespace()) {
            Some((place, _)) => at + place,
            None if to == self.text.len() => to,
            None => {
                let from = self.floor(at.saturating_sub(4));
                let around = &self.text[from..to];
                let ends =
                    around.grapheme_indices(true).map(|(place, one)| from + place + one.len());
                ends.into_iter().find(|place| *place >= at).unwrap_or(at)
            }
        }
    }

    /// The border of a character at a byte or before it.
    fn floor(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// The border of a character at a byte or behind it.
    fn ceil(&self, at: usize) -> usize {
        (at..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }
}

/// Where a stretch is counted. Two that share a place count as two of one: they are taken for repeated.
fn slot(window: &[u8], bits: u32) -> usize {
    let half = |bytes: Option<&[u8; WINDOW / 2]>| bytes.map_or(0, |half| u64::from_le_bytes(*half));
    let (low, high) = (half(window.first_chunk()), half(window.last_chunk()));
    let mixed = (low ^ 0x9E37_79B9_7F4A_7C15).wrapping_mul(0xD6E8_FEB8_6659_FD93)
        ^ (high.rotate_left(29) ^ 0xA24B_AED4_963E_E407).wrapping_mul(0x9FB2_1C65_1E98_DF25);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> (64 - bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, borders: &[usize], range: Range<usize>) -> Option<String> {
        Some(text[Around::new(text, borders).of(&range)?].to_owned())
    }

    #[test]
    fn a_little_of_the_block_will_do() {
        let text = "The first block.\nSix councillors voted to close the old library on Harbour Street for good.";
        let at = text.find("close").unwrap_or_default();
        let given = around(text, &[0, 16, 17, text.len()], at..at + 5);
        let wanted = "Six councillors voted to close the old library on Harbour Street";
        assert_eq!(given.as_deref(), Some(wanted));
    }

    #[test]
    fn what_stands_twice_is_told_by_what_stands_beside_it() {
        let text = "before\nWe are finished here, he said.\nWe are finished here, he said.\nbehind";
        for (at, wanted) in [
            (7, "before\nWe are finished here, he said."),
            (38, "We are finished here, he said.\nbehind"),
        ] {
            let borders = [6, 7, 37, 38, 68, 69];
            let given = around(text, &borders, at..at + 15).unwrap_or_default();
            assert_eq!(text.matches(&*given).count(), 1, "{given}");
            assert!(given.contains(wanted.split('\n').next_back().unwrap_or_default()), "{given}");
        }
    }

    #[test]
    fn what_only_repeats_is_not_told_apart() {
        let text = "no ".repeat(10_000);
        assert_eq!(around(&text, &[], 15_000..15_002), None);
        assert_eq!(around("no no no", &[], 3..5).as_deref(), Some("no no no"));
    }
}
