//! `Paging`: a long list cut into pages.

use std::ops::Range;

use serde::Serialize;

use crate::ground::address::{Address, ENTRIES, pages};
use crate::site::here::Here;

/// Where one is in a list of several pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paging {
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many entries there are on all of them.
    pub entries: usize,
    /// To the first page, where this isn't it.
    pub first: Option<String>,
    /// To the page before.
    pub previous: Option<String>,
    /// To the page after.
    pub next: Option<String>,
    /// To the last page, where this isn't it.
    pub last: Option<String>,
}

/// The entries on a page; none where there is no such page.
pub(super) fn on_page(entries: usize, page: u32) -> Option<Range<usize>> {
    if page == 0 || page > pages(entries) {
        return None;
    }
    let start = (page as usize - 1) * ENTRIES;
    Some(start..(start + ENTRIES).min(entries))
}

impl Here<'_> {
    /// Where a page is in its list; `address` is that of a page by its number.
    pub(super) fn paging(
        &self,
        entries: usize,
        page: u32,
        address: impl Fn(u32) -> Address,
    ) -> Paging {
        let pages = pages(entries);
        let to = |there: bool, page: u32| there.then(|| self.href(&address(page)));
        Paging {
            page,
            pages,
            entries,
            first: to(page > 1, 1),
            previous: to(page > 1, page.saturating_sub(1)),
            next: to(page < pages, page.saturating_add(1)),
            last: to(page < pages, pages),
        }
    }
}
