//! `Names`: who bears which id, and what a reference names.

use rustc_hash::FxHashMap;

use crate::anchor::fate::RecordAt;
use crate::ground::id::{self, Family};
use crate::ground::span::Words;
use crate::parse::Draft;
use crate::parse::record::Head;
use crate::parse::reference::Reference;

/// What a reference names, by numbers in the draft's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `draft.sources`
    Source(usize),
    /// `draft.entities`
    Entity(usize),
    /// `draft.claims`
    Claim(usize),
    /// `draft.briefings`
    Briefing(usize),
    /// A quote or note.
    Record(RecordAt),
    /// A judgment: its briefing's number, and its own.
    Judgment(usize, usize),
    /// `draft.settings.authors`; only `by`, `author` and `reviewed-by` name one.
    Author(usize),
}

/// A reference that was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// What it names.
    pub target: Target,
    /// Whether the writer used an old id (`was`).
    pub by_old_id: bool,
}

/// Why a reference names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing has this id; the nearest one that there is, as it would be written.
    Unknown {
        /// The nearest.
        nearest: Option<String>,
    },
    /// Two families have this id; which.
    Several(Vec<Family>),
    /// The subject is there, the record isn't.
    UnknownRecord {
        /// The nearest of the subject's records, as it would be written.
        nearest: Option<String>,
    },
}

/// Where a reference stands, as far as that decides what its bare id may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A link in prose: a bare id is a subject's, and only one family may have it.
    Prose,
    /// A field that takes subjects of one family: a bare id is looked for there first.
    Field(Family),
    /// A field that takes somebody: an author of `site.md` first, then an entity.
    Somebody,
    /// A field that takes quotes or notes, in a source: a bare id is first one of its own records.
    OfSource(usize),
    /// A field that takes judgments, in a briefing: a bare id is first one of its own judgments.
    OfBriefing(usize),
}

/// An id's bearer by number, and whether the id is an old one.
type Ids = FxHashMap<Box<str>, (usize, bool)>;

/// Ids and old ids of everything.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// For each family in the order of [`Family::ALL`].
    subjects: [Ids; 4],
    /// For each source: its quotes and notes.
    records: Vec<Ids>,
    /// For each briefing: its judgments.
    judgments: Vec<Ids>,
    /// Those who write for the site.
    authors: Ids,
}

impl Names {
    /// Of everything in a draft.
    pub fn of(draft: &Draft) -> Names {
        let sources = draft.sources.iter().map(|source| (&source.id, &source.head));
        let entities = draft.entities.iter().map(|entity| (&entity.id, &entity.head));
        let claims = draft.claims.iter().map(|claim| (&claim.id, &claim.head));
        let briefings = draft.briefings.iter().map(|briefing| (&briefing.id, &briefing.head));
        let records = |source: &crate::parse::record::Source| {
            let numbered = source.records.iter().enumerate();
            ids(numbered.filter_map(|(n, record)| Some((n, record.id.as_ref()?, &record.head))))
        };
        let judgments = |briefing: &crate::parse::record::Briefing| {
            let numbered = briefing.judgments.iter().enumerate();
            ids(numbered.map(|(n, judgment)| (n, &judgment.id, &judgment.head)))
        };
        let mut authors = Ids::default();
        for (n, author) in draft.settings.authors.iter().enumerate() {
            authors.entry(author.id.as_str().into()).or_insert((n, false));
        }
        Names {
            subjects: [
                ids(numbered(sources)),
                ids(numbered(entities)),
                ids(numbered(claims)),
                ids(numbered(briefings)),
            ],
            records: draft.sources.iter().map(records).collect(),
            judgments: draft.briefings.iter().map(judgments).collect(),
            authors,
        }
    }

    /// What a link in prose names.
    ///
    /// # Errors
    /// Why it names nothing, with the nearest id that there is. That one takes time linear in the number of ids.
    pub fn resolve(&self, reference: &Reference) -> Result<Resolved, Unresolved> {
        self.resolve_at(reference, Place::Prose)
    }

    /// What a reference names at its place.
    ///
    /// # Errors
    /// As [`Names::resolve`].
    pub fn resolve_at(&self, reference: &Reference, place: Place) -> Result<Resolved, Unresolved> {
        self.look_up(reference, place).map_err(|why| self.with_nearest(why, reference, place))
    }

    /// The subject of a family that bears an id, or bore it.
    pub fn bearer(&self, family: Family, id: &str) -> Option<Resolved> {
        self.subject(Some(family), id, Place::Prose).ok()
    }

