//! A piece of HTML in Markdown → what it is to us: a comment, a tag of `<q data-unsourced>`, or something else.

/// What a piece of inline HTML is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Html {
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
pub(super) fn inline(html: &str) -> Html {
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
pub(super) fn is_only_comments(html: &str) -> bool {
    let mut rest = html.trim_start();
    while let Some(inner) = rest.strip_prefix("<!--") {
        rest = inner.find("-->").map_or("", |end| &inner[end + 3..]).trim_start();
    }
    rest.is_empty()
}
