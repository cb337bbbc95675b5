//! A date → where it stands in a chronology: under which year and month, and what of it isn't known.

use std::cmp::Reverse;

use edtf_core::{Edtf, IntervalEndpoint, YearKind};

use super::date::{self, Date, Day};

/// Where a date stands in a chronology. An interval stands where it begins; one whose beginning is open, where it ends.
/// Places are in the order of time; of two that begin with one day the less precise goes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first day of what it begins with; [`Day::LAST`] where that isn't known.
    first: Day,
    precision: Precision,
    last: Reverse<Day>,
    /// The last day of the whole.
    end: Reverse<Day>,
    /// The date in words, less the year where the heading says it: `6 January`, `about 1990`.
    pub label: Box<str>,
    /// The heading of its year: `1990`, `The 1990s`, `44 BC`.
    pub year: Box<str>,
    /// The heading of its month or season within the year, `January`; empty where neither is known.
    pub month: Box<str>,
    /// What isn't known of the day, where the label doesn't say so by itself: `day not known`; else empty.
    pub unknown: &'static str,
    /// For `<time datetime>`, in a form that HTML has.
    pub machine: Option<Box<str>>,
}

/// How precisely a date is known; the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Years,
    Year,
    Season,
    Month,
    Day,
}

/// Where something stands of which nobody says when it was: behind all dates.
pub fn nowhere() -> Place {
    Place {
        first: Day::LAST,
        precision: Precision::Day,
        last: Reverse(Day::FIRST),
        end: Reverse(Day::FIRST),
        label: "not known".into(),
        year: "Day not known".into(),
        month: "".into(),
        unknown: "",
        machine: None,
    }
}

/// Where a date stands.
pub fn place(of: &Date) -> Place {
    let edtf = Edtf::parse(&of.words).ok();
    let begins = edtf.as_ref().and_then(begins);
    let bounds = begins.map(|begins| Edtf::Date(begins).bounds());
    let stands = begins.zip(bounds).and_then(|(begins, bounds)| {
        let first = date::day(bounds.earliest, Day::LAST);
        let last = date::day(bounds.latest, Day::LAST);
        let year = begins.year.value().is_some() || is_some_years(&begins);
        year.then_some((begins, first, last))
    });
    let Some((begins, first, last)) = stands else {
        return Place {
            first: Day::LAST,
            precision: Precision::Years,
            last: Reverse(Day::LAST),
            end: Reverse(of.last),
            label: of.in_words().into(),
            year: "At an unknown date".into(),
            month: "".into(),
            unknown: "",
            machine: None,
        };
    };
    let precision = precision(&begins);
    let year = date::year(&begins);
    let month = match precision {
        Precision::Season | Precision::Month | Precision::Day => {
            date::month(&begins).unwrap_or_default()
        }
        _ => "",
    };
    let single = matches!(edtf, Some(Edtf::Date(_)));
    let says_so = begins.month.is_some_and(|month| month.value().is_none())
        || begins.day.is_some_and(|day| day.value().is_none());
    let unknown = match precision {
        _ if !single || says_so => "",
        Precision::Years => "",
        Precision::Year => "month not known",
        Precision::Season | Precision::Month => "day not known",
        Precision::Day => "",
    };
    let plain = single && !begins.is_approximate() && !begins.is_uncertain() && !says_so;
    let machine = match (precision, first.iso()) {
        (Precision::Year, Some(day)) if plain => day.get(..4).map(Box::from),
        (Precision::Month, Some(day)) if plain => day.get(..7).map(Box::from),
        _ => of.machine().map(String::into_boxed_str),
    };
    let label = match without_year(of.in_words(), &year, precision) {
        label if precision == Precision::Years && label == year => "year not known".to_owned(),
        label => label,
    };
    Place {
        first,
        precision,
        last: Reverse(last),
        end: Reverse(of.last),
        label: label.into(),
        year: capital(&year).into(),
        month: capital(month).into(),
        unknown,
        machine,
    }
}

