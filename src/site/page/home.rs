//! The home page.

use serde::Serialize;

use crate::site::page::list::Line;
use crate::site::page::verification::Counts;
use crate::site::prose::Prose;

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
