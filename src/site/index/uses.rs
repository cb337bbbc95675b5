//! What a briefing uses: its links, its quotations, and what its judgments rest on.

use rustc_hash::FxHashSet;

use crate::anchor::Anchored;
use crate::anchor::fate::Fate;
use crate::anchor::names::{Place, Target};
use crate::parse::prose::Prose;
use crate::parse::reference::Speaker;
use crate::site::index::{Index, published, quote};

/// What a briefing uses, by first use, each once: what its prose links or quotes, what its judgments rest on, what
/// its corrections link. Only what is on the site.
pub(in crate::site) fn of_briefing(
    anchored: &Anchored,
    index: &Index,
    briefing: usize,
) -> Vec<Target> {
    let spots = index.spots.get(briefing).map_or(&[][..], Vec::as_slice);
    let Some(briefing) = anchored.draft.briefings.get(briefing) else { return Vec::new() };
    let mut used = Vec::new();
    for judgment in &briefing.judgments {
        of_prose(anchored, &judgment.head.prose, &mut used);
        let basis = judgment.rests_on.iter();
        used.extend(basis.filter_map(|of| {
            anchored.names.look_up(of, Place::Prose).ok().map(|found| found.target)
        }));
    }
    for prose in &briefing.body {
        of_prose(anchored, prose, &mut used);
    }
    used.extend(spots.iter().map(|spot| Target::Entity(spot.entity)));
    for correction in &briefing.corrections {
        of_prose(anchored, &correction.head.prose, &mut used);
    }
    let mut seen = FxHashSet::default();
    used.retain(|target| published(index, *target) && seen.insert(*target));
    let speakers: Vec<Target> = used
        .iter()
        .filter_map(|target| match target {
            Target::Record(at) => quote(anchored, *at),
            _ => None,
        })
        .flat_map(|quote| &quote.speaker)
        .filter_map(|speaker| match speaker {
            Speaker::Id(reference) => anchored.names.entity(reference).map(Target::Entity),
            Speaker::Unnamed(_) => None,
        })
        .collect();
    let speakers = speakers.into_iter();
    used.extend(speakers.filter(|target| published(index, *target) && seen.insert(*target)));
    used
}

/// What prose links and quotes, in its order.
pub(in crate::site) fn of_prose(anchored: &Anchored, prose: &Prose, used: &mut Vec<Target>) {
    let links = prose.links.iter().filter_map(|link| {
        let target = anchored.names.look_up(&link.to, Place::Prose).ok()?.target;
        Some((link.span.start, target))
    });
    let quotations = prose.quotations.iter().filter_map(|quotation| {
        let target = match anchored.fate(quotation.span)? {
            Fate::InRecord { record, .. } | Fate::Paraphrase { record, .. } => {
                Target::Record(*record)
            }
            Fate::Translated(record) => Target::Record(*record),
            Fate::InSource { source, .. } => Target::Source(*source),
            _ => return None,
        };
        Some((quotation.span.start, target))
    });
    let mut all: Vec<(u32, Target)> = links.chain(quotations).collect();
    all.sort_by_key(|(start, _)| *start);
    used.extend(all.into_iter().map(|(_, target)| target));
}
