//! The home page.

use serde::Serialize;

use crate::site::here::Here;
use crate::site::page::list::{self, Line};
use crate::site::page::verification::Counts;
use crate::site::prose::Prose;
use crate::site::reading::Reading;

/// The home page.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// What the site says of itself.
    pub prose: Option<Prose>,
    /// The newest briefings, at most ten.
    pub briefings: Vec<Line>,
    /// How many there are in all.
    pub briefing_count: usize,
    /// What was verified.
    pub counts: Counts,
}

/// How many briefings stand on the home page.
const NEWEST: usize = 10;

/// The home page.
pub(super) fn page(here: &Here<'_>) -> Home {
    let briefings = &here.index().order.briefings;
    let newest = briefings.iter().take(NEWEST);
    Home {
        prose: Reading::numbered().prose(here, &here.draft().settings.prose, 1),
        briefings: newest.filter_map(|n| list::briefing(here, *n as usize)).collect(),
        briefing_count: briefings.len(),
        counts: here.site.counts.clone(),
    }
}
