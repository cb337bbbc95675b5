//! `Changes`: all that a reviewer must look at, and what is only counted.

use crate::diff::about::About;
use crate::diff::facing::Facing;
use crate::diff::finding::{Finding, Severity};

/// What changed between two states of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// What could not be compared; the comparison is incomplete where there is anything.
    pub not_compared: Vec<NotCompared>,
    /// In the order in which they are told: by severity, then as the codes are listed, then by path and place.
    pub findings: Vec<Finding>,
    /// Names and aliases that link more or fewer places than before, by entity and words.
    pub aliases: Vec<AliasLinks>,
    /// How many subjects and records changed in form or order alone.
    pub form_only: usize,
    /// The sources with findings, both texts side by side, by id: the first hundred.
    pub facing: Vec<Facing>,
    /// How many more such sources there are.
    pub facing_more: usize,
}

impl Changes {
    /// How many findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Something that could not be read on one side, so that nothing is known about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotCompared {
    /// Where it could not be read.
    pub side: Which,
    /// Below the site's folder.
    pub path: String,
    /// Why, as a part of a sentence: “is a pointer of Git LFS”.
    pub why: String,
}

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// What was there before.
    Base,
    /// What is there now.
    Head,
}

/// How many places a name or alias links, before and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasLinks {
    /// The entity.
    pub entity: About,
    /// The words as they stand in the sources.
    pub words: String,
    /// Links that are there now and were not.
    pub gained: usize,
    /// Links that were there and are not now.
    pub lost: usize,
}
