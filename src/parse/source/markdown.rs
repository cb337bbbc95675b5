//! A Markdown document → its blocks as readers see them: headings, paragraphs, items, quotations, code, rows, notes.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::parse::source::BlockKind;
use crate::parse::source::canonical::Canonical;
use crate::parse::source::html::{Height, Html, resolved};

/// Reads a Markdown document.
pub(super) fn read(text: &str) -> Canonical {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut pass = Pass { text, ..Pass::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        pass.event(event, range);
    }
    pass.flush();
    pass.canonical
}

/// One pass over the events of a document.
#[derive(Default)]
struct Pass<'a> {
    text: &'a str,
    canonical: Canonical,
    /// Where the block that is being read begins in the canonical text.
    open: Option<usize>,
    heading: Option<u8>,
    /// For each list around: whether it is numbered.
    lists: Vec<bool>,
    quotations: usize,
    code: bool,
    row: bool,
    /// Cells of the row so far.
    cells: usize,
    /// Images around, of which the words are not shown.
    images: usize,
    /// What the tags so far say of the words behind them.
    html: Html,
}

impl Pass<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.words(&text, range),
            Event::SoftBreak | Event::HardBreak => self.other("\n", range.start),
            Event::Html(html) => self.html(&html, range.start),
            Event::InlineHtml(html) if self.images == 0 => self.html(&html, range.start),
            Event::FootnoteReference(label) if self.images == 0 && !self.html.hides() => {
                let number = format!("[{label}]");
                let parted = self.html.parts();
                self.begin(&number, range.start, parted);
                let start = self.canonical.len();
                self.canonical.other(&number, range.start);
                self.canonical.note_number(start..start + number.len());
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => return,
            Tag::Image { .. } => {
                self.images += 1;
                return;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.other("\t", range.start);
                }
                self.cells += 1;
                return;
            }
            _ => self.flush(),
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::List(first) => self.lists.push(first.is_some()),
            Tag::BlockQuote(_) => self.quotations += 1,
            Tag::CodeBlock(_) => self.code = true,
            Tag::HtmlBlock => self.html.begin(),
            Tag::TableHead | Tag::TableRow => {
                self.row = true;
                self.cells = 0;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            TagEnd::TableCell => {}
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::List(_) => {
                        self.lists.pop();
                    }
                    TagEnd::BlockQuote(_) => self.quotations = self.quotations.saturating_sub(1),
                    TagEnd::CodeBlock => self.code = false,
                    TagEnd::TableHead | TagEnd::TableRow => self.row = false,
                    _ => {}
                }
            }
        }
    }

    /// Begins a block where none is open, an empty line behind the last one; else a line where a tag parts words.
    fn begin(&mut self, words: &str, at: usize, parted: bool) {
        if self.open.is_none() {
            self.canonical.gap("\n\n", at);
            self.open = Some(self.canonical.len());
            return;
        }
        let apart = words.starts_with(char::is_whitespace)
            || self.canonical.text().ends_with(char::is_whitespace);
        if parted && !apart {
            self.canonical.other("\n", at);
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.images > 0 || self.html.hides() {
            return;
        }
        let parted = self.html.parts();
        self.begin(words, range.start, parted);
        let whole = &self.text[range.clone()];
        // A code span's range holds its backticks, too.
        let at = if whole == words { Some(0) } else { whole.find(words) };
        match at {
            Some(at) => self.add(words, range.start + at, self.html.height()),
            None => self.canonical.other(words, range.start),
        }
    }

    fn other(&mut self, words: &str, at: usize) {
        if self.images == 0 && !self.html.hides() {
            let parted = self.html.parts();
            self.begin(words, at, parted);
            self.canonical.other(words, at);
        }
    }

    /// A line of a block of HTML, or a tag within a line.
    fn html(&mut self, line: &str, start: usize) {
        for shown in self.html.line(line) {
            let words = &line[shown.range.clone()];
            if self.open.is_none() && words.trim().is_empty() {
                continue;
            }
            self.begin(words, start + shown.range.start, shown.parted);
            for (range, part) in resolved(words) {
                let at = start + shown.range.start + range.start;
                match part {
                    Cow::Borrowed(part) => self.add(part, at, shown.height),
                    Cow::Owned(part) => self.canonical.other(&part, at),
                }
            }
        }
    }

    /// Adds words that stand in the file, each where it stands: above the line, below it, or on it.
    fn add(&mut self, words: &str, start: usize, height: Option<Height>) {
        if height.is_none() {
            return self.canonical.add(words, start);
        }
        let placed = self.html.placed(words, height);
        for ((at, c), placed) in words.char_indices().zip(placed) {
            if placed == c {
                self.canonical.add(&words[at..at + c.len_utf8()], start + at);
            } else {
                self.canonical.other(placed.encode_utf8(&mut [0; 4]), start + at);
            }
        }
    }

    fn flush(&mut self) {
        self.html.begin();
        let Some(start) = self.open.take() else { return };
        let what = if self.code {
            BlockKind::Preformatted
        } else if self.row {
            BlockKind::Row
        } else if let Some(level) = self.heading {
            BlockKind::Heading(level)
        } else if let Some(ordered) = self.lists.last() {
            let depth = (self.lists.len() - 1).min(255) as u8;
            BlockKind::Item { depth, ordered: *ordered }
        } else if self.quotations > 0 {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        self.canonical.block(start..self.canonical.len(), what);
    }
}
