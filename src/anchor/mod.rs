//! `Draft` → `Anchored`: each passage's place in its source, what each reference names, mentions, quotations in prose.

pub mod border;
mod chain;
mod context;
mod distance;
mod editorial;
pub mod excerpt;
pub mod fact;
pub mod fate;
mod fold;
pub mod key;
pub mod lexicon;
mod marks;
pub mod names;
pub mod near;
pub mod negation;
pub mod outcome;
pub mod place;
pub mod printed;
mod reference;
pub mod search;
pub mod sentence;
mod verify;
mod writing;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::ground::span::Span;
use crate::parse::Draft;
use crate::parse::record::Part;
use fact::Fact;
use fate::Fate;
use names::Names;
use outcome::Outcome;

/// A site with every passage looked for in its source.
#[derive(Debug, Clone)]
pub struct Anchored {
    /// What was written.
    pub draft: Draft,
    /// Who bears which id.
    pub names: Names,
    /// What was found in each source, in the order of `draft.sources`.
    pub sources: Vec<Placed>,
    /// What became of each quotation in prose and in the fields that readers see, sorted by its span.
    pub fates: Vec<(Span, Fate)>,
    /// What `check` should know beside outcomes and fates, in no order that matters.
    pub facts: Vec<Fact>,
}

/// What was found in one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed {
    /// The seed that holds its text, by its number in `draft.seeds`; none where there is no such file. Where the
    /// seed's text can't be read, all outcomes are `Missing`.
    pub seed: Option<usize>,
    /// What became of each record's passage, in the order of the source's records.
    pub outcomes: Vec<Outcome>,
    /// What each block is by a record (`## headline`), in the order of the text's blocks.
    pub parts: Vec<Option<Part>>,
    /// All places of furniture, in bytes of the canonical text, sorted, not overlapping.
    pub furniture: Vec<Range<u32>>,
    /// Entities named in the text, in order; they don't overlap.
    pub mentions: Vec<Mention>,
}

/// Words of a source that name an entity. Every place is kept here; a page links the first in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the canonical text, without a possessive 's.
    pub range: Range<u32>,
    /// The entity, by its number in `draft.entities`.
    pub entity: usize,
    /// How it is known.
    pub by: MentionedBy,
}

/// How it is known whom words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionedBy {
    /// A `## mention` record says so.
    Record,
    /// The document's `## aliases` say so.
    DocumentAlias,
    /// They are one entity's name or alias.
    Name,
}

impl Anchored {
    /// What became of the quotation at a span.
    pub fn fate(&self, span: Span) -> Option<&Fate> {
        let at = self.fates.binary_search_by(|(other, _)| other.cmp(&span)).ok()?;
        Some(&self.fates[at].1)
    }

    /// The canonical text of a source, where it has one.
    pub fn text(&self, source: usize) -> Option<&crate::parse::source::SourceText> {
        self.draft.seeds.get(self.sources.get(source)?.seed?)?.text.as_ref().ok()
    }
}

/// Looks for everything: what references name, each passage in its source, mentions, quotations in prose.
pub fn anchor(draft: Draft) -> Anchored {
    let names = Names::of(&draft);
    let references = reference::references(&draft, &names);
    let sources = seeds(&draft).into_iter().map(|seed| Placed { seed, ..Placed::default() });
    let sources = sources.collect();
    Anchored { sources, names, fates: Vec::new(), facts: references.facts, draft }
}

/// For each source the seed that holds its text.
fn seeds(draft: &Draft) -> Vec<Option<usize>> {
    let numbered = draft.seeds.iter().enumerate();
    let by_name: FxHashMap<&str, usize> = numbered.map(|(n, seed)| (&*seed.name, n)).collect();
    draft.sources.iter().map(|source| by_name.get(source.file.as_str()).copied()).collect()
}
