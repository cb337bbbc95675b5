//! `Feed`: the newest briefings, or the newest corrections, with whole URLs.
//!
//! A feed's dates are those of the content, never of the build: the day that [`Date::stamp`] gives, at 00:00 UTC. What has
//! no such day, a date open at both ends say, is left out: it can't be among the newest.

use crate::ground::address::Address;
use crate::ground::date::Date;
use crate::ground::id::Family;
use crate::parse::record::Briefing;
use crate::site::Site;
use crate::site::here::Here;
use crate::site::link::Name;
use crate::site::page::briefing::Correction;
use crate::site::page::corrections;

/// How many entries a feed holds at most.
const NEWEST: usize = 50;

/// A feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// Its own URL.
    pub url: String,
    /// The page that shows the same to readers.
    pub page: String,
    /// What it is called.
    pub title: String,
    /// `description` of the site; empty where there is none.
    pub subtitle: String,
    /// BCP 47.
    pub language: String,
    /// `license` of the site.
    pub rights: Option<String>,
    /// Who writes here. Never empty: where nobody is named, it is the site by its title.
    pub authors: Vec<Person>,
    /// The newest of the entries' instants.
    pub updated: String,
    /// Newest first.
    pub entries: Vec<Entry>,
}

/// What a feed tells of.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its whole URL, which is its id as well: it never changes.
    pub url: String,
    /// The briefing's title; that of a correction says what it is.
    pub title: String,
    /// An instant of RFC 3339.
    pub published: String,
    /// The newest of the briefing's date and its corrections', or the correction's.
    pub updated: String,
    /// Who wrote it.
    pub authors: Vec<Person>,
    /// The briefing's topics.
    pub topics: Vec<String>,
    /// `license` of the briefing, where it has its own.
    pub rights: Option<String>,
    /// The briefing's summary.
    pub summary: Option<String>,
    /// What stood, what stands, and why.
    pub correction: Option<Correction>,
}

/// Somebody who wrote something.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub name: String,
    /// An address of mail.
    pub email: Option<String>,
    /// A page about them, here or elsewhere.
    pub uri: Option<String>,
}

/// A feed; none where there is none at this address.
pub(super) fn feed(site: &Site, address: &Address) -> Option<Feed> {
    let here = &Here::new(site, address);
    let order = &here.index().order;
    let entries: Vec<Entry> = match address {
        Address::Feed => {
            let briefings = order.briefings.iter().filter_map(|n| briefing(here, *n as usize));
            briefings.take(NEWEST).collect()
        }
        Address::CorrectionsFeed => {
            let corrections = order.corrections.iter().filter_map(|at| correction(here, *at));
            corrections.take(NEWEST).collect()
        }
        _ => return None,
    };
    let page = match address {
        Address::Feed => Address::List(Family::Briefing, 1),
        _ => Address::Corrections(1),
    };
    let settings = &here.draft().settings;
    let mut authors: Vec<Person> =
        (0..settings.authors.len()).filter_map(|n| person(&here.author(n))).collect();
    if authors.is_empty() {
        let name = settings.title.as_ref().map_or(String::new(), |title| title.to_string());
        authors.push(Person { name, email: None, uri: None });
    }
    Some(Feed {
        url: site.url(address)?,
        page: site.url(&page)?,
        title: title(site, address),
        subtitle: settings.description.as_ref().map_or(String::new(), |words| words.to_string()),
        language: site.language().to_owned(),
        rights: settings.license.as_ref().map(|license| license.to_string()),
        authors,
        updated: entries.iter().map(|entry| entry.updated.clone()).max()?,
        entries,
    })
}

/// What a feed is called.
pub(super) fn title(site: &Site, address: &Address) -> String {
    let title = site.anchored().draft.settings.title.as_ref();
    let title = title.map_or(String::new(), |title| title.to_string());
    match address {
        Address::CorrectionsFeed => format!("{title}: corrections"),
        _ => title,
    }
}

fn briefing(here: &Here<'_>, n: usize) -> Option<Entry> {
    let briefing = here.draft().briefings.get(n)?;
    Some(Entry {
        url: here.href(&Address::of(Family::Briefing, &briefing.id)),
        title: briefing.title.to_string(),
        published: instant(&briefing.date)?,
        updated: at_midnight(&updated(here, briefing)?),
        authors: authors(here, briefing),
        topics: briefing.topics.iter().map(|topic| topic.to_string()).collect(),
        rights: briefing.license.as_ref().map(|license| license.to_string()),
        summary: briefing.summary.as_ref().map(|summary| summary.to_string()),
        correction: None,
    })
}

fn correction(here: &Here<'_>, at: (u32, u32)) -> Option<Entry> {
    let entry = corrections::entry(here, at)?;
    let briefing = here.draft().briefings.get(at.0 as usize)?;
    let date = instant(&briefing.corrections.get(at.1 as usize)?.date)?;
    Some(Entry {
        url: entry.href,
        title: format!("{}: {}", entry.correction.kind, entry.briefing.text),
        published: date.clone(),
        updated: date,
        authors: authors(here, briefing),
        topics: Vec::new(),
        rights: None,
        summary: None,
        correction: Some(entry.correction),
    })
}

fn authors(here: &Here<'_>, briefing: &Briefing) -> Vec<Person> {
    briefing.author.iter().filter_map(|named| person(&here.somebody(named))).collect()
}

/// The day on which a briefing, as it stands, was last changed: the newest of its date and its corrections'.
pub(super) fn updated(here: &Here<'_>, briefing: &Briefing) -> Option<String> {
    let open = briefing.corrections.iter().filter(|one| here.index().is_open(&one.head));
    let dates = open.map(|one| &one.date).chain([&briefing.date]);
    dates.filter_map(Date::stamp).max()
}

fn instant(date: &Date) -> Option<String> {
    date.stamp().map(|day| at_midnight(&day))
}

fn at_midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

fn person(name: &Name) -> Option<Person> {
    let href = name.href.as_deref().unwrap_or_default();
    let email = href.strip_prefix("mailto:").map(|to| to.split('?').next().unwrap_or(to));
    let email = email.filter(|to| to.find('@').is_some_and(|at| 0 < at && at + 1 < to.len()));
    let is_page = href.starts_with("https://") || href.starts_with("http://");
    (!name.text.is_empty()).then(|| Person {
        name: name.text.clone(),
        email: email.map(str::to_owned),
        uri: is_page.then(|| href.to_owned()),
    })
}
