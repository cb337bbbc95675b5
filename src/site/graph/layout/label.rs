//! A name → the lines of its label, and how wide they are at most.
//!
//! Nobody knows with which font a reader sees it, so that widths are those of the wider sans-serif fonts.

use unicode_segmentation::UnicodeSegmentation;

use crate::ground::white::single_spaced;

/// The size of a label's letters, in the units of the drawing.
const LETTERS: f64 = 11.0;

/// The longest line, in units.
const LONGEST: f64 = 112.0;

/// So many lines a label has at most.
const LINES: usize = 3;

/// A label of three lines at most.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// What each line says; what is too long ends in `…`.
    pub lines: Vec<String>,
    /// Of the longest line, in units.
    pub width: f64,
}

/// A name in as few lines as it fits, all of them about as long; of three the rest is left out.
pub fn label(name: &str) -> Label {
    let whole = single_spaced(name);
    // Of very long names only the beginning counts.
    let start: String = whole.graphemes(true).take(100).collect();
    let pieces = pieces(&start);
    let fewest = filled(&pieces, LONGEST).len();
    let narrower = [0.5, 0.6, 0.7, 0.8, 0.9].map(|part| filled(&pieces, LONGEST * part));
    let even = narrower
        .into_iter()
        .find(|lines| lines.len() == fewest && lines.iter().all(|line| width(line) <= LONGEST));
    let mut lines = even.unwrap_or_else(|| filled(&pieces, LONGEST));
    let mut rest = lines.split_off(lines.len().min(LINES));
    rest.extend((start.len() < whole.len()).then(String::new));
    let last = lines.len().saturating_sub(1);
    for (n, line) in lines.iter_mut().enumerate() {
        if width(line) > LONGEST || n == last && !rest.is_empty() {
            *line = cut(line);
        }
    }
    let width = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
    Label { lines, width }
}

/// What a line may end behind: words, and the letters of scripts that are written without spaces.
fn pieces(name: &str) -> Vec<&str> {
    let is_wide = |c: Option<char>| c.is_some_and(|c| parts(c) >= 110);
    let mut from = 0;
    let mut pieces = Vec::new();
    for (at, word) in name.split_word_bound_indices().skip(1) {
        let before = name[..at].chars().next_back();
        if before == Some(' ') || is_wide(before) && is_wide(word.chars().next()) {
            pieces.push(&name[from..at]);
            from = at;
        }
    }
    pieces.push(&name[from..]);
    pieces
}

/// Lines that hold as many pieces as they can, but at least one.
fn filled(pieces: &[&str], longest: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        if !line.is_empty() && width(&line) + width(piece.trim_end()) > longest {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The beginning of a line that is too long, with `…`.
fn cut(line: &str) -> String {
    let mut kept = String::new();
    let mut left = LONGEST - width("…");
    for letter in line.graphemes(true) {
        left -= width(letter);
        if left < 0.0 {
            break;
        }
        kept.push_str(letter);
    }
    format!("{}…", kept.trim_end())
}

/// How wide words are at most, in units.
fn width(words: &str) -> f64 {
    let parts: u32 = words.chars().map(parts).sum();
    f64::from(parts) * LETTERS / 100.0
}

/// The width of a letter in hundredths of the size of letters.
fn parts(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' => 31,
        ' ' | 'I' | '\u{a0}' | '(' | ')' | '[' | ']' | '/' | '-' | '‐' | '·' => 36,
        'f' | 'r' | 't' | '“' | '”' | '"' => 42,
        'm' | 'w' => 92,
        'M' | 'W' | '@' | '%' | '…' | '—' => 102,
        'A'..='Z' | '&' => 78,
        '0'..='9' => 58,
        '!'..='~' => 63,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{80}'..='\u{24f}' if c.is_uppercase() => 80,
        '\u{80}'..='\u{24f}' => 65,
        // Greek, Cyrillic, Armenian, Hebrew, Arabic: letters as wide as ours.
        '\u{250}'..='\u{6ff}' => 88,
        // Scripts of South and Southeast Asia.
        '\u{700}'..='\u{10ff}' => 105,
        '\u{1e00}'..='\u{1fff}' => 90,
        // All others are a square at most: Han, Kana, Hangul; pictures are somewhat wider.
        '\u{1f000}'..='\u{1faff}' => 140,
        _ => 110,
    }
}
