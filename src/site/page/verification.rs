//! How quotations are verified, and the counts of this build.

use serde::Serialize;

use crate::anchor::Anchored;
use crate::anchor::fate::Fate;
use crate::anchor::outcome::{Found, Verdict};
use crate::ground::id::Family;
use crate::parse::prose::Quotation;
use crate::parse::record::Head;
use crate::site::here::Here;
use crate::site::index::{Index, found};

/// The page on verification.
#[derive(Debug, Clone, Serialize)]
pub struct Verification {
    /// What was verified.
    pub counts: Counts,
    /// `quotation-min-words`: shorter ones pass as scare quotes.
    pub min_words: u32,
    /// The quotation marks that count, each with its partner.
    pub marks: Vec<String>,
}

/// What was verified in this build. Only what is published is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Sources that are published.
    pub sources: usize,
    /// Quotes and notes with their passages in these.
    pub passages: Verdicts,
    /// Quotations in prose and in fields that readers see, that stand in a source.
    pub quotations: Verdicts,
    /// Passed: unsourced on purpose.
    pub unsourced: usize,
    /// Passed: too short to be looked for.
    pub short: usize,
    /// Passed: words of a quote's translation.
    pub translated: usize,
    /// Passed: titles of sources and briefings.
    pub titles: usize,
    /// Passed: in no source, where `site.md` lets that be no error.
    pub missing: usize,
}

/// Counts by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// All of them together.
    pub all: usize,
    /// Verbatim.
    pub exact: usize,
    /// Verbatim but for typography.
    pub typographic: usize,
    /// Verbatim but for a first letter or last mark.
    pub adjusted: usize,
    /// With marked omissions or changes.
    pub editorial: usize,
}

impl Verdicts {
    fn add(&mut self, found: &Found) {
        self.all += 1;
        match found.verdict {
            Verdict::Exact => self.exact += 1,
            Verdict::Typographic => self.typographic += 1,
            Verdict::Editorial if found.is_only_adjusted() => self.adjusted += 1,
            Verdict::Editorial => self.editorial += 1,
        }
    }
}

/// The page on verification.
pub(super) fn page(here: &Here<'_>) -> Verification {
    let settings = &here.draft().settings;
    let marks = settings.quotation_marks.iter();
    Verification {
        counts: here.site.counts.clone(),
        min_words: settings.quotation_min_words,
        marks: marks.map(|(open, close)| format!("{open}…{close}")).collect(),
    }
}

/// Counts what is published: passages by verdict, quotations in prose by what became of them.
pub(in crate::site) fn counts(anchored: &Anchored, index: &Index, drafts: bool) -> Counts {
    let draft = &anchored.draft;
    let mut counts = Counts { sources: index.of_family(Family::Source).len(), ..Counts::default() };
    let settings = &draft.settings;
    count(anchored, &mut counts, settings.prose.quotations.iter());
    count(anchored, &mut counts, settings.field_quotations.iter());
    for n in index.of_family(Family::Source) {
        let source = &draft.sources[*n as usize];
        head(anchored, &mut counts, &source.head);
        for at in index.of_source(*n as usize) {
            if let Some(found) = found(anchored, at) {
                counts.passages.add(found);
            }
            head(anchored, &mut counts, &source.records[at.record].head);
        }
    }
    for n in index.of_family(Family::Entity) {
        head(anchored, &mut counts, &draft.entities[*n as usize].head);
    }
    for n in index.of_family(Family::Claim) {
        head(anchored, &mut counts, &draft.claims[*n as usize].head);
    }
    for n in index.of_family(Family::Briefing) {
        let briefing = &draft.briefings[*n as usize];
        head(anchored, &mut counts, &briefing.head);
        let judgments = briefing.judgments.iter().map(|judgment| &judgment.head);
        let corrections = briefing.corrections.iter().map(|correction| &correction.head);
        for of_record in judgments.chain(corrections) {
            if !of_record.hidden && (drafts || !of_record.draft) {
                head(anchored, &mut counts, of_record);
            }
        }
        let body = briefing.body.iter().flat_map(|prose| &prose.quotations);
        count(anchored, &mut counts, body);
    }
    counts
}

fn head(anchored: &Anchored, counts: &mut Counts, head: &Head) {
    count(anchored, counts, head.prose.quotations.iter());
    count(anchored, counts, head.field_quotations.iter());
}

fn count<'a>(
    anchored: &Anchored,
    counts: &mut Counts,
    quotations: impl Iterator<Item = &'a Quotation>,
) {
    for quotation in quotations {
        match anchored.fate(quotation.span) {
            Some(
                Fate::InRecord { found, .. }
                | Fate::InSource { found, .. }
                | Fate::Paraphrase { found, .. },
            ) => counts.quotations.add(found),
            Some(Fate::Unsourced) => counts.unsourced += 1,
            Some(Fate::Short) => counts.short += 1,
            Some(Fate::Translated(_)) => counts.translated += 1,
            Some(Fate::Title) => counts.titles += 1,
            Some(Fate::Nowhere(_) | Fate::NotInTarget(_)) => counts.missing += 1,
            Some(Fate::Ambiguous(_)) | None => {}
        }
    }
}
