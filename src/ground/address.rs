//! `Address`: where a page stands on the site. It follows from kind and id alone, so that every room knows it.

use super::id::Family;

/// A page, or a file of the site, by what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// `/`
    Home,
    /// `/sources/`, `/entities/page/2/`: all of one family; lists are cut into pages, from 1.
    List(Family, u32),
    /// `/sources/ID/`
    Subject(Family, Box<str>),
    /// `/sources/OLD-ID/`: leads on to the subject that bore this id.
    Moved(Family, Box<str>),
    /// `/entities/ID/page/2/`: the further pages of what an entity is named in, from 2.
    More(Box<str>, u32),
    /// `/quotes/`, from 1.
    Quotes(u32),
    /// `/quotes/by/ID/`: the quotes of a speaker, from 1.
    QuotesBy(Box<str>, u32),
    /// `/quotes/on/TOPIC/`: the quotes on a topic, from 1. The topic is made an id by [`super::id::from_words`].
    QuotesOn(Box<str>, u32),
    /// `/verification/`
    Verification,
    /// `/404.html`
    NotFound,
    /// An asset by its file name: `/assets/NAME`.
    Asset(Box<str>),
}

/// The folder in which the pages of a family stand.
pub fn folder(family: Family) -> &'static str {
    match family {
        Family::Source => "sources",
        Family::Entity => "entities",
        Family::Claim => "claims",
        Family::Briefing => "briefings",
    }
}

impl Address {
    /// The page of a subject.
    pub fn of(family: Family, id: &str) -> Address {
        Address::Subject(family, id.into())
    }

    /// Below the site's root, without a slash in front: `sources/nbc-letter/`, `404.html`, empty for the home page.
    pub fn path(&self) -> String {
        match self {
            Address::Home => String::new(),
            Address::List(family, page) => format!("{}/{}", folder(*family), paged(*page)),
            Address::Subject(family, id) | Address::Moved(family, id) => {
                format!("{}/{id}/", folder(*family))
            }
            Address::More(id, page) => format!("entities/{id}/{}", paged(*page)),
            Address::Quotes(page) => format!("quotes/{}", paged(*page)),
            Address::QuotesBy(id, page) => format!("quotes/by/{id}/{}", paged(*page)),
            Address::QuotesOn(topic, page) => format!("quotes/on/{topic}/{}", paged(*page)),
            Address::Verification => "verification/".to_owned(),
            Address::NotFound => "404.html".to_owned(),
            Address::Asset(name) => format!("assets/{name}"),
        }
    }

    /// The file that holds it: as [`Address::path`], with `index.html` where that ends in a slash.
    pub fn file(&self) -> String {
        let mut path = self.path();
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        path
    }
}

fn paged(page: u32) -> String {
    if page <= 1 { String::new() } else { format!("page/{page}/") }
}
