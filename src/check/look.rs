//! `Look`: what checks look at, with the questions that many of them ask.

use std::ops::Range;

use crate::anchor::Anchored;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::{Place, Unresolved};
use crate::anchor::outcome::Outcome;
use crate::check::{Addresses, Options};
use crate::ground::address::Address;
use crate::ground::diagnostic::Diagnostic;
use crate::ground::files::FileId;
use crate::ground::span::{Span, Words};
use crate::parse::Draft;
use crate::parse::fault::{Fault, What};
use crate::parse::record::{Part, Record, RecordKind, Source};
use crate::parse::reference;
use crate::parse::source::SourceText;

/// The longest piece of a document that a message repeats, in characters.
const LONGEST: usize = 200;

/// What checks look at.
#[derive(Debug)]
pub struct Look<'a> {
    /// The site.
    pub anchored: &'a Anchored,
    /// What was asked for.
    pub options: &'a Options,
    /// Which addresses the site will have.
    pub addresses: Addresses,
    /// The theme's assets, where its templates compile.
    pub assets: &'a [Address],
    /// What is wrong with the site's own templates.
    pub broken_templates: &'a [Diagnostic],
}

/// A record, its source, and what became of its passage.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// Which.
    pub at: RecordAt,
    /// Its source.
    pub source: &'a Source,
    /// The record.
    pub record: &'a Record,
    /// What became of its passage.
    pub outcome: &'a Outcome,
    /// The source's text.
    pub text: &'a SourceText,
}

impl<'a> Look<'a> {
    /// What was written.
    pub fn draft(&self) -> &'a Draft {
        &self.anchored.draft
    }

    /// What is wrong with the files, each fault's place with what it is.
    pub fn faults(&self) -> impl Iterator<Item = (Span, &'a What)> {
        self.draft().faults.iter().map(|Fault { span, what }| (*span, what))
    }

    /// Whether an id is somebody's or something's: a subject's, or that of a record behind its source's.
    pub fn is_known(&self, id: &str) -> bool {
        let reference = reference::read(&Words::new(id, FileId(0), 0));
        reference.is_some_and(|reference| {
            !matches!(
                self.anchored.names.look_up(&reference, Place::Prose),
                Err(Unresolved::Unknown { .. } | Unresolved::UnknownRecord { .. })
            )
        })
    }

    /// Every record of every source whose text could be read.
    pub fn records(&self) -> impl Iterator<Item = Looked<'a>> {
        let anchored = self.anchored;
        anchored.draft.sources.iter().zip(&anchored.sources).enumerate().flat_map(
            move |(source_at, (source, placed))| {
                let text = anchored.text(source_at);
                source.records.iter().zip(&placed.outcomes).enumerate().filter_map(
                    move |(record_at, (record, outcome))| {
                        let at = RecordAt { source: source_at, record: record_at };
                        Some(Looked { at, source, record, outcome, text: text? })
                    },
                )
            },
        )
    }

    /// Every record of every source, with what became of its passage.
    pub fn records_of_every_source(
        &self,
    ) -> impl Iterator<Item = (&'a Record, Option<&'a Outcome>)> {
        let anchored = self.anchored;
        anchored.draft.sources.iter().enumerate().flat_map(move |(number, source)| {
            let outcomes = anchored.sources.get(number).map_or(&[][..], |placed| &placed.outcomes);
            let records = source.records.iter().enumerate();
            records.map(move |(number, record)| (record, outcomes.get(number)))
        })
    }

    /// A source's id.
    pub fn id(&self, source: usize) -> &'a str {
        self.draft().sources.get(source).map_or("", |source| source.id.as_str())
    }

    /// A record, where there is such a one.
    pub fn record(&self, at: RecordAt) -> Option<&'a Record> {
        self.draft().sources.get(at.source)?.records.get(at.record)
    }

    /// A record as a writer would name it: `nbc-letter#timing`; `nbc-letter#headline` where it has no id.
    pub fn name(&self, at: RecordAt) -> String {
        match (self.draft().sources.get(at.source), self.record(at)) {
            (Some(source), Some(record)) => self.record_name(source, record),
            _ => String::new(),
        }
    }

    /// As [`Look::name`], of a record in hand.
    pub fn record_name(&self, source: &Source, record: &Record) -> String {
        let record = record.id.as_ref().map_or_else(|| kind(&record.what), |id| id.as_str());
        format!("{}#{record}", source.id)
    }

    /// Where bytes of a source's canonical text stand in its file; none where that is no UTF-8, and can't be shown.
    pub fn in_seed(&self, source: usize, range: &Range<u32>) -> Option<Span> {
        let seed = self.draft().seeds.get(self.anchored.sources.get(source)?.seed?)?;
        self.draft().files.get(seed.file).text()?;
        let map = &seed.text.as_ref().ok()?.map;
        let start = map.file_offset(range.start);
        // The last byte, and one more: behind a run's last byte the next run may begin far away.
        let end = map.file_offset(range.end.saturating_sub(1).max(range.start)).saturating_add(1);
        let end = if range.is_empty() { start } else { end.max(start) };
        Some(Span { file: seed.file, start, end })
    }

    /// Whether a quotation in prose is a block quotation, without marks of its own.
    pub fn is_block(&self, span: Span) -> bool {
        self.draft().files.slice(span).trim_start().starts_with('>')
    }

    /// The words at a place of a content file, without the quotation marks around them.
    pub fn unquoted(&self, span: Span) -> &'a str {
        self.draft().files.slice(span).trim_matches(|c: char| "“”\"„«»‘’'".contains(c))
    }

    /// Words of a source in one line, cut where they are long.
    pub fn words(&self, source: usize, range: &Range<u32>) -> String {
        let text = self.anchored.text(source).map_or("", |text| &text.text);
        one_line(text.get(range.start as usize..range.end as usize).unwrap_or(""))
    }
}

/// Text in one line, runs of white space as one space, cut where it is longer than a message bears.
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if length > 0 {
            if length + long >= LONGEST {
                line.push_str(" …");
                return line;
            }
            line.push(' ');
        } else if long > LONGEST {
            line.extend(word.chars().take(LONGEST));
            line.push('…');
            return line;
        }
        line.push_str(word);
        length += long + 1;
    }
    line
}

/// A word behind its article, `a` or `A`: `an event`.
pub fn article(a: &str, word: &str) -> String {
    let n = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "n" } else { "" };
    format!("{a}{n} {word}")
}

/// The word for a record in a heading: `quote`, `note`, `mention`, `headline`, ….
pub fn kind(what: &RecordKind) -> &'static str {
    match what {
        RecordKind::Quote(_) => "quote",
        RecordKind::Note(_) => "note",
        RecordKind::Mention(_) => "mention",
        RecordKind::Part(Part::Headline) => "headline",
        RecordKind::Part(Part::Standfirst) => "standfirst",
        RecordKind::Part(Part::Heading) => "heading",
        RecordKind::Part(Part::Byline) => "byline",
        RecordKind::Part(Part::Caption) => "caption",
        RecordKind::Part(Part::Furniture) => "furniture",
    }
}

/// From the first to the last of a passage's words in the content file.
pub fn passage(record: &Record) -> Span {
    let whole = record.passage.span;
    let start = record.passage.pieces.first().map_or(whole.start, |piece| piece.span.start);
    let end = record.passage.pieces.last().map_or(whole.end, |piece| piece.span.end);
    Span { file: whole.file, start, end: end.max(start) }
}
