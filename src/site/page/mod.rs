//! What stands on each kind of page, one file a kind, as plain values for templates.
//!
//! Text is text: nothing here is escaped, and no value holds HTML. Links are relative to the page they stand on.

pub(super) mod address;
pub mod briefing;
pub mod claim;
pub mod corrections;
pub mod entity;
pub mod further;
pub mod graph;
pub mod head;
pub mod home;
pub mod linked_data;
pub mod list;
pub mod moved;
pub mod quotes;
pub mod source;
pub mod timeline;
pub mod verification;

use serde::Serialize;

use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::Site;
use crate::site::here::Here;

use head::Head;
use linked_data::LinkedData;

/// A page: what every page has, and what only its kind has.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// Title, breadcrumbs, navigation and the like.
    pub head: Head,
    /// What it shows.
    pub body: Body,
    /// The same in the words of schema.org, where there is anything to say.
    pub linked_data: Option<LinkedData>,
}

/// What a page shows. Serialised as an object with the one key that is the kind's name (`briefing`, `not-found`).
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// `/`
    Home(Box<home::Home>),
    /// `/briefings/ID/`
    Briefing(Box<briefing::Briefing>),
    /// `/sources/ID/`
    Source(Box<source::Source>),
    /// `/entities/ID/` and its further pages
    Entity(Box<entity::Entity>),
    /// `/claims/ID/`
    Claim(Box<claim::Claim>),
    /// `/sources/` and the other families' lists
    List(Box<list::List>),
    /// `/claims/ID/page/2/`, `/sources/ID/page/2/`
    Further(Box<further::Further>),
    /// `/quotes/`, `/quotes/by/`, `/quotes/by/ID/`, `/quotes/on/`, `/quotes/on/TOPIC/`
    Quotes(Box<quotes::Quotes>),
    /// `/timeline/`
    Timeline(Box<timeline::Timeline>),
    /// `/corrections/`
    Corrections(Box<corrections::Corrections>),
    /// `/graph/`
    Graph(Box<graph::Graph>),
    /// `/verification/`
    Verification(Box<verification::Verification>),
    /// `/search/`: nothing of its own; the script loads the index.
    Search,
    /// The page of an old id: it leads on.
    Moved(Box<moved::Moved>),
    /// `/404.html`: nothing of its own; the navigation leads on.
    NotFound,
}

impl Body {
    /// The kind's name, as it is serialised and as its template is called.
    pub fn kind(&self) -> &'static str {
        match self {
            Body::Home(_) => "home",
            Body::Briefing(_) => "briefing",
            Body::Source(_) => "source",
            Body::Entity(_) => "entity",
            Body::Claim(_) => "claim",
            Body::List(_) => "list",
            Body::Further(_) => "further",
            Body::Quotes(_) => "quotes",
            Body::Timeline(_) => "timeline",
            Body::Corrections(_) => "corrections",
            Body::Graph(_) => "graph",
            Body::Verification(_) => "verification",
            Body::Search => "search",
            Body::Moved(_) => "moved",
            Body::NotFound => "not-found",
        }
    }
}

/// All that stands on a page; none where there is no such page.
pub(super) fn page(site: &Site, address: &Address) -> Option<Page> {
    let here = &Here::new(site, address);
    let entity = |id: &str| address::subject(site, Family::Entity, id);
    let body = match address {
        Address::Home => Body::Home(Box::new(home::page(here))),
        Address::List(family, number) => {
            let list = list::page(here, *family, *number)?;
            Body::List(Box::new(list))
        }
        Address::Subject(family, id) => {
            let n = address::subject(site, *family, id)?;
            match family {
                Family::Source => Body::Source(Box::new(source::page(here, n)?)),
                Family::Entity => Body::Entity(Box::new(entity::page(here, n, 1)?)),
                Family::Claim => Body::Claim(Box::new(claim::page(here, n)?)),
                Family::Briefing => Body::Briefing(Box::new(briefing::page(here, n)?)),
            }
        }
        Address::Moved(family, id) => {
            let to = address::moved(site.anchored(), &site.index, *family, id)?;
            Body::Moved(Box::new(moved::page(here, to)?))
        }
        Address::More(family, id, number) => {
            let n = address::subject(site, *family, id).filter(|_| *number > 1)?;
            match family {
                Family::Entity => Body::Entity(Box::new(entity::page(here, n, *number)?)),
                _ => Body::Further(Box::new(further::page(here, *family, n, *number)?)),
            }
        }
        Address::Quotes(number) => Body::Quotes(Box::new(quotes::all(here, *number)?)),
        Address::QuotesBy(id, number) => {
            Body::Quotes(Box::new(quotes::by(here, entity(id)?, *number)?))
        }
        Address::QuotesOn(topic, number) => {
            Body::Quotes(Box::new(quotes::on(here, topic, *number)?))
        }
        Address::Speakers(number) => Body::Quotes(Box::new(quotes::speakers(here, *number)?)),
        Address::Topics(number) => Body::Quotes(Box::new(quotes::topics(here, *number)?)),
        Address::Timeline(number) => Body::Timeline(Box::new(timeline::page(here, *number)?)),
        Address::Corrections(number) => {
            Body::Corrections(Box::new(corrections::page(here, *number)?))
        }
        Address::Graph => Body::Graph(Box::new(graph::page(here)?)),
        Address::Verification => Body::Verification(Box::new(verification::page(here))),
        Address::Search => Body::Search,
        Address::NotFound => Body::NotFound,
        _ => return None,
    };
    let head = head::head(here, &body);
    let linked_data = linked_data::of(here, &head, &body);
    Some(Page { head, body, linked_data })
}
