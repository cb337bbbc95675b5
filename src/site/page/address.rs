//! Which pages there are.

use std::ops::Range;

use crate::anchor::Anchored;
use crate::anchor::names::Target;
use crate::ground::address::{Address, ENTRIES, pages};
use crate::ground::id::Family;
use crate::parse::Draft;
use crate::site::Site;
use crate::site::data;
use crate::site::growing::longest;
use crate::site::index::Index;

/// The most URLs that one file of a site map may name (sitemaps.org).
pub(in crate::site) const URLS: usize = 50_000;

/// All pages, in a fixed order. What needs a base URL is among them where `whole` says that the site has one.
pub(in crate::site) fn all(anchored: &Anchored, index: &Index, whole: bool) -> Vec<Address> {
    let draft = &anchored.draft;
    let mut all = vec![Address::Home];
    for family in Family::ALL {
        let subjects = index.of_family(family);
        if !subjects.is_empty() {
            all.extend((1..=pages(subjects.len())).map(|page| Address::List(family, page)));
        }
        let mut of_family: Vec<Address> = Vec::with_capacity(subjects.len());
        for n in subjects {
            let n = *n as usize;
            let (id, head) = match family {
                Family::Source => (&draft.sources[n].id, &draft.sources[n].head),
                Family::Entity => (&draft.entities[n].id, &draft.entities[n].head),
                Family::Claim => (&draft.claims[n].id, &draft.claims[n].head),
                Family::Briefing => (&draft.briefings[n].id, &draft.briefings[n].head),
            };
            of_family.push(Address::of(family, id));
            let old = head.was.iter().filter(|was| moved(anchored, index, family, was).is_some());
            of_family.extend(old.map(|was| Address::Moved(family, was.as_str().into())));
            let further = 2..=pages(longest(index, family, n));
            of_family.extend(further.map(|page| Address::More(family, id.as_str().into(), page)));
            if family == Family::Entity {
                of_family.push(Address::Preview(id.as_str().into()));
                let quotes = index.quotes_by.of(n).len();
                let by = |page| Address::QuotesBy(id.as_str().into(), page);
                of_family.extend((1..=pages(quotes)).filter(|_| quotes > 0).map(by));
            }
        }
        of_family.sort();
        of_family.dedup();
        all.extend(of_family);
    }
    let quotes = index.order.quotes.len();
    all.extend((1..=pages(quotes)).filter(|_| quotes > 0).map(Address::Quotes));
    let longer = |count: usize| (1..=pages(count)).filter(move |_| count > ENTRIES);
    all.extend(longer(index.speakers().count()).map(Address::Speakers));
    all.extend(longer(index.topics.len()).map(Address::Topics));
    for (slug, topic) in &index.topics {
        let on = |page| Address::QuotesOn(slug.as_str().into(), page);
        all.extend((1..=pages(topic.quotes.len())).map(on));
    }
    if !index.named_with.is_empty() {
        all.push(Address::Graph);
    }
    let dated = index.order.dated.len();
    all.extend((1..=pages(dated)).filter(|_| dated > 0).map(Address::Timeline));
    let corrections = index.order.corrections.len();
    all.extend((1..=pages(corrections)).filter(|_| corrections > 0).map(Address::Corrections));
    all.extend([Address::Search, Address::Verification, Address::NotFound]);
    all.extend(feeds(draft, index, whole));
    if whole {
        let listed = all.iter().filter(|address| is_listed(address)).count();
        all.extend(parts(listed).map(Address::Sitemap));
    }
    all.push(Address::Robots);
    all.extend(data::addresses(draft, index));
    all
}

/// The feeds that there are: those that have an entry, which needs a day, where the site has a base URL.
pub(super) fn feeds(draft: &Draft, index: &Index, whole: bool) -> impl Iterator<Item = Address> {
    let order = &index.order;
    let briefing = |n: &u32| draft.briefings.get(*n as usize);
    let dated = |n: &u32| briefing(n).is_some_and(|briefing| briefing.date.stamp().is_some());
    let corrected = |(n, at): &(u32, u32)| {
        let correction = briefing(n).and_then(|briefing| briefing.corrections.get(*at as usize));
        correction.is_some_and(|correction| correction.date.stamp().is_some())
    };
    let feeds = [
        (Address::Feed, order.briefings.iter().any(dated)),
        (Address::CorrectionsFeed, order.corrections.iter().any(corrected)),
    ];
    feeds.into_iter().filter(move |(_, any)| whole && *any).map(|(address, _)| address)
}

/// Whether search engines may list a page; else they should leave it out: the 404 page, redirects, further pages of a
/// list. Files for machines aren't pages.
pub(in crate::site) fn is_listed(address: &Address) -> bool {
    match address {
        Address::NotFound | Address::Moved(..) => false,
        Address::List(_, page)
        | Address::More(_, _, page)
        | Address::Quotes(page)
        | Address::QuotesBy(_, page)
        | Address::QuotesOn(_, page)
        | Address::Speakers(page)
        | Address::Topics(page)
        | Address::Timeline(page)
        | Address::Corrections(page) => *page == 1,
        other => other.is_page(),
    }
}

/// The subject on the site that bears an id today.
pub(in crate::site) fn subject(site: &Site, family: Family, id: &str) -> Option<usize> {
    let found = site.anchored().names.bearer(family, id).filter(|found| !found.by_old_id)?;
    number(family, found.target).filter(|n| site.index.has(family, *n))
}

/// The subject on the site that bore an id once, where nothing bears it today.
pub(super) fn moved(
    anchored: &Anchored,
    index: &Index,
    family: Family,
    id: &str,
) -> Option<Target> {
    let found = anchored.names.bearer(family, id).filter(|found| found.by_old_id)?;
    let n = number(family, found.target)?;
    index.has(family, n).then_some(found.target)
}

fn number(family: Family, target: Target) -> Option<usize> {
    match (family, target) {
        (Family::Source, Target::Source(n))
        | (Family::Entity, Target::Entity(n))
        | (Family::Claim, Target::Claim(n))
        | (Family::Briefing, Target::Briefing(n)) => Some(n),
        _ => None,
    }
}

/// The numbers of the files that a site map of so many pages needs: the one that is asked for first is 0.
pub(in crate::site) fn parts(pages: usize) -> Range<u32> {
    let parts = u32::try_from(pages.div_ceil(URLS)).unwrap_or(u32::MAX);
    if parts <= 1 { 0..1 } else { 0..parts.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_pages_than_one_file_may_name_are_parted() {
        for (pages, files) in
            [(0, 0..1), (1, 0..1), (URLS, 0..1), (URLS + 1, 0..3), (3 * URLS, 0..4)]
        {
            assert_eq!(parts(pages), files, "{pages}");
        }
    }
}
