//! `# claim`: what is at issue, and which quotes and notes bear on it.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::record::Head;
use crate::parse::reference::Reference;

/// What is at issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: Words,
    /// What every subject has.
    pub head: Head,
    /// `text`
    pub text: Words,
    /// `status`: the writer's word, never computed.
    pub status: Option<Status>,
    /// `as-of`
    pub as_of: Option<Date>,
    /// `about`
    pub about: Vec<Reference>,
    /// `topics`
    pub topics: Vec<Words>,
    /// `asserts`, `denies` and the like, in the order of the file.
    pub positions: Vec<Position>,
    /// `because`
    pub because: Option<Words>,
    /// `gap`: what isn't known.
    pub gap: Vec<Words>,
    /// `conflicts-with`
    pub conflicts_with: Vec<Reference>,
    /// `depends-on`
    pub depends_on: Vec<Reference>,
}

/// A quote or note and its stance towards the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Which stance.
    pub stance: Stance,
    /// The quote or note.
    pub of: Reference,
    /// The remark in brackets.
    pub remark: Option<Words>,
}

/// What a quote does to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// `asserts`
    Asserts,
    /// `implies`
    Implies,
    /// `denies`
    Denies,
    /// `qualifies`
    Qualifies,
    /// `relays`
    Relays,
    /// `declines`
    Declines,
    /// `retracts`
    Retracts,
}

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `open`
    Open,
    /// `corroborated`
    Corroborated,
    /// `disputed`
    Disputed,
    /// `contradicted`
    Contradicted,
    /// `refuted`
    Refuted,
    /// `withdrawn`
    Withdrawn,
    /// `superseded`
    Superseded,
}
