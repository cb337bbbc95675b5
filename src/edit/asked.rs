//! `KIND:ID` as typed → what is meant, its id and its head; else the nearest that there is.

use crate::anchor::names::{Names, Place, Target, Unresolved};
use crate::ground::files::FileId;
use crate::ground::id::{self, Family};
use crate::ground::span::Words;
use crate::parse::record::{Head, RecordKind};
use crate::parse::reference::{self, Reference};
use crate::parse::{Draft, place};

/// What was typed.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    /// The kind, where one was named: `person`, `entity`, `quote`.
    pub(super) kind: Option<&'a str>,
    /// `quote:minutes#closed` is a reference to `source:minutes#closed`.
    pub(super) reference: Reference,
}

/// Something with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    /// What references can name.
    Named(Target),
    /// A correction, which only its address names: its briefing's number, and its own.
    Correction(usize, usize),
}

impl<'a> Asked<'a> {
    /// None where it has no shape that an id has, or names a kind that there isn't.
    pub(super) fn read(typed: &'a str) -> Option<Asked<'a>> {
        let (kind, rest) = match typed.split_once(':') {
            Some((kind, rest)) => (Some(kind), rest),
            None => (None, typed),
        };
        let of_record = matches!(kind, Some("quote" | "note" | "judgment" | "correction"));
        let family = match kind {
            None => None,
            Some("quote" | "note") => Some(Family::Source),
            Some("judgment" | "correction") => Some(Family::Briefing),
            Some(kind) => Some(Family::from_word(kind).or_else(|| {
                let entity = place::ENTITIES.subjects.iter().any(|one| one.name == kind);
                entity.then_some(Family::Entity)
            })?),
        };
        let reference = reference::read(&Words::new(rest, FileId(0), 0))?;
        let fits = reference.family.is_none() && (!of_record || reference.record.is_some());
        fits.then_some(Asked { kind, reference: Reference { family, ..reference } })
    }

    /// The id, or the record's.
    pub(super) fn called(&self) -> &str {
        self.reference.record.as_ref().unwrap_or(&self.reference.id).as_str()
    }

    /// Who is called so.
    ///
    /// # Errors
    /// Why nobody is, with the nearest as it would be typed.
    pub(super) fn bearer(&self, draft: &Draft, names: &Names) -> Result<Bearer, Unresolved> {
        let found = names.resolve_at(&self.reference, Place::Prose);
        match (self.kind, found) {
            (Some("correction"), _) => self.correction(draft, names),
            (_, Ok(found)) => Ok(Bearer::Named(found.target)),
            (_, Err(why)) => self.correction(draft, names).map_err(|_| match why {
                Unresolved::Unknown { nearest } => {
                    Unresolved::Unknown { nearest: self.near(draft, names, nearest) }
                }
                Unresolved::UnknownRecord { nearest } => {
                    Unresolved::UnknownRecord { nearest: self.near(draft, names, nearest) }
                }
                several @ Unresolved::Several(_) => several,
            }),
        }
    }

    fn correction(&self, draft: &Draft, names: &Names) -> Result<Bearer, Unresolved> {
        let unknown = || Unresolved::Unknown { nearest: None };
        let record = self.reference.record.as_ref().ok_or_else(unknown)?;
        let is_briefing = matches!(self.reference.family, None | Some(Family::Briefing));
        let briefing = names.bearer(Family::Briefing, &self.reference.id);
        let Some(Target::Briefing(n)) = briefing.filter(|_| is_briefing).map(|one| one.target)
        else {
            return Err(unknown());
        };
        let all = draft.briefings.get(n).map_or(&[][..], |briefing| &briefing.corrections);
        let by_id = all.iter().position(|one| one.id.as_str() == record.as_str());
        let is_old = |was: &Words| was.as_str() == record.as_str();
        match by_id.or_else(|| all.iter().position(|one| one.head.was.iter().any(is_old))) {
            Some(correction) => Ok(Bearer::Correction(n, correction)),
            None => {
                let nearest = id::nearest(record, all.iter().map(|one| one.id.as_str()));
                let nearest =
                    nearest.map(|id| format!("correction:{}#{id}", self.reference.id.as_str()));
                Err(Unresolved::UnknownRecord { nearest })
            }
        }
    }

    /// The nearest one of the kind that was named, else the nearest by its own kind; as it would be typed.
    fn near(&self, draft: &Draft, names: &Names, nearest: Option<String>) -> Option<String> {
        let Some(kind) = self.kind else { return nearest };
        let of_kind = draft.entities.iter().filter(|one| one.kind.word() == kind);
        let same = id::nearest(self.called(), of_kind.map(|one| one.id.as_str()));
        if let (Some(same), None) = (same, &self.reference.record) {
            return Some(format!("{kind}:{same}"));
        }
        let nearest = nearest?;
        let reference = reference::read(&Words::new(&nearest, FileId(0), 0))?;
        let found = names.look_up(&reference, Place::Prose).ok()?.target;
        let bare = nearest.split_once(':').map_or(&*nearest, |(_, bare)| bare);
        Some(format!("{}:{bare}", kind_of(draft, found)?))
    }
}

impl Bearer {
    /// Its id and head.
    pub(super) fn head(self, draft: &Draft) -> Option<(&Words, &Head)> {
        Some(match self {
            Bearer::Named(Target::Source(n)) => {
                draft.sources.get(n).map(|one| (&one.id, &one.head))?
            }
            Bearer::Named(Target::Entity(n)) => {
                draft.entities.get(n).map(|one| (&one.id, &one.head))?
            }
            Bearer::Named(Target::Claim(n)) => {
                draft.claims.get(n).map(|one| (&one.id, &one.head))?
            }
            Bearer::Named(Target::Briefing(n)) => {
                draft.briefings.get(n).map(|one| (&one.id, &one.head))?
            }
            Bearer::Named(Target::Record(at)) => {
                let record = draft.sources.get(at.source)?.records.get(at.record)?;
                (record.id.as_ref()?, &record.head)
            }
            Bearer::Named(Target::Judgment(n, judgment)) => {
                let judgment = draft.briefings.get(n)?.judgments.get(judgment)?;
                (&judgment.id, &judgment.head)
            }
            Bearer::Correction(n, correction) => {
                let correction = draft.briefings.get(n)?.corrections.get(correction)?;
                (&correction.id, &correction.head)
            }
            Bearer::Named(Target::Author(_)) => return None,
        })
    }
}

/// The word of a heading.
fn kind_of(draft: &Draft, target: Target) -> Option<&'static str> {
    Some(match target {
        Target::Source(_) => "source",
        Target::Entity(n) => draft.entities.get(n)?.kind.word(),
        Target::Claim(_) => "claim",
        Target::Briefing(_) => "briefing",
        Target::Judgment(..) => "judgment",
        Target::Record(at) => match draft.sources.get(at.source)?.records.get(at.record)?.what {
            RecordKind::Quote(_) => "quote",
            _ => "note",
        },
        Target::Author(_) => return None,
    })
}
