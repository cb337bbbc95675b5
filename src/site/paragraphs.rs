//! Prose as written → its paragraphs, and whether anything in one refers to a quote already.

use rustc_hash::FxHashSet;

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::span::Span;
use crate::parse::prose::Prose as Written;
use crate::site::here::Here;
use crate::site::index::target;

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cited {
    /// A quote or note.
    Record(RecordAt),
    /// Words of a source that nobody annotated: where the first of them begins and the last ends.
    Words(usize, u32, u32),
}

/// The paragraphs of a prose, and what each of them refers to.
pub(super) struct Paragraphs {
    /// Where each but the first begins: behind an empty line.
    borders: Vec<u32>,
    cited: FxHashSet<(usize, Cited)>,
}

impl Paragraphs {
    /// Of what was written; references without words are known before it is read.
    pub fn of(here: &Here<'_>, written: &Written, span: Span) -> Paragraphs {
        let mut at = span.start;
        let mut borders = Vec::new();
        for line in here.draft().files.slice(span).split_inclusive('\n') {
            at += line.len() as u32;
            if line.trim().is_empty() {
                borders.push(at);
            }
        }
        let mut paragraphs = Paragraphs { borders, cited: FxHashSet::default() };
        for link in written.links.iter().filter(|link| !link.embed && link.label.is_none()) {
            if let Some(Target::Record(at)) = target(here.anchored(), here.index(), &link.to) {
                paragraphs.is_first(link.span, Cited::Record(at));
            }
        }
        paragraphs
    }

    /// Whether nothing in the paragraph referred to it before.
    pub fn is_first(&mut self, at: Span, cited: Cited) -> bool {
        let number = self.borders.partition_point(|border| *border <= at.start);
        self.cited.insert((number, cited))
    }
}
