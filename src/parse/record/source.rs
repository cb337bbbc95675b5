//! `# source`: a document of evidence.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::record::{Head, Record};
use crate::parse::reference::{Named, Reference};

/// A document of evidence, and the records about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Words,
    /// What every subject has.
    pub head: Head,
    /// `file`, below `seeds/`.
    pub file: Words,
    /// `title`
    pub title: Words,
    /// `kind`, one of [`KINDS`].
    pub kind: &'static str,
    /// `author`
    pub author: Vec<Named>,
    /// `publisher`
    pub publisher: Option<Named>,
    /// `language` (BCP 47); the site's when absent.
    pub language: Option<Words>,
    /// `published`
    pub published: Option<Date>,
    /// `updated`
    pub updated: Option<Date>,
    /// `retrieved`
    pub retrieved: Option<Date>,
    /// `url`
    pub url: Option<Words>,
    /// `archive`
    pub archive: Vec<Words>,
    /// `locator`: where it is when it's on paper.
    pub locator: Option<Words>,
    /// `version`: what this capture is called.
    pub version: Option<Words>,
    /// `replaces`: the source of which this is a later capture.
    pub replaces: Option<Reference>,
    /// `carries`: the sources that this one passes on.
    pub carries: Vec<Reference>,
    /// `grade`
    pub grade: Option<Grade>,
    /// `publish`; the site's when absent.
    pub publish: Option<Publish>,
    /// `license`
    pub license: Option<Words>,
    /// `credit`
    pub credit: Option<Words>,
    /// `style: ap`: parentheses do the work of brackets in this source's quotations.
    pub parentheses_as_brackets: bool,
    /// `encoding`
    pub encoding: Option<Words>,
    /// `sha256` of the file that was annotated, lower case.
    pub sha256: Option<Words>,
    /// `## aliases`
    pub aliases: Vec<DocumentAlias>,
    /// Its records that have a passage, in the order of the file.
    pub records: Vec<Record>,
}

/// What a source can be.
pub const KINDS: [&str; 13] = [
    "news-article",
    "letter",
    "memo",
    "transcript",
    "statement",
    "report",
    "filing",
    "law",
    "post",
    "email",
    "broadcast",
    "dataset",
    "other",
];

/// Words of this document that stand for an entity, or for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentAlias {
    /// The words.
    pub words: Words,
    /// The entity; nothing for `none`, which leaves the words unlinked.
    pub of: Option<Reference>,
}

/// Reliability and credibility in the Admiralty system, as `B2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade {
    /// `A` to `F`.
    pub reliability: char,
    /// 1 to 6.
    pub credibility: u8,
}

/// How much of a source's text readers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Publish {
    /// No words but the quoted ones.
    Metadata,
    /// The annotated passages with their context.
    Excerpts,
    /// All of it.
    Full,
}
