//! Lists of quotes: all of them, a speaker's, a topic's.

use serde::Serialize;

use crate::site::link::Link;
use crate::site::paging::Paging;
use crate::site::quote::Quote;

/// A list of quotes.
#[derive(Debug, Clone, Serialize)]
pub struct Quotes {
    /// `Quotes`, `Quotes by Mark Milley`, `Quotes on timeline`.
    pub title: String,
    /// Whose or on what, with the page of that; none in the list of all.
    pub of: Option<Link>,
    /// By date, then source, then place in the source.
    pub quotes: Vec<Quote>,
    /// Of the list.
    pub paging: Paging,
    /// The lists by speaker, by name; on the first page of all quotes only.
    pub speakers: Vec<Facet>,
    /// The sources that have quotes, by title; on the first page of all quotes only.
    pub sources: Vec<Facet>,
    /// The lists by topic; on the first page of all quotes only.
    pub topics: Vec<Facet>,
}

/// One of the shorter lists.
#[derive(Debug, Clone, Serialize)]
pub struct Facet {
    /// To it.
    pub link: Link,
    /// How many quotes it holds.
    pub count: usize,
}
