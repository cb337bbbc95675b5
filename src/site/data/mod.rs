//! What stands in the files for machines, one file of code a kind, as plain values: `/data/…`.

pub mod annotations;
pub mod claims;
pub mod dated;
pub mod entities;
pub mod party;
pub mod quotes;
pub mod sources;

use std::ops::Range;

use crate::ground::address::{Address, DataFile};
use crate::ground::id::Family;
use crate::parse::Draft;
use crate::site::Site;
use crate::site::here::Here;
use crate::site::index::Index;

/// All files for machines, in a fixed order. Those of facts are there even where there is nothing to tell.
pub(super) fn addresses(draft: &Draft, index: &Index) -> impl Iterator<Item = Address> {
    let sources = &draft.sources;
    let published = index.of_family(Family::Source).iter();
    let ids = published.filter_map(|n| sources.get(*n as usize)).map(|source| &source.id);
    let mut annotations: Vec<Address> =
        ids.map(|id| Address::Annotations(id.as_str().into())).collect();
    annotations.sort();
    annotations.dedup();
    annotations.into_iter().chain(DataFile::ALL.map(Address::Data))
}

/// Some records of a file, by their numbers in it.
#[derive(Debug)]
pub enum Records {
    /// Of `quotes.json` and `quotes.csv`, by date.
    Quotes(Vec<quotes::Quote>),
    /// Of `entities.json`, by name.
    Entities(Vec<entities::Entity>),
    /// Of `claims.json`, by their text.
    Claims(Vec<claims::Claim>),
    /// Of `sources.json`, newest first.
    Sources(Vec<sources::Source>),
}

impl Site {
    /// How many records a file for machines has.
    pub fn record_count(&self, file: DataFile) -> usize {
        match file {
            DataFile::QuotesJson | DataFile::QuotesCsv => self.index.order.quotes.len(),
            DataFile::EntitiesJson => self.index.order.entities.len(),
            DataFile::ClaimsJson => self.index.order.claims.len(),
            DataFile::SourcesJson => self.index.order.sources.len(),
        }
    }

    /// The records of a file for machines, by their numbers in it. A range beyond the last gives none.
    pub fn records(&self, file: DataFile, range: Range<usize>) -> Records {
        let address = Address::Data(file);
        let here = &Here::new(self, &address);
        let order = &self.index.order;
        let some = |all: &[u32]| all.get(range.clone()).unwrap_or_default().to_vec().into_iter();
        match file {
            DataFile::QuotesJson | DataFile::QuotesCsv => {
                let quotes = order.quotes.get(range).unwrap_or_default().iter();
                Records::Quotes(quotes.filter_map(|at| here.quote_record(*at)).collect())
            }
            DataFile::EntitiesJson => Records::Entities(
                some(&order.entities).filter_map(|n| here.entity_record(n as usize)).collect(),
            ),
            DataFile::ClaimsJson => Records::Claims(
                some(&order.claims).filter_map(|n| here.claim_record(n as usize)).collect(),
            ),
            DataFile::SourcesJson => Records::Sources(
                some(&order.sources).filter_map(|n| here.source_record(n as usize)).collect(),
            ),
        }
    }
}
