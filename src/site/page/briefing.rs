//! A briefing's page.

mod used;

use serde::Serialize;

use crate::anchor::names::{Place, Target};
use crate::ground::span::Words;
use crate::parse::record::{Correction as Corrected, Judgment as Judged};
use crate::site::here::Here;
use crate::site::index::uses;
use crate::site::link::{Link, Name};
use crate::site::prose::Prose;
use crate::site::reading::Reading;
use crate::site::search::plain::first_sentence;
use crate::site::when::When;
use crate::site::wording::{self, count};
use used::{ClaimGaps, Named, Used};

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
    /// Who and what is named, by kind.
    pub named: Vec<Named>,
    /// The claims that it links, embeds or rests on, by id.
    pub claims: Vec<Link>,
    /// What isn't known.
    pub gaps: Vec<String>,
    /// What isn't known about the claims that it uses, and isn't said already.
    pub claim_gaps: Vec<ClaimGaps>,
    /// Its corrections, newest first.
    pub corrections: Vec<Correction>,
    /// `All 12 quotations on this page were checked against 3 sources when this site was built.`, or how many were, and
    /// what the others are; empty where there is none.
    pub checked: String,
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
    pub rests_on: Vec<Basis>,
}

/// What a judgment rests on.
#[derive(Debug, Clone, Serialize)]
pub struct Basis {
    /// The claim, quote, note or source.
    pub link: Link,
    /// The key of a claim's status, `disputed`: nobody holds a claim to be so because a judgment rests on what is said
    /// about it. Empty for all else.
    pub status: &'static str,
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
    /// What it concerns.
    pub affects: Vec<Link>,
    /// The first sentence on it; empty where there is none.
    pub told: String,
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

/// A briefing's page.
pub(super) fn page(here: &Here<'_>, n: usize) -> Option<Briefing> {
    let briefing = here.draft().briefings.get(n)?;
    let mut reading = Reading::numbered();
    reading.count_all(here, &briefing.head.field_quotations);
    let judgments: Vec<Judgment> = briefing
        .judgments
        .iter()
        .filter(|judged| here.index().is_open(&judged.head))
        .map(|judged| judgment(here, &mut reading, judged))
        .collect();
    let spots = here.index().spots.get(n).map_or(&[][..], Vec::as_slice);
    let body = briefing.body.iter();
    let body = body.filter_map(|prose| reading.prose_with(here, prose, spots, 1)).collect();
    let mut corrected: Vec<&Corrected> =
        briefing.corrections.iter().filter(|one| here.index().is_open(&one.head)).collect();
    corrected.sort_by_key(|corrected| std::cmp::Reverse(corrected.date.first));
    let corrections: Vec<Correction> =
        corrected.iter().map(|corrected| correction(here, &mut reading, n, corrected)).collect();
    let changes = corrections.iter().map(Change::of).collect();
    let targets = uses::of_briefing(here.anchored(), here.index(), n);
    let words = |words: &Option<Words>| words.as_ref().map(|words| words.to_string());
    let license = briefing.license.as_ref().or(here.draft().settings.license.as_ref());
    Some(Briefing {
        id: briefing.id.to_string(),
        title: briefing.title.to_string(),
        date: When::new(&briefing.date),
        as_of: briefing.as_of.as_ref().map(When::new),
        authors: briefing.author.iter().map(|named| here.somebody(named)).collect(),
        reviewed_by: briefing.reviewed_by.iter().map(|named| here.somebody(named)).collect(),
        question: words(&briefing.question),
        summary: words(&briefing.summary),
        topics: briefing.topics.iter().map(|topic| here.topic(topic)).collect(),
        license: license.map(|license| license.to_string()),
        changes,
        judgments,
        body,
        sources: used::sources(here, &targets),
        named: used::named(here, &targets),
        claims: targets
            .iter()
            .filter(|target| matches!(target, Target::Claim(_)))
            .filter_map(|target| here.link(*target))
            .collect(),
        gaps: briefing.gap.iter().map(|gap| gap.to_string()).collect(),
        claim_gaps: used::claim_gaps(here, briefing, &targets),
        corrections,
        checked: checked(&reading),
    })
}

fn judgment(here: &Here<'_>, reading: &mut Reading, judged: &Judged) -> Judgment {
    reading.count_all(here, &judged.head.field_quotations);
    let (likelihood, likelihood_sentence) =
        judged.likelihood.map_or(("", String::new()), wording::likelihood);
    let (confidence, confidence_sentence) =
        judged.confidence.map_or(("", String::new()), wording::confidence);
    let target =
        |of: &_| here.anchored().names.look_up(of, Place::Prose).ok().map(|found| found.target);
    Judgment {
        id: judged.id.to_string(),
        old_ids: judged.head.was.iter().map(|was| was.to_string()).collect(),
        prose: reading.prose(here, &judged.head.prose, 3).map(|prose| match judged.likelihood {
            Some(likelihood) => prose.headed(wording::likelihood_word(likelihood)),
            None => prose,
        }),
        likelihood,
        likelihood_sentence,
        confidence,
        confidence_sentence,
        because: judged.because.as_ref().map(|words| words.to_string()),
        rests_on: judged
            .rests_on
            .iter()
            .filter_map(target)
            .filter_map(|target| basis(here, target))
            .collect(),
    }
}

fn basis(here: &Here<'_>, target: Target) -> Option<Basis> {
    let status = match target {
        Target::Claim(n) => {
            here.draft().claims.get(n)?.status.map_or("", |of| wording::status(of).0)
        }
        _ => "",
    };
    Some(Basis { link: here.link(target)?, status })
}

impl Change {
    fn of(correction: &Correction) -> Change {
        Change {
            date: correction.date.clone(),
            kind: correction.kind,
            href: format!("#{}", correction.id),
            affects: correction.affects.clone(),
            told: correction.prose.as_ref().map_or(String::new(), first_sentence),
        }
    }
}

/// A correction of a briefing.
pub(in crate::site) fn correction(
    here: &Here<'_>,
    reading: &mut Reading,
    briefing: usize,
    corrected: &Corrected,
) -> Correction {
    reading.count_all(here, &corrected.head.field_quotations);
    let target = |of: &_| {
        let found = here.anchored().names.look_up(of, Place::OfBriefing(briefing));
        found.ok().map(|found| found.target)
    };
    Correction {
        id: corrected.id.to_string(),
        old_ids: corrected.head.was.iter().map(|was| was.to_string()).collect(),
        date: When::new(&corrected.date),
        kind: wording::correction(corrected.kind),
        affects: here.links(&corrected.affects, target),
        old: corrected.old.as_ref().map(|words| words.to_string()),
        new: corrected.new.as_ref().map(|words| words.to_string()),
        prose: reading.prose(here, &corrected.head.prose, 3),
    }
}

/// One true sentence on what was checked.
fn checked(reading: &Reading) -> String {
    let exceptions: Vec<String> = [
        (reading.short, "is too short to be looked for", "are too short to be looked for"),
        (reading.unsourced, "is unsourced on purpose", "are unsourced on purpose"),
        (reading.translated, "is an editor’s translation", "are editors’ translations"),
        (reading.missing, "was found in no source", "were found in no source"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }))
    .collect();
    let quotations = match (reading.quotations(), exceptions.is_empty()) {
        (0, true) => return String::new(),
        (0, false) => "No quotation on this page was checked".to_owned(),
        (1, true) => "The one quotation on this page was checked".to_owned(),
        (1, false) => "1 quotation on this page was checked".to_owned(),
        (all, true) => format!("All {all} quotations on this page were checked"),
        (some, false) => format!("{some} quotations on this page were checked"),
    };
    let against = match reading.sources.len() {
        0 => String::new(),
        sources => format!(" against {}", count(sources, "source", "sources")),
    };
    let exceptions = exceptions.iter().map(|one| format!("; {one}")).collect::<String>();
    format!("{quotations}{against} when this site was built{exceptions}.")
}
