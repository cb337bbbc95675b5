//! Inside a paragraph, heading or cell: words, emphasis, links, and what is put around words.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::{Paragraph, Put, Writer};
use crate::ground::escape;
use crate::ground::markdown::{self, Html};
use crate::ground::target;

/// An element that is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline {
    Emphasis,
    Strong,
    /// A link; false where its target isn't kept, so that nothing was written.
    Link(bool),
    /// `<q data-unsourced>`
    Unsourced,
    /// The label of a wikilink, and what stands there, by number; none where nothing is put around it.
    Label(Option<usize>),
}

/// Words around which something is to be put once they end.
#[derive(Debug)]
pub(super) struct Wrap {
    /// What stands there, by number.
    number: usize,
    /// Where its first word stands in the output.
    at: usize,
    /// Where its last word ends in the text.
    end: usize,
    /// How many elements were open at its first word; it closes at the same depth.
    depth: usize,
    /// How many links were written by then: there is no link in a link.
    links: usize,
}

impl Writer<'_> {
    /// Begins a paragraph that is due.
    pub(super) fn due(&mut self) {
        if self.paragraph == Paragraph::Due {
            self.out.push_str("<p>");
            self.paragraph = Paragraph::Open;
        }
    }

    /// Writes words, and opens and closes what stands at their range. Where they aren't their own source (an escape,
    /// an entity) they are not parted.
    pub(super) fn words(&mut self, words: &str, range: Range<usize>) {
        if self.paragraph == Paragraph::Due && words.trim().is_empty() {
            return;
        }
        self.due();
        if let Some(heading) = &mut self.heading {
            heading.words.push_str(words);
        }
        if self.text.get(range.clone()) != Some(words) {
            self.open_at(range.end.saturating_sub(1).max(range.start));
            escape::text(&mut self.out, words);
            self.close_at(range.end);
            return;
        }
        let mut at = range.start;
        while at < range.end {
            self.open_at(at);
            let border = self.border(at, range.end);
            escape::text(&mut self.out, &words[at - range.start..border - range.start]);
            at = border;
            self.close_at(at);
        }
    }

    /// The next place behind `at` where something begins or ends, on a character's border.
    fn border(&self, at: usize, end: usize) -> usize {
        let begins = self.standing.get(self.next).map(|standing| standing.range.start);
        let ends = self.wrap.as_ref().map(|wrap| wrap.end);
        let border = [begins, ends].into_iter().flatten().filter(|border| *border > at).min();
        border.filter(|border| *border < end && self.text.is_char_boundary(*border)).unwrap_or(end)
    }

    /// Begins what is to be put around the words from here on.
    pub(super) fn open_at(&mut self, at: usize) {
        while let Some(standing) = self.standing.get(self.next) {
            if standing.range.start > at {
                break;
            }
            let is_free = self.wrap.is_none() && !self.is_in_link();
            if standing.range.end > at && is_free && matches!(standing.put, Put::Around { .. }) {
                let end = standing.range.end;
                self.due();
                self.wrap = Some(Wrap {
                    number: self.next,
                    at: self.out.len(),
                    end,
                    depth: self.inline.len(),
                    links: self.links,
                });
            } else if let Put::Around { mark, .. } = &standing.put {
                self.owed.push_str(mark);
            }
            self.next += 1;
        }
    }

    /// Ends what is put around words, where they end here and as deep as they began.
    pub(super) fn close_at(&mut self, at: usize) {
        let ends = |wrap: &Wrap| wrap.end <= at && wrap.depth == self.inline.len();
        if self.wrap.as_ref().is_some_and(ends) {
            self.end_wrap();
        }
    }

    fn end_wrap(&mut self) {
        let Some(wrap) = self.wrap.take() else { return };
        if let Put::Around { open, close, mark } = &self.standing[wrap.number].put {
            if wrap.links == self.links {
                self.out.insert_str(wrap.at, open);
                self.out.push_str(close);
                self.links += 1;
            }
            self.out.push_str(mark);
        }
    }

    fn is_in_link(&self) -> bool {
        self.inline
            .iter()
            .any(|inline| matches!(inline, Inline::Link(true) | Inline::Label(Some(_))))
    }

    pub(super) fn open_inline(&mut self, inline: Inline, html: &str, at: usize) {
        self.open_at(at);
        self.due();
        self.out.push_str(html);
        self.inline.push(inline);
    }

    /// Closes the innermost element that fits, and what was left open in it.
    pub(super) fn close_inline(&mut self, fits: impl Fn(Inline) -> bool, at: usize) {
        while let Some(inline) = self.inline.pop() {
            if self.wrap.as_ref().is_some_and(|wrap| wrap.depth > self.inline.len()) {
                self.end_wrap();
            }
            match inline {
                Inline::Emphasis => self.out.push_str("</em>"),
                Inline::Strong => self.out.push_str("</strong>"),
                Inline::Link(true) => self.out.push_str("</a>"),
                Inline::Unsourced => self.out.push_str("</q>"),
                Inline::Label(Some(number)) => {
                    if let Put::Around { close, mark, .. } = &self.standing[number].put {
                        self.out.push_str(close);
                        self.out.push_str(mark);
                    }
                }
                Inline::Link(false) | Inline::Label(None) => {}
            }
            if fits(inline) {
                break;
            }
        }
        if !self.owed.is_empty() && !self.is_in_link() {
            let owed = std::mem::take(&mut self.owed);
            self.out.push_str(&owed);
        }
        self.close_at(at);
    }

    /// Closes all that is open inside the paragraph, heading or cell.
    pub(super) fn close_inlines(&mut self) {
        self.close_inline(|_| false, 0);
        self.end_wrap();
    }

    /// What stands at a place, by number; what began before it is done.
    pub(super) fn take(&mut self, at: usize) -> Option<usize> {
        while self.standing.get(self.next)?.range.start < at {
            self.next += 1;
        }
        (self.standing.get(self.next)?.range.start == at).then(|| {
            self.next += 1;
            self.next - 1
        })
    }

    pub(super) fn wikilink(&mut self, range: &Range<usize>) {
        let standing = self.standing;
        let number = self.take(range.start).filter(|_| !self.is_in_link());
        match number.map(|number| &standing[number].put) {
            Some(Put::Around { open, .. }) => {
                self.open_inline(Inline::Label(number), open, range.start);
                self.links += usize::from(!open.is_empty());
            }
            Some(Put::Instead(html)) => self.instead(html),
            Some(Put::Mark(html)) => {
                self.due();
                let kept = self.wrap.as_ref().map_or(0, |wrap| wrap.at);
                self.out.truncate(self.out.trim_end().len().max(kept));
                self.instead(html);
            }
            Some(Put::Block { html, or }) => {
                if self.paragraph == Paragraph::Outside || !self.inline.is_empty() {
                    self.instead(or);
                } else {
                    self.end_wrap();
                    self.part_paragraph(html);
                }
            }
            None => self.open_inline(Inline::Label(None), "", range.start),
        }
    }

    fn instead(&mut self, html: &str) {
        // What is not shown begins no paragraph.
        if !html.is_empty() {
            self.due();
            self.out.push_str(html);
            self.links += 1;
        }
        self.skip = 1;
    }

    fn part_paragraph(&mut self, html: &str) {
        if self.paragraph == Paragraph::Open {
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str("</p>\n");
        }
        self.out.push_str(html);
        self.paragraph = Paragraph::Due;
        self.skip = 1;
    }

    pub(super) fn link(&mut self, kind: LinkType, target: &str, at: usize) {
        let target = match kind {
            LinkType::Email => format!("mailto:{target}"),
            _ => target.to_owned(),
        };
        let kept = target::is_kept(&target) && !self.is_in_link();
        let mut html = String::new();
        if kept {
            html.push_str("<a href=\"");
            escape::text(&mut html, &target);
            html.push_str("\">");
        }
        self.open_inline(Inline::Link(kept), &html, at);
        self.links += usize::from(kept);
    }

    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let is_open = self.inline.contains(&Inline::Unsourced);
        match markdown::html(html) {
            Html::Comment => {}
            Html::UnsourcedStart if !is_open => {
                self.open_inline(Inline::Unsourced, "<q data-unsourced>", range.start);
            }
            Html::UnsourcedEnd if self.inline.last() == Some(&Inline::Unsourced) => {
                self.close_inline(|inline| inline == Inline::Unsourced, range.end);
            }
            _ => self.words(html, range),
        }
    }

    /// Pages load nothing from another host: an image there becomes a link to it.
    pub(super) fn end_image(&mut self) {
        let Some((words, target, _)) = self.image.take() else { return };
        self.due();
        if target::leads(&target) == target::Leads::Within {
            self.out.push_str("<img src=\"");
            escape::text(&mut self.out, &target);
            self.out.push_str("\" alt=\"");
            escape::text(&mut self.out, &words);
            self.out.push_str("\" loading=\"lazy\">");
            return;
        }
        let label = if words.trim().is_empty() { target.clone() } else { words };
        if target::is_kept(&target) && !self.is_in_link() {
            self.out.push_str("<a href=\"");
            escape::text(&mut self.out, &target);
            self.out.push_str("\">");
            escape::text(&mut self.out, &label);
            self.out.push_str("</a>");
            self.links += 1;
        } else {
            escape::text(&mut self.out, &label);
        }
    }
}
