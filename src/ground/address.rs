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
    /// `/entities/ID/preview.js`: what links to an entity tell of it, loaded as a script.
    Preview(Box<str>),
    /// `/entities/ID/page/2/`: the further pages of the lists on a subject's page, from 2.
    More(Family, Box<str>, u32),
    /// `/quotes/`, from 1.
    Quotes(u32),
    /// `/quotes/by/ID/`: the quotes of a speaker, from 1.
    QuotesBy(Box<str>, u32),
    /// `/quotes/by/`: all speakers, from 1; where there are more than the list of quotes shows.
    Speakers(u32),
    /// `/quotes/on/`: all topics, likewise.
    Topics(u32),
    /// `/quotes/on/TOPIC/`: the quotes on a topic, from 1. The topic is what [`super::topic::slug`] makes of it.
    QuotesOn(Box<str>, u32),
    /// `/timeline/`: events, and quotes by the day they were said, from 1.
    Timeline(u32),
    /// `/graph/`: who is named with whom.
    Graph,
    /// `/search/`
    Search,
    /// `/search/NAME.js`: a part of the index, loaded as a script.
    SearchShard(Box<str>),
    /// `/corrections/`: every correction of a briefing, newest first, from 1.
    Corrections(u32),
    /// `/corrections/feed.xml`
    CorrectionsFeed,
    /// `/verification/`
    Verification,
    /// `/feed.xml`: the newest briefings (Atom).
    Feed,
    /// `/sitemap.xml` (0); where there are more pages than one file may name, it names `/sitemap-1.xml` and so on.
    Sitemap(u32),
    /// `/robots.txt`
    Robots,
    /// `/data/annotations/SOURCE.jsonld`: a source's passages as W3C Web Annotations.
    Annotations(Box<str>),
    /// `/data/NAME`: the same facts for machines.
    Data(DataFile),
    /// `/404.html`
    NotFound,
    /// An asset by its file name: `/assets/NAME`.
    Asset(Box<str>),
}

/// A file of facts for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// Every quote.
    QuotesJson,
    /// Every quote, for a table.
    QuotesCsv,
    /// Every entity.
    EntitiesJson,
    /// Every claim with its positions.
    ClaimsJson,
    /// Every source, as CSL-JSON.
    SourcesJson,
}

impl DataFile {
    /// All of them, in the order of their names.
    pub const ALL: [DataFile; 5] = [
        DataFile::ClaimsJson,
        DataFile::EntitiesJson,
        DataFile::QuotesCsv,
        DataFile::QuotesJson,
        DataFile::SourcesJson,
    ];

    /// Its name below `data/`.
    pub fn name(self) -> &'static str {
        match self {
            DataFile::QuotesJson => "quotes.json",
            DataFile::QuotesCsv => "quotes.csv",
            DataFile::EntitiesJson => "entities.json",
            DataFile::ClaimsJson => "claims.json",
            DataFile::SourcesJson => "sources.json",
        }
    }
}

/// How many entries a page of a list holds.
pub const ENTRIES: usize = 200;

/// How many pages a list of so many entries has; at least one.
pub fn pages(entries: usize) -> u32 {
    u32::try_from(entries.div_ceil(ENTRIES)).unwrap_or(u32::MAX).max(1)
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
            Address::Preview(id) => format!("{}/{id}/preview.js", folder(Family::Entity)),
            Address::More(family, id, page) => {
                format!("{}/{id}/{}", folder(*family), paged(*page))
            }
            Address::Quotes(page) => format!("quotes/{}", paged(*page)),
            Address::QuotesBy(id, page) => format!("quotes/by/{id}/{}", paged(*page)),
            Address::Speakers(page) => format!("quotes/by/{}", paged(*page)),
            Address::Topics(page) => format!("quotes/on/{}", paged(*page)),
            Address::QuotesOn(topic, page) => format!("quotes/on/{topic}/{}", paged(*page)),
            Address::Timeline(page) => format!("timeline/{}", paged(*page)),
            Address::Graph => "graph/".to_owned(),
            Address::Search => "search/".to_owned(),
            Address::SearchShard(name) => format!("search/{name}.js"),
            Address::Corrections(page) => format!("corrections/{}", paged(*page)),
            Address::CorrectionsFeed => "corrections/feed.xml".to_owned(),
            Address::Verification => "verification/".to_owned(),
            Address::Feed => "feed.xml".to_owned(),
            Address::Sitemap(0) => "sitemap.xml".to_owned(),
            Address::Sitemap(part) => format!("sitemap-{part}.xml"),
            Address::Robots => "robots.txt".to_owned(),
            Address::Annotations(id) => format!("data/annotations/{id}.jsonld"),
            Address::Data(file) => format!("data/{}", file.name()),
            Address::NotFound => "404.html".to_owned(),
            Address::Asset(name) => format!("assets/{name}"),
        }
    }

    /// Whether it is a page for readers, HTML, and not a file for machines or an asset.
    pub fn is_page(&self) -> bool {
        let file = self.path();
        file.is_empty() || file.ends_with('/') || file.ends_with(".html")
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
