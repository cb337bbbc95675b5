//! A text → its characters after the typographic folds, each with its place: what is compared, on both sides.

use std::ops::Range;

use crate::anchor::key::{is_invisible, is_letter, ligature, plain_width};
use crate::anchor::printed::Printed;

/// A folded character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// The character, or one of the constants of this file.
    pub c: char,
    /// Its first byte.
    pub start: u32,
    /// One behind its last byte.
    pub end: u32,
}

/// White space, however much.
pub(super) const SPACE: char = ' ';
/// The border between two blocks: equal to nothing that is looked for.
pub(super) const BORDER: char = '\u{1e}';
/// A hyphen at a line's end inside a word: it may be the word's own, or the printer's.
pub(super) const JOINT: char = '\u{1f}';
/// A dash, with the white space around it.
pub(super) const DASH: char = '—';
/// Three dots, with the white space around them.
pub(super) const DOTS: char = '…';
/// White space with a line end; only between the two passes.
const LINE: char = '\n';
const SOFT: char = '\u{ad}';

impl Unit {
    /// Whether it stands in the search key.
    pub fn is_letter(self) -> bool {
        self.c != JOINT && is_letter(self.c)
    }

    /// Whether it is a quotation mark or an apostrophe.
    pub fn is_mark(self) -> bool {
        matches!(self.c, '"' | '\'' | '«' | '»' | '‹' | '›')
    }
}

/// Folds a part of a source's text. The ends of the part must be character borders.
pub(super) fn fold(printed: &Printed<'_>, part: Range<usize>) -> Vec<Unit> {
    let text = printed.text();
    let mut raw = Raw::default();
    let mut block = printed.block_at(part.start);
    let mut at = part.start;
    let mut furniture = false;
    let mut take = |raw: &mut Raw, from: usize, to: usize, furniture: &mut bool| {
        for (offset, c) in text.get(from..to).unwrap_or("").char_indices() {
            let here = from + offset;
            if raw.white.is_some() && !c.is_whitespace() && !is_invisible(c) {
                let mut now = block;
                while printed.source.blocks.get(now).is_some_and(|b| b.range.start as usize <= here)
                {
                    now += 1;
                }
                if now != block && !raw.units.is_empty() {
                    raw.white =
                        raw.white.map(|(_, at)| (if *furniture { LINE } else { BORDER }, at));
                }
                block = now;
                *furniture = false;
            }
            raw.push(c, here);
        }
    };
    for step in printed.steps_from(part.start) {
        let (start, end) = (step.range.start as usize, step.range.end as usize);
        if start >= part.end {
            break;
        }
        take(&mut raw, at, start.max(at), &mut furniture);
        furniture |= step.lines;
        if step.lines {
            // What stands in the step's line but not in the record: its full stop, its marks.
            raw.white = Some((LINE, start));
        }
        at = at.max(end);
        if step.lines {
            let rest = text.get(at..part.end.max(at)).unwrap_or("");
            at += rest.find(|c: char| c.is_alphanumeric() || c == LINE).unwrap_or(0);
        }
    }
    take(&mut raw, at, part.end.max(at), &mut furniture);
    settle(&raw.units)
}

/// Words after the typographic folds, to be compared. They must be in NFC.
pub fn folded(words: &str) -> Box<str> {
    fold_words(words).into_iter().map(|unit| unit.c).collect()
}

/// Folds words that are looked for, in NFC. White space at the ends goes.
pub(super) fn fold_words(words: &str) -> Vec<Unit> {
    let mut raw = Raw::default();
    for (at, c) in words.trim().char_indices() {
        raw.push(c, at);
    }
    settle(&raw.units)
}

/// Characters folded one by one; white space not yet settled.
#[derive(Default)]
struct Raw {
    units: Vec<Unit>,
    white: Option<(char, usize)>,
}

impl Raw {
    fn push(&mut self, c: char, at: usize) {
        if c.is_whitespace() {
            let line = matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            self.white = match self.white {
                Some((white, start)) => Some((if line { LINE } else { white }, start)),
                None => Some((if line { LINE } else { SPACE }, at)),
            };
            return;
        }
        if is_invisible(c) && c != SOFT {
            return;
        }
        if let Some((white, start)) = self.white.take()
            && !self.units.is_empty()
        {
            self.units.push(Unit { c: white, start: start as u32, end: at as u32 });
        }
        let (start, end) = (at as u32, (at + c.len_utf8()) as u32);
        match ligature(c) {
            Some(letters) => {
                self.units.extend(letters.chars().map(|c| Unit { c, start, end }));
            }
            None => self.units.push(Unit { c: shape(plain_width(c)), start, end }),
        }
    }
}

/// Marks and hyphens by their shape.
fn shape(c: char) -> char {
    match c {
        '’' | '‘' | '‛' | '‚' | '′' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        '‒' | '–' | '―' => DASH,
        _ => c,
    }
}

