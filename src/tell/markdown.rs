//! Text → Markdown in which it stays text: in GitHub's dialect, with what a code host makes of references undone.

use crate::tell::plain::plain;
use crate::tell::url;

/// Has no width: put into a reference, it keeps a code host from seeing one.
const BREAK: &str = "&#8203;";
/// So many hexadecimal digits in a run are taken for a commit.
const COMMIT: std::ops::RangeInclusive<usize> = 7..=40;
/// So many of them may stand together then.
const DIGITS: usize = 6;

/// Text in one line, to stand anywhere behind the first character of a line.
///
/// Punctuation that begins anything inline has a backslash (GitHub Flavored Markdown 0.29, 6.1 “Backslash escapes”), what
/// begins HTML or an entity is one (6.2), so that there are no links, images, code, emphasis, tables or tags. What a code
/// host looks for in the finished text gets a break: `@name`, `#1`, `GH-1` and commits (“Autolinked references and URLs” in
/// GitHub's documentation), addresses (6.9), `:emoji:`, and the marks of GitLab's references (`!1`, `%1`, `~name`, `&1`,
/// `^1`, `$1`). A dollar stands in an element of its own (“Writing mathematical expressions”).
pub fn text(text: &str) -> String {
    let shown = plain(text);
    let chars: Vec<char> = shown.chars().collect();
    let mut out = String::with_capacity(shown.len() + 16);
    let (mut is_commit, mut digits) = (false, 0);
    for (n, c) in chars.iter().copied().enumerate() {
        if !c.is_ascii_hexdigit() {
            digits = 0;
        } else {
            if digits == 0 {
                let run = chars[n..].iter().take_while(|c| c.is_ascii_hexdigit()).count();
                is_commit = COMMIT.contains(&run);
            }
            if is_commit && digits > 0 && digits % DIGITS == 0 {
                out.push_str(BREAK);
            }
            digits += 1;
        }
        if is_hinge(&chars, n) {
            out.push_str(BREAK);
        }
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '$' => out.push_str("<span>&#36;</span>"),
            c => out.push(c),
        }
        if is_sigil(c, chars.get(n + 1)) {
            out.push_str(BREAK);
        }
    }
    out
}

/// Lines of text that stand by themselves: what could begin a block at the start of one (4 and 5) has a backslash, and
/// space around a line is dropped.
pub fn lines(all: &str) -> String {
    let line = |line: &str| {
        let line = text(line.trim());
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let (number, begins) = line.split_at(line.len() - rest.len());
        let begins = match number.is_empty() {
            true => begins.starts_with(['#', '-', '+', '=']),
            false => begins.starts_with(['.', ')']),
        };
        if begins { format!("{number}\\{rest}") } else { line }
    };
    all.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Whether a reference would begin with this character.
fn is_sigil(c: char, next: Option<&char>) -> bool {
    match c {
        '@' => true,
        ':' => next.is_none_or(|next| !next.is_whitespace()),
        '#' => next.is_none_or(char::is_ascii_digit),
        '!' | '%' | '~' | '&' | '^' | '$' => {
            next.is_none_or(|next| next.is_alphanumeric() || *next == '"')
        }
        _ => false,
    }
}

/// Whether this is the point of `www.` or the hyphen of `GH-`.
fn is_hinge(chars: &[char], n: usize) -> bool {
    let ends = |word: &str| {
        let count = word.chars().count();
        n >= count
            && chars[n - count..n]
                .iter()
                .zip(word.chars())
                .all(|(c, of)| c.eq_ignore_ascii_case(&of))
    };
    match chars.get(n) {
        Some('.') => ends("www"),
        Some('-') => ends("gh"),
        _ => false,
    }
}

/// A link. Of the address everything is percent-encoded that is no plain part of a URL; what is neither `http` nor `https`
/// is no link.
pub fn link(words: &str, url: &str) -> String {
    let is_web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    match is_web {
        // An ampersand could begin an entity.
        true => format!("[{}]({})", text(words), url::kept(url).replace('&', "&amp;")),
        false => text(words),
    }
}
