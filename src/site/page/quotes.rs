//! Lists of quotes: all of them, a speaker's, a topic's; and the lists of speakers and topics.

use serde::Serialize;

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::address::ENTRIES;
use crate::ground::id::Family;
use crate::parse::reference::Speaker;
use crate::site::here::Here;
use crate::site::index::quote;
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
    Some(Quotes {
        speakers: Facets {
            others: unnamed(here),
            ..fullest(by_speaker(here), || whole(here, &Address::Speakers(1), "All speakers"))
        },
        sources: fullest(by_source(here), || {
            whole(here, &Address::List(Family::Source, 1), "All sources")
        }),
        topics: fullest(by_topic(here), || whole(here, &Address::Topics(1), "All topics")),
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
    let (facets, paging) = listed(here, by_speaker(here), number, Address::Speakers)?;
    let speakers = Facets { facets, others: unnamed(here), ..Facets::default() };
    Some(Quotes { speakers, ..empty("Speakers".to_owned(), paging) })
}

/// A page of all topics, where there are more of them than the list of quotes shows.
pub(super) fn topics(here: &Here<'_>, number: u32) -> Option<Quotes> {
    let (facets, paging) = listed(here, by_topic(here), number, Address::Topics)?;
    let topics = Facets { facets, ..Facets::default() };
    Some(Quotes { topics, ..empty("Topics".to_owned(), paging) })
}

fn listed(
    here: &Here<'_>,
    mut facets: Vec<Facet>,
    number: u32,
    address: impl Fn(u32) -> Address,
) -> Option<(Vec<Facet>, Paging)> {
    let count = facets.len();
    let range = on_page(count, number).filter(|_| count > ENTRIES)?;
    Some((facets.drain(range).collect(), here.paging(count, number, address)))
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

fn by_speaker(here: &Here<'_>) -> Vec<Facet> {
    let facet = |n: usize| {
        let count = here.index().quotes_by.of(n).len();
        let link = here.link(Target::Entity(n))?;
        let id = here.draft().entities.get(n)?.id.as_str();
        let href = here.href(&Address::QuotesBy(id.into(), 1));
        Some(Facet { link: Link { href, ..link }, count })
    };
    here.index().speakers().filter_map(facet).collect()
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

/// How many quotes are by nobody who is named.
fn unnamed(here: &Here<'_>) -> usize {
    let named = |speaks: &Speaker| match speaks {
        Speaker::Id(reference) => here.anchored().names.entity(reference).is_some(),
        Speaker::Unnamed(_) => false,
    };
    let of = |at: &&RecordAt| quote(here.anchored(), **at);
    here.index()
        .order
        .quotes
        .iter()
        .filter(|at| of(at).is_some_and(|quote| !quote.speaker.iter().any(named)))
        .count()
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

fn by_topic(here: &Here<'_>) -> Vec<Facet> {
    let facet = |(slug, topic): (&String, &crate::site::index::Topic)| Facet {
        link: Link {
            href: here.href(&Address::QuotesOn(slug.as_str().into(), 1)),
            text: topic.words.to_string(),
            kind: "page",
            preview: String::new(),
        },
        count: topic.quotes.len(),
    };
    here.index().topics.iter().map(facet).collect()
}
