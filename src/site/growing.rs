//! The lists on a subject's page that grow with the site → how many pages they need, and what of them stands on one.

use crate::ground::address::{Address, pages};
use crate::ground::id::Family;
use crate::site::here::Here;
use crate::site::index::Index;
use crate::site::paging::{Paging, on_page};

/// How many entries the longest of these lists has. Each is cut alike: the second page of a subject holds what is beyond
/// the 200th entry of any of them. An entity's own quotes have pages of their own.
pub(super) fn longest(index: &Index, family: Family, n: usize) -> usize {
    let briefings = index.briefings_of[family as usize].of(n).len();
    let others = match family {
        Family::Source => vec![
            index.claims_of_source.of(n).len(),
            index.carried_by.of(n).len(),
            index.replaced_by.of(n).len(),
        ],
        Family::Entity => vec![
            index.mentions.of(n).len(),
            index.quotes_about.of(n).len(),
            index.quotes_at.of(n).len(),
            index.positions.of(n).len(),
            index.claims_about.of(n).len(),
            index.events.of(n).len(),
            index.parts.of(n).len(),
            index.members.of(n).len(),
        ],
        Family::Claim => vec![index.needed_by.of(n).len(), index.conflicts.of(n).len()],
        // A briefing's page shows what the briefing has.
        Family::Briefing => return 0,
    };
    others.into_iter().chain([briefings]).max().unwrap_or(0)
}

/// What of a list stands on a page of its subject; nothing where the list ends on an earlier one.
pub(super) fn part<T>(all: &[T], page: u32) -> &[T] {
    on_page(all.len(), page).and_then(|range| all.get(range)).unwrap_or_default()
}

impl Here<'_> {
    /// Where a page is among those of its subject, where there are several; none in `Err` where there is no such page.
    pub(super) fn paging_of(
        &self,
        family: Family,
        n: usize,
        id: &str,
        page: u32,
    ) -> Result<Option<Paging>, NoPage> {
        let longest = longest(self.index(), family, n);
        if page == 0 || page > pages(longest) {
            return Err(NoPage);
        }
        let address = |page: u32| match page {
            0 | 1 => Address::of(family, id),
            _ => Address::More(family, id.into(), page),
        };
        Ok((pages(longest) > 1).then(|| self.paging(longest, page, address)))
    }
}

/// There is no such page.
#[derive(Debug)]
pub(super) struct NoPage;
