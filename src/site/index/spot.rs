//! A briefing's body → the names in it that are linked without anyone marking them.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use rustc_hash::FxHashSet;

use crate::anchor::Anchored;
use crate::anchor::directory::Directory;
use crate::ground::id::Family;
use crate::ground::markdown;
use crate::ground::span::Span;
use crate::parse::prose::Prose;
use crate::parse::record::Briefing;
use crate::site::index::Index;

/// A name in prose.
#[derive(Debug, Clone, Copy)]
pub(in crate::site) struct Spot {
    /// Its words.
    pub span: Span,
    /// Whom or what it names, by number.
    pub entity: usize,
}

/// The names in a briefing's body, in order: each entity once a paragraph, never inside a link, a quotation, a heading
/// or code.
pub(super) fn spots(
    anchored: &Anchored,
    index: &Index,
    directory: &Directory,
    briefing: &Briefing,
) -> Vec<Spot> {
    let mut spots = Vec::new();
    if briefing.autolink {
        for prose in &briefing.body {
            of_prose(anchored, index, directory, prose, &mut spots);
        }
    }
    spots
}

fn of_prose(
    anchored: &Anchored,
    index: &Index,
    directory: &Directory,
    prose: &Prose,
    spots: &mut Vec<Spot>,
) {
    let Some(span) = prose.span else { return };
    let text = anchored.draft.files.slice(span);
    let mut taken: Vec<Span> = prose.links.iter().map(|link| link.span).collect();
    taken.extend(prose.quotations.iter().map(|quotation| quotation.span));
    taken.sort_unstable_by_key(|taken| taken.start);
    let mut taken = taken.into_iter().peekable();
    let mut behind = 0;
    let mut closed = 0_u32;
    let mut seen: FxHashSet<usize> = FxHashSet::default();
    for (event, range) in Parser::new_ext(text, markdown::OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell) => seen.clear(),
            Event::Start(tag) if is_closed(&tag) => closed += 1,
            Event::End(tag) if is_closed_end(tag) => closed = closed.saturating_sub(1),
            Event::Text(words) if closed == 0 && text.get(range.clone()) == Some(&*words) => {
                for (found, entity) in directory.spot(&words) {
                    let start = span.start + (range.start + found.start) as u32;
                    let end = span.start + (range.start + found.end) as u32;
                    while let Some(next) = taken.next_if(|taken| taken.start < end) {
                        behind = next.end.max(behind);
                    }
                    let free = behind <= start && index.has(Family::Entity, entity);
                    if free && seen.insert(entity) {
                        spots.push(Spot { span: Span { start, end, ..span }, entity });
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether names are left alone inside.
fn is_closed(tag: &Tag<'_>) -> bool {
    use Tag::{CodeBlock, Heading, HtmlBlock, Image, Link};
    matches!(tag, Link { .. } | Image { .. } | Heading { .. } | CodeBlock(_) | HtmlBlock)
}

fn is_closed_end(tag: TagEnd) -> bool {
    use TagEnd::{CodeBlock, Heading, HtmlBlock, Image, Link};
    matches!(tag, Link | Image | Heading(_) | CodeBlock | HtmlBlock)
}
