//! `Draft` and `Names` → what each reference of each field and each prose link names, and what is wrong with it.

use std::collections::BTreeMap;

use crate::anchor::fact::Fact;
use crate::anchor::names::{Names, Place, Resolved, Target, Unresolved};
use crate::anchor::takes::{Takes, what};
use crate::anchor::writing::{Page, is_published, writings};
use crate::ground::id::Family;
use crate::ground::span::Span;
use crate::parse::record::{Briefing, Claim, Entity, Head, RecordKind, Source};
use crate::parse::reference::{Named, Reference, Speaker};
use crate::parse::{Draft, Lost};

/// What the references of a draft name, taken together.
#[derive(Debug, Default)]
pub(super) struct References {
    /// What is wrong with them.
    pub(super) facts: Vec<Fact>,
    /// For each entity, whether a field of another subject or a prose link names it, or it `cites` a quote itself.
    pub(super) used: Vec<bool>,
    /// For each page, the sources that it cites, sorted: by naming them or one of their records.
    pub(super) cites: BTreeMap<Page, Vec<usize>>,
}

/// A reference that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// As it is written.
    pub reference: Reference,
    /// Where it stands.
    pub place: Place,
    /// What it names.
    pub resolved: Resolved,
}

/// Every reference of every field and each prose link that names something, in no order that matters.
pub fn uses(draft: &Draft, names: &Names) -> Vec<Use> {
    walked(draft, names, Some(Vec::new())).uses.unwrap_or_default()
}

/// How many ids are compared in all before no nearest one is looked for any more.
const MAX_COMPARED: usize = 4_000_000;

/// Looks up every reference.
pub(super) fn references(draft: &Draft, names: &Names) -> References {
    walked(draft, names, None).found
}

fn walked<'a>(draft: &'a Draft, names: &'a Names, uses: Option<Vec<Use>>) -> Look<'a> {
    let found = References::default();
    let mut look = Look { draft, names, compared: 0, found, from: Page::Home, uses };
    look.found.used = vec![false; draft.entities.len()];
    look.prose();
    for (n, source) in draft.sources.iter().enumerate() {
        look.from = Page::Source(n);
        look.source(n, source);
    }
    for (n, entity) in draft.entities.iter().enumerate() {
        look.from = Page::Entity(n);
        look.entity(entity);
    }
    for (n, claim) in draft.claims.iter().enumerate() {
        look.from = Page::Claim(n);
        look.claim(claim);
    }
    for (n, briefing) in draft.briefings.iter().enumerate() {
        look.from = Page::Briefing(n);
        look.briefing(n, briefing);
    }
    if look.compared > MAX_COMPARED {
        let what = "The nearest id was looked for only for the first of the references that name \
                    nothing.";
        look.found.facts.push(Fact::Capped { source: None, what: what.to_owned() });
    }
    for cites in look.found.cites.values_mut() {
        cites.sort_unstable();
        cites.dedup();
    }
    look
}

/// Where a reference stands in its file, from its family to its record.
pub fn span(reference: &Reference) -> Span {
    let mut span = reference.id.span();
    if let Some(family) = reference.family {
        span.start = span.start.saturating_sub(family.word().len() as u32 + 1);
    }
    if let Some(record) = &reference.record {
        span.end = record.span().end;
    }
    span
}

struct Look<'a> {
    draft: &'a Draft,
    names: &'a Names,
    compared: usize,
    found: References,
    from: Page,
    /// Where they are asked for.
    uses: Option<Vec<Use>>,
}

