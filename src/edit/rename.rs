//! An id and a new one → the content files in which the old one is called by the new one, with `was` on its bearer.

use crate::anchor::Anchored;
use crate::anchor::names::{Names, Place, Resolved, Target, Unresolved};
use crate::anchor::reference::{span, uses};
use crate::edit::splice::Splices;
use crate::edit::{Change, field};
use crate::ground::files::FileId;
use crate::ground::id::{Family, IdFault, fault};
use crate::ground::span::{Span, Words};
use crate::parse::outline::{Role, Section, outline};
use crate::parse::record::Head;
use crate::parse::reference::Reference;
use crate::parse::{Draft, place};

/// What a renamed subject or record changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The changed files; first the one in which it is called, so that the old id leads there from then on.
    pub changes: Vec<Change>,
    /// That file's new path, where it holds this one subject and is named after it.
    pub moved: Option<String>,
    /// How many references changed.
    pub references: usize,
}

/// Why nothing is to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The old id is of no shape that an id has, or of a kind that there isn't.
    NoReference,
    /// The new id can't be one.
    BadId(IdFault),
    /// Nothing is called so, or too much.
    Unknown(Unresolved),
    /// What is called so is of another kind: this one.
    OtherKind(String),
    /// It is called something else today.
    OldId(String),
    /// Both ids are the same.
    Same,
    /// The new id is somebody's or something's, or was.
    Taken,
    /// What can't be read has the new id, or is what should get it.
    Broken,
    /// With the new id, this reference would name something else.
    Unclear(Span),
}

/// Gives a subject (`person:ada-holm`, `source:minutes`) or a record (`quote:minutes#closed`, `judgment:bridge#open`) another id:
/// in its heading, and wherever fields and links name it. All other bytes stay.
///
/// # Errors
/// Why nothing is to be changed.
pub fn rename(anchored: &Anchored, old: &str, new: &str) -> Result<Renamed, Refused> {
    let draft = &anchored.draft;
    let (kind, reference) = asked(old).ok_or(Refused::NoReference)?;
    let resolved = anchored.names.resolve_at(&reference, Place::Prose).map_err(Refused::Unknown)?;
    if let Some(fault) = fault(new) {
        return Err(Refused::BadId(fault));
    }
    let target = resolved.target;
    let (id, head) = bearer(draft, target).ok_or(Refused::NoReference)?;
    let called = reference.record.as_ref().unwrap_or(&reference.id).as_str();
    // The end of a run that broke off, or references that were left by the old id.
    let again = id.as_str() == new && called != new;
    if id.as_str() != called && !again {
        return Err(Refused::OldId(id.to_string()));
    }
    if called == new {
        return Err(Refused::Same);
    }
    if !again && is_taken(anchored, target, &reference, new) {
        return Err(Refused::Taken);
    }

    let file = id.span().file;
    let content = draft.files.get(file);
    let text = content.text().ok_or(Refused::Broken)?;
    let outline = outline(text, place::of(&content.path).ok_or(Refused::Broken)?);
    let section = field::section(&outline, head.span.start).ok_or(Refused::Broken)?;
    let word = section.heading.as_ref().and_then(|heading| heading.kind).map(|kind| kind.name);
    if let Some(kind) = kind
        && word != Some(kind)
        && Family::from_word(kind).is_none()
    {
        return Err(Refused::OtherKind(word.unwrap_or_default().to_owned()));
    }
    let mut splices = Splices::default();
    if !again {
        splices.put(id.span(), new);
        let taken = field::take(text, section, "was", new);
        let put = field::put(text, section, "was", called);
        for (range, words) in taken.into_iter().chain(put) {
            splices.put_at(file, range, words);
        }
    }
    let names = match again {
        true => anchored.names.clone(),
        false => renamed(draft, target, called, new),
    };
    let references = references(anchored, &names, target, called, new, &mut splices)?;
    let mut changes = splices.changes(&draft.files);
    changes.sort_by_key(|change| change.file != file);
    let alone = outline.sections.iter().filter(|section| is_subject(section)).count() == 1;
    let is_subject = reference.record.is_none() && !again;
    let moved = (alone && is_subject).then(|| path(anchored, file, called, new)).flatten();
    Ok(Renamed { changes, moved, references })
}

