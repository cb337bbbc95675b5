//! `# briefing`, with its judgments and corrections.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::prose::Prose;
use crate::parse::record::Head;
use crate::parse::reference::{Named, Reference};

/// A briefing. Its body is what stands neither in a judgment nor in a correction; `head.prose` is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    /// Its id.
    pub id: Words,
    /// What every subject has.
    pub head: Head,
    /// `title`
    pub title: Words,
    /// `date`
    pub date: Date,
    /// `as-of`
    pub as_of: Option<Date>,
    /// `question`
    pub question: Option<Words>,
    /// `summary`
    pub summary: Option<Words>,
    /// `author`
    pub author: Vec<Named>,
    /// `reviewed-by`
    pub reviewed_by: Vec<Named>,
    /// `topics`
    pub topics: Vec<Words>,
    /// `gap`: what isn't known.
    pub gap: Vec<Words>,
    /// `license`
    pub license: Option<Words>,
    /// `autolink: off` leaves names in the body unlinked.
    pub autolink: bool,
    /// `## judgment ID`, in order.
    pub judgments: Vec<Judgment>,
    /// `## correction ID`, in order.
    pub corrections: Vec<Correction>,
    /// The body's parts, in order; more than one where judgments or corrections stand between.
    pub body: Vec<Prose>,
}

/// What the writers hold to be so; the judgment itself is `head.prose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgment {
    /// Its id.
    pub id: Words,
    /// What every record has.
    pub head: Head,
    /// `likelihood`
    pub likelihood: Option<Likelihood>,
    /// `confidence`
    pub confidence: Option<Confidence>,
    /// `because`
    pub because: Option<Words>,
    /// `rests-on`: claims, quotes, notes, sources. Required, so never empty.
    pub rests_on: Vec<Reference>,
}

/// How likely, in the words of the ICD 203 scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// `almost-no-chance`
    AlmostNoChance,
    /// `very-unlikely`
    VeryUnlikely,
    /// `unlikely`
    Unlikely,
    /// `roughly-even-chance`
    RoughlyEvenChance,
    /// `likely`
    Likely,
    /// `very-likely`
    VeryLikely,
    /// `almost-certain`
    AlmostCertain,
}

/// How well the judgment is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// `low`
    Low,
    /// `moderate`
    Moderate,
    /// `high`
    High,
}

/// A change made after publication; why is `head.prose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its id.
    pub id: Words,
    /// What every record has.
    pub head: Head,
    /// `date`
    pub date: Date,
    /// `kind`
    pub kind: CorrectionKind,
    /// `affects`
    pub affects: Vec<Reference>,
    /// `old`: what stood before; its quotations aren't checked.
    pub old: Option<Words>,
    /// `new`
    pub new: Option<Words>,
}

/// What a correction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectionKind {
    /// `correction`
    Correction,
    /// `clarification`
    Clarification,
    /// `update`
    Update,
    /// `editors-note`
    EditorsNote,
    /// `retraction`
    Retraction,
}
