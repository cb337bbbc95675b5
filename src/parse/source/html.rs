//! HTML in a Markdown document, in blocks and within lines → the words that browsers show of it, and how.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::{Token, Tokenizer};

/// Tags that part the words around them: `<td>one</td><td>two</td>` are two words. No others do, known or not.
const PARTING: [&str; 68] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "rp",
    "rt",
    "script",
    "search",
    "section",
    "select",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
    "xmp",
];

/// Elements whose content isn't shown; in the first ones it is no HTML either.
const HIDING: [&str; 14] = [
    "iframe", "noembed", "noframes", "noscript", "script", "style", "title", "audio", "canvas",
    "datalist", "object", "rp", "template", "video",
];
const RAW: usize = 7;

/// Elements that are shown, and whose content is no HTML: no tag in it closes what is hidden around.
const TEXT: [&str; 3] = ["plaintext", "textarea", "xmp"];

/// Elements that have no content.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// The HTML of a document while it is read. A tag or comment may go on over several lines of a block, and an element
/// that is hidden over several blocks.
#[derive(Debug, Default)]
pub(super) struct Html {
    inside: Inside,
    /// The tag in which the next character stands, as far as it was read.
    tag: String,
    /// A tag that parts words stood behind the last ones.
    parted: bool,
    /// The element that isn't shown, and the one within it whose content is no HTML.
    hidden: Vec<Hidden>,
    /// Elements around that raise or lower words, innermost last.
    heights: Vec<Height>,
    /// In brackets that are raised or lowered as a whole: `<sup>[12]</sup>`.
    bracketed: bool,
}

/// In what the next character stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Words.
    #[default]
    Words,
    /// A tag, perhaps in a value between these quotation marks.
    Tag { quote: Option<char> },
    /// A comment.
    Comment,
}

/// An element that isn't shown.
#[derive(Debug)]
struct Hidden {
    name: String,
    /// How many of its name are open.
    depth: usize,
    /// Whether its content is text, whatever it looks like.
    raw: bool,
}

/// Above or below the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Height {
    Raised,
    Lowered,
}

/// Words, or white space, of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Bytes of the line.
    pub range: Range<usize>,
    /// A tag parts them from the words before.
    pub parted: bool,
    /// They stand above the line, or below it.
    pub height: Option<Height>,
}

impl Html {
    /// Begins a block: what was left open by the one before is closed, but for what is hidden.
    pub fn begin(&mut self) {
        *self = Html { hidden: std::mem::take(&mut self.hidden), ..Html::default() };
    }

