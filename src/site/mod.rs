//! `Checked` → `Site`: which pages there are, and all that stands on each.

pub mod card;
mod comment;
pub mod data;
mod direction;
mod extract;
pub mod feed;
mod fragment;
pub mod graph;
mod growing;
mod here;
mod index;
mod judged;
pub mod link;
mod origin;
pub mod page;
pub mod paging;
mod paragraphs;
mod preview;
pub mod prose;
pub mod quote;
mod reading;
pub mod rewording;
pub mod search;
pub mod sitemap;
pub mod source_line;
pub mod table;
pub mod verdict;
pub mod weave;
pub mod when;
mod wording;

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::anchor::Anchored;
use crate::check::Checked;
use crate::check::theme::Theme;
use crate::ground::address::Address;
use crate::ground::files::Files;
use crate::parse::url;
use data::annotations::Annotations;
use feed::Feed;
use index::Index;
use page::Page;
use page::verification::Counts;
use search::Search;
use sitemap::Sitemap;

/// What a site is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// In place of the `base-url` of `site.md`.
    pub base_url: Option<String>,
    /// Drafts are pages, too.
    pub drafts: bool,
}

/// A site, ready to be shown: it knows its pages, and makes each when it is asked for.
#[derive(Debug)]
pub struct Site {
    checked: Checked,
    index: Index,
    counts: Counts,
    /// With a slash at its end.
    base_url: Option<String>,
    /// The addresses of the files of facts for machines.
    data: FxHashSet<Address>,
    search: OnceLock<Search>,
}

/// A site from what was checked.
pub fn site(checked: Checked, options: Options) -> Site {
    let written = checked.anchored().draft.settings.base_url.as_ref();
    let base_url = options.base_url.or_else(|| written.map(|url| url.to_string()));
    let base_url =
        base_url.map(|url| url::with_ascii_path(&format!("{}/", url.trim_end_matches('/'))));
    let index = Index::new(checked.anchored(), options.drafts);
    let counts = page::verification::counts(checked.anchored(), &index, options.drafts);
    let mut site = Site {
        checked,
        index,
        counts,
        base_url,
        data: FxHashSet::default(),
        search: OnceLock::new(),
    };
    let is_data = |address: &Address| matches!(address, Address::Annotations(_) | Address::Data(_));
    site.data = site.addresses().into_iter().filter(is_data).collect();
    site
}

/// The addresses that a site will have, and how `check` asks for them: by what was anchored, whether drafts are pages,
/// and whether there is a base URL.
pub fn addresses(anchored: &Anchored, drafts: bool, whole: bool) -> Vec<Address> {
    page::address::all(anchored, &Index::new(anchored, drafts), whole)
}

impl Site {
    /// All pages, in a fixed order. Assets aren't among them: they are the theme's.
    pub fn addresses(&self) -> Vec<Address> {
        page::address::all(self.anchored(), &self.index, self.has_base_url())
    }

    /// All that stands on a page, its links relative to it. None where there is no such page.
    pub fn page(&self, address: &Address) -> Option<Page> {
        page::page(self, address)
    }

    /// A feed. None where there is no such feed.
    pub fn feed(&self, address: &Address) -> Option<Feed> {
        feed::feed(self, address)
    }

    /// The site map, or a part of it. None where there is no such part.
    pub fn sitemap(&self, part: u32) -> Option<Sitemap> {
        sitemap::sitemap(self, part)
    }

    /// What links to an entity tell of it, a line each. None where there is no such entity.
    pub fn preview(&self, id: &str) -> Option<Vec<String>> {
        preview::preview(self, id)
    }

    /// The whole URL of a page or file, where the site has a base URL.
    pub fn url(&self, address: &Address) -> Option<String> {
        Some(format!("{}{}", self.base_url()?, address.path()))
    }

    /// What readers can search. It is made when it is first asked for, on all cores: so not by one of several pages that
    /// are made side by side.
    pub fn search(&self) -> &Search {
        self.search.get_or_init(|| search::search(self))
    }

    /// The quotes and notes of a source, for its annotations. None where there is no such source.
    pub fn annotations(&self, source: &str) -> Option<Annotations> {
        data::annotations::annotations(self, source)
    }

    /// The files of which the site was made; a theme's assets are among them.
    pub fn files(&self) -> &Files {
        &self.anchored().draft.files
    }

    /// The theme, compiled.
    pub fn theme(&self) -> &Theme {
        self.checked.theme()
    }

    /// BCP 47.
    pub fn language(&self) -> &str {
        self.anchored().draft.settings.language.as_ref().map_or("en", |language| language.as_str())
    }

    /// The base URL with a slash at its end, where the site has one.
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// The path of the base URL on its host: `/briefings/`; `/` where there is no base URL.
    pub fn base_path(&self) -> &str {
        let url = self.base_url().unwrap_or("/");
        let host = url.find("://").map_or(0, |scheme| scheme + 3);
        url[host..].find('/').map_or("/", |path| &url[host + path..])
    }

    fn has_base_url(&self) -> bool {
        self.base_url.is_some()
    }

    fn anchored(&self) -> &Anchored {
        self.checked.anchored()
    }
}
