//! A claim's page.

use serde::Serialize;

use crate::anchor::names::Target;
use crate::ground::id::Family;
use crate::site::here::Here;
use crate::site::link::{Link, Name};
use crate::site::prose::Prose;
use crate::site::reading::Reading;
use crate::site::table::Table;

/// A claim's page.
#[derive(Debug, Clone, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// The claim, its status and its positions.
    pub table: Table,
    /// `because`
    pub because: Option<String>,
    /// What isn't known.
    pub gaps: Vec<String>,
    /// Whom or what it is about.
    pub about: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// The discussion.
    pub prose: Option<Prose>,
    /// Claims that can't be true together with it.
    pub conflicts_with: Vec<Link>,
    /// Claims that it depends on.
    pub depends_on: Vec<Link>,
    /// Claims that depend on it.
    pub needed_by: Vec<Link>,
    /// The briefings that use it.
    pub briefings: Vec<Link>,
}

/// A claim's page.
pub(super) fn page(here: &Here<'_>, n: usize) -> Option<Claim> {
    let claim = here.draft().claims.get(n)?;
    let index = here.index();
    let of_claim = |of: &_| here.anchored().names.claim(of).map(Target::Claim);
    Some(Claim {
        id: claim.id.to_string(),
        table: here.table(n, |_| {})?,
        because: claim.because.as_ref().map(|words| words.to_string()),
        gaps: claim.gap.iter().map(|gap| gap.to_string()).collect(),
        about: here.entities(&claim.about),
        topics: claim.topics.iter().map(|topic| here.topic(topic)).collect(),
        prose: Reading::numbered().prose(here, &claim.head.prose, 2),
        conflicts_with: here.numbered(Family::Claim, index.conflicts.of(n)),
        depends_on: here.links(&claim.depends_on, of_claim),
        needed_by: here.numbered(Family::Claim, index.needed_by.of(n)),
        briefings: here
            .numbered(Family::Briefing, index.briefings_of[Family::Claim as usize].of(n)),
    })
}
