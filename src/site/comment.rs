//! Markdown → the same with empty comments, as what they say never reaches a page.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use crate::ground::markdown;

/// What stands inside the comments of a Markdown text. Their ends stay: without them, what stands before and behind
/// would be read as one (`&ld<!-- -->quo;`), otherwise than it was checked.
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
            match event {
                Event::InlineHtml(html) if html.starts_with("<!--") => comments.add(text, range),
                Event::Start(Tag::HtmlBlock) => comments.add(text, range),
                _ => {}
            }
        }
        comments
    }

    fn add(&mut self, text: &str, range: Range<usize>) {
        let html = &text[range.clone()];
        let mut at = 0;
        while let Some(start) = html[at..].find("<!--").map(|start| at + start) {
            let inner = start + "<!--".len();
            let end = html[start..].find("-->").map_or(html.len(), |end| start + end);
            if end > inner {
                self.ranges.push(range.start + inner..range.start + end);
                self.gone.push(self.gone.last().copied().unwrap_or(0) + end - inner);
            }
            at = html.len().min(end + "-->".len());
        }
    }

    /// The text without what they say.
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
        assert_eq!(comments.without(text), "a <!----> c\n\n<!---->\n`<!-- f -->`\n");
        let code = text.find('`').unwrap();
        assert_eq!(comments.moved(code), Some(21));
        assert_eq!(comments.moved(7), None);
    }
}