impl Look<'_> {
    fn prose(&mut self) {
        for writing in writings(self.draft) {
            self.from = writing.page;
            for link in writing.prose.map_or(&[][..], |prose| &prose.links) {
                self.one(&link.to, Takes::Anything, Place::Prose, writing.published);
            }
        }
    }

    fn source(&mut self, n: usize, source: &Source) {
        let published = is_published(&source.head);
        self.named(source.author.iter().chain(&source.publisher), Takes::Entity, published);
        self.all(source.replaces.iter().chain(&source.carries), Takes::Source, published);
        let aliases = source.aliases.iter().filter_map(|alias| alias.of.as_ref());
        self.all(aliases, Takes::Entity, published);
        for record in &source.records {
            let published = published && is_published(&record.head);
            match &record.what {
                RecordKind::Mention(of) => self.all([&**of], Takes::Entity, published),
                RecordKind::Note(note) => {
                    self.named(&note.by, Takes::Somebody, published);
                    self.all(&note.about, Takes::Entity, published);
                }
                RecordKind::Quote(quote) => {
                    let speaker = quote.speaker.iter().filter_map(|speaker| match speaker {
                        Speaker::Id(reference) => Some(&**reference),
                        Speaker::Unnamed(_) => None,
                    });
                    self.all(speaker.chain(&quote.about), Takes::Entity, published);
                    let people = quote.on_behalf_of.iter().chain(&quote.addressee);
                    self.named(people.chain(&quote.via), Takes::Entity, published);
                    self.named(&quote.occasion, Takes::Event, published);
                    self.named(&quote.medium, Takes::Document, published);
                    for other in quote.quoting.iter().chain(&quote.same_remark_as) {
                        self.one(other, Takes::Quote, Place::OfSource(n), published);
                    }
                }
                RecordKind::Part(_) => {}
            }
        }
    }

    fn entity(&mut self, entity: &Entity) {
        let published = is_published(&entity.head);
        let organizations = entity.role.iter().filter_map(|role| role.organization.as_ref());
        self.named(organizations, Takes::Organization, published);
        self.all(entity.part_of.iter().chain(&entity.not_same_as), Takes::Entity, published);
        self.named(&entity.place, Takes::Place, published);
        self.named(&entity.participant, Takes::Entity, published);
        self.all(&entity.cites, Takes::QuoteOrNote, published);
    }

    fn claim(&mut self, claim: &Claim) {
        let published = is_published(&claim.head);
        self.all(&claim.about, Takes::Entity, published);
        let positions = claim.positions.iter().map(|position| &position.of);
        self.all(positions, Takes::QuoteOrNote, published);
        self.all(claim.conflicts_with.iter().chain(&claim.depends_on), Takes::Claim, published);
    }

    fn briefing(&mut self, n: usize, briefing: &Briefing) {
        let published = is_published(&briefing.head);
        self.named(briefing.author.iter().chain(&briefing.reviewed_by), Takes::Somebody, published);
        for judgment in &briefing.judgments {
            let published = published && is_published(&judgment.head);
            self.all(&judgment.rests_on, Takes::Basis, published);
        }
        for correction in &briefing.corrections {
            let published = published && is_published(&correction.head);
            for affected in &correction.affects {
                self.one(affected, Takes::Anything, Place::OfBriefing(n), published);
            }
        }
    }

    fn all<'r>(
        &mut self,
        references: impl IntoIterator<Item = &'r Reference>,
        takes: Takes,
        published: bool,
    ) {
        for reference in references {
            self.one(reference, takes, takes.place(), published);
        }
    }

    fn named<'r>(
        &mut self,
        named: impl IntoIterator<Item = &'r Named>,
        takes: Takes,
        published: bool,
    ) {
        let ids = named.into_iter().filter_map(|named| match named {
            Named::Id(reference) => Some(&**reference),
            Named::Words(_) => None,
        });
        self.all(ids, takes, published);
    }

    fn one(&mut self, reference: &Reference, takes: Takes, place: Place, published: bool) {
        let span = span(reference);
        let Resolved { target, by_old_id } = match self.names.look_up(reference, place) {
            Ok(resolved) => {
                if let Some(uses) = &mut self.uses {
                    uses.push(Use { reference: reference.clone(), place, resolved });
                }
                resolved
            }
            Err(_) if self.is_lost(reference, place) => return,
            Err(why) => {
                let why = self.nearest(why, reference, place);
                self.found.facts.push(Fact::Unresolved { span, place, why });
                return;
            }
        };
        if by_old_id {
            self.found.facts.push(Fact::ByOldId { span, now: written(target, self.draft) });
        }
        if !takes.fits(target, self.draft) {
            let (is, expected) = (what(target, self.draft), takes.words());
            self.found.facts.push(Fact::WrongKind { span, is, expected });
        }
        if published && is_draft(target, self.draft) {
            let to = written(target, self.draft);
            self.found.facts.push(Fact::RefersToDraft { span, to });
        }
        match (target, self.from) {
            (Target::Entity(entity), from) if from != Page::Entity(entity) => self.used(entity),
            (Target::Source(source), _) => self.cite(source),
            (Target::Record(record), from) => {
                self.cite(record.source);
                // What an event `cites` tells of it.
                if let (Takes::QuoteOrNote, Page::Entity(event)) = (takes, from) {
                    self.used(event);
                }
            }
            _ => {}
        }
    }

    /// Whether what is named was written, but is too broken to be in the draft; that is told where it stands.
    fn is_lost(&self, reference: &Reference, place: Place) -> bool {
        let families = match (reference.family, place) {
            (Some(family), _) => vec![family],
            (None, Place::Field(family)) => vec![family],
            (None, _) => Family::ALL.to_vec(),
        };
        let subject = |family: Family, id: &str, record: Option<&str>| {
            let is = |lost: &Lost| {
                (lost.family, &*lost.subject, lost.record.as_deref()).cmp(&(family, id, record))
            };
            self.draft.lost.binary_search_by(is).is_ok()
        };
        let own = match (place, reference.record.is_none()) {
            (Place::OfSource(n), true) => {
                self.draft.sources.get(n).map(|source| (Family::Source, &source.id))
            }
            (Place::OfBriefing(n), true) => {
                self.draft.briefings.get(n).map(|briefing| (Family::Briefing, &briefing.id))
            }
            _ => None,
        };
        own.is_some_and(|(family, id)| subject(family, id, Some(&reference.id)))
            || families.into_iter().any(|family| {
                subject(family, &reference.id, None)
                    || reference
                        .record
                        .as_ref()
                        .is_some_and(|record| subject(family, &reference.id, Some(record)))
            })
    }

    fn used(&mut self, entity: usize) {
        if let Some(used) = self.found.used.get_mut(entity) {
            *used = true;
        }
    }

    fn cite(&mut self, source: usize) {
        self.found.cites.entry(self.from).or_default().push(source);
    }

    /// Adds the nearest id while there is time for it.
    fn nearest(&mut self, why: Unresolved, reference: &Reference, place: Place) -> Unresolved {
        if self.compared > MAX_COMPARED {
            return why;
        }
        self.compared = self.compared.saturating_add(self.names.len());
        self.names.with_nearest(why, reference, place)
    }
}

