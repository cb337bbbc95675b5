//! A place in a text → whether it stands inside a number: between its digits, its sign, its currency, its exponent.

use crate::anchor::key::{is_invisible, is_letter};

/// Digits of the longest first group of a number that is set in groups of three.
const GROUP: usize = 3;

/// Whether a number stands on both sides of the border between two parts of a text.
pub(super) fn is_inside_number(before: &str, after: &str) -> bool {
    let mut behind = before.chars().rev().filter(|c| !is_invisible(*c));
    let mut ahead = after.chars().filter(|c| !is_invisible(*c));
    let (Some(left), Some(right)) = (behind.next(), ahead.next()) else { return false };
    let (second_left, second_right) = (behind.next(), ahead.next());
    if is_raised(right) && is_letter(left) {
        // A unit or a formula (m², CO₂), not a word with the number of a note.
        let word = before.chars().rev().take(4).take_while(|c| c.is_alphabetic()).count();
        return word < 4;
    }
    if is_raised(left) && is_letter(right) {
        return right.is_numeric();
    }
    if right.is_numeric() {
        let digit_before = second_left.is_some_and(char::is_numeric);
        return (joins(left) && digit_before)
            || (left == '.' && second_left.is_none_or(|c| !is_letter(c)))
            || (left.is_whitespace() && is_grouped(before, after))
            || is_behind_sign(before);
    }
    if left.is_numeric() {
        return (joins(right) && second_right.is_some_and(char::is_numeric))
            || (right.is_whitespace() && is_grouped(before, after));
    }
    // Before a currency or a point that belongs to a number: only a sign can stand before it.
    let point = right == '.' || is_currency(right);
    point && second_right.is_some_and(|c| c.is_numeric() || c == '.') && is_behind_sign(before)
}

/// What stands between two digits of one number: `4,500`, `1/2`, `5·5`, `12:30`.
fn joins(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '⁄' | '\'' | '’' | '·' | '٫' | '٬' | '＇' | '．' | '，')
}

fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209f}' | '\u{2150}'..='\u{218b}')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}' | '＄' | '￠' | '￡' | '￥' | '￦')
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '±' | '∓' | '\u{2010}' | '\u{2011}' | '－' | '﹣')
}

/// Whether white space parts two groups of one number: up to three digits, one space of any width or a wrapped line,
/// and just three. `In 2020 500 people` are two numbers.
fn is_grouped(before: &str, after: &str) -> bool {
    let (first, next) = (before.trim_end(), after.trim_start());
    let gap = before[first.len()..].chars().chain(after[..after.len() - next.len()].chars());
    let (mut width, mut lines) = (0, 0);
    for c in gap {
        width += 1 + 2 * usize::from(c == '\t');
        lines += usize::from(c == '\n');
    }
    let digits = |c: &char| c.is_numeric() && !is_raised(*c);
    let seen = |c: &char| !is_invisible(*c);
    let behind = next.chars().filter(seen).take_while(digits).count();
    let mut ahead = first.chars().rev().filter(seen).peekable();
    let mut leading = 0;
    while ahead.next_if(digits).is_some() {
        leading += 1;
    }
    (width == 1 || lines == 1)
        && behind == GROUP
        && (1..=GROUP).contains(&leading)
        && !ahead.next().is_some_and(is_letter)
}

/// Whether a sign, and no hyphen, stands before a number, perhaps with a currency between.
fn is_behind_sign(before: &str) -> bool {
    let before = before.trim_end_matches(is_invisible);
    let before = before.strip_suffix('.').unwrap_or(before);
    let before = before.trim_end().strip_suffix(is_currency).unwrap_or(before);
    let mut behind = before.chars().rev().filter(|c| !is_invisible(*c));
    let Some(sign) = behind.next().filter(|c| is_sign(*c)) else { return false };
    // Behind a word, a number or what closes one it is a hyphen, or stands for “to”: F-16, 3–5, 3%–5%.
    let joins = |c: char| {
        is_letter(c) || (!is_minus(sign) && matches!(c, '%' | '‰' | '°' | ')' | ']' | '″' | '′'))
    };
    !behind.next().is_some_and(joins)
}

/// Whether a sign can't be a hyphen or a dash.
fn is_minus(c: char) -> bool {
    matches!(c, '−' | '±' | '∓' | '－' | '﹣')
}
