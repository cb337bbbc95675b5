//! What stands in the files for machines, one file of code a kind, as plain values: `/data/…`.

pub mod annotations;

use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::Site;

/// All files for machines, in a fixed order.
pub(super) fn addresses(site: &Site) -> impl Iterator<Item = Address> {
    let sources = &site.anchored().draft.sources;
    let published = site.index.of_family(Family::Source).iter();
    let ids = published.filter_map(|n| sources.get(*n as usize)).map(|source| &source.id);
    let mut annotations: Vec<Address> =
        ids.map(|id| Address::Annotations(id.as_str().into())).collect();
    annotations.sort();
    annotations.dedup();
    annotations.into_iter()
}
