//! A source's text with what a quotation may step over: numbers of notes, page furniture.

use std::cell::OnceCell;
use std::ops::Range;

use crate::anchor::negation;
use crate::anchor::speech::Speech;
use crate::parse::source::{BlockKind, SourceText};

/// Marks that make all letters behind them run in one direction, up to U+202C.
const OVERRIDES: [char; 2] = ['\u{202d}', '\u{202e}'];

/// A canonical text as it is searched.
#[derive(Debug)]
pub struct Printed<'t> {
    /// The text and its blocks.
    pub source: &'t SourceText,
    steps: Vec<Step>,
    speech: OnceCell<Speech>,
    /// Whether a mark of the text makes what follows run in another direction.
    turns: bool,
}

/// What a quotation may step over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Bytes of the text.
    pub range: Range<u32>,
    /// Lines of their own, such as a page's header: a quotation may then go on in the next block.
    pub lines: bool,
}

impl<'t> Printed<'t> {
    /// A text with its furniture (sorted, not overlapping). Only furniture that fills its lines, or looks like the
    /// number of a note, is stepped over: a word inside a line never is, so that no record can take a “not” away.
    pub fn new(source: &'t SourceText, furniture: &[Range<u32>]) -> Printed<'t> {
        let mut steps: Vec<Step> = Vec::new();
        for range in furniture {
            let lines = fills_its_lines(&source.text, range) && !denies(&source.text, range);
            if lines || is_note_number(source, range) {
                steps.push(Step { range: range.clone(), lines });
            }
        }
        for range in &source.note_numbers {
            steps.push(Step { range: range.clone(), lines: false });
        }
        steps.sort_by_key(|step| (step.range.start, step.range.end));
        steps.dedup_by(|next, step| {
            let overlap = next.range.start < step.range.end;
            if overlap {
                step.range.end = step.range.end.max(next.range.end);
                step.lines |= next.lines;
            }
            overlap
        });
        let turns = source.text.contains(OVERRIDES);
        Printed { source, steps, speech: OnceCell::new(), turns }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        &self.source.text
    }

    /// What stands between its quotation marks.
    pub(super) fn speech(&self) -> &Speech {
        self.speech.get_or_init(|| Speech::of(self.source))
    }

    /// Whether letters at a byte run where an open override turns them: readers see other words there.
    pub(super) fn is_turned(&self, at: usize) -> bool {
        let block = || self.block_range(self.block_at(at)).map_or(0, |block| block.start);
        self.turns && self.text().get(block()..at).is_some_and(leaves_turned)
    }

    /// What is stepped over, in order.
    pub fn steps(&self) -> Vec<Range<u32>> {
        self.steps.iter().map(|step| step.range.clone()).collect()
    }

    /// What is stepped over and ends behind a byte, in order.
    pub(super) fn steps_from(&self, at: usize) -> &[Step] {
        &self.steps[self.steps.partition_point(|step| step.range.end as usize <= at)..]
    }

    /// How many blocks begin at or before a byte: two places with one number are in one block.
    pub(super) fn block_at(&self, at: usize) -> usize {
        self.source.blocks.partition_point(|block| block.range.start as usize <= at)
    }

    /// What a block is, by that number.
    pub(super) fn block_kind(&self, number: usize) -> Option<BlockKind> {
        Some(self.source.blocks.get(number.checked_sub(1)?)?.what)
    }

    /// The text of a block by that number.
    pub(super) fn block_range(&self, number: usize) -> Option<Range<usize>> {
        let block = self.source.blocks.get(number.checked_sub(1)?)?;
        Some(block.range.start as usize..block.range.end as usize)
    }
}

/// Whether an override is the innermost of the marks for direction that are open at a text's end (UAX #9).
fn leaves_turned(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202a}'..='\u{202b}' | '\u{202d}'..='\u{202e}' | '\u{2066}'..='\u{2068}' => {
                open.push(c)
            }
            // It closes no isolate.
            '\u{202c}' if open.last().is_some_and(|open| *open < '\u{2066}') => {
                open.pop();
            }
            '\u{2069}' => {
                if let Some(isolate) = open.iter().rposition(|open| *open >= '\u{2066}') {
                    open.truncate(isolate);
                }
            }
            _ => {}
        }
    }
    open.last().is_some_and(|open| OVERRIDES.contains(open))
}

fn fills_its_lines(text: &str, range: &Range<u32>) -> bool {
    let before = text.get(..range.start as usize).unwrap_or("");
    let after = text.get(range.end as usize..).unwrap_or("");
    let blank = |c: char| c.is_whitespace() && c != '\n';
    // A mark or a full stop that the record left out belongs to the line as well.
    let edge = |c: char| blank(c) || (!c.is_alphanumeric() && !c.is_whitespace());
    let before = before.trim_end_matches(edge);
    let after = after.trim_start_matches(edge);
    (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
}

/// Whether furniture is little more than a negation: a line that holds but a “not” is no page's header.
fn denies(text: &str, range: &Range<u32>) -> bool {
    let range = range.start as usize..range.end as usize;
    let words = text.get(range.clone()).unwrap_or("");
    words.split_whitespace().count() < 4 && negation::first_in(text, range).is_some()
}

/// Whether furniture looks like the number of a note: at most three digits, or a letter, in brackets right behind a
/// word, or a mark of its own. What stands apart may be an amount, or a word.
fn is_note_number(source: &SourceText, range: &Range<u32>) -> bool {
    let (before, words) = source.text.split_at(range.start as usize);
    let words = words.get(..range.len()).unwrap_or("").trim();
    let Some(inner) = words.strip_prefix(['[', '(']).and_then(|it| it.strip_suffix([']', ')']))
    else {
        return words.chars().all(|c| matches!(c, '*' | '†' | '‡' | '²' | '³' | '¹' | '⁰'..='⁹'));
    };
    let word = before.trim_end_matches(|c: char| ".,;:!?)]”’»\"'*†‡".contains(c));
    let digits = inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let sign = matches!(inner, "*" | "†" | "‡")
        || (inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic()));
    word.ends_with(char::is_alphanumeric) && (digits || sign) && !inner.is_empty()
}
