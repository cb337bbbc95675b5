//! `Dated`: a date as files for machines give it.

use serde::Serialize;

use crate::ground::date::Date;

/// A date: as written, and the days that it can mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// EDTF (ISO 8601-2): `2020-01-06?`.
    pub edtf: String,
    /// The first day that it can mean, `2020-01-06`; none where that is open or not in the years 1 to 9999.
    pub first: Option<String>,
    /// The last one.
    pub last: Option<String>,
}

impl Dated {
    /// A date.
    pub fn new(date: &Date) -> Dated {
        let (first, last) = (date.first.iso(), date.last.iso());
        Dated { edtf: date.words.to_string(), first, last }
    }
}
