//! `Index`: what is published, and who refers to whom, by number. Built once, in parallel; small beside the texts.

pub(super) mod many;
mod mention;
pub(super) mod order;
pub(super) mod pairs;
pub(super) mod spot;
pub(super) mod uses;

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::anchor::Anchored;
use crate::anchor::directory::Directory;
use crate::anchor::excerpt;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::{Place, Target};
use crate::anchor::outcome::{Found, Outcome};
use crate::ground::date::Day;
use crate::ground::id::Family;
use crate::ground::topic;
use crate::parse::record::{Entity, Head, Quote, RecordKind};
use crate::parse::reference::{Named, Reference, Speaker};
use many::Many;
use order::Orders;
use spot::Spot;

/// A mention of a source's text: the source, and the mention's number in it.
pub(super) type MentionAt = (u32, u32);

/// What is published, and who refers to whom.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// For each family in the order of [`Family::ALL`], by number: whether it has a page.
    published: [Vec<bool>; 4],
    /// Drafts are published, too.
    drafts: bool,
    /// For each source the number of its first record among all; and how many there are in all.
    first_record: Vec<u32>,
    /// By that number: whether it is a quote or note that stands on the site.
    records: Vec<bool>,
    /// For each source the ranges of its text that readers may see, furniture left out; sorted, apart.
    pub shown: Vec<Vec<Range<u32>>>,
    /// The published subjects of each family, and the quotes, in the orders of the lists.
    pub order: Orders,
    /// By entity: its quotes, in the order of all quotes.
    pub quotes_by: Many<RecordAt>,
    /// By entity: the quotes and notes that are about it.
    pub quotes_about: Many<RecordAt>,
    /// By event: what was said at it.
    pub quotes_at: Many<RecordAt>,
    /// By topic, as in its address: its words, and the quotes on it.
    pub topics: BTreeMap<String, Topic>,
    /// By record: the quotes that repeat its words.
    pub quoted_by: Many<RecordAt>,
    /// By record: other wordings of the same remark, whichever of the two names the other.
    pub same_remark: Many<RecordAt>,
    /// By record: claims on which it bears, with the number of the position.
    pub claims_of: Many<(u32, u32)>,
    /// By record: events that cite it.
    pub events_of: Many<u32>,
    /// By briefing: the names in its body that are linked without anyone marking them.
    pub spots: Vec<Vec<Spot>>,
    /// By record: briefings that use it.
    pub briefings_of_record: Many<u32>,
    /// By number, for each family in the order of [`Family::ALL`]: briefings that use it, newest first.
    pub briefings_of: [Many<u32>; 4],
    /// By source: sources that carry it.
    pub carried_by: Many<u32>,
    /// By source: later captures of it.
    pub replaced_by: Many<u32>,
    /// By source: claims on which its quotes and notes bear.
    pub claims_of_source: Many<u32>,
    /// By entity: claims about it.
    pub claims_about: Many<u32>,
    /// By claim: claims that depend on it.
    pub needed_by: Many<u32>,
    /// By claim: claims in conflict with it, whichever of the two names the other.
    pub conflicts: Many<u32>,
    /// By entity: what belongs to it.
    pub parts: Many<u32>,
    /// By organization: who has a role there, with the number of the role.
    pub members: Many<(u32, u32)>,
    /// By entity: events in which it took part or of which it is the place.
    pub events: Many<u32>,
    /// How many quotes are by nobody who is named.
    pub unnamed: usize,
    /// By entity: the positions that its quotes take, in the order of the quotes: the quote, the claim, and the position's
    /// number there.
    pub positions: Many<(RecordAt, (u32, u32))>,
    /// By entity: where sources name it.
    pub mentions: Many<MentionAt>,
    /// By entity: whom else the same blocks name, and how many blocks name both.
    pub named_with: Many<(u32, u32)>,
}

/// A topic.
#[derive(Debug, Default)]
pub(super) struct Topic {
    /// Its words, as they stand first.
    pub words: Box<str>,
    /// The quotes on it, in the order of all quotes.
    pub quotes: Vec<RecordAt>,
}

