//! `Comparison` → how much of it a report shows: so many of its items, the most important first.

use crate::diff::comparison::Comparison;
use crate::diff::pages::{Page, Pages};

/// How many of each list are shown; the rest is only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Of what could not be compared.
    pub not_compared: usize,
    /// Of the findings, which stand in the order of their weight.
    pub findings: usize,
    /// Of the pages.
    pub pages: usize,
    /// Of the aliases.
    pub aliases: usize,
}

/// How many items there are to show.
pub fn items(comparison: &Comparison) -> usize {
    let changes = &comparison.changes;
    let pages = pages(comparison).len();
    changes.not_compared.len() + changes.findings.len() + pages + changes.aliases.len()
}

impl Share {
    /// The first so many items: what could not be compared, findings, pages, aliases.
    pub fn of(comparison: &Comparison, items: usize) -> Share {
        let mut left = items;
        let mut take = |of: usize| {
            let taken = of.min(left);
            left -= taken;
            taken
        };
        Share {
            not_compared: take(comparison.changes.not_compared.len()),
            findings: take(comparison.changes.findings.len()),
            pages: take(pages(comparison).len()),
            aliases: take(comparison.changes.aliases.len()),
        }
    }
}

/// The pages that aren't the same on both sides; none where they were not compared.
pub fn pages(comparison: &Comparison) -> &[Page] {
    match &comparison.pages {
        Some(Pages::Compared { pages, .. }) => pages,
        Some(Pages::NotBuilt(_)) | None => &[],
    }
}
