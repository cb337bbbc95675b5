//! A range of Markdown → its links, quotations and headings, in one pass of pulldown-cmark.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use crate::ground::markdown::{self, Html};
use crate::ground::span::Words;
use crate::ground::target::{Leads, leads};
use crate::parse::fault::{Fault, What};
use crate::parse::page::Page;
use crate::parse::prose::run::Run;
use crate::parse::prose::scanner::Scanner;
use crate::parse::prose::{
    EMBED, Heading, Link, PLACEHOLDER, Prose, Quotation, RelativeLink, Shape,
};
use crate::parse::reference;

/// Reads the prose at a range of a content file.
pub(super) fn read(page: &Page<'_>, range: &Range<usize>, faults: &mut Vec<Fault>) -> Prose {
    let text = page.text[range.clone()].trim_end();
    let start = range.start;
    let mut pass = Pass {
        page,
        prose: Prose { span: Some(page.span(&(start..start + text.len()))), ..Prose::default() },
        scanner: Scanner::new(page),
        faults,
        leaf: None,
        paragraphs: 0,
        block: None,
        within: Within::default(),
    };
    for (event, range) in Parser::new_ext(text, markdown::OPTIONS).into_offset_iter() {
        pass.event(event, start + range.start..start + range.end);
    }
    pass.finish()
}

/// One pass over the events of a prose.
struct Pass<'a, 'p> {
    page: &'a Page<'p>,
    prose: Prose,
    scanner: Scanner<'p>,
    faults: &'a mut Vec<Fault>,
    /// The paragraph, heading, cell or item that is being read.
    leaf: Option<Leaf>,
    /// How many there were.
    paragraphs: u32,
    /// The block quotation that is being read.
    block: Option<Block>,
    within: Within,
}

/// Where in the document the pass stands.
#[derive(Default)]
struct Within {
    /// Block quotations, each within the next.
    blocks: usize,
    /// Links and images of which the text is not read.
    skipped: usize,
    /// A code block.
    code: bool,
    /// A paragraph that is no item's or cell's.
    plain: bool,
    /// A block of HTML: its range so far, and its text.
    html: Option<(Range<usize>, String)>,
    /// Labels of links that are open: where they began in the leaf's text, and the link's number.
    labels: Vec<Option<(usize, u32)>>,
}

struct Leaf {
    run: Run,
    paragraph: u32,
    plain: bool,
    /// `<q data-unsourced>` that is open: the tag, and where its words begin in the run.
    unsourced: Option<(Range<usize>, usize)>,
}

struct Block {
    range: Range<usize>,
    words: String,
    paragraph: Option<u32>,
}

