//! Prose as text, with what to put at which range of it → HTML, a block element a line.

mod block;
mod footnotes;
mod inline;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Parser, Tag, TagEnd};

use crate::ground::escape;
use crate::ground::markdown;
use crate::render::ids::Ids;
use crate::render::level::Levels;
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
        /// A reference mark behind it, which stands also where the words are in a link, and can't be one.
        mark: String,
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

/// The blocks of prose, its headings going on below one of the level `under`. `standing` is sorted by start and, of two with one
/// start, has the longer first.
pub fn blocks(text: &str, standing: &[Standing], under: u8, ids: &mut Ids) -> Vec<Block> {
    let mut writer = Writer::new(text, standing, under, ids);
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

/// The open heading: its level, where its text begins in the output, and its words.
struct Heading {
    level: u8,
    at: usize,
    words: String,
}

struct Writer<'a> {
    text: &'a str,
    standing: &'a [Standing],
    /// The first of `standing` that isn't done.
    next: usize,
    levels: Levels,
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
    /// Marks of words within a link, until it ends.
    owed: String,
    heading: Option<Heading>,
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
    fn new(text: &'a str, standing: &'a [Standing], under: u8, ids: &'a mut Ids) -> Writer<'a> {
        Writer {
            text,
            standing,
            next: 0,
            levels: Levels::new(under),
            ids,
            out: String::with_capacity(text.len() + text.len() / 2),
            blocks: Vec::new(),
            depth: 0,
            began: 0,
            inline: Vec::new(),
            paragraph: Paragraph::Outside,
            wrap: None,
            links: 0,
            owed: String::new(),
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
