//! Markdown → the same without its comments, which never reach a page.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::ground::markdown;

/// The comments of a Markdown text.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// Bytes, in order.
    ranges: Vec<Range<usize>>,
    /// For each, how many bytes are gone with it and all before it.
    gone: Vec<usize>,
}

impl Comments {
    /// Of a text. What looks like a comment in code is none.
    pub fn of(text: &str) -> Comments {
        let mut comments = Comments::default();
        if !text.contains("<!--") {
            return comments;
        }
        for (event, range) in Parser::new_ext(text, markdown::OPTIONS).into_offset_iter() {
            if matches!(event, Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)) {
                comments.add(text, range);
            }
        }
        comments
    }

    fn add(&mut self, text: &str, range: Range<usize>) {
        let html = &text[range.clone()];
        let mut at = 0;
        while let Some(start) = html[at..].find("<!--").map(|start| at + start) {
            let end = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
            self.ranges.push(range.start + start..range.start + end);
            self.gone.push(self.gone.last().copied().unwrap_or(0) + end - start);
            at = end;
        }
    }

    /// The text without them.
    pub fn without(&self, text: &str) -> String {
        let mut left = String::with_capacity(text.len());
        let mut at = 0;
        for range in &self.ranges {
            left.push_str(&text[at..range.start]);
            at = range.end;
        }
        left.push_str(&text[at..]);
        left
    }

    /// Where a byte stands once they are gone; none where it is gone, too.
    pub fn moved(&self, byte: usize) -> Option<usize> {
        let before = self.ranges.partition_point(|range| range.end <= byte);
        let inside = self.ranges.get(before).is_some_and(|range| range.start < byte);
        let gone = before.checked_sub(1).map_or(0, |last| self.gone[last]);
        (!inside).then(|| byte - gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let text = "a <!-- b --> c\n\n<!-- d\n\ne -->\n`<!-- f -->`\n";
        let comments = Comments::of(text);
        assert_eq!(comments.without(text), "a  c\n\n\n`<!-- f -->`\n");
        let code = text.find('`').unwrap();
        assert_eq!(comments.moved(code), Some(7));
        assert_eq!(comments.moved(4), None);
    }
}
