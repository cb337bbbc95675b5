//! `Canonical`: a canonical text while a format makes it: NFC, LF, blocks, and the map back to the file.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::parse::source::decode::Offsets;
use crate::parse::source::{Block, BlockKind, Map, SourceText};

/// A canonical text in the making. Offsets of the decoded file are bytes of its characters in UTF-8.
#[derive(Debug, Default)]
pub(super) struct Canonical {
    text: String,
    blocks: Vec<Block>,
    note_numbers: Vec<Range<u32>>,
    /// From bytes of the text to bytes of the decoded file.
    runs: Vec<(u32, u32)>,
    /// The byte of the decoded file that would go on with the last run.
    next: Option<usize>,
}

impl Canonical {
    /// Bytes of text so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds text that stands in the decoded file from byte `start` on; CR and CRLF become LF, and all becomes NFC.
    pub fn add(&mut self, text: &str, start: usize) {
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let end = memchr::memchr(b'\r', rest.as_bytes()).unwrap_or(rest.len());
            self.add_composed(&rest[..end], start + at);
            at += end;
            if at < text.len() {
                self.other("\n", start + at);
                at += if text[at..].starts_with("\r\n") { 2 } else { 1 };
            }
        }
    }

    /// Adds text that the decoded file has in another form, from byte `start` on.
    pub fn other(&mut self, text: &str, start: usize) {
        // All of its characters stand at one place of the file.
        let at = self.text.len();
        self.runs.extend(text.char_indices().map(|(n, _)| ((at + n) as u32, start as u32)));
        self.text.push_str(text);
        self.next = None;
    }

    /// Adds white space between blocks.
    pub fn gap(&mut self, gap: &str, start: usize) {
        if !self.text.is_empty() {
            self.other(gap, start);
        }
    }

    /// Makes a block of a range of the text, without the white space around; nothing where there is no more.
    pub fn block(&mut self, range: Range<usize>, what: BlockKind) {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        if start < end {
            self.blocks.push(Block { range: start as u32..end as u32, what });
        }
    }

    /// Marks a range of the text as the number of a note.
    pub fn note_number(&mut self, range: Range<usize>) {
        self.note_numbers.push(range.start as u32..range.end as u32);
    }

    fn add_composed(&mut self, text: &str, start: usize) {
        if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            return self.verbatim(text, start);
        }
        let mut from = 0;
        let mut chars = text.char_indices().peekable();
        while chars.next().is_some() {
            // A cluster ends before the next character that nothing before it can change.
            let end = chars.peek().map_or(text.len(), |(at, _)| *at);
            if chars.peek().is_none_or(|(_, c)| stands_alone(*c)) {
                let cluster = &text[from..end];
                if is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
                    self.verbatim(cluster, start + from);
                } else {
                    let composed = cluster.nfc().collect::<String>();
                    if composed == cluster {
                        self.verbatim(cluster, start + from);
                    } else {
                        self.other(&composed, start + from);
                    }
                }
                from = end;
            }
        }
    }

    fn verbatim(&mut self, text: &str, start: usize) {
        if text.is_empty() {
            return;
        }
        if self.next != Some(start) {
            self.runs.push((self.text.len() as u32, start as u32));
        }
        self.text.push_str(text);
        self.next = Some(start + text.len());
    }

    /// The finished text, with its map to the bytes of the file.
    pub fn source_text(self, offsets: &Offsets) -> SourceText {
        let mut runs: Vec<(u32, u32)> = Vec::with_capacity(self.runs.len());
        let ends = self.runs.iter().skip(1).map(|run| run.0).chain([self.text.len() as u32]);
        for ((text, decoded), end) in self.runs.iter().zip(ends) {
            let (from, to) = (*decoded as usize, *decoded as usize + (end - text) as usize);
            let inner =
                offsets.within(from, to).iter().map(|(at, file)| (text + at - decoded, *file));
            let first = (*text, offsets.file_offset(from) as u32);
            for run in std::iter::once(first).chain(inner) {
                // What goes on where the last run stands is part of it.
                let goes_on =
                    runs.last().is_some_and(|last| last.1.wrapping_add(run.0 - last.0) == run.1);
                if !goes_on {
                    runs.push(run);
                }
            }
        }
        let map = if runs.iter().all(|run| *run == (0, 0)) { Map::Same } else { Map::Runs(runs) };
        let Canonical { text, blocks, note_numbers, .. } = self;
        SourceText { text: text.into_boxed_str(), blocks, note_numbers, map }
    }
}

/// Whether nothing before a character can compose or reorder with it.
fn stands_alone(c: char) -> bool {
    c.is_ascii()
        || canonical_combining_class(c) == 0
            && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}
