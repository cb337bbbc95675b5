//! `Card`: all that there is to tell about a quote or note, beside its passage.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::prose::Prose;
use crate::site::quote::Quote;

/// All about a quote or note.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// The words, who, when, where.
    pub quote: Quote,
    /// Its number on the page, from 1.
    pub number: u32,
    /// Old ids: further anchors for it on the page.
    pub old_ids: Vec<String>,
    /// On whose behalf.
    pub on_behalf_of: Option<Name>,
    /// Through whom the words came, from the speaker to the publisher; empty where they came straight from the
    /// speaker to the source.
    pub chain: Vec<Step>,
    /// The quote whose words this one repeats.
    pub quoting: Option<Quote>,
    /// The quotes that repeat its words.
    pub quoted_by: Vec<Quote>,
    /// Other wordings of the same remark.
    pub same_remark: Vec<Quote>,
    /// The claims on which it bears.
    pub claims: Vec<Bearing>,
    /// The briefings that use it.
    pub briefings: Vec<Link>,
    /// The events that cite it.
    pub events: Vec<Link>,
    /// Whom or what it is about.
    pub about: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// A note's author.
    pub by: Option<Name>,
    /// The document at its publisher, where it has a URL.
    pub original: Option<Original>,
    /// A citation to copy.
    pub citation: String,
    /// The editor's prose on it.
    pub prose: Option<Prose>,
}

/// One step on the way of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `said by`, `in`, `quoted by`, `via`, `published by`.
    pub relation: &'static str,
    /// Whom or what.
    pub name: Name,
}

/// A passage at its publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Original {
    /// The document's URL.
    pub url: String,
    /// The same with a text fragment (`#:~:text=`) that scrolls to the words; none where the document's URL has a
    /// fragment of its own.
    pub passage: Option<String>,
}

/// How a quote bears on a claim.
#[derive(Debug, Clone, Serialize)]
pub struct Bearing {
    /// `asserts`, `denies` and the like.
    pub stance: &'static str,
    /// The claim.
    pub claim: Link,
    /// The remark in brackets.
    pub remark: Option<String>,
}
