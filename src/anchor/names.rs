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
    /// A field that takes quotes or notes: an id with a record is a source's first.
    Record,
    /// The same in a source: a bare id is first one of its own records.
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
        let place = home.map_or(Place::Record, Place::OfSource);
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
        let within = self.holder(reference.family, id, record, place)?;
        self.below(within.target, record).ok_or(Unresolved::UnknownRecord { nearest: None })
    }

    /// A record of a subject.
    fn below(&self, subject: Target, record: &str) -> Option<Resolved> {
        match subject {
            Target::Source(source) => at(self.records.get(source)?, record, |record| {
                Target::Record(RecordAt { source, record })
            }),
            Target::Briefing(briefing) => at(self.judgments.get(briefing)?, record, |judgment| {
                Target::Judgment(briefing, judgment)
            }),
            _ => None,
        }
    }

    /// What a bare id names before any subject is asked.
    fn own(&self, id: &str, place: Place) -> Option<Resolved> {
        match place {
            Place::Prose | Place::Field(_) | Place::Record => None,
            Place::Somebody => at(&self.authors, id, Target::Author),
            Place::OfSource(source) => at(self.records.get(source)?, id, |record| {
                Target::Record(RecordAt { source, record })
            }),
            Place::OfBriefing(briefing) => at(self.judgments.get(briefing)?, id, |judgment| {
                Target::Judgment(briefing, judgment)
            }),
        }
    }

    /// The subject of an id that stands before a record. Only sources and briefings have records: of these the one that
    /// the field takes, else the one that has the record.
    fn holder(
        &self,
        family: Option<Family>,
        id: &str,
        record: &str,
        place: Place,
    ) -> Result<Resolved, Unresolved> {
        if family.is_some() {
            return self.subject(family, id, place);
        }
        let mut all: Vec<(Family, Resolved)> = [Family::Source, Family::Briefing]
            .into_iter()
            .filter_map(|family| Some((family, self.called(family, id)?)))
            .collect();
        let meant = match place {
            Place::Record | Place::OfSource(_) => Some(Family::Source),
            Place::OfBriefing(_) => Some(Family::Briefing),
            Place::Prose | Place::Field(_) | Place::Somebody => None,
        };
        if let Some((_, of_field)) = all.iter().find(|(family, _)| Some(*family) == meant) {
            return Ok(*of_field);
        }
        let has = |(_, found): &(Family, Resolved)| self.below(found.target, record).is_some();
        if all.iter().any(has) {
            all.retain(has);
        }
        only(all)
    }

    /// The subject of a family that bears an id, or bore it.
    fn called(&self, family: Family, id: &str) -> Option<Resolved> {
        at(&self.subjects[family as usize], id, |number| match family {
            Family::Source => Target::Source(number),
            Family::Entity => Target::Entity(number),
            Family::Claim => Target::Claim(number),
            Family::Briefing => Target::Briefing(number),
        })
    }

    fn subject(
        &self,
        family: Option<Family>,
        id: &str,
        place: Place,
    ) -> Result<Resolved, Unresolved> {
        if let Some(family) = family {
            return self.called(family, id).ok_or(Unresolved::Unknown { nearest: None });
        }
        let meant = match place {
            Place::Field(family) => self.called(family, id),
            Place::Somebody => self.called(Family::Entity, id),
            _ => None,
        };
        if let Some(meant) = meant {
            return Ok(meant);
        }
        only(
            Family::ALL
                .into_iter()
                .filter_map(|family| Some((family, self.called(family, id)?)))
                .collect(),
        )
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
                let within = self.holder(reference.family, &reference.id, record, place);
                let known = match within.map(|found| found.target) {
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
            Place::Prose | Place::Field(_) | Place::Record => None,
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

/// The one that an id can mean: of several the one that has it today.
fn only(all: Vec<(Family, Resolved)>) -> Result<Resolved, Unresolved> {
    let mut of_today = all.iter().filter(|(_, resolved)| !resolved.by_old_id);
    match (all.as_slice(), of_today.next(), of_today.next()) {
        ([], ..) => Err(Unresolved::Unknown { nearest: None }),
        ([(_, one)], ..) | (_, Some((_, one)), None) => Ok(*one),
        _ => Err(Unresolved::Several(all.into_iter().map(|(family, _)| family).collect())),
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