/// The kind that was named, and the reference: `quote:minutes#closed` is one to `source:minutes#closed`.
fn asked(old: &str) -> Option<(Option<&str>, Reference)> {
    let (kind, rest) = match old.split_once(':') {
        Some((kind, rest)) => (Some(kind), rest),
        None => (None, old),
    };
    let family = match kind {
        None => None,
        Some("quote" | "note") => Some(Family::Source),
        Some("judgment") => Some(Family::Briefing),
        Some(kind) => Some(Family::from_word(kind).or_else(|| {
            let entity = place::ENTITIES.subjects.iter().any(|one| one.name == kind);
            entity.then_some(Family::Entity)
        })?),
    };
    let reference = crate::parse::reference::read(&Words::new(rest, FileId(0), 0))?;
    let of_record = matches!(kind, Some("quote" | "note" | "judgment"));
    let fits = reference.family.is_none() && (!of_record || reference.record.is_some());
    fits.then_some((kind, Reference { family, ..reference }))
}

/// The id and head of what is named.
fn bearer(draft: &Draft, target: Target) -> Option<(&Words, &Head)> {
    Some(match target {
        Target::Source(n) => draft.sources.get(n).map(|one| (&one.id, &one.head))?,
        Target::Entity(n) => draft.entities.get(n).map(|one| (&one.id, &one.head))?,
        Target::Claim(n) => draft.claims.get(n).map(|one| (&one.id, &one.head))?,
        Target::Briefing(n) => draft.briefings.get(n).map(|one| (&one.id, &one.head))?,
        Target::Record(at) => {
            let record = draft.sources.get(at.source)?.records.get(at.record)?;
            (record.id.as_ref()?, &record.head)
        }
        Target::Judgment(n, judgment) => {
            let judgment = draft.briefings.get(n)?.judgments.get(judgment)?;
            (&judgment.id, &judgment.head)
        }
        Target::Author(_) => return None,
    })
}

/// The family of a subject, or of the subject above a record.
fn family(target: Target) -> Option<Family> {
    match target {
        Target::Source(_) | Target::Record(_) => Some(Family::Source),
        Target::Entity(_) => Some(Family::Entity),
        Target::Claim(_) => Some(Family::Claim),
        Target::Briefing(_) | Target::Judgment(..) => Some(Family::Briefing),
        Target::Author(_) => None,
    }
}

/// Whether another has the new id, or had it, or something has that can't be read.
fn is_taken(anchored: &Anchored, target: Target, old: &Reference, new: &str) -> bool {
    let new_words = Words::new(new, FileId(0), 0);
    let wanted = match old.record {
        Some(_) => Reference { family: family(target), record: Some(new_words), ..old.clone() },
        None => Reference { family: family(target), id: new_words, record: None },
    };
    // Its own old id it may have back.
    let found = anchored.names.look_up(&wanted, Place::Prose);
    let other = found.is_ok_and(|found| found.target != target);
    let lost = anchored.draft.lost.iter().any(|lost| {
        let record = wanted.record.as_ref().map(Words::as_str);
        Some(lost.family) == wanted.family
            && &*lost.subject == wanted.id.as_str()
            && lost.record.as_deref() == record
    });
    // Quotes, notes, judgments and corrections of one subject share their ids.
    let correction = match (target, old.record.is_some()) {
        (Target::Judgment(n, _), true) => {
            anchored.draft.briefings.get(n).is_some_and(|briefing| {
                briefing.corrections.iter().any(|one| one.id.as_str() == new)
            })
        }
        _ => false,
    };
    other || lost || correction
}

