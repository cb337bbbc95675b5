//! The lists of briefings, sources, entities and claims.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::paging::Paging;
use crate::site::when::When;

/// A list of one family.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    /// `briefings`, `sources`, `entities` or `claims`.
    pub key: &'static str,
    /// `Briefings`, `Sources`, …
    pub title: &'static str,
    /// The entries: briefings and sources newest first, entities by sort-name, claims by their text.
    pub lines: Vec<Line>,
    /// Of the list.
    pub paging: Paging,
}

/// One line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// To its page.
    pub link: Link,
    /// What it is, in words: `news article`, `person`, `disputed`; empty for a briefing.
    pub kind: &'static str,
    /// When.
    pub date: Option<When>,
    /// The summary of a briefing, the current role of a person, a source's publisher; empty where there is none.
    pub about: String,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// How many quotes it has (a source, a speaker) or positions (a claim); 0 for a briefing.
    pub quotes: usize,
}
