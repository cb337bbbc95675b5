//! What stands on each kind of page, one file a kind, as plain values for templates.
//!
//! Text is text: nothing here is escaped, and no value holds HTML. Links are relative to the page they stand on.

pub mod briefing;
pub mod claim;
pub mod entity;
pub mod head;
pub mod home;
pub mod list;
pub mod moved;
pub mod quotes;
pub mod source;
pub mod verification;

use serde::Serialize;

use head::Head;

/// A page: what every page has, and what only its kind has.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// Title, breadcrumbs, navigation and the like.
    pub head: Head,
    /// What it shows.
    pub body: Body,
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
    /// `/quotes/`, `/quotes/by/ID/`, `/quotes/on/TOPIC/`
    Quotes(Box<quotes::Quotes>),
    /// `/verification/`
    Verification(Box<verification::Verification>),
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
            Body::Quotes(_) => "quotes",
            Body::Verification(_) => "verification",
            Body::Moved(_) => "moved",
            Body::NotFound => "not-found",
        }
    }
}
