//! A block of HTML in a Markdown document, line by line → the words that browsers show of it.

use std::ops::Range;

/// Tags that don't part the words around them. All others do: `<td>one</td><td>two</td>` are two words.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
];

/// Elements whose content is never shown.
const HIDING: [&str; 4] = ["script", "style", "template", "title"];

/// A block of HTML while its lines are read. A tag or comment may go on over several of them.
#[derive(Debug, Default)]
pub(super) struct Html {
    inside: Inside,
    /// A tag that parts words stood behind the last ones.
    parted: bool,
}

/// In what the next character stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Words that are shown.
    #[default]
    Words,
    /// A tag, perhaps in a value between these quotation marks; of which element, where its content isn't shown.
    Tag { quote: Option<char>, hiding: Option<&'static str> },
    /// A comment.
    Comment,
    /// The content of an element that isn't shown.
    Hidden(&'static str),
}

/// Words, or white space, of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Bytes of the line.
    pub range: Range<usize>,
    /// A tag parts them from the words before.
    pub parted: bool,
}

impl Html {
    /// What is shown of the next line. Where a mark is never closed, nothing behind it is: words that a reader
    /// doesn't see must never be found.
    pub fn line(&mut self, line: &str) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            match self.inside {
                Inside::Words => {
                    let end =
                        rest.match_indices('<').map(|(at, _)| at).find(|at| is_tag(&rest[*at..]));
                    let end = end.unwrap_or(rest.len());
                    if end > 0 {
                        let parted = std::mem::take(&mut self.parted);
                        shown.push(Shown { range: at..at + end, parted });
                    }
                    if end < rest.len() {
                        self.open(&rest[end..]);
                    }
                    at += end + usize::from(end < rest.len());
                }
                Inside::Tag { quote, hiding } => {
                    let ends = |c: char| match quote {
                        Some(quote) => c == quote,
                        None => matches!(c, '>' | '"' | '\''),
                    };
                    let end = rest.char_indices().find(|(_, c)| ends(*c));
                    self.inside = match (end, quote, hiding) {
                        (None, ..) => self.inside,
                        (Some((_, '>')), None, Some(name)) => Inside::Hidden(name),
                        (Some((_, '>')), None, None) => Inside::Words,
                        (Some((_, mark)), None, _) => Inside::Tag { quote: Some(mark), hiding },
                        (Some(_), Some(_), _) => Inside::Tag { quote: None, hiding },
                    };
                    at += end.map_or(rest.len(), |(end, mark)| end + mark.len_utf8());
                }
                Inside::Comment => match rest.find("-->") {
                    Some(end) => {
                        self.inside = Inside::Words;
                        at += end + 3;
                    }
                    None => at = line.len(),
                },
                Inside::Hidden(name) => {
                    let closes = |at: &usize| {
                        rest[at + 1..].starts_with('/') && named(&rest[at + 2..], name)
                    };
                    match rest.match_indices('<').map(|(at, _)| at).find(closes) {
                        Some(end) => {
                            self.inside = Inside::Tag { quote: None, hiding: None };
                            at += end + 1;
                        }
                        None => at = line.len(),
                    }
                }
            }
        }
        shown
    }

    /// Goes into the tag or comment with which a text begins.
    fn open(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']);
        self.inside = if tag.starts_with("<!--") {
            Inside::Comment
        } else {
            let hiding = HIDING.into_iter().find(|hiding| named(&tag[1..], hiding));
            Inside::Tag { quote: None, hiding }
        };
        self.parted |=
            self.inside != Inside::Comment && !INLINE.iter().any(|inline| named(name, inline));
    }
}

/// Whether a text that begins with `<` begins a tag or a comment; `a < b` doesn't.
fn is_tag(text: &str) -> bool {
    text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// Whether a tag's text begins with this name.
fn named(tag: &str, name: &str) -> bool {
    let start = tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    start && !tag[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown of lines; where a tag parts words there is a `|`.
    fn shown(text: &str) -> String {
        let mut html = Html::default();
        let mut all = String::new();
        for line in text.split_inclusive('\n') {
            for shown in html.line(line) {
                if shown.parted {
                    all.push('|');
                }
                all.push_str(&line[shown.range]);
            }
        }
        all
    }

    #[test]
    fn only_what_browsers_show_is_shown() {
        for (html, expected) in [
            ("a <b>c</b>d", "a cd"),
            ("<p>a</p><p>b</p>", "|a|b"),
            ("a < b > c", "a < b > c"),
            ("<!-- a > b -->c", "c"),
            ("<!--\na\n-->b", "b"),
            ("<i\nclass=\"a\">b", "b"),
            ("<i title='a > b'>c</i>", "c"),
            ("<i title=\"it's > b\">c</i>", "c"),
            ("<SCRIPT>\na < b; \"</i>\"\n</Script >c", "|c"),
            ("<styles>a</styles>", "|a"),
            ("<?a?>b<!DOCTYPE c>d", "|b|d"),
            ("<i title=\"a>b", ""),
            ("<!-- a", ""),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