/// Dots, dashes, hyphens and white space, which depend on what stands beside them.
fn settle(raw: &[Unit]) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(raw.len());
    let at = |n: usize| raw.get(n).map_or(SPACE, |unit| unit.c);
    let white = |c: char| matches!(c, SPACE | LINE | BORDER);
    let mut n = 0;
    while let Some(&unit) = raw.get(n) {
        let previous = n.checked_sub(1).map_or(SPACE, at);
        match unit.c {
            '.' | DOTS => {
                let (count, end) = dots(raw, n);
                if count < 3 {
                    out.push(unit);
                    n += 1;
                    continue;
                }
                if count == 4 {
                    out.push(Unit { c: '.', ..unit });
                } else {
                    close_up(&mut out);
                }
                let start = if count == 4 { unit.end } else { unit.start };
                let last = raw.get(end - 1).map_or(unit.end, |last| last.end);
                out.push(Unit { c: DOTS, start, end: last.max(start) });
                n = end + usize::from(matches!(at(end), SPACE | LINE) && end < raw.len());
            }
            '-' | DASH => {
                let run = raw[n..].iter().take_while(|next| matches!(next.c, '-' | DASH)).count();
                let next = at(n + run);
                let far = at(n + run + 1);
                let one_hyphen = run == 1 && unit.c == '-';
                let digits = previous.is_numeric() && next.is_numeric();
                if one_hyphen && previous.is_alphabetic() && next == LINE && far.is_alphabetic() {
                    out.push(Unit { c: JOINT, start: unit.start, end: raw[n + 1].end });
                    n += 2;
                } else if !one_hyphen
                    || digits
                    || (white(previous) && white(next))
                    || (previous.is_numeric() && next == LINE && far.is_numeric())
                {
                    close_up(&mut out);
                    let end = raw[n + run - 1].end;
                    out.push(Unit { c: DASH, start: unit.start, end });
                    n += run + usize::from(matches!(next, SPACE | LINE) && n + run < raw.len());
                } else {
                    out.push(unit);
                    n += 1;
                }
            }
            SOFT => {
                if previous.is_alphabetic() && at(n + 1) == LINE && at(n + 2).is_alphabetic() {
                    out.push(Unit { c: JOINT, start: unit.start, end: raw[n + 1].end });
                    n += 1;
                }
                n += 1;
            }
            LINE => {
                let next = at(n + 1);
                let wraps_inside_words =
                    is_spaceless(next) && (is_spaceless(previous) || !previous.is_alphanumeric());
                if !wraps_inside_words {
                    out.push(Unit { c: SPACE, ..unit });
                }
                n += 1;
            }
            _ => {
                out.push(unit);
                n += 1;
            }
        }
    }
    out
}

/// Dots from here on, with at most one white space between two: how many, and where they end.
fn dots(raw: &[Unit], from: usize) -> (usize, usize) {
    let (mut count, mut end, mut n) = (0, from, from);
    while let Some(unit) = raw.get(n) {
        match unit.c {
            '.' => count += 1,
            DOTS => count += 3,
            SPACE | LINE if n == end => {
                n += 1;
                continue;
            }
            _ => break,
        }
        n += 1;
        end = n;
    }
    (count, end)
}

/// White space before a dash or dots is theirs.
fn close_up(out: &mut Vec<Unit>) {
    if out.last().is_some_and(|unit| unit.c == SPACE) {
        out.pop();
    }
}

/// How many words a text has, as white space and dashes part them; each letter of a script without spaces is one.
pub(super) fn count_words(text: impl IntoIterator<Item = char>) -> impl Iterator<Item = ()> {
    let mut goes_on = false;
    text.into_iter().filter_map(move |c| {
        let letter = is_letter(c);
        let begins = letter && (!goes_on || is_spaceless(c));
        goes_on = !c.is_whitespace() && c != DASH && (goes_on || letter);
        begins.then_some(())
    })
}

/// Scripts that are written without spaces between words, with their marks.
pub(super) fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(words: &str) -> String {
        fold_words(words).iter().map(|unit| unit.c).collect()
    }

    #[test]
    fn same_after_folding() {
        for (left, right) in [
            ("wasn’t", "wasn't"),
            ("“a”", "\"a\""),
            ("oﬃce ＡＢ", "office AB"),
            ("a -- b", "a—b"),
            ("a - b", "a – b"),
            ("1911-14", "1911–14"),
            ("wait ... what", "wait…what"),
            ("wait . . . what", "wait…what"),
            ("left.... We", "left. … We"),
            ("left. ... We", "left…. We"),
            ("every\u{a0}day\n  now", "every day now"),
            ("in\u{ad}spector\u{200b}s", "inspectors"),
            ("well\u{2011}known", "well-known"),
            ("東京\n都", "東京都"),
        ] {
            assert_eq!(folded(left), folded(right), "{left}");
        }
    }

    #[test]
    fn not_same_after_folding() {
        for (left, right) in [
            ("every day", "everyday"),
            ("10²", "102"),
            ("æ", "ae"),
            ("re-creation", "recreation"),
            ("café", "cafe"),
            ("Kuwait-Iraq", "Kuwait – Iraq"),
            ("a. b", "a b"),
            ("\u{202e}4,500\u{202c}", "4,500"),
        ] {
            assert_ne!(folded(left), folded(right), "{left}");
        }
    }

    #[test]
    fn hyphen_at_a_line_end_is_a_joint() {
        assert_eq!(folded("inspec-\n  tors"), "inspec\u{1f}tors");
        assert_eq!(folded("inspec\u{ad}\ntors"), "inspec\u{1f}tors");
        assert_eq!(folded("1911-\n14"), "1911—14");
    }
}
