//! A place in a text → whether a word, or a character as readers see it, begins or ends there.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::anchor::key::{is_invisible, is_letter};
use crate::anchor::number::is_inside_number;

/// Bytes looked at on each side of a place: longer words are rare, and a longer look never makes a border of none.
const AROUND: usize = 96;

/// Whether a word may begin or end at a byte of the text. By Unicode's word borders, and stricter: no border stands
/// inside a number (`4,500`, `10²`, `1/2`), between a sign and its number, inside an abbreviation's dots, in a word
/// that a hyphen parts at a line's end.
pub fn is_word_border(text: &str, at: usize) -> bool {
    if !text.is_char_boundary(at) {
        return false;
    }
    let (before, after) = text.split_at(at);
    let mut behind = before.chars().rev().filter(|c| !is_invisible(*c));
    let mut ahead = after.chars().filter(|c| !is_invisible(*c));
    let (Some(left), Some(right)) = (behind.next(), ahead.next()) else { return true };
    if left.is_whitespace() && right.is_whitespace() {
        return true;
    }
    if is_word_parted_by_line(before, after) || is_inside_number(before, after) {
        return false;
    }
    if !is_letter(left) && !is_letter(right) {
        return true;
    }
    is_unicode_border(before, after)
}

/// Whether a name may end at a byte of the text: at a word's border, or before a possessive 's.
pub fn ends_name(text: &str, at: usize) -> bool {
    if is_word_border(text, at) {
        return true;
    }
    let Some(after) = text.get(at..) else { return false };
    let mut ahead = after.char_indices().filter(|(_, c)| !is_invisible(*c));
    let (Some((_, '\'' | '’')), Some((s, 's' | 'S'))) = (ahead.next(), ahead.next()) else {
        return false;
    };
    is_word_border(text, at + s + 1)
}

/// The nearest place at or behind a byte where a character as readers see it ends.
pub fn grapheme_end(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(at),
        _ => at,
    }
}

fn is_unicode_border(before: &str, after: &str) -> bool {
    // What can't be seen neither parts a word nor belongs to one.
    let before = tail(before.trim_end_matches(is_invisible));
    let after = head(after.trim_start_matches(is_invisible));
    if before.is_empty() || after.is_empty() {
        return true;
    }
    let mut window = String::with_capacity(before.len() + after.len());
    window.push_str(before);
    window.push_str(after);
    window.split_word_bound_indices().any(|(start, _)| start == before.len())
}

/// The last bytes of a text up to white space.
fn tail(before: &str) -> &str {
    let from = floor(before, before.len().saturating_sub(AROUND));
    let near = &before[from..];
    let start = near.rfind(char::is_whitespace).unwrap_or(0);
    &near[start..]
}

/// The first bytes of a text up to white space.
fn head(after: &str) -> &str {
    let near = &after[..floor(after, AROUND)];
    near.find(char::is_whitespace).map_or(near, |end| &near[..end])
}

/// The last character border at or before a byte.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// `un-⏎likely`: both sides are, or may be, one word.
fn is_word_parted_by_line(before: &str, after: &str) -> bool {
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{ad}');
    // Before the second half: a letter, a hyphen, a line end.
    let half = before.trim_end();
    let line_end = before[half.len()..].contains('\n');
    if line_end && after.starts_with(char::is_alphanumeric) {
        let stem = half.trim_end_matches(hyphen);
        return stem.len() < half.len() && stem.ends_with(char::is_alphanumeric);
    }
    // Behind the first half, before or behind its hyphen.
    let rest = after.trim_start_matches(hyphen);
    let hyphened = rest.len() < after.len() || before.ends_with(hyphen);
    if hyphened && before.trim_end_matches(hyphen).ends_with(char::is_alphanumeric) {
        let next = rest.trim_start();
        let blank = &rest[..rest.len() - next.len()];
        return blank.contains('\n') && next.starts_with(char::is_alphanumeric);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str, words: &str) -> bool {
        is_word_border(text, text.find(words).unwrap())
    }

    fn ends(text: &str, words: &str) -> bool {
        is_word_border(text, text.find(words).unwrap() + words.len())
    }

    #[test]
    fn words_have_borders() {
        assert!(starts("it is likely to leave", "likely"));
        assert!(!starts("it is unlikely to leave", "likely"));
        assert!(ends("the U.S. has", "the U.S."));
        assert!(ends("the U.S. has", "the U.S"));
        assert!(!ends("he wasn’t there", "he wasn"));
        assert!(starts("the word ‘likely’", "likely"));
        assert!(starts("東京都知事", "都知"));
        assert!(!starts("un-\nlikely to leave", "likely"));
        assert!(!starts("un\u{200b}likely to leave", "likely"));
        assert!(!ends("wa\u{ad}s it", "wa"));
        assert!(ends("at it \u{2066}again\u{2069} we", "again"));
        assert!(!ends("the inspec-\ntors came", "inspec"));
        assert!(!ends("the inspec-\ntors came", "inspec-"));
    }

    #[test]
    fn numbers_are_whole() {
        for (text, words) in [
            ("4,500 troops", "500"),
            ("at 1/2 past", "2 past"),
            ("4\u{202f}500 tonnes", "500"),
            ("4\u{a0}500 tonnes", "500"),
            ("4 500 tonnes", "500"),
            ("4\n  500 tonnes", "500"),
            ("1 000 000 tonnes", "000 tonnes"),
            ("5·25 tonnes", "25"),
            ("at −5 degrees", "5"),
            ("“-5 degrees", "5"),
            ("[-5 per cent]", "5"),
            ("\"−5 per cent", "5"),
            ("a loss of -$5 million", "$5"),
            ("a loss of -$5 million", "5"),
            ("a loss of −€ 5 million", "5"),
            ("a loss of $-5 million", "5"),
            ("=-5 or so", "5"),
            ("at \u{ff0d}5 or \u{fe63}7", "5"),
            ("at \u{2011}5 degrees", "5"),
            ("at -.5 degrees", ".5"),
            ("at -.5 degrees", "5"),
        ] {
            assert!(!starts(text, words), "{text} {words}");
        }
        for (text, words) in [
            ("from 1911–14 on", "14"),
            ("for $500 million", "500"),
            ("the F-16 came", "16"),
            ("from 3%-5% on", "5%"),
            ("from $3-$5 million", "$5"),
            ("In 2020 500 people", "500"),
            ("In 12  500 people", "500"),
            ("Table\t12\t500", "500"),
            ("A4 500 sheets", "500"),
            ("on 12 5000 people", "5000"),
            ("it closed – 5 people left", "5"),
        ] {
            assert!(starts(text, words), "{text} {words}");
        }
        assert!(!ends("an area of 10² or so", "of 10"));
        assert!(!ends("an area of 10 m² or so", "10 m"));
        assert!(!ends("some 4\u{202f}500 tonnes", "some 4"));
        assert!(ends("it closed¹² in May", "closed"));
        assert!(ends("it closed in 1911.", "1911"));
        assert!(ends("it closed in 1911 100 times", "1911"));
    }

    #[test]
    fn names_leave_the_possessive_outside() {
        let text = "Iraq's Ministry, the dogs’ day";
        assert!(ends_name(text, 4));
        assert!(!is_word_border(text, 4));
        assert!(!ends_name("Iraqi's", 4));
    }
}
