//! `Item`: a subject or record by its place in the draft; what references are compared by.

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;

/// A subject or record, by numbers in the draft's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Item {
    /// `site.md`
    Site,
    /// `draft.sources`
    Source(usize),
    /// A quote or note.
    Record(RecordAt),
    /// `draft.entities`
    Entity(usize),
    /// `draft.claims`
    Claim(usize),
    /// `draft.briefings`
    Briefing(usize),
    /// A judgment: its briefing's number, and its own.
    Judgment(usize, usize),
    /// A correction: its briefing's number, and its own.
    Correction(usize, usize),
}

/// What is named, where that is a subject or record.
pub(super) fn item(target: Target) -> Option<Item> {
    Some(match target {
        Target::Source(n) => Item::Source(n),
        Target::Entity(n) => Item::Entity(n),
        Target::Claim(n) => Item::Claim(n),
        Target::Briefing(n) => Item::Briefing(n),
        Target::Record(at) => Item::Record(at),
        Target::Judgment(briefing, n) => Item::Judgment(briefing, n),
        Target::Author(_) => return None,
    })
}
