//! `Head`: what every page has, whatever its kind.

use serde::Serialize;

use crate::ground::address::{Address, DataFile, folder};
use crate::ground::id::Family;
use crate::parse::record::Briefing;
use crate::site::direction::direction;
use crate::site::feed;
use crate::site::here::Here;
use crate::site::link::{Link, Name};
use crate::site::page::{Body, address, list};
use crate::site::search::plain::first_sentence;
use crate::site::wording;

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The page's own title, without the site's; empty on the home page.
    pub title: String,
    /// One or two sentences for search engines and previews; empty where nothing says what the page is.
    pub description: String,
    /// BCP 47.
    pub language: String,
    /// `rtl`, where the language runs so.
    pub direction: Option<&'static str>,
    /// From this page to the site's root: `../../`, empty on the home page; `/path/` on the 404 page. Assets are
    /// `{root}assets/NAME`.
    pub root: String,
    /// The page's own path below the root, `sources/nbc-letter/`.
    pub path: String,
    /// The whole URL of the page, where the site has a base URL.
    pub canonical: Option<String>,
    /// From the home page down to the page above this one; empty on the home page.
    pub breadcrumbs: Vec<Link>,
    /// The site's sections that hold anything, in order.
    pub navigation: Vec<Section>,
    /// Whether search engines should leave it out: 404, redirects, further pages of a list.
    pub noindex: bool,
    /// The day on which a briefing was published, `2020-01-06`, and the day of its newest correction; for Open Graph.
    pub published: Option<String>,
    /// As [`Head::published`].
    pub modified: Option<String>,
    /// The language as Open Graph writes it, `en_GB`; none where the site names no territory, as it must have one.
    pub locale: Option<String>,
    /// The same for machines.
    pub alternates: Vec<Alternate>,
    /// What holds for the whole site.
    pub site: SiteHead,
}

/// What the page shows, in a file for machines.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// Its type: `text/csv`.
    pub kind: &'static str,
    /// What it is called: `quotes.csv`.
    pub title: String,
    /// From this page.
    pub href: String,
}

/// What holds for the whole site.
#[derive(Debug, Clone, Serialize)]
pub struct SiteHead {
    /// The site's title.
    pub title: String,
    /// `description` of the site; empty where there is none.
    pub description: String,
    /// Who writes here.
    pub authors: Vec<Name>,
    /// `license`
    pub license: Option<String>,
    /// The home page, from this page.
    pub home: String,
    /// Who is named with whom, from this page; none where no two are.
    pub graph: Option<String>,
    /// The search page, from this page.
    pub search: String,
    /// The page on verification, from this page.
    pub verification: String,
    /// The corrections, from this page, where there are any.
    pub corrections: Option<String>,
    /// The feeds that there are.
    pub feeds: Vec<Feed>,
}

/// A feed, for those who look for it.
#[derive(Debug, Clone, Serialize)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// From this page.
    pub href: String,
}

/// A section of the site in the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its name as in addresses: `briefings`, `quotes`.
    pub key: &'static str,
    /// What readers see: `Briefings`.
    pub text: &'static str,
    /// From this page.
    pub href: String,
    /// This page belongs to it.
    pub current: bool,
    /// This page is its first page itself.
    pub here: bool,
}

/// The longest description, in characters.
const DESCRIPTION: usize = 200;

/// The sections of the navigation, in order.
const SECTIONS: [Option<Family>; 5] =
    [Some(Family::Briefing), Some(Family::Source), None, Some(Family::Entity), Some(Family::Claim)];

/// What a page has, whatever its kind.
pub(super) fn head(here: &Here<'_>, body: &Body) -> Head {
    let (title, description) = told(here, body);
    let settings = &here.draft().settings;
    let path = here.address.path();
    Head {
        title,
        description: wording::cut(&description, DESCRIPTION),
        language: here.site.language().to_owned(),
        direction: Some(direction(here.site.language())).filter(|direction| *direction == "rtl"),
        root: here.root.clone(),
        canonical: canonical(here, body),
        path,
        breadcrumbs: breadcrumbs(here, body),
        navigation: SECTIONS
            .iter()
            .filter_map(|section| self::section(here, *section))
            .chain(timeline(here))
            .collect(),
        noindex: !address::is_listed(here.address),
        published: briefing(here)
            .and_then(|briefing| briefing.date.plain().filter(|day| day.len() == DAY))
            .map(str::to_owned),
        modified: briefing(here)
            .filter(|briefing| {
                briefing.corrections.iter().any(|one| here.index().is_open(&one.head))
            })
            .and_then(|briefing| feed::updated(here, briefing)),
        locale: locale(here.site.language()),
        alternates: alternates(here),
        site: SiteHead {
            title: settings.title.as_ref().map_or(String::new(), |title| title.to_string()),
            description: settings
                .description
                .as_ref()
                .map_or(String::new(), |words| words.to_string()),
            authors: (0..settings.authors.len()).map(|n| here.author(n)).collect(),
            license: settings.license.as_ref().map(|license| license.to_string()),
            home: here.href(&Address::Home),
            graph: (!here.index().named_with.is_empty()).then(|| here.href(&Address::Graph)),
            search: here.href(&Address::Search),
            verification: here.href(&Address::Verification),
            corrections: (!here.index().order.corrections.is_empty())
                .then(|| here.href(&Address::Corrections(1))),
            feeds: address::feeds(here.draft(), here.index(), here.site.has_base_url())
                .map(|address| Feed {
                    title: feed::title(here.site, &address),
                    href: here.href(&address),
                })
                .collect(),
        },
    }
}

