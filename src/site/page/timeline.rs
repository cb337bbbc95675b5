//! The timeline: events, and quotes by the day on which they were said.

use serde::Serialize;

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::calendar;
use crate::ground::id::from_words;
use crate::parse::record::Entity;
use crate::site::here::Here;
use crate::site::index::order::{Dated, dated};
use crate::site::link::{Link, Name};
use crate::site::paging::{Paging, on_page};
use crate::site::quote::Quote;
use crate::site::wording;

/// A page of the timeline.
#[derive(Debug, Clone, Serialize)]
pub struct Timeline {
    /// In the order of time.
    pub groups: Vec<Group>,
    /// Of the list.
    pub paging: Paging,
    /// How many quotes aren't here, as the day on which they were said isn't known.
    pub undated: usize,
    /// To all quotes.
    pub quotes: Option<String>,
}

/// What stands under one year, or one month of it.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// The year's heading, where a year begins here: `1990`, `The 1990s`; else empty.
    pub year: String,
    /// The year's anchor; empty where no year begins here.
    pub id: String,
    /// The month's or season's heading; empty where neither is known.
    pub month: String,
    /// The less precise first.
    pub days: Vec<Day>,
}

/// What stands beside one date.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// The date less the year above: `6 January`, `about 1990`, `spring`.
    pub label: String,
    /// What isn't known of the day, where the label doesn't say so; else empty.
    pub unknown: &'static str,
    /// For `<time datetime>`, where HTML has a form for it.
    pub machine: Option<String>,
    /// Events, then quotes.
    pub entries: Vec<Entry>,
}

/// An entry. Serialised as an object with the one key that is its name.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// Something that happened, or is said to have.
    Event(Box<Event>),
    /// Something that was said.
    Quote(Box<Quote>),
}

/// An event in a chronology.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// To its page.
    pub link: Link,
    /// `planned`, `alleged`, `cancelled`; empty where it happened, or nobody says.
    pub state: &'static str,
    /// `time`, in words.
    pub time: Option<String>,
    /// Where.
    pub place: Option<Name>,
    /// Who took part.
    pub participants: Vec<Name>,
    /// The quotes and notes that tell of it.
    pub cites: Vec<Link>,
}

/// A page of the timeline; none where there is no such page.
pub(super) fn page(here: &Here<'_>, number: u32) -> Option<Timeline> {
    let order = &here.index().order;
    let all = &order.dated;
    let range = on_page(all.len(), number).filter(|range| !range.is_empty())?;
    let mut groups: Vec<Group> = Vec::new();
    let mut above = (Box::default(), Box::default());
    for one in &all[range] {
        let place = dated(here.anchored(), *one).map_or_else(calendar::nowhere, calendar::place);
        let Some(entry) = entry(here, *one) else { continue };
        let heading = (place.year.clone(), place.month.clone());
        if groups.is_empty() || heading != above {
            let begins = groups.is_empty() || heading.0 != above.0;
            groups.push(Group {
                year: if begins { place.year.to_string() } else { String::new() },
                id: if begins { format!("y_{}", from_words(&place.year)) } else { String::new() },
                month: place.month.to_string(),
                days: Vec::new(),
            });
            above = heading;
        }
        let Some(group) = groups.last_mut() else { continue };
        let same = |day: &&mut Day| *day.label == *place.label && day.unknown == place.unknown;
        match group.days.last_mut().filter(same) {
            Some(day) => day.entries.push(entry),
            None => group.days.push(Day {
                label: place.label.to_string(),
                unknown: place.unknown,
                machine: place.machine.map(String::from),
                entries: vec![entry],
            }),
        }
    }
    let undated = order.quotes.len() - order.dated_quotes;
    Some(Timeline {
        groups,
        paging: here.paging(all.len(), number, Address::Timeline),
        undated,
        quotes: (undated > 0).then(|| here.href(&Address::Quotes(1))),
    })
}

fn entry(here: &Here<'_>, dated: Dated) -> Option<Entry> {
    match dated {
        Dated::Event(n) => event(here, n as usize).map(|event| Entry::Event(Box::new(event))),
        Dated::Quote(at) => here.quote(at).map(|quote| Entry::Quote(Box::new(quote))),
    }
}

fn event(here: &Here<'_>, n: usize) -> Option<Event> {
    let written: &Entity = here.draft().entities.get(n)?;
    let names = &here.anchored().names;
    let cited = |of: &_| -> Option<RecordAt> { names.record(None, of) };
    let state = written.state.map_or("", wording::event_state);
    Some(Event {
        link: here.link(Target::Entity(n))?,
        state: if state == "happened" { "" } else { state },
        time: written.time.as_ref().map(|time| time.to_string()),
        place: written.place.as_ref().map(|named| here.name(named)),
        participants: written.participant.iter().map(|named| here.name(named)).collect(),
        cites: here.links(&written.cites, |of| cited(of).map(Target::Record)),
    })
}
