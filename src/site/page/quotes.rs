//! Lists of quotes: all of them, a speaker's, a topic's; and the lists of speakers and topics.

use serde::Serialize;

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::address::ENTRIES;
use crate::ground::id::Family;
use crate::site::here::Here;
use crate::site::index::Topic;
use crate::site::link::Link;
use crate::site::page::source::quote_count;
use crate::site::paging::{Paging, on_page};
use crate::site::quote::Quote;

/// A list of quotes.
#[derive(Debug, Clone, Serialize)]
pub struct Quotes {
    /// `Quotes`, `Quotes by Mark Milley`, `Quotes on timeline`.
    pub title: String,
    /// Whose or on what, with the page of that; none in the list of all.
    pub of: Option<Link>,
    /// By the day on which they were said, then source, then place in the source, those without a day last; none in a list
    /// of speakers or topics.
    pub quotes: Vec<Quote>,
    /// Of the list.
    pub paging: Paging,
    /// The lists by speaker, by name; on the first page of all quotes, and in the list of speakers.
    pub speakers: Facets,
    /// The sources that have quotes, by title; likewise.
    pub sources: Facets,
    /// The lists by topic; likewise.
    pub topics: Facets,
}

/// Shorter lists.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Facets {
    /// In order; of more than 200 those with the most quotes.
    pub facets: Vec<Facet>,
    /// To all of them, where there are more.
    pub all: Option<Link>,
    /// How many quotes are in none of them: of speakers, those of people who are not named.
    pub others: usize,
}

/// One of the shorter lists.
#[derive(Debug, Clone, Serialize)]
pub struct Facet {
    /// To it.
    pub link: Link,
    /// How many quotes it holds.
    pub count: usize,
}

/// A page of all quotes.
pub(super) fn all(here: &Here<'_>, number: u32) -> Option<Quotes> {
    let quotes = &here.index().order.quotes;
    let page = of(here, "Quotes".to_owned(), quotes, number, Address::Quotes)?;
    if number > 1 {
        return Some(page);
    }
    let index = here.index();
    let speakers = index.speakers().filter_map(|n| by_speaker(here, n)).collect();
    let topics = index.topics.iter().map(|topic| by_topic(here, topic)).collect();
    Some(Quotes {
        speakers: Facets {
            others: here.index().unnamed,
            ..fullest(speakers, || whole(here, &Address::Speakers(1), "All speakers"))
        },
        sources: fullest(by_source(here), || {
            whole(here, &Address::List(Family::Source, 1), "All sources")
        }),
        topics: fullest(topics, || whole(here, &Address::Topics(1), "All topics")),
        ..page
    })
}

/// A page of a speaker's quotes.
pub(super) fn by(here: &Here<'_>, entity: usize, number: u32) -> Option<Quotes> {
    let written = here.draft().entities.get(entity)?;
    let quotes = here.index().quotes_by.of(entity);
    let address = |page| Address::QuotesBy(written.id.as_str().into(), page);
    let title = format!("Quotes by {}", written.name.as_str());
    let page = of(here, title, quotes, number, address)?;
    Some(Quotes { of: here.link(Target::Entity(entity)), ..page })
}

/// A page of the quotes on a topic.
pub(super) fn on(here: &Here<'_>, slug: &str, number: u32) -> Option<Quotes> {
    let topic = here.index().topics.get(slug)?;
    let address = |page| Address::QuotesOn(slug.into(), page);
    of(here, format!("Quotes on {}", topic.words), &topic.quotes, number, address)
}

/// A page of all speakers, where there are more of them than the list of quotes shows.
pub(super) fn speakers(here: &Here<'_>, number: u32) -> Option<Quotes> {
    let all: Vec<usize> = here.index().speakers().collect();
    let facet = |n: &usize| by_speaker(here, *n);
    let (facets, paging) = listed(here, &all, number, Address::Speakers, facet)?;
    let speakers = Facets { facets, others: here.index().unnamed, ..Facets::default() };
    Some(Quotes { speakers, ..empty("Speakers".to_owned(), paging) })
}

