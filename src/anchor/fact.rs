//! `Fact`: what anchoring saw that `check` should know, beside outcomes and fates.

use std::ops::Range;

use crate::anchor::became::Changed;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::{Place, Unresolved};
use crate::ground::id::Family;
use crate::ground::span::Span;

/// One thing seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A reference that names nothing, or too much. `span` is the reference as written.
    Unresolved {
        /// The reference.
        span: Span,
        /// Where it stands.
        place: Place,
        /// Why.
        why: Unresolved,
    },
    /// A reference by an old id.
    ByOldId {
        /// The reference.
        span: Span,
        /// The id of today.
        now: String,
    },
    /// A reference to something of another kind than its field takes (``occasion`, an event's id`).
    WrongKind {
        /// The reference.
        span: Span,
        /// What it names, in words: “a person”.
        is: &'static str,
        /// What the field takes, in words: “an event”.
        expected: &'static str,
    },
    /// A published page refers to a draft.
    RefersToDraft {
        /// The reference.
        span: Span,
        /// What it names.
        to: String,
    },
    /// A quote that lies inside the one it is `quoting`: the two can't be.
    InsideItsQuoting(RecordAt),
    /// Direct quotes of two speakers that overlap without `quoting`.
    OverlappingSpeakers(RecordAt, RecordAt),
    /// A direct or partial quote that stands outside quotation marks in its source, where these part speakers from others.
    OutsideMarks {
        /// The record.
        record: RecordAt,
        /// It begins inside marks and goes on behind them.
        interrupted: bool,
    },
    /// A note whose first paragraph stands in the source right after the passage: a forgotten `>`.
    UnmarkedContinuation {
        /// The record.
        record: RecordAt,
        /// The paragraph in the content file.
        span: Span,
    },
    /// An unnamed speaker's description that the source doesn't print.
    WordsNotInSource {
        /// The words.
        span: Span,
        /// The nearest ones, by source and bytes of its canonical text.
        near: Option<(usize, Range<u32>)>,
    },
    /// Words in a source that name more than one entity, and nothing there decides; told once for each words and source.
    AmbiguousAlias {
        /// Which source.
        source: usize,
        /// The words, in bytes of the canonical text.
        range: Range<u32>,
        /// The entities, by number.
        entities: Vec<usize>,
    },
    /// A document's alias, or a mention's words, that its text doesn't have.
    AliasNotInSource(Span),
    /// An entity that no field names, no prose links and no text mentions, by its number in `draft.entities`.
    UnusedEntity(usize),
    /// Ids or names that look alike (UTS 39) in one family: the first by number, and the second.
    LookAlike {
        /// Which family.
        family: Family,
        /// The one.
        first: Span,
        /// The other.
        second: Span,
    },
    /// A seed that no source is about.
    SeedNotAnnotated {
        /// The seed, by its number in `draft.seeds`.
        seed: usize,
        /// Quotations that are in no annotated source, but in this text.
        holds: Vec<Span>,
    },
    /// A source whose file is not the one that was annotated, and what became of its records.
    SourceChanged(Changed),
    /// A cap was hit: what was not done, in a sentence.
    Capped {
        /// The source, by number, where it is about one.
        source: Option<usize>,
        /// What was not looked for.
        what: String,
    },
}
