//! A claim's page → a `Claim`, and the sources in which it is asserted.

use rustc_hash::FxHashSet;

use crate::site::here::Here;
use crate::site::page::claim::Claim;
use crate::site::page::linked_data::thing::Thing;
use crate::site::page::linked_data::{MOST, cited, links};

/// The claim.
pub fn claim(here: &Here<'_>, page: &Claim) -> Option<Thing> {
    let mut seen = FxHashSet::default();
    let entries = page.table.columns.iter().flat_map(|column| &column.entries);
    let asserted =
        entries.filter(|entry| entry.stance == "asserts").map(|entry| &entry.quote.source);
    let asserted = asserted.filter(|source| seen.insert(&*source.link.href));
    let here_url = here.site.url(here.address);
    Some(
        Thing::new("Claim")
            .with("@id", here_url.clone())
            .with("url", here_url)
            .with("text", &*page.table.claim.text)
            .with("about", links(here, &page.about))
            .with(
                "appearance",
                asserted.take(MOST).map(|line| cited(here, line)).collect::<Vec<_>>(),
            ),
    )
}
