//! Markdown → the same without its comments, which never reach a page.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::ground::markdown;

/// The comments of a Markdown text, in order: bytes. What looks like one in code is none.
pub(super) fn comments(text: &str) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    if !text.contains("<!--") {
        return comments;
    }
    for (event, range) in Parser::new_ext(text, markdown::OPTIONS).into_offset_iter() {
        if matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)) {
            in_html(text, range, &mut comments);
        }
    }
    comments
}

fn in_html(text: &str, range: Range<usize>, comments: &mut Vec<Range<usize>>) {
    let html = &text[range.clone()];
    let mut at = 0;
    while let Some(start) = html[at..].find("<!--").map(|start| at + start) {
        let end = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
        comments.push(range.start + start..range.start + end);
        at = end;
    }
}

/// The text without these ranges, which are in order.
pub(super) fn without(text: &str, gone: &[Range<usize>]) -> String {
    let mut left = String::with_capacity(text.len());
    let mut at = 0;
    for range in gone {
        left.push_str(&text[at..range.start]);
        at = range.end;
    }
    left.push_str(&text[at..]);
    left
}

/// Where a byte stands once these ranges are gone; none where it is gone, too.
pub(super) fn moved(byte: usize, gone: &[Range<usize>]) -> Option<usize> {
    let before = gone.partition_point(|range| range.end <= byte);
    let inside = gone.get(before).is_some_and(|range| range.start < byte);
    let removed: usize = gone[..before].iter().map(Range::len).sum();
    (!inside).then(|| byte - removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let text = "a <!-- b --> c\n\n<!-- d\n\ne -->\n`<!-- f -->`\n";
        let gone = comments(text);
        assert_eq!(without(text, &gone), "a  c\n\n\n`<!-- f -->`\n");
        let code = text.find('`').unwrap();
        assert_eq!(moved(code, &gone), Some(7));
        assert_eq!(moved(4, &gone), None);
    }
}