    /// Whether words that stand here are not shown.
    pub fn hides(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// Whether a tag parts the next words from the last ones. It is asked once.
    pub fn parts(&mut self) -> bool {
        std::mem::take(&mut self.parted)
    }

    /// What is shown of the next line, or of a tag within one. Where a mark is never closed, nothing behind it is: words
    /// that a reader doesn't see must never be found.
    pub fn line(&mut self, line: &str) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            match self.inside {
                Inside::Words => {
                    let tags = rest.match_indices('<').map(|(at, _)| at);
                    let end = tags.into_iter().find(|at| self.begins_tag(&rest[*at..]));
                    let end = end.unwrap_or(rest.len());
                    if end > 0 && !self.hides() {
                        let (parted, height) = (self.parts(), self.height());
                        shown.push(Shown { range: at..at + end, parted, height });
                    }
                    if rest[end..].starts_with("<!--") {
                        self.inside = Inside::Comment;
                    } else if end < rest.len() {
                        self.inside = Inside::Tag { quote: None };
                    }
                    at += end;
                }
                Inside::Tag { quote } => {
                    let ends = |c: char| match quote {
                        Some(quote) => c == quote,
                        None => matches!(c, '>' | '"' | '\''),
                    };
                    let end = rest.char_indices().find(|(_, c)| ends(*c));
                    let behind = end.map_or(rest.len(), |(end, mark)| end + mark.len_utf8());
                    self.tag.push_str(&rest[..behind]);
                    match (end, quote) {
                        (None, _) => {}
                        (Some((_, '>')), None) => {
                            self.inside = Inside::Words;
                            let tag = std::mem::take(&mut self.tag);
                            self.tag(&tag);
                        }
                        (Some((_, mark)), None) => self.inside = Inside::Tag { quote: Some(mark) },
                        (Some(_), Some(_)) => self.inside = Inside::Tag { quote: None },
                    }
                    at += behind;
                }
                Inside::Comment => match rest.find("-->") {
                    Some(end) => {
                        self.inside = Inside::Words;
                        at += end + 3;
                    }
                    None => at = line.len(),
                },
            }
        }
        shown
    }

    /// Whether a text that begins with `<` begins a tag or a comment; `a < b` doesn't.
    fn begins_tag(&self, text: &str) -> bool {
        let rest = &text[1..];
        match self.hidden.last() {
            Some(Hidden { raw: true, name, .. }) => {
                let rest = rest.strip_prefix('/').unwrap_or_default();
                rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
                    && !rest[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            }
            _ => {
                rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            }
        }
    }

    /// A whole tag.
    fn tag(&mut self, tag: &str) {
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let end = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        let name = name.to_ascii_lowercase();
        self.parted |= PARTING.contains(&&*name);
        let hiding = HIDING.iter().position(|hiding| *hiding == name);
        let raw = hiding.is_some_and(|number| number < RAW);
        if let Some(hidden) = self.hidden.last_mut() {
            if hidden.name == name {
                hidden.depth = if closes { hidden.depth - 1 } else { hidden.depth + 1 };
                if hidden.depth == 0 {
                    self.hidden.pop();
                }
            } else if !closes && (raw || TEXT.contains(&&*name)) {
                self.hidden.push(Hidden { name, depth: 1, raw: true });
            }
            return;
        }
        let dialog = name == "dialog" && !has(attributes, |name, _| name == "open");
        if !closes
            && !VOID.contains(&&*name)
            && (hiding.is_some() || dialog || is_hidden(attributes))
        {
            self.hidden.push(Hidden { name, depth: 1, raw });
            return;
        }
        let height = match &*name {
            "sup" => Height::Raised,
            "sub" => Height::Lowered,
            _ => return,
        };
        if !closes {
            self.heights.push(height);
        } else if let Some(last) = self.heights.iter().rposition(|open| *open == height) {
            self.heights.remove(last);
        }
    }

    /// Whether words stand here above the line, or below it.
    pub fn height(&self) -> Option<Height> {
        self.heights.last().copied()
    }

    /// The characters of words where they stand: a number above the line has characters of its own, so that 10² is never
    /// 102. In brackets it needs none. Where other words stand with it only what begins with it has: `n+1` in part is
    /// another exponent.
    pub fn placed(&mut self, words: &str, height: Option<Height>) -> Vec<char> {
        let parts = |c: char| c.is_whitespace() || "[](),;.*†‡".contains(c);
        let whole =
            height.is_none_or(|height| words.chars().all(|c| parts(c) || height.of(c) != c));
        let mut begins = true;
        let mut placed = Vec::new();
        for c in words.chars() {
            let opens = matches!(c, '[' | '(');
            self.bracketed =
                height.is_some() && (opens || (self.bracketed && !matches!(c, ']' | ')')));
            begins &= c.is_ascii_digit();
            let height = height.filter(|_| !self.bracketed && (whole || begins));
            placed.push(height.map_or(c, |height| height.of(c)));
        }
        placed
    }
}

impl Height {
    /// A character of numbers there; any other stays.
    fn of(self, c: char) -> char {
        match self {
            Height::Raised => raised(c),
            Height::Lowered => lowered(c),
        }
    }
}

/// The parts of words in a block, with references (`&amp;`) as what they stand for; bytes of the words.
pub(super) fn resolved(words: &str) -> Vec<(Range<usize>, Cow<'_, str>)> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in words.match_indices('&') {
        let name = words[at + 1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        let end = at + 1 + name.unwrap_or(words.len() - at - 1);
        let end = end + usize::from(words[end..].starts_with(';'));
        let reference = &words[at..end];
        let decoded = Tokenizer::new(reference).flatten().filter_map(|token| match token {
            Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        });
        let decoded = decoded.collect::<String>().replace('\r', "\n");
        if decoded != reference {
            parts.push((from..at, Cow::Borrowed(&words[from..at])));
            parts.push((at..end, Cow::Owned(decoded)));
            from = end;
        }
    }
    parts.push((from..words.len(), Cow::Borrowed(&words[from..])));
    parts.retain(|(range, _)| !range.is_empty());
    parts
}

