//! `Drafts`: where the words of drafts stand, and which checks can't stop a build there.

use crate::check::{Options, look::Look};
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::span::Span;
use crate::parse::record::Head;

/// Checks that hold words against a source. A draft is kept off the site, so its words go out to nobody: what is wrong
/// with them can wait, and whatever else is wrong with its file is told as everywhere.
const OF_WORDS: [&str; 17] = [
    "quote-not-found",
    "quote-altered",
    "quote-ambiguous",
    "context-not-there",
    "passage-in-furniture",
    "omitted-negation",
    "direct-outside-marks",
    "overlapping-speakers",
    "quote-inside-its-quoting",
    "unmarked-continuation",
    "words-not-in-source",
    "unsourced-quotation",
    "altered-quotation",
    "ambiguous-quotation",
    "paraphrase-quoted",
    "clipped-negation",
    "quotation-not-annotated",
];

/// Where the words of drafts stand: from a heading to the last of its passage and prose, by file and place.
#[derive(Debug, Default)]
pub(super) struct Drafts(Vec<Span>);

impl Drafts {
    /// Of a site that is built without its drafts; of one that is built with them there are none.
    pub(super) fn of(look: &Look<'_>) -> Drafts {
        let Options { drafts: true, .. } = look.options else { return Drafts(spans(look)) };
        Drafts::default()
    }

    /// Makes a warning of an error about the words of a draft.
    pub(super) fn soften(&self, diagnostic: &mut Diagnostic) {
        if diagnostic.severity == Severity::Error
            && OF_WORDS.contains(&diagnostic.code)
            && let At::Span(span) = diagnostic.at
            && self.hold(span)
        {
            diagnostic.severity = Severity::Warning;
            diagnostic.help.push("this is a draft: with `--drafts` it is an error".to_owned());
        }
    }

    fn hold(&self, at: Span) -> bool {
        let place = |span: &Span| (span.file, span.start);
        let behind = self.0.partition_point(|span| place(span) <= place(&at));
        let before = behind.checked_sub(1).and_then(|n| self.0.get(n));
        before.is_some_and(|span| span.file == at.file && at.start <= span.end)
    }
}

/// The places of all drafts: subjects with all that belongs to them, and records.
fn spans(look: &Look<'_>) -> Vec<Span> {
    let draft = look.draft();
    let mut spans = Vec::new();
    let mut add = |head: &Head, of_draft: bool, passage: Option<Span>| {
        if head.draft || of_draft {
            spans.push(whole(head, passage));
        }
    };
    for source in &draft.sources {
        add(&source.head, false, None);
        for record in &source.records {
            add(&record.head, source.head.draft, Some(record.passage.span));
        }
    }
    draft.entities.iter().for_each(|entity| add(&entity.head, false, None));
    draft.claims.iter().for_each(|claim| add(&claim.head, false, None));
    for briefing in &draft.briefings {
        let of_draft = briefing.head.draft;
        add(&briefing.head, false, None);
        briefing.judgments.iter().for_each(|one| add(&one.head, of_draft, None));
        briefing.corrections.iter().for_each(|one| add(&one.head, of_draft, None));
    }
    for briefing in draft.briefings.iter().filter(|briefing| briefing.head.draft) {
        spans.extend(briefing.body.iter().filter_map(|prose| prose.span));
    }
    spans.sort_by_key(|span| (span.file, span.start));
    spans
}

/// From a heading to the last words below it.
fn whole(head: &Head, passage: Option<Span>) -> Span {
    let fields = head.field_quotations.iter().map(|quotation| quotation.span);
    let below = fields.chain(passage).chain(head.prose.span);
    let end = below.map(|span| span.end).max().unwrap_or(head.span.end);
    Span { end: end.max(head.span.end), ..head.span }
}
