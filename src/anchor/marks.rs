//! Quotation marks in a folded text → which of them open, which close, and which are apostrophes.

use crate::anchor::fold::{BORDER, DASH, SPACE, Unit};

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

/// What the mark at a unit does; none where it is an apostrophe. `text` is where the units were folded from; without
/// it the shape of a mark says nothing.
pub(super) fn role(units: &[Unit], at: usize, text: &str) -> Option<Role> {
    let unit = units.get(at).filter(|unit| matches!(unit.c, '"' | '\''))?;
    let before = at.checked_sub(1).and_then(|at| units.get(at));
    let after = units.get(at + 1);
    let letter = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.is_letter());
    if letter(before) && letter(after) {
        return None;
    }
    let open_before = before.is_none_or(|unit| {
        unit.is_mark() || matches!(unit.c, SPACE | BORDER | DASH | '(' | '[' | '-')
    });
    let something_after = after.is_some_and(|unit| !matches!(unit.c, SPACE | BORDER));
    let opens = open_before && something_after;
    if unit.c == '\'' && opens && is_elision(&units[at + 1..]) {
        return None;
    }
    match text.get(unit.start as usize..unit.end as usize) {
        Some("’") if opens => None,
        Some("‘") if !opens => None,
        _ => Some(if opens { Role::Opens } else { Role::Closes }),
    }
}

fn is_elision(units: &[Unit]) -> bool {
    let word: String =
        units.iter().take(8).take_while(|unit| unit.is_letter()).map(|unit| unit.c).collect();
    word.starts_with(|c: char| c.is_numeric())
        || ELIDED.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether each changed mark that opens is closed by a changed one.
pub(super) fn are_paired(roles: &[Role]) -> bool {
    let mut open = 0usize;
    for role in roles {
        match role {
            Role::Opens => open += 1,
            Role::Closes if open > 0 => open -= 1,
            Role::Closes => return false,
        }
    }
    open == 0
}

/// Whether the last double quotation mark of a part of a text opens: what follows is inside it.
pub(super) fn is_inside(part: &str) -> bool {
    let Some((at, mark)) = part.char_indices().rev().find(|(_, c)| is_double(*c)) else {
        return false;
    };
    opens(&part[..at], mark, &part[at + mark.len_utf8()..])
}

/// Whether a character is a quotation mark that is no apostrophe either.
pub(super) fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

/// Whether a double quotation mark opens, by its shape, else by what stands beside it.
pub(super) fn opens(before: &str, mark: char, after: &str) -> bool {
    match mark {
        '“' => !before.contains('„') || before.rfind('„') < before.rfind('“'),
        '„' | '«' => true,
        '”' | '»' => false,
        _ => {
            let open_before = before
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || "([—–-‘'".contains(c));
            open_before && after.chars().next().is_none_or(|c| !c.is_whitespace())
        }
    }
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
