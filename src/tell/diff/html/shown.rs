//! `Comparison` → how much of it a page shows: as other reports, and of the sources side by side so many paragraphs.

use crate::diff::comparison::Comparison;
use crate::diff::facing::Row;
use crate::tell::diff::header::{self, counted};
use crate::tell::diff::share::{self, Share};

/// How many of each list are shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Of what every report has.
    pub share: Share,
    /// Of the rows that hold something to look at.
    pub rows: usize,
    /// Of the rows that are the same on both sides.
    pub quiet: usize,
}

/// How many items there are to show.
pub fn items(comparison: &Comparison) -> usize {
    share::items(comparison)
        + comparison.changes.facing.iter().map(|one| one.rows.len()).sum::<usize>()
}

/// How many rows hold something to look at.
fn rows(comparison: &Comparison) -> usize {
    let all = comparison.changes.facing.iter().flat_map(|one| &one.rows);
    all.filter(|row: &&Row| !row.quiet).count()
}

impl Shown {
    /// The first so many items: what could not be compared, findings, rows, pages, aliases, rows that are the same.
    pub fn of(comparison: &Comparison, items: usize) -> Shown {
        let changes = &comparison.changes;
        let first = changes.not_compared.len() + changes.findings.len();
        let rows = rows(comparison).min(items.saturating_sub(first));
        let quiet = (items - rows).saturating_sub(share::items(comparison));
        Shown { share: Share::of(comparison, items - rows), rows, quiet }
    }

    /// What the page lacks, in a sentence or two; nothing where it has everything.
    pub fn left_out(&self, comparison: &Comparison) -> Option<String> {
        let mut lines: Vec<String> =
            header::left_out(comparison, &self.share).into_iter().collect();
        let more = items(comparison) - share::items(comparison);
        match more.saturating_sub(self.rows + self.quiet) {
            0 => {}
            more => {
                let more = counted(more, "paragraph is", "paragraphs are");
                lines.push(format!("Of the sources side by side {more} left out."));
            }
        }
        match comparison.changes.facing_more {
            0 => {}
            more => {
                let more =
                    counted(more, "more source with findings is", "more sources with findings are");
                lines.push(format!("{more} not shown side by side."));
            }
        }
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}
