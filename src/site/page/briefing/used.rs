//! What a briefing uses → its lists: sources, names, and what isn't known about its claims.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::anchor::names::Target;
use crate::parse::record::Briefing as Written;
use crate::site::here::Here;
use crate::site::index::quote;
use crate::site::link::Link;
use crate::site::page::source::Grade;
use crate::site::source_line::SourceLine;
use crate::site::wording;

/// A source that a briefing uses.
#[derive(Debug, Clone, Serialize)]
pub struct Used {
    /// The source.
    pub source: Arc<SourceLine>,
    /// How good it is.
    pub grade: Option<Grade>,
    /// How many of its quotes the page uses.
    pub quotes: usize,
    /// How many of its notes.
    pub notes: usize,
    /// The other sources used on the page that share an origin with it; at most twelve.
    pub shares_origin_with: Vec<Link>,
}

/// Those of one kind who are named.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    /// `People`, `Places`.
    pub kinds: &'static str,
    /// By sort-name.
    pub links: Vec<Link>,
}

/// What isn't known about a claim.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimGaps {
    /// The claim.
    pub claim: Link,
    /// What isn't known.
    pub gaps: Vec<String>,
}

/// So many other sources of one origin are named.
const MOST_OTHERS: usize = 12;

/// The sources used, by first use, with what shares an origin.
pub(super) fn sources(here: &Here<'_>, used: &[Target]) -> Vec<Used> {
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    let mut sources: Vec<(usize, usize, usize)> = Vec::new();
    for target in used {
        let (source, quotes, notes) = match target {
            Target::Record(at) if quote(here.anchored(), *at).is_some() => (at.source, 1, 0),
            Target::Record(at) => (at.source, 0, 1),
            Target::Source(n) => (*n, 0, 0),
            _ => continue,
        };
        let at = *place.entry(source).or_insert_with(|| {
            sources.push((source, 0, 0));
            sources.len() - 1
        });
        sources[at].1 += quotes;
        sources[at].2 += notes;
    }
    let mut origins: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (source, ..) in &sources {
        for origin in here.origins(*source) {
            origins.entry(origin).or_default().push(*source);
        }
    }
    let used = sources.iter().filter_map(|(source, quotes, notes)| {
        let others = here.origins(*source);
        let others = others.iter().filter_map(|origin| origins.get(origin)).flatten();
        let others = others.filter(|other| *other != source).take(MOST_OTHERS);
        let others: BTreeSet<usize> = others.copied().collect();
        Some(Used {
            source: here.source_line(*source)?,
            grade: here.draft().sources.get(*source)?.grade.map(Grade::from),
            quotes: *quotes,
            notes: *notes,
            shares_origin_with: others
                .into_iter()
                .filter_map(|other| here.link(Target::Source(other)))
                .collect(),
        })
    });
    used.collect()
}

/// The entities used, by kind and sort-name.
pub(super) fn named(here: &Here<'_>, used: &[Target]) -> Vec<Named> {
    let mut entities: Vec<usize> = used
        .iter()
        .filter_map(|target| match target {
            Target::Entity(n) => Some(*n),
            _ => None,
        })
        .collect();
    entities.sort_by_key(|n| here.index().order.rank.get(*n).copied());
    let mut groups: Vec<Named> = Vec::new();
    for n in entities {
        let (Some(entity), Some(link)) =
            (here.draft().entities.get(n), here.link(Target::Entity(n)))
        else {
            continue;
        };
        let kinds = wording::entity_kinds(entity.kind);
        match groups.last_mut().filter(|group| group.kinds == kinds) {
            Some(group) => group.links.push(link),
            None => groups.push(Named { kinds, links: vec![link] }),
        }
    }
    groups
}

/// What isn't known about the claims that a briefing uses, each once, and nothing that the briefing says itself.
pub(super) fn claim_gaps(here: &Here<'_>, briefing: &Written, used: &[Target]) -> Vec<ClaimGaps> {
    let mut seen: FxHashSet<&str> = briefing.gap.iter().map(|gap| gap.as_str()).collect();
    let mut all = Vec::new();
    for target in used {
        let Target::Claim(n) = target else { continue };
        let Some(written) = here.draft().claims.get(*n) else { continue };
        let new = written.gap.iter().filter(|gap| seen.insert(gap.as_str()));
        let gaps: Vec<String> = new.map(|gap| gap.to_string()).collect();
        if let Some(claim) = here.link(*target).filter(|_| !gaps.is_empty()) {
            all.push(ClaimGaps { claim, gaps });
        }
    }
    all
}
