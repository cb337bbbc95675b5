//! The Markdown of prose, read alike where quotations are looked for and where it is shown: options, and raw HTML.

use std::ops::Range;

use pulldown_cmark::Options;

/// CommonMark with tables, footnotes and wikilinks. Punctuation stays as typed: quotations are looked up as written.
pub const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_WIKILINKS);

/// What a piece of inline HTML is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Html {
    /// `<!-- … -->`
    Comment,
    /// `<q data-unsourced>`
    UnsourcedStart,
    /// `</q>`
    UnsourcedEnd,
    /// All else: shown as text.
    Other,
}

/// What a piece of inline HTML is.
pub fn html(html: &str) -> Html {
    if html.starts_with("<!--") {
        return Html::Comment;
    }
    let inner = html.trim_start_matches('<').trim_end_matches('>').trim().to_ascii_lowercase();
    let words = inner.split_whitespace().collect::<Vec<_>>();
    match words.as_slice() {
        ["q", "data-unsourced" | "data-unsourced=\"\""] => Html::UnsourcedStart,
        ["/q"] => Html::UnsourcedEnd,
        _ => Html::Other,
    }
}

/// Whether a block of HTML holds nothing but comments.
pub fn is_only_comments(html: &str) -> bool {
    shown(html).all(|part| html[part].trim().is_empty())
}

/// What readers see of raw HTML: all but its comments, in bytes.
pub fn shown(html: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = (at < html.len()).then_some(at)?;
        let to = html[from..].find("<!--").map_or(html.len(), |start| from + start);
        // `<!-->` is a comment, too.
        let end = html[to..].find("-->").map_or(html.len(), |end| to + end + 3);
        at = end;
        Some(from..to)
    })
}