/// Whether an element's attributes keep it from being shown.
fn is_hidden(attributes: &str) -> bool {
    has(attributes, |name, value| {
        let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        let value = value.to_ascii_lowercase();
        let hides = |style: &str| value.split(';').any(|one| one.starts_with(style));
        name == "hidden"
            || (name == "style" && (hides("display:none") || hides("visibility:hidden")))
    })
}

/// Whether one of the attributes in a tag is so, its value as what it stands for.
fn has(attributes: &str, is_so: impl Fn(&str, &str) -> bool) -> bool {
    let blank = |c: char| c.is_whitespace() || c == '/';
    let mut rest = attributes.trim_start_matches(blank);
    while !rest.is_empty() {
        let end = rest.find(|c: char| blank(c) || c == '=').unwrap_or(rest.len()).max(1);
        let end = if rest.is_char_boundary(end) { end } else { rest.len() };
        let (name, behind) = rest.split_at(end);
        let (value, behind) = match behind.trim_start().strip_prefix('=').map(str::trim_start) {
            None => ("", behind),
            Some(value) => match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            },
        };
        let value: String = resolved(value).into_iter().map(|(_, part)| part).collect();
        if is_so(&name.to_ascii_lowercase(), &value) {
            return true;
        }
        rest = behind.trim_start_matches(blank);
    }
    false
}

fn raised(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32)).unwrap_or(c),
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        _ => c,
    }
}

fn lowered(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32('₀' as u32 + (c as u32 - '0' as u32)).unwrap_or(c),
        '+' => '₊',
        '-' | '−' | '–' => '₋',
        _ => c,
    }
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
                let words = &line[shown.range.clone()];
                for (_, part) in resolved(words) {
                    all.extend(html.placed(&part, shown.height));
                }
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
            ("<styles>a</styles>", "a"),
            ("<?a?>b<!DOCTYPE c>d", "bd"),
            ("<i title=\"a>b", ""),
            ("<!-- a", ""),
            ("a<br>b<br/>c<hr />d", "a|b|c|d"),
            ("un<wbr>like<kbd>ly</kbd><x-y>!</x-y>", "unlikely!"),
            ("<template><p>a</p><template>b</template>c</template>d", "|d"),
            ("<iframe>a <b> c</iframe>d", "d"),
            ("<span hidden>a<b>c</b></span>d", "d"),
            ("<p style='color:red; Display: none'>a</p>b", "|b"),
            ("<p style=\"display&#58;none\">a</p><p style=display:n&#111;ne>b</p>c", "|c"),
            ("<p class=hidden title=\"hidden\" data-x=hidden>a</p>", "|a"),
            ("<br hidden>a<img hidden/>b", "|ab"),
            ("<object>a<object>b</object>c", ""),
            ("<div hidden><script>x = \"</div>\"</script>a</div>b", "|b"),
            ("<div hidden><textarea></div></textarea>a<style>b</STYLE >c</div>d", "|d"),
            ("<div hidden><script>x = '<script>'</script>a</div>b", "|b"),
            ("<noscript><script></noscript>a", "a"),
            ("<dialog>a</dialog>b<dialog open>c</dialog>", "|b|c"),
            (
                "10<sup>2</sup>, H<sub>2</sub>O, 10<sup>-19</sup>, 5<sup>th</sup>",
                "10², H₂O, 10⁻¹⁹, 5th",
            ),
            (
                "x<sup>n+1</sup>, x<sub>i-1</sub>, 10<sup>2n+1</sup>, a<sup>1, 2</sup>",
                "xn+1, xi-1, 10²n+1, a¹, ²",
            ),
            ("so<sup><a href=x>[12]</a></sup> 3", "so[12] 3"),
            ("R&amp;D &#45;5 &quot;a&quot; &copy &unknown; a&b", "R&D -5 \"a\" © &unknown; a&b"),
            ("a&#13;&nbsp;b", "a\n\u{a0}b"),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
