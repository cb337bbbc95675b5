//! `Orders`: in which order lists stand. By date, then source, then place; names by their sort-name.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::anchor::Anchored;
use crate::anchor::fate::RecordAt;
use crate::ground::calendar;
use crate::ground::date::{Date, Day};
use crate::ground::id::Family;
use crate::parse::record::entity::EntityKind;
use crate::parse::record::{Entity, RecordKind};
use crate::site::index::{Index, found, quote};

/// What is published, in the orders of the lists. The numbers are those of the draft.
#[derive(Debug, Default)]
pub(in crate::site) struct Orders {
    /// Newest first, undated ones last.
    pub sources: Vec<u32>,
    /// By kind, then by sort-name.
    pub entities: Vec<u32>,
    /// By their text.
    pub claims: Vec<u32>,
    /// Newest first.
    pub briefings: Vec<u32>,
    /// The corrections of published briefings, newest first: the briefing, and the correction's number in it.
    pub corrections: Vec<(u32, u32)>,
    /// Events, and the quotes of which it is known when they were said, as a chronology has them; events without a date last.
    pub dated: Vec<Dated>,
    /// How many of these are quotes.
    pub dated_quotes: usize,
    /// By the day on which they were said, undated ones last; then by source, and by place in it.
    pub quotes: Vec<RecordAt>,
    /// By entity: its place in the order of names; `u32::MAX` where it isn't published.
    pub rank: Vec<u32>,
}

impl Orders {
    /// Of what the index says is published.
    pub(super) fn new(anchored: &Anchored, index: &Index) -> Orders {
        let draft = &anchored.draft;
        let published = |family: Family, count: usize| {
            (0..count as u32).filter(move |n| index.has(family, *n as usize)).collect::<Vec<u32>>()
        };
        let mut sources = published(Family::Source, draft.sources.len());
        sources.par_sort_by_cached_key(|n| {
            newest_first(draft.sources[*n as usize].published.as_ref(), *n)
        });
        let mut entities = published(Family::Entity, draft.entities.len());
        entities.par_sort_by_cached_key(|n| {
            let entity = &draft.entities[*n as usize];
            (entity.kind, sort_name(entity), *n)
        });
        let mut claims = published(Family::Claim, draft.claims.len());
        claims.par_sort_by_cached_key(|n| (draft.claims[*n as usize].text.to_lowercase(), *n));
        let mut briefings = published(Family::Briefing, draft.briefings.len());
        briefings
            .par_sort_by_cached_key(|n| newest_first(Some(&draft.briefings[*n as usize].date), *n));
        let mut quotes: Vec<RecordAt> = (0..draft.sources.len())
            .flat_map(|source| index.of_source(source))
            .filter(|at| {
                let record = &draft.sources[at.source].records[at.record];
                matches!(record.what, RecordKind::Quote(_))
            })
            .collect();
        quotes.par_sort_by_cached_key(|at| by_time(anchored, *at));
        let mut corrections: Vec<(u32, u32)> = Vec::new();
        for briefing in &briefings {
            let written = &draft.briefings[*briefing as usize].corrections;
            let open = written.iter().enumerate().filter(|(_, one)| index.is_open(&one.head));
            corrections.extend(open.map(|(number, _)| (*briefing, number as u32)));
        }
        corrections.sort_by_key(|(briefing, number)| {
            let date = &draft.briefings[*briefing as usize].corrections[*number as usize].date;
            Reverse((date.first, date.last))
        });
        let events = entities.iter().map(|n| Dated::Event(*n));
        let dated: Vec<Dated> = events.chain(quotes.iter().map(|at| Dated::Quote(*at))).collect();
        let mut dated: Vec<(calendar::Place, Dated)> = dated
            .into_par_iter()
            .filter_map(|one| Some((calendar::place(self::dated(anchored, one)?), one)))
            .collect();
        // Of one day events go first, by name, then quotes, as all quotes stand.
        dated.par_sort_by(|(one, _), (other, _)| one.cmp(other));
        let dated_quotes = dated.iter().filter(|(_, one)| matches!(one, Dated::Quote(_))).count();
        let undated = entities.iter().filter(|n| {
            let entity = &draft.entities[**n as usize];
            entity.kind == EntityKind::Event && entity.when.is_none()
        });
        let undated = undated.map(|n| Dated::Event(*n));
        let dated = dated.into_iter().map(|(_, one)| one).chain(undated).collect();
        let mut rank = vec![u32::MAX; draft.entities.len()];
        for (place, entity) in entities.iter().enumerate() {
            rank[*entity as usize] = place as u32;
        }
        Orders {
            sources,
            entities,
            claims,
            briefings,
            corrections,
            dated,
            dated_quotes,
            quotes,
            rank,
        }
    }
}

/// What stands in a chronology.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Dated {
    /// An event, by number.
    Event(u32),
    /// A quote.
    Quote(RecordAt),
}

/// When an event was, or a quote was said; none where nobody says.
pub(in crate::site) fn dated(anchored: &Anchored, one: Dated) -> Option<&Date> {
    match one {
        Dated::Event(n) => {
            let entity = anchored.draft.entities.get(n as usize)?;
            entity.when.as_ref().filter(|_| entity.kind == EntityKind::Event)
        }
        Dated::Quote(at) => quote(anchored, at)?.said.as_ref(),
    }
}

/// The key of a name in lists: its sort-name, else its name; case counts for nothing.
fn sort_name(entity: &Entity) -> String {
    entity.sort_name.as_ref().unwrap_or(&entity.name).to_lowercase()
}

fn newest_first(date: Option<&Date>, number: u32) -> (Reverse<Option<(Day, Day)>>, u32) {
    (Reverse(date.map(|date| (date.first, date.last))), number)
}

/// When a quote was said, those of which nobody knows it last; then its source and its place there. A note is the source's
/// word, and of the day on which that was published.
pub(in crate::site) fn by_time(
    anchored: &Anchored,
    at: RecordAt,
) -> (bool, Day, Day, usize, u32, usize) {
    let own = quote(anchored, at);
    let undated = own.is_some_and(|quote| quote.said.is_none());
    let (first, last) =
        said(anchored, at).map_or((Day::LAST, Day::LAST), |date| (date.first, date.last));
    let place = found(anchored, at).map_or(u32::MAX, |found| found.extent().start);
    (undated, first, last, at.source, place, at.record)
}

/// The day of a quote or note: when it was said, else when its source was published.
pub(in crate::site) fn said(anchored: &Anchored, at: RecordAt) -> Option<&Date> {
    let said = quote(anchored, at).and_then(|quote| quote.said.as_ref());
    said.or_else(|| anchored.draft.sources.get(at.source)?.published.as_ref())
}
