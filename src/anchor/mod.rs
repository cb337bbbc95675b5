//! `Draft` → `Anchored`: each passage's place in its source, what each reference names, mentions, quotations in prose.

pub mod align;
pub mod along;
pub mod attribution;
pub mod became;
mod border;
mod bracket;
mod chain;
mod change;
mod context;
mod continuation;
pub mod directory;
mod distance;
pub mod editorial;
mod evidence;
pub mod excerpt;
pub mod fact;
pub mod fate;
pub mod fold;
mod key;
mod lexicon;
mod lookalike;
mod lookup;
mod marks;
mod mention;
pub mod names;
mod near;
mod nearest;
mod negation;
mod nested;
mod number;
pub mod origin;
pub mod outcome;
mod overlap;
mod place;
mod printed;
mod quotation;
mod quoted;
pub mod reference;
pub mod search;
mod seed;
pub mod sentence;
mod shown;
mod speech;
mod standing;
mod takes;
mod turn;
mod unused;
mod verify;
pub mod words;
mod writing;

use std::ops::Range;

use rayon::prelude::*;

use crate::ground::span::Span;
use crate::parse::Draft;
use crate::parse::record::Part;
use directory::Directory;
use fact::Fact;
use fate::Fate;
use key::Key;
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
    let directory = Directory::of(&draft);
    let seeds = seed::seeds(&draft);
    let all = seeds.into_par_iter().enumerate();
    let (sources, of_sources): (Vec<Placed>, Vec<Vec<Fact>>) =
        all.map(|(number, seed)| source(&draft, &names, &directory, number, seed)).unzip();
    let (fates, of_quotations) = quotation::fates(&draft, &names, &references, &sources);
    let mut facts = references.facts;
    facts.extend(of_sources.into_iter().flatten());
    facts.extend(of_quotations);
    let unused = unused::unused(&draft, &directory, &sources, &facts, references.used);
    facts.extend(unused);
    facts.extend(lookalike::look_alikes(&draft, &names));
    Anchored { sources, names, fates, facts, draft }
}

/// One source: its passages, who is named in it, and what is odd about both.
fn source(
    draft: &Draft,
    names: &Names,
    directory: &Directory,
    number: usize,
    seed: Option<usize>,
) -> (Placed, Vec<Fact>) {
    let text = seed.and_then(|seed| draft.seeds.get(seed)?.text.as_ref().ok());
    let (mut placed, mut facts) = match (draft.sources.get(number), seed, text) {
        (Some(source), Some(seed), Some(text)) => place::place(number, source, seed, text),
        (source, ..) => {
            let records = source.map_or(0, |source| source.records.len());
            let outcomes = vec![Outcome::Missing; records];
            (Placed { seed, outcomes, ..Placed::default() }, Vec::new())
        }
    };
    facts.extend(change::changed(draft, number, &placed).map(Fact::SourceChanged));
    let mentions = match evidence::Evidence::of(draft, &placed, number) {
        Some(evidence) => {
            let key = Key::new(&evidence.text.text, &placed.furniture);
            let (mentions, of_names) = mention::mentions(names, directory, &evidence, &key);
            facts.extend(of_names);
            facts.extend(mention::unprinted_speakers(&evidence, &key));
            facts.extend(quoted::outside_marks(&evidence));
            facts.extend(overlap::overlaps(draft, names, &evidence));
            facts.extend(continuation::continuations(&draft.files, &evidence));
            mentions
        }
        None => Vec::new(),
    };
    placed.mentions = mentions;
    (placed, facts)
}