/// The heading of what a reference names, and of the subject above it.
fn heads(target: Target, draft: &Draft) -> [Option<&Head>; 2] {
    match target {
        Target::Source(n) => [draft.sources.get(n).map(|source| &source.head), None],
        Target::Entity(n) => [draft.entities.get(n).map(|entity| &entity.head), None],
        Target::Claim(n) => [draft.claims.get(n).map(|claim| &claim.head), None],
        Target::Briefing(n) => [draft.briefings.get(n).map(|briefing| &briefing.head), None],
        Target::Record(at) => {
            let source = draft.sources.get(at.source);
            let record = source.and_then(|source| source.records.get(at.record));
            [source.map(|source| &source.head), record.map(|record| &record.head)]
        }
        Target::Judgment(n, judgment) => {
            let briefing = draft.briefings.get(n);
            let judgment = briefing.and_then(|briefing| briefing.judgments.get(judgment));
            [briefing.map(|briefing| &briefing.head), judgment.map(|judgment| &judgment.head)]
        }
        Target::Author(_) => [None, None],
    }
}

/// Whether what is named, or the subject above it, is a draft.
pub(super) fn is_draft(target: Target, draft: &Draft) -> bool {
    heads(target, draft).into_iter().flatten().any(|head| head.draft)
}

/// What is named, by its id of today.
fn written(target: Target, draft: &Draft) -> String {
    let id = match target {
        Target::Source(n) => draft.sources.get(n).map(|source| &source.id),
        Target::Entity(n) => draft.entities.get(n).map(|entity| &entity.id),
        Target::Claim(n) => draft.claims.get(n).map(|claim| &claim.id),
        Target::Briefing(n) | Target::Judgment(n, _) => {
            draft.briefings.get(n).map(|briefing| &briefing.id)
        }
        Target::Author(n) => draft.settings.authors.get(n).map(|author| &author.id),
        Target::Record(at) => draft.sources.get(at.source).map(|source| &source.id),
    };
    let record = match target {
        Target::Record(at) => draft
            .sources
            .get(at.source)
            .and_then(|source| source.records.get(at.record)?.id.as_ref()),
        Target::Judgment(n, judgment) => {
            draft.briefings.get(n).and_then(|briefing| Some(&briefing.judgments.get(judgment)?.id))
        }
        _ => None,
    };
    let id = id.map_or("", |id| id.as_str());
    record.map_or_else(|| id.to_owned(), |record| format!("{id}#{record}"))
}