/// The date, or that of the interval's ends where it begins.
fn begins(edtf: &Edtf) -> Option<edtf_core::Date> {
    use IntervalEndpoint::{Date as On, OnOrAfter, OnOrBefore};
    let at = |end: &IntervalEndpoint| match end {
        On(date) | OnOrAfter(date) | OnOrBefore(date) => Some(*date),
        _ => None,
    };
    match edtf {
        Edtf::Date(date) => Some(*date),
        Edtf::Interval(interval) => at(&interval.start).or_else(|| at(&interval.end)),
        _ => None,
    }
}

/// A decade or a century.
fn is_some_years(date: &edtf_core::Date) -> bool {
    matches!(date.year.kind, YearKind::Standard { digits: [Some(_), Some(_), _, None], .. })
}

fn precision(date: &edtf_core::Date) -> Precision {
    let month = date.month.and_then(|month| month.value());
    let day = date.day.and_then(|day| day.value());
    match (date.year.value(), month, day) {
        (None, ..) => Precision::Years,
        (Some(_), None, _) => Precision::Year,
        (Some(_), Some(21..), _) => Precision::Season,
        (Some(_), Some(_), None) => Precision::Month,
        (Some(_), Some(_), Some(_)) => Precision::Day,
    }
}

/// `6 January 2020 (uncertain)` under 2020 is `6 January (uncertain)`; a bare year stays.
fn without_year(words: &str, year: &str, precision: Precision) -> String {
    if precision < Precision::Season {
        return words.to_owned();
    }
    let ends = [" on (uncertain)", " on", " (uncertain)", ""];
    let end = ends.into_iter().find(|end| words.ends_with(end)).unwrap_or("");
    let (date, qualified) = words.split_at(words.len() - end.len());
    match date.strip_suffix(year).and_then(|rest| rest.strip_suffix(' ')) {
        Some(rest) => format!("{rest}{qualified}"),
        None => words.to_owned(),
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::files::FileId;
    use crate::ground::span::Words;

    fn at(edtf: &str) -> Place {
        let words = Words::new(edtf, FileId(0), 0);
        place(&Date::read(&words).unwrap_or_else(|_| Date::any(words)))
    }

    #[test]
    fn what_is_less_precise_goes_first_and_is_put_on_no_day() {
        let mut dates = [
            "2020-01-06",
            "1990",
            "2020-01-02",
            "199X",
            "2020-01",
            "2020",
            "1990-05",
            "2020-01-06?",
            "2020-21",
            "2020-03",
            "2020-01-05/2020-01-08",
            "2019-10-01/..",
            "../2018-05",
            "1990~",
            "-0043",
            "/2020-02",
            "2020-01-XX",
            "19XX",
            "2020-24",
        ];
        dates.sort_by_key(|date| at(date));
        let shown: Vec<String> = dates
            .iter()
            .map(|date| {
                let Place { label, year, month, unknown, machine, .. } = at(date);
                let machine = machine.unwrap_or_default();
                [year, month, label, unknown.into(), machine].join("|")
            })
            .collect();
        assert_eq!(
            shown,
            [
                "44 BC||44 BC|month not known|",
                "The years 1900 to 1999||year not known||",
                "The 1990s||year not known||",
                "1990||1990|month not known|1990",
                "1990||about 1990|month not known|",
                "1990|May|May|day not known|1990-05",
                "2018|May|until May||",
                "2019|October|from 1 October on||",
                "2020||2020|month not known|2020",
                "2020|January|January|day not known|2020-01",
                "2020|January|a day of January||",
                "2020|January|2 January||2020-01-02",
                "2020|January|5–8 January||",
                "2020|January|6 January||2020-01-06",
                "2020|January|6 January (uncertain)||2020-01-06",
                "2020|February|from an unknown date until February||",
                "2020|Spring|spring|day not known|",
                "2020|March|March|day not known|2020-03",
                "2020|Winter|winter|day not known|",
            ]
        );
    }
}
