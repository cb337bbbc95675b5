//! `Head`: what every page has, whatever its kind.

use serde::Serialize;

use crate::site::link::{Link, Name};

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The page's own title, without the site's; empty on the home page.
    pub title: String,
    /// One or two sentences for search engines and previews; empty where nothing says what the page is.
    pub description: String,
    /// BCP 47.
    pub language: String,
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
    /// What holds for the whole site.
    pub site: SiteHead,
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
    /// The page on verification, from this page.
    pub verification: String,
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