/// The length of `2020-01-06`.
const DAY: usize = 10;

/// The briefing whose page this is.
fn briefing<'a>(here: &Here<'a>) -> Option<&'a Briefing> {
    let Address::Subject(Family::Briefing, id) = here.address else { return None };
    here.draft().briefings.get(address::subject(here.site, Family::Briefing, id)?)
}

/// `en-GB` → `en_GB`; none without a territory.
fn locale(language: &str) -> Option<String> {
    let mut parts = language.split('-');
    let language = parts.next()?;
    let territory =
        parts.find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))?;
    Some(format!("{}_{}", language.to_lowercase(), territory.to_uppercase()))
}

/// The files for machines that hold what this page shows, those that the site has.
fn alternates(here: &Here<'_>) -> Vec<Alternate> {
    const JSON: &str = "application/json";
    let data = Address::Data;
    let files = match here.address {
        Address::Subject(Family::Source, id) => {
            vec![("application/ld+json", Address::Annotations(id.clone()))]
        }
        Address::List(Family::Source, 1) => {
            vec![("application/vnd.citationstyles.csl+json", data(DataFile::SourcesJson))]
        }
        Address::List(Family::Entity, 1) => vec![(JSON, data(DataFile::EntitiesJson))],
        Address::List(Family::Claim, 1) => vec![(JSON, data(DataFile::ClaimsJson))],
        Address::Quotes(1) => {
            vec![(JSON, data(DataFile::QuotesJson)), ("text/csv", data(DataFile::QuotesCsv))]
        }
        _ => Vec::new(),
    };
    let there = files.into_iter().filter(|(_, address)| here.site.data.contains(address));
    let alternate = |(kind, address): (&'static str, Address)| Alternate {
        kind,
        title: address.path().rsplit('/').next().unwrap_or_default().to_owned(),
        href: here.href(&address),
    };
    there.map(alternate).collect()
}

/// A page's title, and what it is in a sentence or two.
fn told(here: &Here<'_>, body: &Body) -> (String, String) {
    let site = here.draft().settings.description.as_ref();
    let site = site.map_or(String::new(), |words| words.to_string());
    match body {
        Body::Home(_) => (String::new(), site),
        Body::Briefing(briefing) => {
            let written = briefing.summary.iter().chain(&briefing.question).cloned();
            let judged = briefing.judgments.iter().filter_map(|judgment| judgment.prose.as_ref());
            let told = judged.chain(&briefing.body).map(first_sentence);
            let mut about = written.chain(told).filter(|words| !words.is_empty());
            (briefing.title.clone(), about.next().unwrap_or(site))
        }
        Body::Source(source) => {
            let provenance = &source.provenance;
            let kind = wording::capital(source.kind);
            let by = provenance.publisher.as_ref().map(|name| format!(" by {}", name.text));
            let date = provenance.published.as_ref().map(|when| format!(", {}", when.words));
            let (by, date) = (by.unwrap_or_default(), date.unwrap_or_default());
            (
                source.title.clone(),
                format!("{kind}{by}{date}, with its quotations marked in place."),
            )
        }
        Body::Entity(entity) => {
            let number = entity.paging.as_ref().map_or(1, |paging| paging.page);
            let role = entity.roles.first().map(|role| role.title.clone());
            let about = role.unwrap_or_else(|| wording::capital(entity.kind));
            (paged(&entity.name, number), format!("{}: {about}.", entity.name))
        }
        Body::Claim(claim) => {
            let status = claim.table.status_words;
            (claim.table.claim.text.clone(), format!("{status}. Who says so, and who denies it."))
        }
        Body::Further(further) => (paged(&further.of.text, further.paging.page), site),
        Body::List(list) => (paged(list.title, list.paging.page), site),
        Body::Quotes(quotes) => (paged(&quotes.title, quotes.paging.page), site),
        Body::Timeline(timeline) => (
            paged("Timeline", timeline.paging.page),
            "What happened and what was said, by the day, as precisely as it is known.".to_owned(),
        ),
        Body::Corrections(corrections) => (
            paged("Corrections", corrections.paging.page),
            "What was changed on this site after it was published: what stood, what stands, and why."
                .to_owned(),
        ),
        Body::Graph(_) => (
            "Who is named with whom".to_owned(),
            "Which names one paragraph of a source names together: a drawing, and tables."
                .to_owned(),
        ),
        Body::Verification(_) => (
            "How quotations are verified".to_owned(),
            "Every quotation on this site stands in a source that is kept with it.".to_owned(),
        ),
        Body::Search => (
            "Search".to_owned(),
            "Find any words in all that this site publishes.".to_owned(),
        ),
        Body::Moved(moved) => (moved.to.text.clone(), String::new()),
        Body::NotFound => ("Page not found".to_owned(), String::new()),
    }
}

