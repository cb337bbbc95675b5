//! A briefing's page.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

use serde::Serialize;

use crate::anchor::names::{Place, Target};
use crate::ground::span::Words;
use crate::parse::record::{Briefing as Written, Correction as Corrected, Judgment as Judged};
use crate::site::here::Here;
use crate::site::index::uses;
use crate::site::link::{Link, Name};
use crate::site::page::source::Grade;
use crate::site::prose::Prose;
use crate::site::reading::Reading;
use crate::site::source_line::SourceLine;
use crate::site::when::When;
use crate::site::wording::{self, count};

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
    pub source: Arc<SourceLine>,
    /// How good it is.
    pub grade: Option<Grade>,
    /// How many of its quotes and notes the page uses.
    pub quotes: usize,
    /// The other sources used on the page that share an origin with it; at most twelve.
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

/// So many other sources of one origin are named.
const MOST_OTHERS: usize = 12;

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
    let changes = corrected.iter().map(|corrected| Change {
        date: When::new(&corrected.date),
        kind: wording::correction(corrected.kind),
        href: format!("#{}", corrected.id.as_str()),
    });
    let changes = changes.collect();
    let corrections =
        corrected.iter().map(|corrected| correction(here, &mut reading, n, corrected)).collect();
    let used = uses::of_briefing(here.anchored(), here.index(), n);
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
        sources: sources(here, &used),
        named: named(here, &used),
        claims: used
            .iter()
            .filter(|target| matches!(target, Target::Claim(_)))
            .filter_map(|target| here.link(*target))
            .collect(),
        gaps: gaps(here, briefing, &used),
        corrections,
        checked: checked(&reading),
        unsourced: reading.unsourced,
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
        prose: reading.prose(here, &judged.head.prose, 3),
        likelihood,
        likelihood_sentence,
        confidence,
        confidence_sentence,
        because: judged.because.as_ref().map(|words| words.to_string()),
        rests_on: here.links(&judged.rests_on, target),
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

/// The sources used, by first use, with what shares an origin.
fn sources(here: &Here<'_>, used: &[Target]) -> Vec<Used> {
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    let mut sources: Vec<(usize, usize)> = Vec::new();
    for target in used {
        let (source, quotes) = match target {
            Target::Record(at) => (at.source, 1),
            Target::Source(n) => (*n, 0),
            _ => continue,
        };
        let at = *place.entry(source).or_insert_with(|| {
            sources.push((source, 0));
            sources.len() - 1
        });
        sources[at].1 += quotes;
    }
    let mut origins: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (source, _) in &sources {
        for origin in here.origins(*source) {
            origins.entry(origin).or_default().push(*source);
        }
    }
    let used = sources.iter().filter_map(|(source, quotes)| {
        let others = here.origins(*source);
        let others = others.iter().filter_map(|origin| origins.get(origin)).flatten();
        let others = others.filter(|other| *other != source).take(MOST_OTHERS);
        let others: BTreeSet<usize> = others.copied().collect();
        Some(Used {
            source: here.source_line(*source)?,
            grade: here.draft().sources.get(*source)?.grade.map(Grade::from),
            quotes: *quotes,
            shares_origin_with: others
                .into_iter()
                .filter_map(|other| here.link(Target::Source(other)))
                .collect(),
        })
    });
    used.collect()
}

/// The entities used, by name.
fn named(here: &Here<'_>, used: &[Target]) -> Vec<Link> {
    let mut entities: Vec<usize> = used
        .iter()
        .filter_map(|target| match target {
            Target::Entity(n) => Some(*n),
            _ => None,
        })
        .collect();
    entities.sort_by_key(|n| here.index().order.rank.get(*n).copied());
    entities.into_iter().filter_map(|n| here.link(Target::Entity(n))).collect()
}

/// What isn't known: the briefing's own gaps, then those of the claims that it uses.
fn gaps(here: &Here<'_>, briefing: &Written, used: &[Target]) -> Vec<String> {
    let claims = used.iter().filter_map(|target| match target {
        Target::Claim(n) => here.draft().claims.get(*n),
        _ => None,
    });
    let mut seen = FxHashSet::default();
    briefing
        .gap
        .iter()
        .chain(claims.flat_map(|claim| &claim.gap))
        .filter(|gap| seen.insert(gap.as_str()))
        .map(|gap| gap.to_string())
        .collect()
}

/// One true sentence on what was checked.
fn checked(reading: &Reading) -> String {
    let (quotations, sources) = (reading.quotations(), reading.sources.len());
    if quotations == 0 {
        return String::new();
    }
    let sources = count(sources, "source", "sources");
    let exceptions: Vec<String> = [
        (
            reading.unsourced,
            "stands without a source on purpose",
            "stand without a source on purpose",
        ),
        (reading.translated, "is an editor’s translation", "are an editor’s translations"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }))
    .collect();
    let when = "when this site was built";
    match (quotations, exceptions.is_empty()) {
        (1, true) => {
            format!("The one quotation on this page was checked against {sources} {when}.")
        }
        (_, true) => {
            format!(
                "All {quotations} quotations on this page were checked against {sources} {when}."
            )
        }
        (_, false) => {
            let were = if quotations == 1 {
                "quotation on this page was"
            } else {
                "quotations on this page were"
            };
            let exceptions = exceptions.join("; ");
            format!("{quotations} {were} checked against {sources} {when}; {exceptions}.")
        }
    }
}
