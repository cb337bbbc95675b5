//! Prose → the words that readers see of it, a line for each of its blocks.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::anchor::sentence;
use crate::ground::markdown::{self, Html};
use crate::ground::white::single_spaced;
use crate::site::prose::{Place, Prose, Stand};

/// The words of each paragraph, heading, item and row, in order. Quotes and tables that are embedded are left out: they
/// are found where they belong.
pub(in crate::site) fn lines(prose: &Prose) -> Vec<String> {
    let mut plain = Plain { lines: Vec::new(), line: String::new() };
    let mut stands = prose.stands.iter().peekable();
    let mut events = Parser::new_ext(&prose.text, markdown::OPTIONS).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole }, .. })
            | Event::Start(Tag::Image { link_type: LinkType::WikiLink { has_pothole }, .. }) => {
                while stands.next_if(|place| place.start < range.start).is_some() {}
                let place = stands.next_if(|place| place.start == range.start);
                if !has_pothole && let Some(place) = place {
                    match shown(place) {
                        // Nor is the space before the number of a reference shown.
                        "" => plain.line.truncate(plain.line.trim_end().len()),
                        words => plain.line.push_str(words),
                    }
                    for (event, _) in events.by_ref() {
                        if matches!(event, Event::End(TagEnd::Link | TagEnd::Image)) {
                            break;
                        }
                    }
                }
            }
            Event::Text(words) | Event::Code(words) => plain.line.push_str(&words),
            Event::InlineHtml(html) if markdown::html(&html) == Html::Other => {
                plain.line.push_str(&html);
            }
            Event::Html(html) => {
                markdown::shown(&html).for_each(|part| plain.line.push_str(&html[part]));
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => {
                plain.line.push(' ');
            }
            Event::End(end) if is_block(end) => plain.end(),
            // The words of an item stand before its paragraphs.
            Event::Start(Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_)) => plain.end(),
            _ => {}
        }
    }
    plain.end();
    plain.lines
}

/// The first sentence of prose, as plain words; empty where it has none. A quotation in it is never cut.
pub(in crate::site) fn first_sentence(prose: &Prose) -> String {
    let Some(line) = lines(prose).into_iter().next() else { return String::new() };
    let is_whole = |words: &&str| {
        words.matches('“').count() == words.matches('”').count()
            && words.matches('"').count().is_multiple_of(2)
    };
    let ends = sentence::sentences(&line).into_iter().map(|sentence| &line[..sentence.end]);
    ends.into_iter().find(is_whole).unwrap_or(&line).trim().to_owned()
}

struct Plain {
    lines: Vec<String>,
    line: String,
}

impl Plain {
    fn end(&mut self) {
        let line = single_spaced(&self.line);
        if !line.is_empty() {
            self.lines.push(line);
        }
        self.line.clear();
    }
}

/// What stands in place of a link without words of its own.
fn shown(place: &Place) -> &str {
    match &place.stand {
        Stand::Link(link) => &link.text,
        Stand::Plain(words) => words,
        _ => "",
    }
}

fn is_block(end: TagEnd) -> bool {
    use TagEnd::{CodeBlock, Heading, HtmlBlock, Item, Paragraph, TableHead, TableRow};
    matches!(end, Paragraph | Heading(_) | Item | CodeBlock | HtmlBlock | TableHead | TableRow)
}
