//! `Checked` → `Site`: which pages there are, and all that stands on each.

pub mod card;
pub mod link;
pub mod page;
pub mod paging;
pub mod prose;
pub mod quote;
pub mod verdict;
pub mod weave;
pub mod when;

use crate::check::Checked;
use crate::check::theme::Theme;
use crate::ground::address::Address;
use crate::ground::files::Files;
use page::Page;

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
    options: Options,
}

/// A site from what was checked.
pub fn site(checked: Checked, options: Options) -> Site {
    Site { checked, options }
}

impl Site {
    /// All pages, in a fixed order. Assets aren't among them: they are the theme's.
    pub fn addresses(&self) -> Vec<Address> {
        let _ = &self.options;
        vec![Address::Home]
    }

    /// All that stands on a page, its links relative to it. None where there is no such page.
    pub fn page(&self, address: &Address) -> Option<Page> {
        let _ = address;
        None
    }

    /// The theme in which it is to be shown, with its assets.
    pub fn theme(&self) -> &Theme {
        self.checked.theme()
    }

    /// The files of which the site was made; a theme's assets are among them.
    pub fn files(&self) -> &Files {
        &self.checked.anchored().draft.files
    }
}
