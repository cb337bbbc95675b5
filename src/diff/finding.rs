//! `Finding`: one thing that a reviewer must look at.

use crate::diff::about::{About, Rests};
use crate::diff::place::Place;
use crate::diff::wording::Wording;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something that readers rely on no longer holds.
    Break,
    /// What the site says has another meaning now.
    Warn,
    /// Something was added or edited.
    Info,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Break, Severity::Warn, Severity::Info];

    /// The word for it: `break`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Break => "break",
            Severity::Warn => "warn",
            Severity::Info => "info",
        }
    }
}

/// One thing that a reviewer must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is, `quote-lost`. Stable.
    pub code: &'static str,
    /// How much it weighs; for some codes less than the code's own where something speaks for it.
    pub severity: Severity,
    /// What it is about: as it is called now, or as it was where it is gone.
    pub about: About,
    /// One sentence. It holds no words of a source, so everybody may see it.
    pub message: String,
    /// How it was; none where it is new.
    pub before: Option<Version>,
    /// How it is; none where it is gone.
    pub after: Option<Version>,
    /// Fields that changed, where several did.
    pub fields: Vec<FieldChange>,
    /// The words that it is about, where both wordings are of something else: a passage in its sentence, a judgment.
    pub words: Option<Wording>,
    /// Places of a document that come into question, in its order.
    pub places: Vec<Version>,
    /// What rests on it.
    pub rests: Rests,
    /// What is gone may be this, which is new: a guess by likeness, for people to judge.
    pub maybe: Option<Maybe>,
    /// Where in HEAD a reviewer is to look: where it is, or for what is gone the heading before it; none where its
    /// file is gone, too.
    pub look_at: Option<Place>,
}

/// How something stands on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// In the content file.
    pub place: Place,
    /// In the document, where the words are a document's.
    pub in_source: Option<Place>,
    /// The words: a passage in its sentence, or a field's value. May be empty.
    pub wording: Wording,
}

/// A field with another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name, `addressee`; `prose` for what stands below the fields.
    pub field: &'static str,
    /// Its value before; empty where it wasn't there.
    pub before: Wording,
    /// Its value now; empty where it isn't there.
    pub after: Wording,
}

/// What something that is gone may have become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maybe {
    /// The new one.
    pub now: About,
    /// In what way they are alike.
    pub how: Likeness,
    /// How alike, in per cent: of all words where it was reworded, else of the shorter one's.
    pub percent: u8,
}

/// In what way two wordings are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same words, or 0.6 of them or more.
    Reworded,
    /// The new one is a part of the old one, or nearly so.
    Shortened,
    /// The old one is a part of the new one, or nearly so.
    Extended,
}

impl Likeness {
    /// The word for it: `reworded`.
    pub fn word(self) -> &'static str {
        match self {
            Likeness::Reworded => "reworded",
            Likeness::Shortened => "shortened",
            Likeness::Extended => "extended",
        }
    }
}
