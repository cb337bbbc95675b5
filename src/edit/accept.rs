//! A source whose file changed → its annotation file with the new SHA-256, and drafts of what is left to do.

use crate::anchor::Anchored;
use crate::anchor::fact::Fact;
use crate::edit::splice::Splices;
use crate::edit::{Change, field};
use crate::ground::id::Family;
use crate::parse::outline::outline;
use crate::parse::place;

/// A source whose file is to be the one that was annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The annotation file, with the new hash.
    pub change: Change,
    /// The records that became drafts, by their names.
    pub drafts: Vec<String>,
}

/// Why nothing is to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The file is the one that was annotated.
    Same,
    /// There is no `sha256`, or none that can be read.
    NoHash,
    /// There is no such file.
    NoFile,
    /// The file can't be read as text.
    Unreadable,
    /// Some of its records can't be read, so that nobody knows what became of them.
    Broken,
    /// Records that are edited, orphan or doubtful, and no drafts, by their names.
    Open(Vec<String>),
    /// The same, of a kind that can't be a draft.
    NoDrafts(Vec<String>),
}

/// The new hash of a source's file, where every record holds or is a draft. With `keep_going` those that don't hold become
/// drafts. All other bytes stay.
///
/// # Errors
/// Why nothing is to be changed.
pub fn accept(anchored: &Anchored, source: usize, keep_going: bool) -> Result<Accepted, Refused> {
    let draft = &anchored.draft;
    let written = draft.sources.get(source).ok_or(Refused::NoFile)?;
    let seed = anchored.sources.get(source).and_then(|placed| draft.seeds.get(placed.seed?));
    let seed = seed.ok_or(Refused::NoFile)?;
    let annotated = written.sha256.as_ref().ok_or(Refused::NoHash)?;
    if annotated.eq_ignore_ascii_case(&seed.sha256) {
        return Err(Refused::Same);
    }
    let changed = anchored.facts.iter().find_map(|fact| match fact {
        Fact::SourceChanged(changed) if changed.source == source => Some(changed),
        _ => None,
    });
    let changed = changed.ok_or(Refused::Unreadable)?;
    let is_own = |subject: &str| subject == written.id.as_str();
    if draft.lost.iter().any(|lost| lost.family == Family::Source && is_own(&lost.subject)) {
        return Err(Refused::Broken);
    }
    let file = annotated.span().file;
    let content = draft.files.get(file);
    let text = content.text().ok_or(Refused::Broken)?;
    let outline = outline(text, place::of(&content.path).ok_or(Refused::Broken)?);
    let mut splices = Splices::default();
    splices.put(annotated.span(), &*seed.sha256);
    let (mut drafts, mut cannot) = (Vec::new(), Vec::new());
    for (became, record) in changed.records.iter().zip(&written.records) {
        if became.what.holds() || record.head.draft {
            continue;
        }
        let section = field::section(&outline, record.head.span.start);
        let kind = section.and_then(|section| section.heading.as_ref()?.kind);
        let word = kind.map_or("record", |kind| kind.name);
        let name = record.id.as_ref().map_or(word, |id| id.as_str());
        let name = format!("{}#{name}", written.id);
        match section.and_then(|section| field::put(text, section, "draft", "yes")) {
            Some((range, words)) => splices.put_at(file, range, words),
            None => cannot.push(name.clone()),
        }
        drafts.push(name);
    }
    if !drafts.is_empty() && !keep_going {
        return Err(Refused::Open(drafts));
    }
    if !cannot.is_empty() {
        return Err(Refused::NoDrafts(cannot));
    }
    let change = splices.changes(&draft.files).pop().ok_or(Refused::Same)?;
    Ok(Accepted { change, drafts })
}