/// A page of all topics, where there are more of them than the list of quotes shows.
pub(super) fn topics(here: &Here<'_>, number: u32) -> Option<Quotes> {
    let all: Vec<(&String, &Topic)> = here.index().topics.iter().collect();
    let facet = |topic: &_| Some(by_topic(here, *topic));
    let (facets, paging) = listed(here, &all, number, Address::Topics, facet)?;
    let topics = Facets { facets, ..Facets::default() };
    Some(Quotes { topics, ..empty("Topics".to_owned(), paging) })
}

/// A page of a long list. Only what stands on it is made.
fn listed<T>(
    here: &Here<'_>,
    all: &[T],
    number: u32,
    address: impl Fn(u32) -> Address,
    facet: impl Fn(&T) -> Option<Facet>,
) -> Option<(Vec<Facet>, Paging)> {
    let range = on_page(all.len(), number).filter(|_| all.len() > ENTRIES)?;
    let facets = all[range].iter().filter_map(facet).collect();
    Some((facets, here.paging(all.len(), number, address)))
}

fn empty(title: String, paging: Paging) -> Quotes {
    Quotes {
        title,
        of: None,
        quotes: Vec::new(),
        paging,
        speakers: Facets::default(),
        sources: Facets::default(),
        topics: Facets::default(),
    }
}

fn whole(here: &Here<'_>, address: &Address, text: &str) -> Link {
    Link { href: here.href(address), text: text.to_owned(), kind: "page", preview: String::new() }
}

fn of(
    here: &Here<'_>,
    title: String,
    quotes: &[RecordAt],
    number: u32,
    address: impl Fn(u32) -> Address,
) -> Option<Quotes> {
    if quotes.is_empty() {
        return None;
    }
    let shown = here.quotes(&quotes[on_page(quotes.len(), number)?]);
    let paging = here.paging(quotes.len(), number, address);
    Some(Quotes { quotes: shown, ..empty(title, paging) })
}

fn by_speaker(here: &Here<'_>, n: usize) -> Option<Facet> {
    let count = here.index().quotes_by.of(n).len();
    let link = here.link(Target::Entity(n))?;
    let id = here.draft().entities.get(n)?.id.as_str();
    let href = here.href(&Address::QuotesBy(id.into(), 1));
    Some(Facet { link: Link { href, ..link }, count })
}

/// The shorter lists with the most quotes, in the order in which they stand.
fn fullest(facets: Vec<Facet>, all: impl Fn() -> Link) -> Facets {
    if facets.len() <= ENTRIES {
        return Facets { facets, ..Facets::default() };
    }
    let mut counts: Vec<usize> = facets.iter().map(|facet| facet.count).collect();
    counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    let least = counts.get(ENTRIES - 1).copied().unwrap_or(0);
    let equal = counts.iter().take(ENTRIES).filter(|count| **count == least).count();
    let mut left = equal;
    let kept = facets.into_iter().filter(|facet| {
        let last = facet.count == least && left > 0;
        left -= usize::from(last);
        last || facet.count > least
    });
    Facets { facets: kept.collect(), all: Some(all()), others: 0 }
}

fn by_source(here: &Here<'_>) -> Vec<Facet> {
    let facet = |n: &u32| {
        let count = quote_count(here, *n as usize);
        let link = here.link(Target::Source(*n as usize)).filter(|_| count > 0)?;
        Some(Facet { link, count })
    };
    let mut sources: Vec<Facet> =
        here.index().of_family(Family::Source).iter().filter_map(facet).collect();
    sources.sort_by_cached_key(|facet| facet.link.text.to_lowercase());
    sources
}

fn by_topic(here: &Here<'_>, (slug, topic): (&String, &Topic)) -> Facet {
    Facet {
        link: Link {
            href: here.href(&Address::QuotesOn(slug.as_str().into(), 1)),
            text: topic.words.to_string(),
            kind: "page",
            preview: String::new(),
        },
        count: topic.quotes.len(),
    }
}
