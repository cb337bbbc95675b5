//! `# source`: a document of evidence.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::fault::Fault;
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::record::{Head, Record, head};
use crate::parse::reference::{Named, Reference};

pub use crate::parse::record::alias::DocumentAlias;

/// `# source`
pub const SOURCE: Kind = Kind {
    name: "source",
    level: 1,
    id: true,
    passage: false,
    pairs: false,
    fields: &[
        one("file").required(),
        one("title").required().shown(),
        one("kind").required(),
        many("author").shown(),
        one("publisher").shown(),
        one("language"),
        one("published"),
        one("updated"),
        one("retrieved"),
        one("url"),
        many("archive"),
        one("locator").shown(),
        one("version").shown(),
        one("replaces"),
        many("carries"),
        one("grade"),
        one("publish"),
        one("license").shown(),
        one("credit").shown(),
        one("style"),
        one("encoding"),
        one("sha256"),
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

/// A document of evidence, and the records about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Words,
    /// What every subject has.
    pub head: Head,
    /// `file`, below `seeds/`; empty where it is missing, which is a fault.
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

/// The values of `publish`.
pub const PUBLISH: [(&str, Publish); 3] =
    [("full", Publish::Full), ("excerpts", Publish::Excerpts), ("metadata", Publish::Metadata)];

/// Reads a source; its aliases and records are added by the caller. None where its heading has no id.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Source> {
    let id = page.words(heading.id.as_ref()?);
    let mut fields = Fields::new(page, section, &SOURCE, faults);
    Some(Source {
        id,
        head: head::read(page, section, &mut fields),
        file: file(&mut fields),
        title: fields.required("title"),
        kind: fields.choice("kind", &KINDS.map(|kind| (kind, kind))).unwrap_or("other"),
        author: fields.all_named("author"),
        publisher: fields.named("publisher"),
        language: fields.language("language"),
        published: fields.date("published"),
        updated: fields.date("updated"),
        retrieved: fields.date("retrieved"),
        url: fields.url("url"),
        archive: fields.urls("archive"),
        locator: fields.one("locator"),
        version: fields.one("version"),
        replaces: fields.reference("replaces"),
        carries: fields.references("carries"),
        grade: grade(&mut fields),
        publish: fields.choice("publish", &PUBLISH),
        license: fields.one("license"),
        credit: fields.one("credit"),
        parentheses_as_brackets: fields.choice("style", &[("ap", true)]).unwrap_or(false),
        encoding: encoding(&mut fields),
        sha256: sha256(&mut fields),
        aliases: Vec::new(),
        records: Vec::new(),
    })
}

/// A path below `seeds/`: no `..`, no `/` first, no `\\`.
fn file(fields: &mut Fields<'_>) -> Words {
    let words = fields.required("file");
    let odd = |part: &str| matches!(part, "" | "." | "..");
    if !words.is_empty() && (words.split('/').any(odd) || words.contains('\\')) {
        fields.bad("file", &words, "the path of a file below seeds/, as `letter.txt`");
    }
    words
}

fn grade(fields: &mut Fields<'_>) -> Option<Grade> {
    let words = fields.one("grade")?;
    let mut chars = words.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(reliability @ 'A'..='F'), Some(credibility @ '1'..='6'), None) => {
            Some(Grade { reliability, credibility: credibility as u8 - b'0' })
        }
        _ => {
            fields.bad("grade", &words, "a letter from A to F and a digit from 1 to 6, as `B2`");
            None
        }
    }
}

fn encoding(fields: &mut Fields<'_>) -> Option<Words> {
    let words = fields.one("encoding")?;
    if encoding_rs::Encoding::for_label(words.as_bytes()).is_none() {
        fields.bad("encoding", &words, "the name of an encoding, as `windows-1252`");
        return None;
    }
    Some(words)
}

fn sha256(fields: &mut Fields<'_>) -> Option<Words> {
    let words = fields.one("sha256")?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if words.len() != 64 || !words.bytes().all(hex) {
        fields.bad("sha256", &words, "64 hexadecimal digits in lower case");
        return None;
    }
    Some(words)
}
