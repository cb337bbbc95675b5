//! `When`: a date as readers see it.

use serde::Serialize;

use crate::ground::date::Date;

/// A date for readers and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct When {
    /// `6 January 2020 (uncertain)`
    pub words: String,
    /// `2020-01-06`, where it is one day; for `<time datetime>`.
    pub machine: Option<String>,
}

impl When {
    /// A date, told.
    pub fn new(date: &Date) -> When {
        When { words: date.in_words().to_owned(), machine: date.machine() }
    }
}