impl Index {
    /// Of everything. Drafts are published where `drafts` says so; hidden things never.
    pub fn new(anchored: &Anchored, drafts: bool) -> Index {
        let draft = &anchored.draft;
        let open = |head: &Head| !head.hidden && (drafts || !head.draft);
        let mut index = Index {
            published: [
                draft.sources.iter().map(|source| open(&source.head)).collect(),
                draft.entities.iter().map(|entity| open(&entity.head)).collect(),
                draft.claims.iter().map(|claim| open(&claim.head)).collect(),
                draft.briefings.iter().map(|briefing| open(&briefing.head)).collect(),
            ],
            drafts,
            ..Index::default()
        };
        index.first_record.push(0);
        for (n, source) in draft.sources.iter().enumerate() {
            for (number, record) in source.records.iter().enumerate() {
                let at = RecordAt { source: n, record: number };
                let words = matches!(record.what, RecordKind::Quote(_) | RecordKind::Note(_));
                let stands = words && record.id.is_some() && found(anchored, at).is_some();
                index.records.push(stands && open(&record.head) && index.has(Family::Source, n));
            }
            index.first_record.push(index.records.len() as u32);
        }
        index.shown = (0..draft.sources.len())
            .into_par_iter()
            .map(|source| match (index.has(Family::Source, source), drafts) {
                (false, _) => Vec::new(),
                (true, false) => excerpt::shown(anchored, source),
                (true, true) => excerpt::shown_with_drafts(anchored, source),
            })
            .collect();
        index.order = Orders::new(anchored, &index);
        index.refer_records(anchored);
        index.refer_subjects(anchored);
        index.refer_briefings(anchored);
        index.mentions = mention::mentions(anchored, &index);
        index.named_with = pairs::pairs(anchored, &index);
        index
    }

    /// Whether a subject has a page.
    pub fn has(&self, family: Family, number: usize) -> bool {
        self.published[family as usize].get(number).copied().unwrap_or(false)
    }

    /// Whether something with this head is shown, by itself.
    pub fn is_open(&self, head: &Head) -> bool {
        !head.hidden && (self.drafts || !head.draft)
    }

    /// The published subjects of a family, in the order of its list.
    pub fn of_family(&self, family: Family) -> &[u32] {
        match family {
            Family::Source => &self.order.sources,
            Family::Entity => &self.order.entities,
            Family::Claim => &self.order.claims,
            Family::Briefing => &self.order.briefings,
        }
    }

    /// The published entities that have quotes, by name.
    pub fn speakers(&self) -> impl Iterator<Item = usize> {
        let entities = self.order.entities.iter().map(|n| *n as usize);
        entities.filter(|n| !self.quotes_by.of(*n).is_empty())
    }

    /// Whether a quote or note stands on the site.
    pub fn has_record(&self, at: RecordAt) -> bool {
        self.records.get(self.key(at)).copied().unwrap_or(false)
    }

    /// The number of a record among all of the site.
    pub fn key(&self, at: RecordAt) -> usize {
        self.first_record.get(at.source).map_or(usize::MAX, |first| *first as usize + at.record)
    }

    /// The published quotes and notes of a source, in the order of the file.
    pub fn of_source(&self, source: usize) -> impl Iterator<Item = RecordAt> {
        let count = match (self.first_record.get(source), self.first_record.get(source + 1)) {
            (Some(from), Some(to)) => (to - from) as usize,
            _ => 0,
        };
        (0..count).map(move |record| RecordAt { source, record }).filter(|at| self.has_record(*at))
    }

    fn pair(&self, of: RecordAt, value: RecordAt) -> Option<(u32, RecordAt)> {
        let both = self.has_record(of) && self.has_record(value);
        both.then(|| (self.key(of) as u32, value))
    }