/// Who bears which id afterwards.
fn renamed(draft: &Draft, target: Target, old: &str, new: &str) -> Names {
    let mut draft = draft.clone();
    let both = match target {
        Target::Source(n) => draft.sources.get_mut(n).map(|one| (&mut one.id, &mut one.head)),
        Target::Entity(n) => draft.entities.get_mut(n).map(|one| (&mut one.id, &mut one.head)),
        Target::Claim(n) => draft.claims.get_mut(n).map(|one| (&mut one.id, &mut one.head)),
        Target::Briefing(n) => draft.briefings.get_mut(n).map(|one| (&mut one.id, &mut one.head)),
        Target::Record(at) => {
            let records = draft.sources.get_mut(at.source).map(|source| &mut source.records);
            let record = records.and_then(|records| records.get_mut(at.record));
            record.and_then(|record| Some((record.id.as_mut()?, &mut record.head)))
        }
        Target::Judgment(n, judgment) => {
            let judgments = draft.briefings.get_mut(n).map(|briefing| &mut briefing.judgments);
            let judgment = judgments.and_then(|judgments| judgments.get_mut(judgment));
            judgment.map(|judgment| (&mut judgment.id, &mut judgment.head))
        }
        Target::Author(_) => None,
    };
    if let Some((id, head)) = both {
        head.was.retain(|was| was.as_str() != new);
        head.was.push(Words::new(old, FileId(0), 0));
        *id = Words::new(new, FileId(0), 0);
    }
    Names::of(&draft)
}

/// Changes each reference by the old id, and names the family where the id alone would name something else from now on.
fn references(
    anchored: &Anchored,
    names: &Names,
    target: Target,
    old: &str,
    new: &str,
    splices: &mut Splices,
) -> Result<usize, Refused> {
    let mut count = 0;
    for one in uses(&anchored.draft, &anchored.names) {
        let part = named_by(&one.reference, one.resolved, target);
        let part = part.filter(|part| part.as_str() == old).cloned();
        let mut next = one.reference.clone();
        if let Some(part) = &part {
            let words = Words::new(new, part.span().file, part.span().start as usize);
            match &mut next.record {
                Some(record) if record.span() == part.span() => *record = words,
                _ => next.id = words,
            }
            splices.put(part.span(), new);
            count += 1;
        }
        let holds = |next: &Reference| {
            let by_old_id = part.is_none() && one.resolved.by_old_id;
            names.look_up(next, one.place) == Ok(Resolved { by_old_id, ..one.resolved })
        };
        if holds(&next) {
            continue;
        }
        let whole = span(&one.reference);
        next.family = family(one.resolved.target);
        if one.reference.family.is_some() || !holds(&next) {
            return Err(Refused::Unclear(whole));
        }
        let prefix = next.family.map_or("", Family::word);
        let start = Span { end: whole.start, ..whole };
        match &part {
            // The id stands first in the reference.
            Some(part) if part.span().start == whole.start => {
                splices.put(part.span(), format!("{prefix}:{new}"));
            }
            _ => splices.put(start, format!("{prefix}:")),
        }
    }
    Ok(count)
}

/// The part of a reference that names what is renamed: its id, or the record's behind `#`.
fn named_by(reference: &Reference, resolved: Resolved, target: Target) -> Option<&Words> {
    let of_record = reference.record.is_some();
    let subject = match (target, resolved.target) {
        (Target::Source(n), Target::Record(at)) => of_record && at.source == n,
        (Target::Briefing(n), Target::Judgment(of, _)) => of_record && of == n,
        _ => false,
    };
    match resolved.target == target {
        true => Some(reference.record.as_ref().unwrap_or(&reference.id)),
        false => subject.then_some(&reference.id),
    }
}

fn is_subject(section: &Section) -> bool {
    matches!(section.role, Role::Subject | Role::BrokenSubject)
}

/// Where a file that is named after its one subject stands from now on; none where something stands there.
fn path(anchored: &Anchored, file: FileId, old: &str, new: &str) -> Option<String> {
    let files = &anchored.draft.files;
    let folder = files.get(file).path.strip_suffix(&format!("/{old}.md"))?;
    let path = format!("{folder}/{new}.md");
    files.find(&path).is_none().then_some(path)
}
