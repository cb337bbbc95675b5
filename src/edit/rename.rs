//! An id and a new one → the content files in which the old one is called by the new one, with `was` on its bearer.

use crate::anchor::Anchored;
use crate::anchor::fact::Fact;
use crate::anchor::names::{Names, Place, Resolved, Target, Unresolved};
use crate::anchor::reference::{span, uses};
use crate::edit::asked::{Asked, Bearer};
use crate::edit::splice::Splices;
use crate::edit::{Change, field};
use crate::ground::files::FileId;
use crate::ground::id::{Family, IdFault, fault};
use crate::ground::span::{Span, Words};
use crate::parse::fault::What;
use crate::parse::outline::{Role, Section, outline};
use crate::parse::record::Correction;
use crate::parse::reference::Reference;
use crate::parse::{Draft, place, reference};

/// What a renamed subject or record changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The changed files; first the one in which it is called, so that the old id leads there from then on.
    pub changes: Vec<Change>,
    /// Where it stands in a file of its own that is named after it.
    pub moved: Option<Move>,
    /// How many references changed.
    pub references: usize,
}

/// A file that is named after the one subject in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The file.
    pub file: FileId,
    /// Its new path.
    pub to: String,
    /// Whether no other file has this path.
    pub is_free: bool,
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
    /// Another has the same id today, at this place, so that nobody knows whom the references mean.
    Twice(Span),
    /// With the new id, this reference would name something else.
    Unclear(Span),
    /// This reference names several things today, and with the new id only one that may not be meant.
    Several(Span),
}

/// Gives a subject (`person:ada-holm`, `source:minutes`) or a record (`quote:minutes#closed`, `judgment:bridge#open`) another id:
/// in its heading, and wherever fields and links name it. All other bytes stay.
///
/// # Errors
/// Why nothing is to be changed.
pub fn rename(anchored: &Anchored, old: &str, new: &str) -> Result<Renamed, Refused> {
    let draft = &anchored.draft;
    let asked = Asked::read(old).ok_or(Refused::NoReference)?;
    let bearer = asked.bearer(draft, &anchored.names).map_err(Refused::Unknown)?;
    if let Some(fault) = fault(new) {
        return Err(Refused::BadId(fault));
    }
    let (id, head) = bearer.head(draft).ok_or(Refused::NoReference)?;
    let called = asked.called();
    // The end of a run that broke off, or references that were left by the old id.
    let again = id.as_str() == new && called != new;
    if id.as_str() != called && !again {
        return Err(Refused::OldId(id.to_string()));
    }
    if called == new {
        return Err(Refused::Same);
    }
    let twin = draft.faults.iter().find(|fault| match fault.what {
        What::DuplicateId { first, .. } => first == id.span(),
        _ => false,
    });
    if let Some(twin) = twin {
        return Err(Refused::Twice(twin.span));
    }
    if !again && is_taken(anchored, bearer, &asked.reference, new) {
        return Err(Refused::Taken);
    }

    let file = id.span().file;
    let content = draft.files.get(file);
    let text = content.text().ok_or(Refused::Broken)?;
    let outline = outline(text, place::of(&content.path).ok_or(Refused::Broken)?);
    let section = field::section(&outline, head.span.start).ok_or(Refused::Broken)?;
    let word = section.heading.as_ref().and_then(|heading| heading.kind).map(|kind| kind.name);
    if let Some(kind) = asked.kind
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
    let references = match bearer {
        Bearer::Named(target) => {
            unclear(anchored, target, &asked.reference)?;
            let names = match again {
                true => anchored.names.clone(),
                false => renamed(draft, target, called, new),
            };
            references(anchored, &names, target, called, new, &mut splices)?
        }
        Bearer::Correction(..) => 0,
    };
    let mut changes = splices.changes(&draft.files);
    changes.sort_by_key(|change| change.file != file);
    let alone = outline.sections.iter().filter(|section| is_subject(section)).count() == 1;
    let is_own = alone && asked.reference.record.is_none();
    let moved = is_own.then(|| path(anchored, file, called, new)).flatten();
    Ok(Renamed { changes, moved, references })
}

/// A reference that may mean what is renamed or something else, by the old id: told as an error today, it would name the
/// other from then on.
fn unclear(anchored: &Anchored, target: Target, old: &Reference) -> Result<(), Refused> {
    let files = &anchored.draft.files;
    let mut facts = anchored.facts.iter();
    let found = facts.find_map(|fact| match fact {
        Fact::Unresolved { span, why: Unresolved::Several(families), .. } => {
            let text = files.get(span.file).text()?.get(span.start as usize..span.end as usize)?;
            let named = reference::read(&Words::new(text, span.file, span.start as usize))?;
            let same = named.id.as_str() == old.id.as_str();
            let same = same && (old.record.is_none() || named.record == old.record);
            (same && family(target).is_some_and(|family| families.contains(&family)))
                .then_some(*span)
        }
        _ => None,
    });
    found.map_or(Ok(()), |span| Err(Refused::Several(span)))
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
fn is_taken(anchored: &Anchored, bearer: Bearer, old: &Reference, new: &str) -> bool {
    let family = match bearer {
        Bearer::Named(target) => family(target),
        Bearer::Correction(..) => Some(Family::Briefing),
    };
    let new_words = Words::new(new, FileId(0), 0);
    let wanted = match old.record {
        Some(_) => Reference { family, record: Some(new_words), ..old.clone() },
        None => Reference { family, id: new_words, record: None },
    };
    // Its own old id it may have back.
    let found = anchored.names.look_up(&wanted, Place::Prose);
    let other = found.is_ok_and(|found| Bearer::Named(found.target) != bearer);
    let lost = anchored.draft.lost.iter().any(|lost| {
        let record = wanted.record.as_ref().map(Words::as_str);
        Some(lost.family) == wanted.family
            && &*lost.subject == wanted.id.as_str()
            && lost.record.as_deref() == record
    });
    // Judgments and corrections of one briefing share their ids.
    let briefing = match bearer {
        Bearer::Named(Target::Judgment(n, _)) | Bearer::Correction(n, _) => Some(n),
        Bearer::Named(_) => None,
    };
    let briefing = briefing.and_then(|n| Some((n, anchored.draft.briefings.get(n)?)));
    let correction = briefing.is_some_and(|(n, briefing)| {
        let bears = |one: &Correction| {
            one.id.as_str() == new || one.head.was.iter().any(|was| was.as_str() == new)
        };
        let mut all = briefing.corrections.iter().enumerate();
        all.any(|(m, one)| Bearer::Correction(n, m) != bearer && bears(one))
    });
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

/// Where a file that is named after its one subject stands from now on.
fn path(anchored: &Anchored, file: FileId, old: &str, new: &str) -> Option<Move> {
    let files = &anchored.draft.files;
    let folder = files.get(file).path.strip_suffix(&format!("/{old}.md"))?;
    let to = format!("{folder}/{new}.md");
    let is_free = files.find(&to).is_none();
    Some(Move { file, to, is_free })
}
