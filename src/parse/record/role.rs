//! `role: title | organization | interval`: what somebody is or was, where, and when.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::record::fields::{Fields, parts};
use crate::parse::reference::{self, Named};

/// A role somebody holds or held: `title | organization | interval`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What it is called.
    pub title: Words,
    /// Where.
    pub organization: Option<Named>,
    /// When.
    pub interval: Option<Date>,
}

/// Reads the roles of an entity. Parts may be missing at the end.
pub fn read(fields: &mut Fields<'_>) -> Vec<Role> {
    let all = fields.many("role");
    all.iter().filter_map(|words| role(fields, words)).collect()
}

fn role(fields: &mut Fields<'_>, words: &Words) -> Option<Role> {
    let expected = "title, organization's id and interval, with `|` between";
    let mut parts = parts(words).into_iter();
    let title = parts.next().filter(|title| !title.is_empty());
    let organization = parts.next().filter(|part| !part.is_empty());
    let interval = parts.next().filter(|part| !part.is_empty());
    if title.is_none() || parts.next().is_some() {
        fields.bad("role", words, expected);
    }
    Some(Role {
        title: title?,
        organization: organization.as_ref().map(reference::named),
        interval: interval.and_then(|interval| fields.date_of("role", &interval)),
    })
}
