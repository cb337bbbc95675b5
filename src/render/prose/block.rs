//! Paragraphs, headings, lists, tables and block quotations: where they begin and end, and what closes them.

use std::ops::Range;

use pulldown_cmark::{Alignment, LinkType, Tag, TagEnd};

use super::inline::Inline;
use super::{Block, Heading, Paragraph, Put, Writer};
use crate::ground::escape;
use crate::ground::markdown;

impl Writer<'_> {
    pub(super) fn begin_block(&mut self, at: usize) {
        self.close_inlines();
        if self.depth == 0 {
            self.began = at;
        }
        self.depth += 1;
    }

    pub(super) fn end_block(&mut self, at: usize) {
        self.depth -= 1;
        if self.depth == 0 && !self.footnotes.is_inside() && !self.out.is_empty() {
            let html = std::mem::take(&mut self.out);
            self.blocks.push(Block { html, range: self.began..at });
        }
    }

    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.begin_block(range.start);
                self.paragraph = Paragraph::Due;
            }
            Tag::Heading { level, .. } => {
                self.begin_block(range.start);
                let level = self.levels.shown(level as u8);
                self.out.push_str(&format!("<h{level}>"));
                self.heading = Some(Heading { level, at: self.out.len(), words: String::new() });
            }
            Tag::BlockQuote(_) => {
                self.begin_block(range.start);
                self.start_quotation(&range);
            }
            Tag::CodeBlock(_) => {
                self.begin_block(range.start);
                self.out.push_str("<pre tabindex=\"0\"><code>");
            }
            Tag::HtmlBlock => {
                self.begin_block(range.start);
                self.raw = Some(String::new());
            }
            Tag::List(Some(1)) => self.open_block("<ol>\n", range.start),
            Tag::List(Some(first)) => {
                self.open_block(&format!("<ol start=\"{first}\">\n"), range.start);
            }
            Tag::List(None) => self.open_block("<ul>\n", range.start),
            Tag::Item => self.open_block("<li>", range.start),
            Tag::FootnoteDefinition(label) => {
                self.close_inlines();
                self.footnotes.begin(&label, &mut self.out);
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                let open = "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n";
                self.open_block(open, range.start);
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.out.push_str("<thead>\n<tr>\n");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>\n");
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.column += 1;
                let open = if self.in_head { "<th scope=\"col\"" } else { "<td" };
                self.out.push_str(open);
                self.out.push_str(class);
                self.out.push('>');
            }
            Tag::Emphasis => self.open_inline(Inline::Emphasis, "<em>", range.start),
            Tag::Strong => self.open_inline(Inline::Strong, "<strong>", range.start),
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. }
            | Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => self.wikilink(&range),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, range.start),
            Tag::Image { dest_url, .. } => {
                self.image = Some((String::new(), dest_url.into_string(), 1));
            }
            _ => {}
        }
    }

    fn open_block(&mut self, html: &str, at: usize) {
        self.begin_block(at);
        self.out.push_str(html);
    }

    fn close_block(&mut self, html: &str, at: usize) {
        self.out.push_str(html);
        self.end_block(at);
    }

    pub(super) fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                self.close_inlines();
                if self.paragraph == Paragraph::Open {
                    self.out.truncate(self.out.trim_end().len());
                    self.out.push_str("</p>\n");
                }
                self.paragraph = Paragraph::Outside;
                self.end_block(range.end);
            }
            TagEnd::Heading(_) => {
                self.close_inlines();
                self.end_heading();
                self.end_block(range.end);
            }
            TagEnd::BlockQuote(_) => {
                let close = self.quotations.pop().unwrap_or_default();
                self.close_block(&close, range.end);
            }
            TagEnd::CodeBlock => {
                self.close_block("</code></pre>\n", range.end);
            }
            TagEnd::HtmlBlock => {
                let raw = self.raw.take().unwrap_or_default();
                self.raw_block(&raw);
                self.end_block(range.end);
            }
            TagEnd::List(ordered) => {
                self.close_block(if ordered { "</ol>\n" } else { "</ul>\n" }, range.end);
            }
            TagEnd::Item => {
                self.close_inlines();
                self.close_block("</li>\n", range.end);
            }
            TagEnd::FootnoteDefinition => self.footnotes.end(&mut self.out),
            TagEnd::Table => {
                self.close_block("</tbody>\n</table>\n</div>\n", range.end);
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.close_inlines();
                self.out.push_str(if self.in_head { "</th>\n" } else { "</td>\n" });
            }
            TagEnd::Emphasis => self.close_inline(|inline| inline == Inline::Emphasis, range.end),
            TagEnd::Strong => self.close_inline(|inline| inline == Inline::Strong, range.end),
            TagEnd::Link | TagEnd::Image => self.close_inline(
                |inline| matches!(inline, Inline::Link(_) | Inline::Label(_)),
                range.end,
            ),
            _ => {}
        }
    }

    /// A block quotation, with what stands there around its paragraphs.
    fn start_quotation(&mut self, range: &Range<usize>) {
        let around = self.take(range.start).map(|number| &self.standing[number].put);
        let (open, close) = match around {
            Some(Put::Around { open, close, .. }) => (open.as_str(), close.as_str()),
            _ => ("<blockquote>\n", "</blockquote>\n"),
        };
        self.out.push_str(open);
        self.quotations.push(close.to_owned());
    }

    /// Gives the heading an anchor of its words.
    fn end_heading(&mut self) {
        if let Some(Heading { level, at, words }) = self.heading.take() {
            let anchor = self.ids.heading(&words);
            self.out.insert_str(at - 1, &format!(" id=\"{anchor}\""));
            self.out.push_str(&format!("</h{level}>\n"));
        }
    }

    /// Raw HTML is shown as text; comments aren't shown.
    pub(super) fn raw_block(&mut self, html: &str) {
        let shown: String = markdown::shown(html).map(|part| &html[part]).collect();
        if !shown.trim().is_empty() {
            self.out.push_str("<p>");
            escape::text(&mut self.out, shown.trim());
            self.out.push_str("</p>\n");
        }
    }
}
