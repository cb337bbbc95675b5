//! `Sitemap`: the pages that search engines may list, with whole URLs; only where the site has a base URL.
//!
//! `lastmod` comes from the content's dates, never from the build: a briefing's newest date, and for the home page and the
//! lists of briefings and of corrections the newest of theirs. Where no date says when a page was last changed, it has none.

use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::Site;
use crate::site::feed;
use crate::site::here::Here;
use crate::site::page::address;

/// A site map, or a part of one.
#[derive(Debug, Clone)]
pub enum Sitemap {
    /// Pages.
    Pages(Vec<Listed>),
    /// The whole URLs of the parts.
    Index(Vec<String>),
}

/// A page in a site map.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its whole URL.
    pub url: String,
    /// The day on which it was last changed, as `2020-01-06`, where the content says so.
    pub changed: Option<String>,
}

/// The site map: all of it (0) where one file can hold it, else the index of the parts, or a part.
pub(super) fn sitemap(site: &Site, part: u32) -> Option<Sitemap> {
    site.base_url()?;
    let all: Vec<Address> = site.addresses().into_iter().filter(address::is_listed).collect();
    let parts = address::parts(all.len());
    if !parts.contains(&part) {
        return None;
    }
    if part == 0 && parts.len() > 1 {
        let names = (1..parts.end).filter_map(|part| site.url(&Address::Sitemap(part)));
        return Some(Sitemap::Index(names.collect()));
    }
    let start = (part.max(1) as usize - 1) * address::URLS;
    let pages = all.iter().skip(start).take(address::URLS);
    let listed = pages.filter_map(|address| {
        Some(Listed { url: site.url(address)?, changed: changed(site, address) })
    });
    Some(Sitemap::Pages(listed.collect()))
}

fn changed(site: &Site, address: &Address) -> Option<String> {
    let here = &Here::new(site, address);
    let (draft, order) = (here.draft(), &here.index().order);
    match address {
        Address::Home | Address::List(Family::Briefing, _) => {
            let briefings = order.briefings.iter();
            let briefings = briefings.filter_map(|n| draft.briefings.get(*n as usize));
            briefings.filter_map(|briefing| feed::updated(here, briefing)).max()
        }
        Address::Subject(Family::Briefing, id) => {
            let n = address::subject(site, Family::Briefing, id)?;
            feed::updated(here, draft.briefings.get(n)?)
        }
        Address::Corrections(_) => {
            let dates = order.corrections.iter().filter_map(|(briefing, number)| {
                let briefing = draft.briefings.get(*briefing as usize)?;
                briefing.corrections.get(*number as usize)?.date.stamp()
            });
            dates.max()
        }
        _ => None,
    }
}
