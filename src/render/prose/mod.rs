//! Prose as text, with what to put at which range of it → HTML, a block element a line.

mod footnotes;
mod inline;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, LinkType, Parser, Tag, TagEnd};

use crate::ground::markdown;
use crate::render::escape;
use crate::render::ids::Ids;
use footnotes::Footnotes;
use inline::{Inline, Wrap};

/// What to put where something stands in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// HTML around the words: those between quotation marks, a link's label, a block quotation's paragraphs.
    Around {
        /// What opens: `<a …>`, or nothing.
        open: String,
        /// What closes, `</a>` first, and what is said behind.
        close: String,
    },
    /// HTML in place of the words.
    Instead(String),
    /// A reference mark in place of the words; it stands close to the word before it.
    Mark(String),
    /// A block in place of the words.
    Block {
        /// Whole lines of HTML.
        html: String,
        /// HTML for a heading, a table or emphasis, where no block can stand.
        or: String,
    },
}

/// Something that stands at a range, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// All of it: `[[…]]`, a quotation with its marks, a block quotation with its `>`.
    pub range: Range<usize>,
    /// What to put there.
    pub put: Put,
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Whole lines of HTML.
    pub html: String,
    /// The bytes of the text that it shows; empty for the footnotes at the end.
    pub range: Range<usize>,
}

/// The blocks of prose, its headings moved down by `shift` levels. `standing` is sorted by start and, of two with one
/// start, has the longer first.
pub fn blocks(text: &str, standing: &[Standing], shift: u8, ids: &mut Ids) -> Vec<Block> {
    let mut writer = Writer::new(text, standing, shift, ids);
    for (event, range) in Parser::new_ext(text, markdown::OPTIONS).into_offset_iter() {
        writer.event(event, range);
    }
    writer.finish()
}

/// The state of a paragraph, which a block in its middle may part.
#[derive(PartialEq, Eq)]
enum Paragraph {
    Outside,
    /// Begun, and nothing written yet.
    Due,
    Open,
}

struct Writer<'a> {
    text: &'a str,
    standing: &'a [Standing],
    /// The first of `standing` that isn't done.
    next: usize,
    shift: u8,
    ids: &'a mut Ids,
    out: String,
    blocks: Vec<Block>,
    /// How many blocks are open around this place, and where the outermost began in the text.
    depth: usize,
    began: usize,
    inline: Vec<Inline>,
    paragraph: Paragraph,
    wrap: Option<Wrap>,
    links: usize,
    /// The open heading: where its text begins in the output, and its words.
    heading: Option<(usize, String)>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The open block quotations: what closes each.
    quotations: Vec<String>,
    /// A block of raw HTML, as it is gathered.
    raw: Option<String>,
    /// In something that is replaced: how many tags of it are open.
    skip: usize,
    /// The words of an image that are gathered, with its target; and how many images are open.
    image: Option<(String, String, usize)>,
    footnotes: Footnotes,
}