    /// The entity that a field names.
    pub fn entity(&self, reference: &Reference) -> Option<usize> {
        match self.look_up(reference, Place::Field(Family::Entity)).ok()?.target {
            Target::Entity(entity) => Some(entity),
            _ => None,
        }
    }

    /// The source that a field names.
    pub fn source(&self, reference: &Reference) -> Option<usize> {
        match self.look_up(reference, Place::Field(Family::Source)).ok()?.target {
            Target::Source(source) => Some(source),
            _ => None,
        }
    }

    /// The claim that a field names.
    pub fn claim(&self, reference: &Reference) -> Option<usize> {
        match self.look_up(reference, Place::Field(Family::Claim)).ok()?.target {
            Target::Claim(claim) => Some(claim),
            _ => None,
        }
    }

    /// The quote or note that a field names; `home` is the source in whose annotations the field stands, if any.
    pub fn record(&self, home: Option<usize>, reference: &Reference) -> Option<RecordAt> {
        let place = home.map_or(Place::Prose, Place::OfSource);
        match self.look_up(reference, place).ok()?.target {
            Target::Record(record) => Some(record),
            _ => None,
        }
    }

    /// As [`Names::resolve_at`], in constant time: the nearest id is not looked for.
    pub fn look_up(&self, reference: &Reference, place: Place) -> Result<Resolved, Unresolved> {
        let id = reference.id.as_str();
        let Some(record) = &reference.record else {
            if reference.family.is_none()
                && let Some(own) = self.own(id, place)
            {
                return Ok(own);
            }
            return self.subject(reference.family, id, place);
        };
        let within = self.subject(reference.family.or_else(|| self.holder(id, record)), id, place);
        let of = match within?.target {
            Target::Source(source) => self.records.get(source).and_then(|ids| {
                at(ids, record, |record| Target::Record(RecordAt { source, record }))
            }),
            Target::Briefing(briefing) => self
                .judgments
                .get(briefing)
                .and_then(|ids| at(ids, record, |judgment| Target::Judgment(briefing, judgment))),
            _ => None,
        };
        of.ok_or(Unresolved::UnknownRecord { nearest: None })
    }

    /// What a bare id names before any subject is asked.
    fn own(&self, id: &str, place: Place) -> Option<Resolved> {
        match place {
            Place::Prose | Place::Field(_) => None,
            Place::Somebody => at(&self.authors, id, Target::Author),
            Place::OfSource(source) => at(self.records.get(source)?, id, |record| {
                Target::Record(RecordAt { source, record })
            }),
            Place::OfBriefing(briefing) => at(self.judgments.get(briefing)?, id, |judgment| {
                Target::Judgment(briefing, judgment)
            }),
        }
    }

    /// Of the families whose subjects have records: the only one that has a subject of this id with this record, or
    /// the only one that has the subject.
    fn holder(&self, id: &str, record: &str) -> Option<Family> {
        let source = self.subjects[Family::Source as usize].get(id);
        let briefing = self.subjects[Family::Briefing as usize].get(id);
        match (source, briefing) {
            (Some(_), None) => Some(Family::Source),
            (None, Some(_)) => Some(Family::Briefing),
            (Some((source, _)), Some((briefing, _))) => {
                let has = |all: &[Ids], n: usize| {
                    all.get(n).is_some_and(|records| records.contains_key(record))
                };
                match (has(&self.records, *source), has(&self.judgments, *briefing)) {
                    (true, false) => Some(Family::Source),
                    (false, true) => Some(Family::Briefing),
                    _ => None,
                }
            }
            (None, None) => None,
        }
    }

    fn subject(
        &self,
        family: Option<Family>,
        id: &str,
        place: Place,
    ) -> Result<Resolved, Unresolved> {
        let of = |family: Family| {
            at(&self.subjects[family as usize], id, |number| match family {
                Family::Source => Target::Source(number),
                Family::Entity => Target::Entity(number),
                Family::Claim => Target::Claim(number),
                Family::Briefing => Target::Briefing(number),
            })
        };
        let unknown = Unresolved::Unknown { nearest: None };
        if let Some(family) = family {
            return of(family).ok_or(unknown);
        }
        let meant = match place {
            Place::Field(family) => of(family),
            Place::Somebody => of(Family::Entity),
            _ => None,
        };
        if let Some(meant) = meant {
            return Ok(meant);
        }
        let all: Vec<(Family, Resolved)> =
            Family::ALL.into_iter().filter_map(|family| Some((family, of(family)?))).collect();
        // An id of today goes before another's old id.
        let mut of_today = all.iter().filter(|(_, resolved)| !resolved.by_old_id);
        match (all.as_slice(), of_today.next(), of_today.next()) {
            ([], ..) => Err(unknown),
            ([(_, one)], ..) | (_, Some((_, one)), None) => Ok(*one),
            _ => Err(Unresolved::Several(all.into_iter().map(|(family, _)| family).collect())),
        }
    }

