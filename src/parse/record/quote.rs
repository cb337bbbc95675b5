//! `## quote ID`: who said that, when, to whom, through whom.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::reference::{Named, Reference, Speaker};

/// What only a quote has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// `speaker`, one or more.
    pub speaker: Vec<Speaker>,
    /// `form`
    pub form: Form,
    /// `attribution`, where it is given.
    pub attribution: Option<Attribution>,
    /// `role`, as printed.
    pub role: Option<Words>,
    /// `on-behalf-of`
    pub on_behalf_of: Option<Named>,
    /// `said`
    pub said: Option<Date>,
    /// `time`, in the source's words.
    pub time: Option<Words>,
    /// `addressee`
    pub addressee: Option<Named>,
    /// `occasion`
    pub occasion: Option<Named>,
    /// `medium`
    pub medium: Option<Named>,
    /// `via`: outlets between.
    pub via: Vec<Named>,
    /// `quoting`: the quote whose words this one repeats.
    pub quoting: Option<Reference>,
    /// `same-remark-as`
    pub same_remark_as: Vec<Reference>,
    /// `translation`
    pub translation: Option<Words>,
    /// `about`
    pub about: Vec<Reference>,
    /// `topics`
    pub topics: Vec<Words>,
}

/// How a quote gives the speaker's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The speaker's words, a sentence or more.
    Direct,
    /// The speaker's words, part of a sentence.
    Partial,
    /// The source's words, not the speaker's.
    Indirect,
}

/// On what terms a quote was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribution {
    /// `on-record`
    OnRecord,
    /// `background`
    Background,
    /// `deep-background`
    DeepBackground,
    /// `document`
    Document,
    /// `unknown`
    Unknown,
}
