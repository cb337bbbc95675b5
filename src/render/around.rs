//! A text and a range of it → how much text around tells the range apart from all other places with the same words.

use std::ops::Range;

use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation;

/// So many UTF-16 units of text, at most, stand on each side where they tell the place: some clients take no more.
const CONTEXT: usize = 32;

/// A stretch of so many bytes that stands in the text once tells every longer stretch that holds it apart.
const WINDOW: usize = 16;

/// A text of so many bytes is looked through where no such stretch tells; in a longer one that would take too long.
const THROUGH: usize = 1 << 16;

/// How far around a range is looked for such a stretch, in bytes. Beyond it a text repeats itself so much that words
/// don't tell the place.
const FAR: usize = 4_000;

/// A blank is looked for so far, in bytes, to begin and end on whole words.
const WORD: usize = 48;

/// Where the text around a range may be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// Where a word surely begins or ends: at a blank; where there is none, at a mark.
    Sure,
    /// At every border of words. Scripts without blanks may have a word of several characters there.
    Any,
}

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

    /// The range with the text around it by which it can be found, on whole words: within its block where that will do,
    /// and no more than [`CONTEXT`] on a side where that will do. None where nothing near tells it apart.
    pub fn of(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let block = self.block(range);
        let near = self.near(range, &block, Cut::Sure);
        let page = 0..self.text.len();
        let short = [(&page, Cut::Sure), (&page, Cut::Any)].into_iter();
        let short = short.map(|(within, cut)| self.near(range, within, cut));
        if let Some(found) =
            std::iter::once(near.clone()).chain(short).find(|one| self.stands_once(one))
        {
            return Some(found);
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
                let start = if at < near.start { self.word_start(at) } else { near.start };
                let end = at + WINDOW;
                Some(start..if end > near.end { self.word_end(end) } else { near.end })
            }
            // All there is stands once, whatever it holds.
            None => (self.text.len() <= FAR).then_some(page),
        }
    }

    /// The range with at most [`CONTEXT`] on each side, within another range.
    fn near(&self, range: &Range<usize>, within: &Range<usize>, cut: Cut) -> Range<usize> {
        let (head, tail) = (&self.text[..range.start], &self.text[range.end..]);
        let from = range.start - fitting(head.chars().rev());
        let to = range.end + fitting(tail.chars());
        let start = if from <= within.start {
            within.start
        } else {
            self.cut_start(from..range.start, cut)
        };
        let end = if to >= within.end { within.end } else { self.cut_end(range.end..to, cut) };
        start..end
    }

    /// The first place in a stretch where a word begins, else its end.
    fn cut_start(&self, within: Range<usize>, cut: Cut) -> usize {
        let stretch = &self.text[within.clone()];
        if self.text[..within.start].ends_with(char::is_whitespace) {
            return within.start;
        }
        let blank = stretch.find(char::is_whitespace).filter(|_| cut == Cut::Sure);
        if let Some(blank) = blank {
            return within.end - stretch[blank..].trim_start().len();
        }
        let borders = self.word_borders(&within);
        let sure = borders.iter().find(|at| {
            cut == Cut::Sure && self.text[..**at].chars().next_back().is_some_and(is_mark)
        });
        sure.or(borders.first()).copied().unwrap_or(within.end)
    }

    /// The last place in a stretch where a word ends, else its beginning.
    fn cut_end(&self, within: Range<usize>, cut: Cut) -> usize {
        let stretch = &self.text[within.clone()];
        if self.text[within.end..].starts_with(char::is_whitespace) {
            return within.end;
        }
        let blank = stretch.rfind(char::is_whitespace).filter(|_| cut == Cut::Sure);
        if let Some(blank) = blank {
            return within.start + stretch[..blank].trim_end().len();
        }
        let borders = self.word_borders(&within);
        let sure = borders
            .iter()
            .rfind(|at| cut == Cut::Sure && self.text[**at..].chars().next().is_some_and(is_mark));
        sure.or(borders.last()).copied().unwrap_or(within.start)
    }

    /// Where words begin and end in a stretch, its own ends included.
    fn word_borders(&self, within: &Range<usize>) -> Vec<usize> {
        let from = self.floor(within.start.saturating_sub(WORD));
        let to = self.ceil(within.end.saturating_add(WORD));
        let starts = self.text[from..to].split_word_bound_indices().map(|(at, _)| from + at);
        starts.chain([to]).filter(|at| within.start <= *at && *at <= within.end).collect()
    }

    /// Whether a stretch stands in the text once. Of a long text that isn't always known.
    fn stands_once(&self, stretch: &Range<usize>) -> bool {
        if self.has_once(stretch) {
            return true;
        }
        let text = self.text.as_bytes();
        let finder = memmem::Finder::new(&text[stretch.clone()]);
        text.len() <= THROUGH
            && finder.find(text) == Some(stretch.start)
            && finder.find(&text[stretch.start + 1..]).is_none()
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

    /// Where the word at a byte begins.
    fn word_start(&self, at: usize) -> usize {
        let at = self.floor(at);
        let near = self.floor(at.saturating_sub(WORD));
        match self.text[near..at].rfind(char::is_whitespace) {
            Some(place) => at - self.text[near + place..at].trim_start().len(),
            None => {
                let far = self.floor(at.saturating_sub(FAR));
                self.word_borders(&(far..at)).last().copied().unwrap_or(far)
            }
        }
    }

    /// Where the word at a byte ends.
    fn word_end(&self, at: usize) -> usize {
        let at = self.ceil(at);
        let near = self.ceil(at.saturating_add(WORD));
        match self.text[at..near].find(char::is_whitespace) {
            Some(place) => at + place,
            None => {
                let far = self.ceil(at.saturating_add(FAR));
                self.word_borders(&(at..far)).first().copied().unwrap_or(far)
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

/// No letter and no digit.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// So many bytes of characters are [`CONTEXT`] UTF-16 units, or a little less.
fn fitting(characters: impl Iterator<Item = char>) -> usize {
    let mut units = 0;
    let fit = characters.take_while(|c| {
        units += c.len_utf16();
        units <= CONTEXT
    });
    fit.map(char::len_utf8).sum()
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

    /// The words of a text that stand between `[` and `]`, with what stands around them.
    fn around(text: &str) -> Option<(String, String)> {
        let (head, rest) = text.split_once('[')?;
        let (words, tail) = rest.split_once(']')?;
        let text = [head, words, tail].concat();
        let borders: Vec<usize> =
            text.match_indices('\n').flat_map(|(at, _)| [at, at + 1]).collect();
        let range = head.len()..head.len() + words.len();
        let found = Around::new(&text, &borders).of(&range)?;
        Some((text[found.start..range.start].to_owned(), text[range.end..found.end].to_owned()))
    }

    fn given(text: &str, prefix: &str, suffix: &str) {
        assert_eq!(around(text), Some((prefix.to_owned(), suffix.to_owned())), "{text}");
    }

    #[test]
    fn a_little_of_the_block_will_do() {
        let text = "The first.\nSix councillors voted to [close] the old library on Harbour Street for good.";
        given(text, "Six councillors voted to ", " the old library on Harbour");
        // As many UTF-16 units as clients take.
        given("x 😀😀😀😀😀 😀😀😀😀😀 😀😀😀😀😀 [here]", "😀😀😀😀😀 😀😀😀😀😀 ", "");
        let letters = "a".repeat(31);
        given(&format!("b {letters} [here]"), &format!("{letters} "), "");
        given(&format!("b {letters}c [here]"), "", "");
    }

    #[test]
    fn words_are_left_whole() {
        let long = "w".repeat(300);
        given(&format!("{long} [mid] end"), "", " end");
        given(&format!("{long}[mid]{long}"), "", "");
        given("“[so]”. It can be read at https://ortwein.example/a/b", "“", "”. It can be read at");
        given(
            "see https://ortwein.example/papers/of/the/[spring]",
            "//ortwein.example/papers/of/the/",
            "",
        );
        // Where no blank stands, a mark tells where a word ends for sure.
        let text = "他们说的话都在这里写得清清楚楚。我们完成了。所有人都在那里看着我们，没有人离开这个地方[桥]";
        given(text, "我们完成了。所有人都在那里看着我们，没有人离开这个地方", "");
    }

    #[test]
    fn what_stands_twice_is_told_by_what_stands_beside_it() {
        let text =
            "before\n[We are finished] here, he said.\nWe are finished here, he said.\nbehind";
        given(text, "before\n", " here, he said.\nWe are finished");
        let text =
            "before\nWe are finished here, he said.\n[We are finished] here, he said.\nbehind";
        given(text, "We are finished here, he said.\n", " here, he said.\nbehind");
        // No 32 tell it: as much more as is needed.
        let same = "the same words that stand in every one of these places";
        let text = format!("one {same} [here] {same}. two {same} here {same}.");
        given(&text, "in every one of these places ", &format!(" {same}. two"));
    }

    #[test]
    fn what_only_repeats_is_not_told_apart() {
        let text = "no ".repeat(10_000);
        assert_eq!(Around::new(&text, &[]).of(&(15_000..15_002)), None);
        given("no [no] no", "no ", " no");
    }
}