fn paged(title: &str, page: u32) -> String {
    if page > 1 { format!("{title}, page {page}") } else { title.to_owned() }
}

/// An old id's page names the page of today; the 404 page has no URL of its own.
fn canonical(here: &Here<'_>, body: &Body) -> Option<String> {
    let base = here.site.base_url()?;
    let path = match (here.address, body) {
        (Address::NotFound, _) => return None,
        (Address::Moved(..), Body::Moved(moved)) => {
            moved.to.href.strip_prefix(&here.root).unwrap_or("").to_owned()
        }
        (address, _) => address.path(),
    };
    Some(format!("{base}{path}"))
}

/// From the home page down to the page above.
fn breadcrumbs(here: &Here<'_>, body: &Body) -> Vec<Link> {
    let crumb = |address: &Address, text: &str| Link {
        href: here.href(address),
        text: text.to_owned(),
        kind: "page",
        preview: String::new(),
    };
    let mut crumbs = Vec::new();
    if *here.address != Address::Home {
        crumbs.push(crumb(&Address::Home, "Home"));
    }
    let family = |family: Family| crumb(&Address::List(family, 1), list::title(family));
    match here.address {
        Address::Subject(of, _) | Address::Moved(of, _) => crumbs.push(family(*of)),
        Address::Graph => crumbs.push(family(Family::Entity)),
        Address::List(of, 2..) => crumbs.push(family(*of)),
        Address::More(of, id, _) => {
            crumbs.push(family(*of));
            let name = match body {
                Body::Entity(entity) => &entity.name,
                Body::Further(further) => &further.of.text,
                _ => "",
            };
            crumbs.push(crumb(&Address::of(*of, id), name));
        }
        Address::Quotes(2..)
        | Address::QuotesBy(..)
        | Address::QuotesOn(..)
        | Address::Speakers(_)
        | Address::Topics(_) => {
            crumbs.push(crumb(&Address::Quotes(1), "Quotes"));
        }
        Address::Timeline(2..) => crumbs.push(crumb(&Address::Timeline(1), "Timeline")),
        Address::Corrections(2..) => crumbs.push(crumb(&Address::Corrections(1), "Corrections")),
        _ => {}
    }
    crumbs
}

/// The timeline in the navigation, where it holds anything.
fn timeline(here: &Here<'_>) -> Option<Section> {
    let first = Address::Timeline(1);
    (!here.index().order.dated.is_empty()).then(|| Section {
        key: "timeline",
        text: "Timeline",
        href: here.href(&first),
        current: matches!(here.address, Address::Timeline(_)),
        here: *here.address == first,
    })
}

/// A section of the navigation, where it holds anything; none is that of the quotes.
fn section(here: &Here<'_>, family: Option<Family>) -> Option<Section> {
    let index = here.index();
    let (address, key, text, empty, current) = match family {
        Some(family) => {
            let of = |of: &Family| *of == family;
            let current = match here.address {
                Address::List(at, _)
                | Address::Subject(at, _)
                | Address::Moved(at, _)
                | Address::More(at, ..) => of(at),
                Address::Graph => family == Family::Entity,
                _ => false,
            };
            let text = list::title(family);
            let empty = index.of_family(family).is_empty();
            (Address::List(family, 1), folder(family), text, empty, current)
        }
        None => {
            let current = matches!(
                here.address,
                Address::Quotes(_)
                    | Address::QuotesBy(..)
                    | Address::QuotesOn(..)
                    | Address::Speakers(_)
                    | Address::Topics(_)
            );
            (Address::Quotes(1), "quotes", "Quotes", index.order.quotes.is_empty(), current)
        }
    };
    let href = here.href(&address);
    (!empty).then_some(Section { key, text, href, current, here: address == *here.address })
}
