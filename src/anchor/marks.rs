//! Quotation marks by what stands beside them → which of them open, which close, and which are apostrophes.

use crate::anchor::key::is_letter;

/// What a quotation mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Words begin behind it.
    Opens,
    /// Words end before it.
    Closes,
}

/// Words that begin with an apostrophe.
const ELIDED: [&str; 8] = ["tis", "twas", "em", "til", "cause", "n", "bout", "round"];

/// Words that end with one, beside those that end with `-in’`.
const CUT: [&str; 6] = ["o", "an", "th", "wi", "ol", "n"];

/// What a mark does by what stands beside it, and by its own shape where that says it; none where it is an apostrophe.
/// `rest` is what follows.
pub(super) fn by_place(
    before: Option<char>,
    mark: char,
    after: Option<char>,
    rest: impl Iterator<Item = char>,
) -> Option<Role> {
    if before.is_some_and(is_letter) && after.is_some_and(is_letter) {
        return None;
    }
    let open_before = before.is_none_or(|c| {
        is_blank(c) || is_mark(c) || matches!(c, '—' | '–' | '―' | '(' | '[' | '-' | '/' | ':')
    });
    let something_after = after.is_some_and(|c| !is_blank(c));
    let opens = open_before && something_after;
    match mark {
        '‚' => Some(Role::Opens),
        '’' if opens => None,
        '‘' if !something_after || before.is_some_and(is_letter) => None,
        '\'' if opens => (!is_elision(rest)).then_some(Role::Opens),
        '‘' => (!is_elision(rest)).then_some(Role::Opens),
        _ => Some(if opens { Role::Opens } else { Role::Closes }),
    }
}

/// Whether the mark behind words may be an apostrophe though no letter follows: `the boys’`, `goin’`.
pub(super) fn may_be_apostrophe(before: &str) -> bool {
    let letters = before.char_indices().rev().take(8).take_while(|(_, c)| is_letter(*c));
    let word = letters.last().map_or("", |(start, _)| &before[start..]).to_lowercase();
    word.ends_with('s') || word.ends_with("in") || CUT.contains(&&*word)
}

fn is_elision(rest: impl Iterator<Item = char>) -> bool {
    let word: String = rest.take(8).take_while(|c| is_letter(*c)).collect();
    let year = word.strip_suffix('s').unwrap_or(&word);
    (year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()))
        || ELIDED.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// White space, or the border between two blocks in a folded text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Whether a character is a quotation mark, or an apostrophe.
pub(super) fn is_mark(c: char) -> bool {
    is_double(c) || matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

/// Whether a character is a quotation mark that is no apostrophe either.
pub(super) fn is_double(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '＂'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '〟'
            | '❝'
            | '❞'
    )
}

/// Takes the quotation marks off that enclose a whole passage, given in pieces: they are not part of it.
pub(super) fn unquoted(pieces: &[Box<str>]) -> Vec<&str> {
    let mut pieces: Vec<&str> = pieces.iter().map(|piece| enclosed(piece.trim())).collect();
    let several = pieces.len() > 1;
    if several && let Some(first) = pieces.first_mut() {
        *first = first
            .strip_prefix(['“', '"', '„', '«'])
            .filter(|rest| !rest.contains(is_double))
            .unwrap_or(first);
    }
    if several && let Some(last) = pieces.last_mut() {
        *last = last
            .strip_suffix(['”', '"', '“', '»'])
            .filter(|rest| !rest.contains(is_double))
            .unwrap_or(last);
    }
    pieces
}

/// The words between marks that enclose all of a text and open and close once.
fn enclosed(words: &str) -> &str {
    for (open, close) in
        [('“', '”'), ('"', '"'), ('„', '“'), ('«', '»'), ('‘', '’'), ('\'', '\''), ('»', '«')]
    {
        let Some(inner) = words.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) else {
            continue;
        };
        let single = matches!(open, '‘' | '\'');
        let inside_word = |at: usize, mark: char| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            letter(inner[..at].chars().next_back())
                && letter(inner[at + mark.len_utf8()..].chars().next())
        };
        let again = inner
            .char_indices()
            .any(|(at, c)| (c == open || c == close) && !(single && inside_word(at, c)));
        if !again {
            return inner.trim();
        }
        // “a” and “b” opens and closes twice; “a “b” c” does not.
        if open != close && closes_only_at_the_end(words, open, close) {
            return inner.trim();
        }
        return words;
    }
    words
}

fn closes_only_at_the_end(words: &str, open: char, close: char) -> bool {
    let mut depth = 0usize;
    for (at, c) in words.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + c.len_utf8() == words.len();
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_whole_passage_go() {
        let one = |words: &str| unquoted(&[words.into()])[0].to_owned();
        assert_eq!(one("“a mistake.”"), "a mistake.");
        assert_eq!(one("\"a mistake\""), "a mistake");
        assert_eq!(one("‘it wasn’t’"), "it wasn’t");
        assert_eq!(one("“a” and “b”"), "“a” and “b”");
        assert_eq!(one("\"a\" and \"b\""), "\"a\" and \"b\"");
        assert_eq!(one("“the “b” c”"), "the “b” c");
        let pieces = ["“We are finished,".into(), "and we know it.”".into()];
        assert_eq!(unquoted(&pieces), ["We are finished,", "and we know it."]);
    }
}
