//! `LinkedData`: what a page says, in the words of schema.org, for its head (JSON-LD).
//!
//! It says what the page shows and nothing else: its values are those of the page, the words of sources as far as readers
//! may see them. A date stands here only where it is a plain year, month or day; what is uncertain has no form in
//! schema.org. URLs are whole; without a base URL there are none of this site. Lists are kept short.

mod briefing;
mod claim;
mod entity;
mod source;
mod thing;

use serde::Serialize;

use crate::ground::address::Address;
use crate::ground::date::Date;
use crate::site::here::Here;
use crate::site::link::{Link, Name};
use crate::site::page::Body;
use crate::site::page::head::Head;
use crate::site::source_line::SourceLine;
use thing::{Thing, Value};

/// What a page says, for machines.
#[derive(Debug, Clone, Serialize)]
pub struct LinkedData {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing>,
}

/// So many of a page's lesser things are told.
const MOST: usize = 12;

/// What a page says; none where it is nothing of its own.
pub(super) fn of(here: &Here<'_>, head: &Head, body: &Body) -> Option<LinkedData> {
    let first = !head.noindex;
    let leads_on = matches!(body, Body::Moved(_) | Body::NotFound);
    let main = match body {
        Body::Home(_) => Some(website(here, head).with("description", &*head.site.description)),
        Body::Briefing(page) => briefing::article(here, head, page),
        Body::Source(page) => source::work(here, head, page),
        Body::Claim(page) => claim::claim(here, page),
        Body::Entity(page) if first => entity::entity(here, page),
        _ => None,
    };
    let graph: Vec<Thing> = main
        .into_iter()
        .chain(breadcrumbs(here, head).filter(|_| !leads_on))
        .filter(|thing| !thing.is_bare())
        .collect();
    (!graph.is_empty()).then_some(LinkedData { context: "https://schema.org", graph })
}

fn website(here: &Here<'_>, head: &Head) -> Thing {
    Thing::new("WebSite").with("name", &*head.site.title).with("url", here.site.url(&Address::Home))
}

/// From the home page down to this one; without URLs it says nothing.
fn breadcrumbs(here: &Here<'_>, head: &Head) -> Option<Thing> {
    let this = here.site.url(here.address).filter(|_| !head.breadcrumbs.is_empty())?;
    let above =
        head.breadcrumbs.iter().filter_map(|link| Some((&*link.text, url(here, &link.href)?)));
    let items: Vec<Thing> = above
        .chain([(&*head.title, this)])
        .enumerate()
        .map(|(before, (name, url))| {
            Thing::new("ListItem")
                .with("position", Value::Number(before + 1))
                .with("name", name)
                .with("item", url)
        })
        .collect();
    Some(Thing::new("BreadcrumbList").with("itemListElement", Value::from(items)))
}

/// The whole URL of a link that stands on this page; none for one into this site where that has no base URL.
fn url(here: &Here<'_>, href: &str) -> Option<String> {
    if is_web(href) {
        return Some(href.to_owned());
    }
    let base = here.site.base_url()?;
    if href.starts_with('#') {
        return Some(format!("{base}{}{href}", here.address.path()));
    }
    let below = href.strip_prefix(&here.root)?;
    Some(format!("{base}{}", if below == "./" { "" } else { below }))
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The type of an entity.
fn kind(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "person" => "Person",
        "organization" => "Organization",
        "place" => "Place",
        "event" => "Event",
        "document" => "CreativeWork",
        "thing" => "Thing",
        _ => return None,
    })
}

/// Somebody or something by name; of plain words nobody knows what they name, so they stay words.
fn name(here: &Here<'_>, name: &Name) -> Value {
    match kind(name.kind) {
        Some(kind) => Value::Thing(
            Thing::new(kind)
                .with("name", &*name.text)
                .with("url", name.href.as_deref().and_then(|href| url(here, href))),
        ),
        None => Value::Text(name.text.clone()),
    }
}

fn names(here: &Here<'_>, names: &[Name]) -> Value {
    Value::Many(names.iter().map(|one| name(here, one)).collect())
}

fn links(here: &Here<'_>, links: &[Link]) -> Value {
    let thing = |link: &Link| {
        let thing = Thing::new(kind(link.kind)?).with("name", &*link.text);
        Some(thing.with("url", url(here, &link.href)))
    };
    Value::from(links.iter().take(MOST).filter_map(thing).collect::<Vec<_>>())
}

/// A source by its line.
fn cited(here: &Here<'_>, line: &SourceLine) -> Thing {
    Thing::new(source::kind(line.kind))
        .with("name", &*line.link.text)
        .with("url", url(here, &line.link.href))
        .with("author", names(here, &line.authors))
        .with("publisher", line.publisher.as_ref().map(|one| name(here, one)))
}

/// A licence: its URL, or a work of its name.
fn license(words: Option<&str>) -> Value {
    match words {
        Some(url) if is_web(url) => url.into(),
        Some(name) => Thing::new("CreativeWork").with("name", name).into(),
        None => Value::Many(Vec::new()),
    }
}

/// A date that ISO 8601 has, too: a year, a month, a day.
fn date(date: Option<&Date>) -> Value {
    Value::from(date.and_then(Date::plain))
}
