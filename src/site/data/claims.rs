//! A claim as files for machines give it, with its positions.

use std::collections::BTreeSet;

use serde::Serialize;

use super::dated::Dated;
use super::party::Party;
use super::quotes::Page;
use crate::ground::id::Family;
use crate::parse::record::RecordKind;
use crate::parse::record::claim::Position as Written;
use crate::site::here::Here;
use crate::site::index::order::by_time;
use crate::site::wording;

/// A claim.
#[derive(Debug, Clone, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// `text`
    pub text: String,
    /// `open`, `disputed` and the like; none where none is given.
    pub status: Option<&'static str>,
    /// `as-of`
    pub as_of: Option<Dated>,
    /// Whom or what it is about.
    pub about: Vec<Party>,
    /// Its topics.
    pub topics: Vec<String>,
    /// `because`
    pub because: Option<String>,
    /// What isn't known.
    pub gaps: Vec<String>,
    /// What was said on it, by date.
    pub positions: Vec<Position>,
    /// All positions come from this one source, by id; none where they don't, and where there are fewer than two.
    pub single_origin: Option<String>,
    /// Claims that can't be true together with it, by id.
    pub conflicts_with: Vec<String>,
    /// Claims that it depends on, by id.
    pub depends_on: Vec<String>,
    /// The briefings that use it.
    pub briefings: Vec<Page>,
}

/// What a quote or note says on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// `asserts`, `implies`, `denies`, `qualifies`, `relays`, `declines` or `retracts`.
    pub stance: &'static str,
    /// The quote or note, by id.
    pub id: String,
    /// Its passage.
    pub url: String,
    /// `quote` or `note`.
    pub kind: &'static str,
    /// Who speaks; empty for a note.
    pub speakers: String,
    /// The remark in brackets.
    pub remark: Option<String>,
}

impl Here<'_> {
    /// A claim that is on the site.
    pub(super) fn claim_record(&self, n: usize) -> Option<Claim> {
        let claim = self.draft().claims.get(n)?;
        let (index, names) = (self.index(), &self.anchored().names);
        let of = |all: &[u32]| -> Vec<String> {
            let claims = all.iter().filter(|n| index.has(Family::Claim, **n as usize));
            let claims = claims.filter_map(|n| self.draft().claims.get(*n as usize));
            claims.map(|claim| claim.id.to_string()).collect()
        };
        let depends: Vec<u32> =
            claim.depends_on.iter().filter_map(|of| names.claim(of)).map(|n| n as u32).collect();
        let mut positions: Vec<_> = claim
            .positions
            .iter()
            .filter_map(|position| Some((names.record(None, &position.of)?, position)))
            .filter(|(at, _)| index.has_record(*at))
            .collect();
        positions.sort_by_cached_key(|(at, _)| by_time(self.anchored(), *at));
        let sources: BTreeSet<usize> = positions.iter().map(|(at, _)| at.source).collect();
        let origins: BTreeSet<usize> = sources.iter().flat_map(|n| self.origins(*n)).collect();
        let only = origins.first().filter(|_| origins.len() == 1 && positions.len() > 1);
        let only = only.filter(|n| index.has(Family::Source, **n));
        let only = only.and_then(|n| self.draft().sources.get(*n));
        let position = |(at, position): &(_, &Written)| {
            let record = self.record(*at)?;
            Some(Position {
                stance: wording::stance(position.stance),
                id: self.reference(*at),
                url: self.passage(*at),
                kind: if matches!(record.what, RecordKind::Quote(_)) { "quote" } else { "note" },
                speakers: self.speaker_names(*at),
                remark: position.remark.as_ref().map(|remark| remark.to_string()),
            })
        };
        let briefings = index.briefings_of[Family::Claim as usize].of(n);
        Some(Claim {
            id: claim.id.to_string(),
            url: self.numbered(Family::Claim, &[n as u32]).pop()?.href,
            text: claim.text.to_string(),
            status: claim.status.map(|status| wording::status(status).0),
            as_of: claim.as_of.as_ref().map(Dated::new),
            about: self.parties(&claim.about),
            topics: claim.topics.iter().map(|topic| topic.to_string()).collect(),
            because: claim.because.as_ref().map(|words| words.to_string()),
            gaps: claim.gap.iter().map(|gap| gap.to_string()).collect(),
            positions: positions.iter().filter_map(position).collect(),
            single_origin: only.map(|source| source.id.to_string()),
            conflicts_with: of(index.conflicts.of(n)),
            depends_on: of(&depends),
            briefings: briefings.iter().filter_map(|n| self.briefing_page(*n as usize)).collect(),
        })
    }
}