impl<'a> Writer<'a> {
    fn new(text: &'a str, standing: &'a [Standing], shift: u8, ids: &'a mut Ids) -> Writer<'a> {
        Writer {
            text,
            standing,
            next: 0,
            shift,
            ids,
            out: String::with_capacity(text.len() + text.len() / 2),
            blocks: Vec::new(),
            depth: 0,
            began: 0,
            inline: Vec::new(),
            paragraph: Paragraph::Outside,
            wrap: None,
            links: 0,
            heading: None,
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            quotations: Vec::new(),
            raw: None,
            skip: 0,
            image: None,
            footnotes: Footnotes::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skip > 0 {
            match event {
                Event::Start(_) => self.skip += 1,
                Event::End(_) => self.skip -= 1,
                _ => {}
            }
            return;
        }
        if let Some((words, _, open)) = &mut self.image {
            match &event {
                Event::Start(Tag::Image { .. }) => *open += 1,
                Event::End(TagEnd::Image) => *open -= 1,
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
            if *open == 0 {
                self.end_image();
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.raw {
                Some(raw) => raw.push_str(&text),
                None => self.words(&text, range),
            },
            Event::Code(text) => {
                self.open_at(range.start);
                self.due();
                self.out.push_str("<code>");
                escape::text(&mut self.out, &text);
                self.out.push_str("</code>");
                self.close_at(range.end);
            }
            Event::Html(html) => match &mut self.raw {
                Some(raw) => raw.push_str(&html),
                None => self.raw_block(&html),
            },
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => {
                self.open_at(range.start);
                self.due();
                self.footnotes.refer(&label, self.ids, &mut self.out);
                self.links += 1;
                self.close_at(range.end);
            }
            Event::SoftBreak => self.words("\n", range),
            Event::HardBreak => {
                self.due();
                self.out.push_str("<br>\n");
            }
            Event::Rule => {
                self.begin_block(range.start);
                self.out.push_str("<hr>\n");
                self.end_block(range.end);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text, range),
            Event::TaskListMarker(_) => {}
        }
    }

    // Blocks

    fn begin_block(&mut self, at: usize) {
        self.close_inlines();
        if self.depth == 0 {
            self.began = at;
        }
        self.depth += 1;
    }

    fn end_block(&mut self, at: usize) {
        self.depth -= 1;
        if self.depth == 0 && !self.footnotes.is_inside() && !self.out.is_empty() {
            let html = std::mem::take(&mut self.out);
            self.blocks.push(Block { html, range: self.began..at });
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.begin_block(range.start);
                self.paragraph = Paragraph::Due;
            }
            Tag::Heading { level, .. } => {
                self.begin_block(range.start);
                let level = (level as u8).saturating_add(self.shift).min(6);
                self.out.push_str(&format!("<h{level}>"));
                self.heading = Some((self.out.len(), String::new()));
            }
            Tag::BlockQuote(_) => {
                self.begin_block(range.start);
                self.start_quotation(&range);
            }
            Tag::CodeBlock(_) => {
                self.begin_block(range.start);
                self.out.push_str("<pre><code>");
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

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                self.close_inlines();
                if self.paragraph == Paragraph::Open {
                    self.out.push_str("</p>\n");
                }
                self.paragraph = Paragraph::Outside;
                self.end_block(range.end);
            }
            TagEnd::Heading(level) => {
                self.close_inlines();
                self.end_heading((level as u8).saturating_add(self.shift).min(6));
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
            Some(Put::Around { open, close }) => (open.as_str(), close.as_str()),
            _ => ("<blockquote>\n", "</blockquote>\n"),
        };
        self.out.push_str(open);
        self.quotations.push(close.to_owned());
    }

    /// Gives the heading an anchor of its words.
    fn end_heading(&mut self, level: u8) {
        if let Some((at, words)) = self.heading.take() {
            let anchor = self.ids.heading(&words);
            self.out.insert_str(at - 1, &format!(" id=\"{anchor}\""));
        }
        self.out.push_str(&format!("</h{level}>\n"));
    }

    /// Raw HTML is shown as text; comments aren't shown.
    fn raw_block(&mut self, html: &str) {
        let mut rest = html;
        let mut shown = String::new();
        while let Some((before, comment)) = rest.split_once("<!--") {
            shown.push_str(before);
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
        }
        shown.push_str(rest);
        if !shown.trim().is_empty() {
            self.out.push_str("<p>");
            escape::text(&mut self.out, shown.trim());
            self.out.push_str("</p>\n");
        }
    }

    fn finish(mut self) -> Vec<Block> {
        if !self.out.is_empty() {
            let html = std::mem::take(&mut self.out);
            self.blocks.push(Block { html, range: self.began..self.text.len() });
        }
        if let Some(html) = self.footnotes.section() {
            let end = self.text.len();
            self.blocks.push(Block { html, range: end..end });
        }
        self.blocks
    }
}
