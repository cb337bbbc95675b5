//! `Paging`: a long list cut into pages.

use serde::Serialize;

/// How many entries a page of a list holds.
pub const ENTRIES: usize = 200;

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

/// How many pages a list of so many entries has; at least one.
pub fn pages(entries: usize) -> u32 {
    u32::try_from(entries.div_ceil(ENTRIES)).unwrap_or(u32::MAX).max(1)
}