impl Pass<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if !self.within.code => self.text(&text, range),
            // Code in a block quotation is quoted as well.
            Event::Text(text) if self.block.is_some() => self.leaf(|run| run.opaque(&text, range)),
            Event::Code(code) => self.leaf(|run| run.opaque(&code, range)),
            Event::SoftBreak | Event::HardBreak => self.leaf(|run| run.other("\n", range)),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(html) => {
                let (block, text) = self.within.html.get_or_insert((range.clone(), String::new()));
                block.end = block.end.max(range.end);
                text.push_str(&html);
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, range, false),
            Tag::Image { link_type, dest_url, .. } => self.link(link_type, &dest_url, range, true),
            Tag::Emphasis | Tag::Strong => {}
            Tag::BlockQuote(_) => {
                self.flush();
                if self.within.blocks == 0 {
                    self.scanner.finish(&mut self.prose.quotations, self.faults);
                    self.block = Some(Block { range, words: String::new(), paragraph: None });
                }
                self.within.blocks += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.within.code = true;
            }
            Tag::Paragraph => {
                self.flush();
                self.within.plain = true;
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link | TagEnd::Image => self.end_of_link(),
            TagEnd::Emphasis | TagEnd::Strong => {}
            TagEnd::Heading(level) => self.heading(level, range),
            TagEnd::BlockQuote(_) => self.end_of_block(),
            TagEnd::CodeBlock => self.within.code = false,
            TagEnd::HtmlBlock => self.end_of_html(),
            TagEnd::Paragraph => {
                self.flush();
                self.within.plain = false;
            }
            _ => self.flush(),
        }
    }

    /// The leaf that is being read; begun here where none is.
    fn leaf(&mut self, add: impl FnOnce(&mut Run)) {
        if self.within.skipped == 0 {
            let leaf = self.begun();
            add(&mut leaf.run);
        }
    }

    fn begun(&mut self) -> &mut Leaf {
        let shared = self.block.as_mut().map(|block| {
            *block.paragraph.get_or_insert_with(|| {
                self.paragraphs += 1;
                self.paragraphs - 1
            })
        });
        let (paragraphs, plain) = (&mut self.paragraphs, self.within.plain);
        self.leaf.get_or_insert_with(|| {
            let paragraph = shared.unwrap_or_else(|| {
                *paragraphs += 1;
                *paragraphs - 1
            });
            Leaf { run: Run::default(), paragraph, plain, unsourced: None }
        })
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let same = self.page.text.get(range.clone()) == Some(text);
        // A comment that is closed in its paragraph is no text.
        if same {
            for (at, _) in text.match_indices('<') {
                let (before, behind) = self.page.text.split_at(range.start + at);
                if behind.starts_with("<!--") && !before.ends_with('\\') {
                    let span = self.page.span(&(before.len()..before.len() + 4));
                    self.faults.push(Fault { span, what: What::UnclosedComment });
                }
            }
        }
        self.leaf(
            |run| if same { run.verbatim(text, range.start) } else { run.other(text, range) },
        );
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        match (markdown::html(html), self.leaf.as_mut()) {
            (Html::Comment, _) => {}
            (Html::UnsourcedStart, _) if self.within.skipped == 0 => {
                let leaf = self.begun();
                let at = leaf.run.text.len();
                leaf.unsourced.get_or_insert((range, at));
            }
            (Html::UnsourcedEnd, Some(Leaf { run, paragraph, unsourced, .. }))
                if unsourced.is_some() =>
            {
                if let Some((tag, at)) = unsourced.take() {
                    let marks = self.page.marks;
                    let is_mark = |c| marks.iter().any(|(a, b)| c == *a || c == *b);
                    let words = run.text[at..].trim().trim_matches(is_mark).trim();
                    let span = self.page.span(&(tag.start..range.end));
                    let shape = Shape::Unsourced;
                    if !words.is_empty() {
                        let (words, paragraph) = (words.into(), *paragraph);
                        self.prose.quotations.push(Quotation { span, words, shape, paragraph });
                    }
                    run.close_to_marks(at);
                }
            }
            _ => {
                self.html(&range);
                self.leaf(|run| run.opaque(html, range));
            }
        }
    }

    fn html(&mut self, range: &Range<usize>) {
        let end = range.start + self.page.text[range.clone()].trim_end().len();
        let span = self.page.span(&(range.start..end));
        self.faults.push(Fault { span, what: What::Html });
    }

    /// Raw HTML is shown as text, so that it may hold quotations.
    fn end_of_html(&mut self) {
        self.flush();
        let Some((range, html)) = self.within.html.take() else { return };
        if markdown::is_only_comments(&html) {
            return;
        }
        self.html(&range);
        if self.block.is_some() {
            let shown: String = markdown::shown(&html).map(|part| &html[part]).collect();
            self.leaf(|run| run.other(&shown, range));
        } else {
            let html = &self.page.text[range.clone()];
            for part in markdown::shown(html) {
                let start = range.start + part.start;
                self.leaf(|run| run.html(&html[part], start));
            }
        }
        self.flush();
    }

    fn link(&mut self, kind: LinkType, to: &str, range: Range<usize>, image: bool) {
        let piped = match kind {
            LinkType::WikiLink { has_pothole } => has_pothole,
            LinkType::Email => return self.plain_link(&format!("mailto:{to}"), range, image),
            _ => return self.plain_link(to, range, image),
        };
        let paragraph = self.begun().paragraph;
        let open = range.start + if image { 3 } else { 2 };
        let close = range.end.saturating_sub(2).max(open);
        let inner = self.page.text.get(open..close).unwrap_or("");
        let bar = inner.find('|').filter(|_| piped);
        let target = inner[..bar.unwrap_or(inner.len())].trim_end_matches('\\');
        let from = open + (target.len() - target.trim_start().len());
        let words = Words::new(target.trim(), self.page.file, from);
        let label = bar.map(|bar| Words::new(&inner[bar + 1..], self.page.file, open + bar + 1));
        let number = self.prose.links.len() as u32;
        let begin = self.leaf.as_ref().map_or(0, |leaf| leaf.run.text.len());
        let span = self.page.span(&range);
        match reference::read(&words) {
            Some(to) => {
                let label = label.filter(|label| !label.trim().is_empty());
                self.prose.links.push(Link { span, embed: image, to, label, paragraph });
                self.within.labels.push(Some((begin, number)).filter(|_| piped));
            }
            None => {
                self.faults.push(Fault { span, what: What::BadLink });
                self.within.labels.push(None);
            }
        }
        if image {
            self.leaf(|run| run.opaque(EMBED, range));
        } else if !piped {
            let placeholder = format!("{PLACEHOLDER}{number}{PLACEHOLDER}");
            self.leaf(|run| run.opaque(&placeholder, range));
        }
        self.within.skipped += usize::from(self.within.skipped > 0 || image || !piped);
    }

    fn plain_link(&mut self, to: &str, range: Range<usize>, image: bool) {
        self.begun();
        self.within.labels.push(None);
        self.within.skipped += usize::from(self.within.skipped > 0);
        let span = self.page.span(&range);
        let text = &self.page.text[range.clone()];
        match leads(to) {
            // A picture without words is shown as its address.
            Leads::Away if image && text.starts_with("![]") => {
                self.leaf(|run| run.opaque(to, range));
            }
            Leads::Away => {}
            Leads::Within => self.prose.targets.push(RelativeLink { span, to: to.into(), image }),
            Leads::Nowhere => self.faults.push(Fault { span, what: What::BadLink }),
            Leads::Refused => {
                let at = text
                    .find(to)
                    .map_or(range.clone(), |at| range.start + at..range.start + at + to.len());
                let words = self.page.words(&at);
                self.faults.push(Fault { span: words.span(), what: What::BadTarget(words) });
            }
        }
    }

    fn end_of_link(&mut self) {
        self.within.skipped = self.within.skipped.saturating_sub(1);
        if let Some(Some((begin, number))) = self.within.labels.pop()
            && let Some(leaf) = self.leaf.as_mut()
        {
            let end = leaf.run.text.len();
            leaf.run.labels.push((begin..end, number));
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let words = self.leaf.as_ref().map_or("", |leaf| leaf.run.text.trim()).into();
        let end = range.start + self.page.text[range.clone()].trim_end().len();
        let span = self.page.span(&(range.start..end));
        self.prose.headings.push(Heading { span, level: level as u8, words });
        self.flush();
    }

    fn end_of_block(&mut self) {
        self.flush();
        self.within.blocks = self.within.blocks.saturating_sub(1);
        if self.within.blocks > 0 {
            return;
        }
        let Some(Block { range, words, paragraph }) = self.block.take() else { return };
        if !words.contains(char::is_alphanumeric) {
            return;
        }
        let end = range.start + self.page.text[range.clone()].trim_end().len();
        self.prose.quotations.push(Quotation {
            span: self.page.span(&(range.start..end)),
            words: words.trim().into(),
            shape: Shape::Block,
            paragraph: paragraph.unwrap_or(0),
        });
    }

    /// Ends the leaf that is being read: its quotations are looked for, or it is a paragraph of a block quotation.
    fn flush(&mut self) {
        self.within.labels.clear();
        self.within.skipped = 0;
        let Some(Leaf { run, paragraph, plain, unsourced }) = self.leaf.take() else { return };
        if let Some((tag, _)) = unsourced {
            self.html(&tag);
        }
        match &mut self.block {
            Some(block) => {
                if !block.words.is_empty() && !run.text.trim().is_empty() {
                    block.words.push_str("\n\n");
                }
                block.words.push_str(run.text.trim());
            }
            None => {
                let quotations = &mut self.prose.quotations;
                self.scanner.feed(run, paragraph, plain, quotations, self.faults);
            }
        }
    }

    fn finish(mut self) -> Prose {
        self.flush();
        self.scanner.finish(&mut self.prose.quotations, self.faults);
        self.prose.quotations.sort_by_key(|quotation| quotation.span);
        self.prose.links.shrink_to_fit();
        self.prose.quotations.shrink_to_fit();
        self.prose
    }
}