    /// Adds the nearest id, as it would be written at the place. Linear in the number of ids.
    pub(super) fn with_nearest(
        &self,
        why: Unresolved,
        reference: &Reference,
        place: Place,
    ) -> Unresolved {
        match (why, &reference.record) {
            (Unresolved::Unknown { .. }, _) => {
                Unresolved::Unknown { nearest: self.nearest_subject(reference, place) }
            }
            (Unresolved::UnknownRecord { .. }, Some(record)) => {
                let whole = Reference { record: None, ..reference.clone() };
                let family = reference.family.or_else(|| self.holder(&reference.id, record));
                let known = match self.subject(family, &whole.id, place).map(|found| found.target) {
                    Ok(Target::Source(source)) => self.records.get(source),
                    Ok(Target::Briefing(briefing)) => self.judgments.get(briefing),
                    _ => None,
                };
                let nearest = known
                    .and_then(|ids| id::nearest(record, ids.keys().map(|id| &**id)))
                    .map(|record| written(reference.family, &reference.id, Some(record)));
                Unresolved::UnknownRecord { nearest }
            }
            (why, _) => why,
        }
    }

    fn nearest_subject(&self, reference: &Reference, place: Place) -> Option<String> {
        let own = match place {
            Place::Prose | Place::Field(_) => None,
            Place::Somebody => Some(&self.authors),
            Place::OfSource(source) => self.records.get(source),
            Place::OfBriefing(briefing) => self.judgments.get(briefing),
        };
        let families = match (reference.family, place, &reference.record) {
            (Some(family), ..) | (None, Place::Field(family), _) => vec![family],
            (None, Place::Somebody, _) => vec![Family::Entity],
            (None, Place::OfSource(_), None) => Vec::new(),
            (None, _, Some(_)) => vec![Family::Source, Family::Briefing],
            (None, ..) => Family::ALL.to_vec(),
        };
        let known = own
            .into_iter()
            .chain(families.into_iter().map(|family| &self.subjects[family as usize]))
            .flat_map(|ids| ids.keys().map(|id| &**id));
        id::nearest(&reference.id, known)
            .map(|id| written(reference.family, id, reference.record.as_deref()))
            .or_else(|| self.record_elsewhere(reference))
    }

    /// The one quote or note of this id, for who forgot to name its source.
    fn record_elsewhere(&self, reference: &Reference) -> Option<String> {
        if reference.family.is_some() || reference.record.is_some() {
            return None;
        }
        let mut holders =
            self.records.iter().enumerate().filter(|(_, ids)| ids.contains_key(&*reference.id));
        let (Some((holder, _)), None) = (holders.next(), holders.next()) else { return None };
        let sources = &self.subjects[Family::Source as usize];
        let (source, _) = sources.iter().find(|(_, (number, old))| *number == holder && !old)?;
        Some(written(None, source, Some(&reference.id)))
    }

    /// With how many ids a reference is compared at most: those of all subjects, and of the records of one.
    pub(super) fn len(&self) -> usize {
        let below = self.records.iter().chain(&self.judgments).map(Ids::len).max();
        self.subjects.iter().map(Ids::len).sum::<usize>() + below.unwrap_or_default()
    }
}

fn numbered<'a>(
    subjects: impl Iterator<Item = (&'a Words, &'a Head)>,
) -> impl Iterator<Item = (usize, &'a Words, &'a Head)> {
    subjects.enumerate().map(|(n, (id, head))| (n, id, head))
}

/// Ids, then old ids where nobody has them today.
fn ids<'a>(bearers: impl Iterator<Item = (usize, &'a Words, &'a Head)>) -> Ids {
    let mut ids = Ids::default();
    let mut old = Vec::new();
    for (n, id, head) in bearers {
        ids.entry(id.as_str().into()).or_insert((n, false));
        old.extend(head.was.iter().map(|was| (was, n)));
    }
    for (was, n) in old {
        ids.entry(was.as_str().into()).or_insert((n, true));
    }
    ids
}

fn at(ids: &Ids, id: &str, target: impl Fn(usize) -> Target) -> Option<Resolved> {
    let (number, by_old_id) = *ids.get(id)?;
    Some(Resolved { target: target(number), by_old_id })
}

fn written(family: Option<Family>, id: &str, record: Option<&str>) -> String {
    let family = family.map_or(String::new(), |family| format!("{}:", family.word()));
    let record = record.map_or(String::new(), |record| format!("#{record}"));
    format!("{family}{id}{record}")
}
