//! A claim's page.

use serde::Serialize;

use crate::anchor::names::Target;
use crate::ground::id::Family;
use crate::site::growing::part;
use crate::site::here::Here;
use crate::site::link::{Link, Name};
use crate::site::paging::Paging;
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
    /// Claims that can't be true together with it, the first 200.
    pub conflicts_with: Vec<Link>,
    /// Claims that it depends on.
    pub depends_on: Vec<Link>,
    /// Claims that depend on it, the first 200.
    pub needed_by: Vec<Link>,
    /// The briefings that use it, the newest 200.
    pub briefings: Vec<Link>,
    /// Where its lists go on, where they do.
    pub paging: Option<Paging>,
}

/// A claim's page.
pub(super) fn page(here: &Here<'_>, n: usize) -> Option<Claim> {
    let claim = here.draft().claims.get(n)?;
    let index = here.index();
    let briefings = index.briefings_of[Family::Claim as usize].of(n);
    let of_claim = |of: &_| here.anchored().names.claim(of).map(Target::Claim);
    Some(Claim {
        id: claim.id.to_string(),
        table: here.table(n, |_| {})?,
        because: claim.because.as_ref().map(|words| words.to_string()),
        gaps: claim.gap.iter().map(|gap| gap.to_string()).collect(),
        about: here.entities(&claim.about),
        topics: claim.topics.iter().map(|topic| here.topic(topic)).collect(),
        prose: Reading::numbered().prose(here, &claim.head.prose, 2),
        conflicts_with: here.numbered(Family::Claim, part(index.conflicts.of(n), 1)),
        depends_on: here.links(&claim.depends_on, of_claim),
        needed_by: here.numbered(Family::Claim, part(index.needed_by.of(n), 1)),
        briefings: here.numbered(Family::Briefing, part(briefings, 1)),
        paging: here.paging_of(Family::Claim, n, &claim.id, 1).ok()?,
    })
}