    /// Speakers, topics, and what quotes say of other quotes.
    fn refer_records(&mut self, anchored: &Anchored) {
        let (draft, names) = (&anchored.draft, &anchored.names);
        let entity = |reference: &Reference| names.entity(reference).map(|n| n as u32);
        let (mut by, mut about, mut at_event) = (Vec::new(), Vec::new(), Vec::new());
        let (mut quoted, mut same) = (Vec::new(), Vec::new());
        let mut topics: BTreeMap<String, Topic> = BTreeMap::new();
        for at in &self.order.quotes {
            let Some(quote) = quote(anchored, *at) else { continue };
            by.extend(quote.speaker.iter().filter_map(|speaker| match speaker {
                Speaker::Id(reference) => Some((entity(reference)?, *at)),
                Speaker::Unnamed(_) => None,
            }));
            let named =
                |speaker: &Speaker| matches!(speaker, Speaker::Id(of) if entity(of).is_some());
            self.unnamed += usize::from(!quote.speaker.iter().any(named));
            about.extend(quote.about.iter().filter_map(|of| Some((entity(of)?, *at))));
            if let Some(Named::Id(event)) = &quote.occasion {
                at_event.extend(entity(event).map(|event| (event, *at)));
            }
            let first = quote.quoting.as_ref().and_then(|of| names.record(Some(at.source), of));
            quoted.extend(first.and_then(|first| self.pair(first, *at)));
            for other in &quote.same_remark_as {
                let other = names.record(Some(at.source), other).filter(|other| other != at);
                same.extend(other.and_then(|other| self.pair(other, *at)));
                same.extend(other.and_then(|other| self.pair(*at, other)));
            }
            for words in &quote.topics {
                let topic = topics.entry(topic::slug(words)).or_default();
                if topic.words.is_empty() {
                    topic.words = words.as_str().into();
                }
                if topic.quotes.last() != Some(at) {
                    topic.quotes.push(*at);
                }
            }
        }
        let notes = (0..draft.sources.len()).flat_map(|source| self.of_source(source));
        for at in notes {
            if let RecordKind::Note(note) = &draft.sources[at.source].records[at.record].what {
                about.extend(note.about.iter().filter_map(|of| Some((entity(of)?, at))));
            }
        }
        let entities = draft.entities.len();
        self.quotes_by = Many::in_order(entities, by);
        self.quotes_about = Many::in_order(entities, about);
        self.quotes_at = Many::in_order(entities, at_event);
        self.quoted_by = Many::sorted(self.records.len(), quoted);
        self.same_remark = Many::sorted(self.records.len(), same);
        self.topics = topics;
    }

    /// What sources, claims and entities say of each other.
    fn refer_subjects(&mut self, anchored: &Anchored) {
        let (draft, names) = (&anchored.draft, &anchored.names);
        let (mut carried, mut replaced) = (Vec::new(), Vec::new());
        for (n, source) in draft.sources.iter().enumerate() {
            if self.has(Family::Source, n) {
                let of = |of| names.source(of).map(|of| (of as u32, n as u32));
                carried.extend(source.carries.iter().filter_map(of));
                replaced.extend(source.replaces.as_ref().and_then(of));
            }
        }
        let (mut claims_of, mut about, mut of_source) = (Vec::new(), Vec::new(), Vec::new());
        let (mut needed, mut conflicts) = (Vec::new(), Vec::new());
        for (n, claim) in draft.claims.iter().enumerate() {
            if !self.has(Family::Claim, n) {
                continue;
            }
            for (number, position) in claim.positions.iter().enumerate() {
                let at = names.record(None, &position.of).filter(|at| self.has_record(*at));
                claims_of.extend(at.map(|at| (self.key(at) as u32, (n as u32, number as u32))));
                of_source.extend(at.map(|at| (at.source as u32, n as u32)));
            }
            let entity = |of| names.entity(of).map(|of| (of as u32, n as u32));
            about.extend(claim.about.iter().filter_map(entity));
            let other = |of| names.claim(of).filter(|of| self.has(Family::Claim, *of));
            needed
                .extend(claim.depends_on.iter().filter_map(other).map(|of| (of as u32, n as u32)));
            for of in claim.conflicts_with.iter().filter_map(other).filter(|of| *of != n) {
                conflicts.extend([(of as u32, n as u32), (n as u32, of as u32)]);
            }
        }
        let (mut parts, mut members) = (Vec::new(), Vec::new());
        let (mut events, mut cites) = (Vec::new(), Vec::new());
        for (n, entity) in draft.entities.iter().enumerate() {
            if !self.has(Family::Entity, n) {
                continue;
            }
            let of = |of: &Reference| names.entity(of).map(|of| (of as u32, n as u32));
            parts.extend(entity.part_of.iter().filter_map(of));
            for (number, role) in entity.role.iter().enumerate() {
                if let Some(Named::Id(at)) = &role.organization {
                    let at = names.entity(at);
                    members.extend(at.map(|at| (at as u32, (n as u32, number as u32))));
                }
            }
            let who = entity.participant.iter().chain(&entity.place);
            events.extend(who.filter_map(|named| match named {
                Named::Id(reference) => of(reference),
                Named::Words(_) => None,
            }));
            let cited = entity.cites.iter().filter_map(|of| names.record(None, of));
            let cited = cited.filter(|at| self.has_record(*at));
            cites.extend(cited.map(|at| (self.key(at) as u32, n as u32)));
        }
        let entities = draft.entities.len();
        self.carried_by = Many::sorted(draft.sources.len(), carried);
        self.replaced_by = Many::sorted(draft.sources.len(), replaced);
        self.claims_of = Many::sorted(self.records.len(), claims_of);
        let mut positions = Vec::new();
        for n in 0..entities {
            for at in self.quotes_by.of(n) {
                let taken = self.claims_of.of(self.key(*at)).iter();
                positions.extend(taken.map(|of| (n as u32, (*at, *of))));
            }
        }
        self.positions = Many::in_order(entities, positions);
        self.claims_of_source = Many::sorted(draft.sources.len(), of_source);
        self.claims_about = Many::sorted(entities, about);
        self.needed_by = Many::sorted(draft.claims.len(), needed);
        self.conflicts = Many::sorted(draft.claims.len(), conflicts);
        let rank = |n: u32| self.order.rank.get(n as usize).copied();
        parts.sort_by_key(|(_, part)| (rank(*part), *part));
        members.sort_by_key(|(_, (who, role))| (rank(*who), *who, *role));
        events.sort_by_key(|(_, event)| (when(&draft.entities[*event as usize]), *event));
        self.parts = Many::in_order(entities, parts);
        self.members = Many::in_order(entities, members);
        self.events = Many::in_order(entities, events);
        self.events_of = Many::sorted(self.records.len(), cites);
    }

