//! Ranges of a source → the words there that readers may see. No other words of a source reach a page.

use std::ops::Range;
use std::rc::Rc;

use crate::anchor::fate::RecordAt;
use crate::anchor::outcome::{Edit as Edited, Found, Verdict as Ladder};
use crate::anchor::sentence;
use crate::parse::source::{BlockKind, SourceText};
use crate::site::here::Here;
use crate::site::index::found;
use crate::site::quote::{Piece, Run};
use crate::site::verdict::{Edit, Verdict};

/// Of a longer block, only so many bytes on each side of the words are searched for the sentence around them.
const WINDOW: usize = 2_000;

impl Here<'_> {
    /// The parts of a range of a source's text that readers may see, each within one block.
    pub fn visible(
        &self,
        source: usize,
        range: Range<u32>,
    ) -> impl Iterator<Item = Range<u32>> + use<'_> {
        let shown = self.index().shown.get(source).map_or(&[][..], Vec::as_slice);
        let first = shown.partition_point(|part| part.end <= range.start);
        let end = range.end;
        shown[first..]
            .iter()
            .take_while(move |part| part.start < end)
            .map(move |part| part.start.max(range.start)..part.end.min(range.end))
    }

    /// The visible words of a range: blocks apart by a line end, lines of one block joined.
    pub fn words(&self, source: usize, range: Range<u32>) -> String {
        let Some(text) = self.anchored().text(source) else { return String::new() };
        let mut words = String::new();
        let mut before = None;
        for part in self.visible(source, range) {
            let number = block_at(text, part.start);
            if let Some(before) = before.replace(number) {
                words.push(if before == number { ' ' } else { '\n' });
            }
            let kept =
                text.blocks.get(number).is_some_and(|block| block.what == BlockKind::Preformatted);
            push(&mut words, slice(text, part), kept);
        }
        words
    }

    /// The words of a quote or note, a piece for each of its ranges.
    pub fn pieces(&self, at: RecordAt) -> Vec<Piece> {
        let found = found(self.anchored(), at);
        found.map_or(Vec::new(), |found| self.pieces_of(at.source, found))
    }

    /// Words that stand in a source, a piece for each of their ranges.
    pub fn pieces_of(&self, source: usize, found: &Found) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::with_capacity(found.ranges.len());
        for (number, range) in found.ranges.iter().enumerate() {
            let text = self.words(source, range.clone());
            let parted = if pieces.is_empty() { "" } else { self.parted(source, found, number) };
            if !text.is_empty() {
                pieces.push(Piece { text, parted });
            }
        }
        pieces
    }

    /// How a range of words is parted from the one before it, as [`Piece::parted`] tells it.
    fn parted(&self, source: usize, found: &Found, number: usize) -> &'static str {
        let end = match number.checked_sub(1) {
            Some(before) => found.ranges[before].end,
            None => return "",
        };
        let start = found.ranges[number].start.max(end);
        let omission = found.edits.iter().any(
            |edit| matches!(edit, Edited::Omitted(left) if left.start >= end && left.end <= start),
        );
        let between = self.anchored().text(source).map_or("", |text| slice(text, end..start));
        match omission {
            true => "omission",
            false if between.contains(char::is_alphanumeric) => "interruption",
            false => "paragraph",
        }
    }

    /// The sentence around words of a source, as far as readers may see it, the words marked.
    pub fn sentence(&self, source: usize, marked: &[Range<u32>]) -> Vec<Run> {
        let (Some(text), Some(first), Some(last)) =
            (self.anchored().text(source), marked.first(), marked.last())
        else {
            return Vec::new();
        };
        let from = self.sentence_at(source, text, first.clone()).start;
        let to = self.sentence_at(source, text, last.clone()).end;
        let mut runs = Runs::default();
        let mut at = from;
        for range in marked {
            runs.push(&self.words(source, at..range.start.max(at)), false, text, at);
            runs.push(&self.words(source, range.clone()), true, text, range.start);
            at = range.end.max(at);
        }
        runs.push(&self.words(source, at..to.max(at)), false, text, at);
        runs.0
    }

    /// The sentence in which a range begins and, where it ends in the same block, ends.
    pub fn sentence_at(&self, source: usize, text: &SourceText, range: Range<u32>) -> Range<u32> {
        let number = block_at(text, range.start);
        let Some(block) = text.blocks.get(number).map(|block| block.range.clone()) else {
            return range;
        };
        let (start, end) = (range.start.max(block.start), range.end.min(block.end));
        if start >= end {
            return range;
        }
        let (base, sentences) = if block.len() <= 4 * WINDOW {
            (block.start, self.sentences_of(source, number, text))
        } else {
            let window = window(slice(text, block.clone()), start - block.start, end - block.start);
            let base = block.start + window.start as u32;
            let words = slice(text, base..block.start + window.end as u32);
            (base, sentence::sentences(words).into())
        };
        let within = (start - base) as usize..(end - base) as usize;
        let around = sentence::around(&sentences, within, 0);
        base + around.start as u32..(base + around.end as u32).max(range.end)
    }

    fn sentences_of(&self, source: usize, block: usize, text: &SourceText) -> Rc<[Range<usize>]> {
        let mut known = self.sentences.borrow_mut();
        let of = known.entry((source, block)).or_insert_with(|| {
            let range = text.blocks.get(block).map_or(0..0, |block| block.range.clone());
            sentence::sentences(slice(text, range)).into()
        });
        of.clone()
    }

    /// How words compare with the source's, and what was changed, as far as readers may see it.
    pub fn verdict(&self, source: usize, found: &Found) -> Verdict {
        let cut = |range: &Range<u32>| self.words(source, range.clone());
        let edits: Vec<Edit> = found
            .edits
            .iter()
            .map(|edit| match edit {
                Edited::Omitted(range) => {
                    Edit { key: "omitted", by: String::new(), source: cut(range) }
                }
                Edited::Inserted(by) => {
                    Edit { key: "inserted", by: by.to_string(), source: String::new() }
                }
                Edited::Replaced { by, source } => {
                    Edit { key: "replaced", by: by.to_string(), source: cut(source) }
                }
                Edited::Adjusted(range) => {
                    Edit { key: "adjusted", by: String::new(), source: cut(range) }
                }
            })
            .collect();
        let has = |key: &str| edits.iter().any(|edit| edit.key == key);
        let interrupted = |number: &usize| self.parted(source, found, *number) == "interruption";
        let pieces = 1 + (0..found.ranges.len()).filter(interrupted).count();
        let (key, words) = match (found.verdict, pieces) {
            (Ladder::Exact, 1) => ("exact", "verbatim"),
            (Ladder::Exact, 2) => ("exact", "verbatim, in two pieces"),
            (Ladder::Exact, 3) => ("exact", "verbatim, in three pieces"),
            (Ladder::Exact, _) => ("exact", "verbatim, in several pieces"),
            (Ladder::Typographic, _) => ("typographic", "verbatim but for typography"),
            (Ladder::Editorial, _) if has("inserted") || has("replaced") => {
                ("editorial", "with marked changes")
            }
            (Ladder::Editorial, _) if found.is_only_adjusted() => {
                ("editorial", "verbatim but for its first letter or last mark")
            }
            (Ladder::Editorial, _) => ("editorial", "with marked omissions"),
        };
        Verdict { key, words, edits }
    }
}

