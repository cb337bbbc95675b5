//! `About`: what a finding is about, by kind, id and title; `Chain`: what rests on it.

use crate::ground::address::Address;

/// A subject or record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    /// The word in its heading: `quote`, `claim`, `person`.
    pub kind: &'static str,
    /// As it is referred to: `nbc-letter#esper-no-decision`, `us-leaving-iraq`.
    pub id: String,
    /// What readers know it by: a title, a name, a claim's text, the source's title for a quote; in the editor's words, never the
    /// source's. May be empty.
    pub title: String,
    /// Its page, where it has one.
    pub page: Option<PageAt>,
}

/// A page, and perhaps a place on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageAt {
    /// The page.
    pub address: Address,
    /// The place on it, without `#`.
    pub fragment: Option<String>,
}

impl PageAt {
    /// Below the site's root: `sources/nbc-letter/#esper-no-decision`.
    pub fn path(&self) -> String {
        let path = self.address.path();
        match &self.fragment {
            Some(fragment) => format!("{path}#{fragment}"),
            None => path,
        }
    }
}

/// One way from what a finding is about to a page that rests on it: quote → claim → judgment → page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    /// Each rests on the one before; the first on what the finding is about.
    pub links: Vec<Link>,
}

/// A step of a chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// How it rests on the one before, as in its file: `denies`, `rests-on`, `quoting`, `cites`; `links` in prose.
    pub how: &'static str,
    /// What rests on it.
    pub what: About,
}

/// What rests on something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rests {
    /// The first ways, shortest first.
    pub chains: Vec<Chain>,
    /// How many ways more there are.
    pub more: usize,
}