    /// What briefings use.
    fn refer_briefings(&mut self, anchored: &Anchored) {
        let draft = &anchored.draft;
        if draft.briefings.iter().any(|briefing| briefing.autolink) {
            let directory = Directory::of(draft);
            let of = |briefing| spot::spots(anchored, self, &directory, briefing);
            self.spots = draft.briefings.par_iter().map(of).collect();
        }
        let used: Vec<Vec<Target>> = self
            .order
            .briefings
            .par_iter()
            .map(|n| uses::of_briefing(anchored, self, *n as usize))
            .collect();
        let mut records = Vec::new();
        let mut subjects = [const { Vec::new() }; 4];
        for (briefing, used) in self.order.briefings.iter().zip(used) {
            for target in used {
                let (family, number) = match target {
                    Target::Record(at) => {
                        records.push((self.key(at) as u32, *briefing));
                        (Family::Source, at.source)
                    }
                    Target::Source(n) => (Family::Source, n),
                    Target::Entity(n) => (Family::Entity, n),
                    Target::Claim(n) => (Family::Claim, n),
                    Target::Briefing(n) | Target::Judgment(n, _) => (Family::Briefing, n),
                    Target::Author(_) => continue,
                };
                subjects[family as usize].push((number as u32, *briefing));
            }
        }
        let [sources, entities, claims, briefings] = subjects;
        self.briefings_of_record = Many::in_order(self.records.len(), records);
        self.briefings_of = [
            Many::in_order(draft.sources.len(), sources),
            Many::in_order(draft.entities.len(), entities),
            Many::in_order(draft.claims.len(), claims),
            Many::in_order(draft.briefings.len(), briefings),
        ];
    }
}

/// The key of an event in the order of time; those without a date come last.
fn when(event: &Entity) -> (bool, Option<(Day, Day)>) {
    event.when.as_ref().map_or((true, None), |when| (false, Some((when.first, when.last))))
}

/// Where a record's passage stands.
pub(super) fn found(anchored: &Anchored, at: RecordAt) -> Option<&Found> {
    match anchored.sources.get(at.source)?.outcomes.get(at.record)? {
        Outcome::Found(found) => Some(found),
        _ => None,
    }
}

/// A record as a quote, where it is one.
pub(super) fn quote(anchored: &Anchored, at: RecordAt) -> Option<&Quote> {
    match &anchored.draft.sources.get(at.source)?.records.get(at.record)?.what {
        RecordKind::Quote(quote) => Some(quote),
        _ => None,
    }
}

/// What a link in prose names, where that is on the site.
pub(super) fn target(anchored: &Anchored, index: &Index, of: &Reference) -> Option<Target> {
    let target = anchored.names.look_up(of, Place::Prose).ok()?.target;
    published(index, target).then_some(target)
}

/// Whether something has a page, or stands on one.
pub(super) fn published(index: &Index, target: Target) -> bool {
    match target {
        Target::Source(n) => index.has(Family::Source, n),
        Target::Entity(n) => index.has(Family::Entity, n),
        Target::Claim(n) => index.has(Family::Claim, n),
        Target::Briefing(n) | Target::Judgment(n, _) => index.has(Family::Briefing, n),
        Target::Record(at) => index.has_record(at),
        Target::Author(_) => false,
    }
}
