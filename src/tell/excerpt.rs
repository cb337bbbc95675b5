//! A line of a file and the places to be underlined in it → what a report shows of it: a window, made harmless.

use std::ops::Range;

use crate::ground::files::FileId;
use crate::ground::lines::Lines;
use crate::tell::plain;

/// How many bytes of a line are shown before the first underlined one, and behind the last, at most.
const AROUND: usize = 60;
/// How many bytes of a line are shown at most.
const WIDEST: usize = 240;

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What is shown of the line.
    pub text: String,
    /// For each place that was asked for, its bytes in `text`.
    pub marks: Vec<Range<usize>>,
}

/// What is shown of a line (from 0) in which these places (bytes of the file) are marked.
pub fn excerpt(lines: &Lines<'_>, file: FileId, line: usize, places: &[Range<usize>]) -> Excerpt {
    let bytes = lines.files().get(file).bytes();
    let whole = lines.bytes_of(file, line);
    let places: Vec<Range<usize>> = places
        .iter()
        .map(|place| {
            place.start.clamp(whole.start, whole.end)..place.end.clamp(whole.start, whole.end)
        })
        .collect();
    let window = window(&whole, &places);
    let window = start_of_char(bytes, window.start)..start_of_char(bytes, window.end);
    let mut text = String::new();
    if window.start > whole.start {
        text.push('…');
    }
    // The bytes shown where each byte of the window is.
    let mut shown_at = vec![0; window.len() + 1];
    let mut at = window.start;
    for chunk in bytes.get(window.clone()).unwrap_or(&[]).utf8_chunks() {
        for c in chunk.valid().chars() {
            shown_at[at - window.start..at - window.start + c.len_utf8()].fill(text.len());
            // A byte order mark is how the file begins, not part of its first line.
            if !(c == '\u{FEFF}' && at == 0) {
                plain::push(c, &mut text);
            }
            at += c.len_utf8();
        }
        for byte in chunk.invalid() {
            shown_at[at - window.start] = text.len();
            text.push_str(&format!("<{byte:02X}>"));
            at += 1;
        }
    }
    if let Some(last) = shown_at.last_mut() {
        *last = text.len();
    }
    if window.end < whole.end {
        text.push('…');
    }
    let shown = |byte: usize| {
        let byte = byte.clamp(window.start, window.end) - window.start;
        shown_at.get(byte).copied().unwrap_or(0)
    };
    let marks = places.iter().map(|place| shown(place.start)..shown(place.end)).collect();
    Excerpt { text, marks }
}

/// The part of a line that is shown: all of it where it is short, else what is around its first place.
fn window(whole: &Range<usize>, places: &[Range<usize>]) -> Range<usize> {
    if whole.len() <= WIDEST {
        return whole.clone();
    }
    let first = places.iter().map(|place| place.start).min().unwrap_or(whole.start);
    let last = places.iter().map(|place| place.end).max().unwrap_or(first);
    let start = first.saturating_sub(AROUND).max(whole.start);
    let end = last.saturating_add(AROUND).min(whole.end).min(start + WIDEST);
    start..end.max(start)
}

/// The nearest byte at or before this one at which a character begins.
fn start_of_char(bytes: &[u8], at: usize) -> usize {
    let before = (0..4).find(|back| {
        at.checked_sub(*back).is_some_and(|at| bytes.get(at).is_none_or(|byte| byte & 0xC0 != 0x80))
    });
    at - before.unwrap_or(0)
}
