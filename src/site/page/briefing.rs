//! A briefing's page.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::page::source::Grade;
use crate::site::prose::Prose;
use crate::site::quote::SourceLine;
use crate::site::when::When;

/// A briefing's page.
#[derive(Debug, Clone, Serialize)]
pub struct Briefing {
    /// Its id.
    pub id: String,
    /// `title`
    pub title: String,
    /// `date`
    pub date: When,
    /// `as-of`
    pub as_of: Option<When>,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// Who reviewed it.
    pub reviewed_by: Vec<Name>,
    /// `question`
    pub question: Option<String>,
    /// `summary`
    pub summary: Option<String>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// `license`, else the site's.
    pub license: Option<String>,
    /// What changed since publication, newest first: date, kind and a line each; the corrections stand below.
    pub changes: Vec<Change>,
    /// The key judgments.
    pub judgments: Vec<Judgment>,
    /// The body's parts, in order.
    pub body: Vec<Prose>,
    /// The sources used, in the order of their first use.
    pub sources: Vec<Used>,
    /// Who and what is named: by name.
    pub named: Vec<Link>,
    /// The claims that it links, embeds or rests on, by id.
    pub claims: Vec<Link>,
    /// What isn't known.
    pub gaps: Vec<String>,
    /// Its corrections, newest first.
    pub corrections: Vec<Correction>,
    /// `All 12 quotations on this page were checked against 3 sources when this site was built.`; empty where there
    /// is none.
    pub checked: String,
    /// How many quotations on the page are unsourced on purpose.
    pub unsourced: usize,
}

/// A key judgment.
#[derive(Debug, Clone, Serialize)]
pub struct Judgment {
    /// Its id: an anchor.
    pub id: String,
    /// Old ids: further anchors.
    pub old_ids: Vec<String>,
    /// What is held to be so.
    pub prose: Option<Prose>,
    /// The key of the likelihood, `very-likely`; empty where none is given.
    pub likelihood: &'static str,
    /// One sentence on the likelihood; empty where none is given.
    pub likelihood_sentence: String,
    /// The key of the confidence, `moderate`; empty where none is given.
    pub confidence: &'static str,
    /// One sentence on the confidence; empty where none is given.
    pub confidence_sentence: String,
    /// `because`
    pub because: Option<String>,
    /// What it rests on: claims, quotes, notes, sources.
    pub rests_on: Vec<Link>,
}

/// A source that a briefing uses.
#[derive(Debug, Clone, Serialize)]
pub struct Used {
    /// The source.
    pub source: SourceLine,
    /// How good it is.
    pub grade: Option<Grade>,
    /// How many of its quotes and notes the page uses.
    pub quotes: usize,
    /// The other sources used on the page that share an origin with it.
    pub shares_origin_with: Vec<Link>,
}

/// A change since publication, in a line.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// When.
    pub date: When,
    /// `Correction`, `Clarification`, `Update`, `Editor’s note`, `Retraction`.
    pub kind: &'static str,
    /// To the correction, on this page.
    pub href: String,
}

/// A correction.
#[derive(Debug, Clone, Serialize)]
pub struct Correction {
    /// Its id: an anchor.
    pub id: String,
    /// Old ids: further anchors.
    pub old_ids: Vec<String>,
    /// When.
    pub date: When,
    /// As in [`Change::kind`].
    pub kind: &'static str,
    /// What it concerns.
    pub affects: Vec<Link>,
    /// What stood before.
    pub old: Option<String>,
    /// What stands now.
    pub new: Option<String>,
    /// Why.
    pub prose: Option<Prose>,
}
