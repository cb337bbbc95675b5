//! A source's page: the document with its passages marked, and where it comes from.

use serde::Serialize;

use crate::site::card::Card;
use crate::site::link::{Link, Name};
use crate::site::prose::Prose;
use crate::site::weave::Segment;
use crate::site::when::When;

/// A source's page.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, in words: `news article`.
    pub kind: &'static str,
    /// BCP 47, where it isn't the site's.
    pub language: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The editor's prose about it.
    pub prose: Option<Prose>,
    /// What the filters offer.
    pub filters: Filters,
    /// The document: blocks, groups of cards, and what is left out, in order.
    pub rows: Vec<Row>,
    /// The claims on which its quotes and notes bear.
    pub claims: Vec<Link>,
    /// The briefings that use it.
    pub briefings: Vec<Link>,
}

/// A sibling in the column of the document. Serialised as an object with the one key that is its name.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Row {
    /// A block of the document.
    Block(Block),
    /// Words of the document are left out here, by `publish`: about how many.
    LeftOut(usize),
    /// The cards of the passages that end above, in the order of the passages. No passage spans a group.
    Cards(Vec<Card>),
}

/// A block of the document.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// `headline`, `standfirst`, `heading`, `byline`, `caption`, `paragraph`, `item`, `quotation`, `preformatted`,
    /// `row`.
    pub kind: &'static str,
    /// A heading's level, 1 to 6; an item's depth, from 0; else 0.
    pub level: u8,
    /// An item of a numbered list.
    pub ordered: bool,
    /// Words of the block before these are left out.
    pub cut_before: bool,
    /// Words of the block behind these are left out.
    pub cut_after: bool,
    /// Its text, in order. The cells of a `row` are apart by a tab.
    pub segments: Vec<Segment>,
}

/// Where a source comes from.
#[derive(Debug, Clone, Serialize)]
pub struct Provenance {
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// Who published it.
    pub publisher: Option<Name>,
    /// `published`
    pub published: Option<When>,
    /// `updated`
    pub updated: Option<When>,
    /// `retrieved`
    pub retrieved: Option<When>,
    /// The original.
    pub url: Option<String>,
    /// Archived copies.
    pub archive: Vec<String>,
    /// Where it is when it's on paper.
    pub locator: Option<String>,
    /// What this capture is called.
    pub version: Option<String>,
    /// The capture that this one replaces.
    pub replaces: Option<Link>,
    /// Later captures.
    pub replaced_by: Vec<Link>,
    /// The sources that it passes on.
    pub carries: Vec<Link>,
    /// The sources that pass it on.
    pub carried_by: Vec<Link>,
    /// How good it is.
    pub grade: Option<Grade>,
    /// `license`
    pub license: Option<String>,
    /// `credit`
    pub credit: Option<String>,
    /// Lower-case hexadecimal SHA-256 of the file.
    pub sha256: Option<String>,
    /// The file's name below `seeds/`.
    pub file: String,
    /// `full`, `excerpts` or `metadata`.
    pub publish: &'static str,
    /// Per cent of the text's characters that are republished here, rounded up; furniture isn't counted.
    pub shown: u32,
}

/// A grade in the Admiralty system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// `B2`
    pub code: String,
    /// `usually reliable; probably true`
    pub words: String,
}

/// What the page's filters offer: only what is on the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Filters {
    /// `quote`, `note`, `entity`, with how many there are.
    pub kinds: Vec<KindFilter>,
    /// The speakers by first appearance. Beyond twelve, slots repeat.
    pub speakers: Vec<SpeakerFilter>,
}

/// A kind of annotation on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindFilter {
    /// `quote`, `note` or `entity`.
    pub key: &'static str,
    /// `Quotes`, `Notes`, `Names`.
    pub text: &'static str,
    /// How many.
    pub count: usize,
}

/// A speaker on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerFilter {
    /// The colour, 0 to 11.
    pub slot: u8,
    /// Who.
    pub name: Name,
    /// How many quotes.
    pub count: usize,
}
