//! `Names`: who bears which id, and what a reference names.

use rustc_hash::FxHashMap;

use crate::anchor::fate::RecordAt;
use crate::ground::id::Family;

/// What a reference names, by numbers in the draft's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `draft.sources`
    Source(usize),
    /// `draft.entities`
    Entity(usize),
    /// `draft.claims`
    Claim(usize),
    /// `draft.briefings`
    Briefing(usize),
    /// A quote or note.
    Record(RecordAt),
    /// A judgment: its briefing's number, and its own.
    Judgment(usize, usize),
}

/// A reference that was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// What it names.
    pub target: Target,
    /// Whether the writer used an old id (`was`).
    pub by_old_id: bool,
}

/// Why a reference names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing has this id; the nearest one that there is, as it would be written.
    Unknown {
        /// The nearest.
        nearest: Option<String>,
    },
    /// Two families have this id; which.
    Several(Vec<Family>),
    /// The subject is there, the record isn't.
    UnknownRecord {
        /// The nearest of the subject's records, as it would be written.
        nearest: Option<String>,
    },
}

/// Ids and old ids of everything.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// For each family in the order of [`Family::ALL`]: id to number, and whether it is an old id.
    pub(super) subjects: [FxHashMap<Box<str>, (usize, bool)>; 4],
    /// For each source: record id to number, and whether it is an old id.
    pub(super) records: Vec<FxHashMap<Box<str>, (usize, bool)>>,
}
