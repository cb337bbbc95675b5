//! `Files` → `Draft`: every subject and record that people wrote, each value with its place. Nothing is looked up.

mod content;
pub mod fault;
mod ids;
mod marks;
pub mod outline;
mod page;
pub mod place;
pub mod prose;
pub mod record;
pub mod reference;
pub mod settings;
pub mod source;
pub mod url;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::ground::files::Files;
use crate::ground::span::Words;
use content::Content;
use fault::Fault;
use record::{Briefing, Claim, Entity, Source};
use settings::Settings;
use source::Seed;

pub use content::Lost;

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
    /// By the number of a source whose file is not the one that was annotated: that one, where it is at hand.
    pub earlier: BTreeMap<usize, Seed>,
    /// Ids that stand in the files, but of something too broken to be in this draft, sorted. References to them are
    /// not told as unknown: the fault is told where they stand.
    pub lost: Vec<Lost>,
    /// What was wrong, in path order and then by place.
    pub faults: Vec<Fault>,
}

/// Reads every content file and every seed.
pub fn parse(files: Arc<Files>) -> Draft {
    let mut faults = Vec::new();
    let settings = settings(&files, &mut faults);
    let mut content = content(&files, &settings.quotation_marks);
    content.faults.append(&mut faults);
    let seeds = seeds(&files, &content.sources);
    ids::keep_first(&mut content.sources, &mut content.faults);
    ids::keep_first(&mut content.entities, &mut content.faults);
    ids::keep_first(&mut content.claims, &mut content.faults);
    ids::keep_first(&mut content.briefings, &mut content.faults);
    content.sources.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    content.entities.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    content.claims.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    content.briefings.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    content.faults.sort_by_key(|fault| fault.span);
    content.lost.sort();
    content.lost.dedup();
    let Content { sources, entities, claims, briefings, lost, faults } = content;
    let earlier = BTreeMap::new();
    let mut draft = Draft {
        files,
        settings,
        sources,
        entities,
        claims,
        briefings,
        seeds,
        earlier,
        lost,
        faults,
    };
    draft.earlier = earlier_seeds(&draft);
    draft
}

impl Draft {
    /// Sources whose file is not the one that was annotated: the source's number, its file as it is, and the SHA-256 of the
    /// one that was annotated.
    pub fn changed(&self) -> impl Iterator<Item = (usize, &Seed, &Words)> {
        self.sources.iter().enumerate().filter_map(|(number, source)| {
            let annotated = source.sha256.as_ref()?;
            let name = source.file.as_str();
            let at = self.seeds.binary_search_by(|seed| (*seed.name).cmp(name)).ok()?;
            let seed = &self.seeds[at];
            (!annotated.eq_ignore_ascii_case(&seed.sha256)).then_some((number, seed, annotated))
        })
    }
}

/// The files that were annotated, of sources that have another now, among the earlier files that were read.
fn earlier_seeds(draft: &Draft) -> BTreeMap<usize, Seed> {
    let all = draft.files.earlier();
    if all.is_empty() {
        return BTreeMap::new();
    }
    let earlier = draft.changed().filter_map(|(number, now, annotated)| {
        let encoding = draft.sources[number].encoding.as_deref();
        let path = &draft.files.get(now.file).path;
        let mut versions = all.iter().filter(|file| file.path == *path);
        let read = |file| source::read(now.file, &now.name, file, encoding);
        let seed = versions.find_map(|file| {
            let seed = read(file);
            annotated.eq_ignore_ascii_case(&seed.sha256).then_some(seed)
        })?;
        Some((number, seed))
    });
    earlier.collect()
}

fn settings(files: &Files, faults: &mut Vec<Fault>) -> Settings {
    let Some(id) = files.find("content/site.md") else { return Settings::default() };
    match content::text(id, files.get(id), faults) {
        Some(text) => settings::read(id, text, &place::SITE_FILE, faults),
        None => Settings { file: Some(id), ..Settings::default() },
    }
}

/// All content files but `site.md`, each by itself, put together in path order.
fn content(files: &Files, marks: &[(char, char)]) -> Content {
    // What stands elsewhere in `content/` is no content file, which `check` tells.
    let expected: Vec<_> = files
        .under("content/")
        .filter(|(_, file)| !is_hidden(&file.path))
        .filter_map(|(id, file)| Some((id, file, place::of(&file.path)?)))
        .filter(|(_, _, place)| **place != place::SITE_FILE)
        .collect();
    let parts: Vec<Content> = expected
        .into_par_iter()
        .map(|(id, file, place)| content::read(id, file, place, marks))
        .collect();
    let mut all = Content::default();
    for part in parts {
        all.sources.extend(part.sources);
        all.entities.extend(part.entities);
        all.claims.extend(part.claims);
        all.briefings.extend(part.briefings);
        all.lost.extend(part.lost);
        all.faults.extend(part.faults);
    }
    all
}

/// Every file below `seeds/`, decoded as the first source by path says that names it.
fn seeds(files: &Files, sources: &[Source]) -> Vec<Seed> {
    let mut encodings: FxHashMap<&str, &str> = FxHashMap::default();
    for source in sources {
        if let Some(encoding) = &source.encoding {
            encodings.entry(source.file.as_str()).or_insert(encoding.as_str());
        }
    }
    let all = files.under("seeds/").filter(|(_, file)| !is_hidden(&file.path)).collect::<Vec<_>>();
    all.into_par_iter()
        .map(|(id, file)| {
            let name = file.path.strip_prefix("seeds/").unwrap_or(&file.path);
            source::read(id, name, file, encodings.get(name).copied())
        })
        .collect()
}

/// Whether a file, or a folder that it stands in, is hidden (`.obsidian/`, `.DS_Store`): other programs' business.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}