/// Runs of a sentence, with the white space of the source between them.
#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    /// Adds words that stand at `at` or later; a space where the source has white space before them.
    fn push(&mut self, words: &str, marked: bool, text: &SourceText, at: u32) {
        if words.is_empty() {
            return;
        }
        let space = char::is_whitespace;
        let (before, behind) = text.text.split_at_checked(at as usize).unwrap_or(("", ""));
        let apart = before.ends_with(space) || behind.starts_with(space);
        let joins = self.0.last().is_some_and(|last| !last.text.ends_with(space));
        if apart && joins && !words.starts_with(space) {
            self.0.push(Run { text: " ".to_owned(), marked: false });
        }
        self.0.push(Run { text: words.to_owned(), marked });
    }
}

/// The number of the block that holds a byte, or of the next one.
pub(super) fn block_at(text: &SourceText, byte: u32) -> usize {
    text.blocks.partition_point(|block| block.range.end <= byte)
}

/// The text at a range; empty where the range doesn't fit.
pub(super) fn slice(text: &SourceText, range: Range<u32>) -> &str {
    text.text.get(range.start as usize..range.end as usize).unwrap_or("")
}

/// [`WINDOW`] bytes around a range of a block, on borders of characters.
fn window(block: &str, start: u32, end: u32) -> Range<usize> {
    let border = |mut at: usize| {
        while !block.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = border((start as usize).saturating_sub(WINDOW));
    from..border((end as usize).saturating_add(WINDOW).min(block.len()))
}

/// Adds words; where line ends aren't kept, they become spaces.
fn push(to: &mut String, words: &str, kept: bool) {
    if kept || !words.contains('\n') {
        to.push_str(words);
    } else {
        to.extend(words.chars().map(|c| if c == '\n' { ' ' } else { c }));
    }
}
