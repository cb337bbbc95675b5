//! Dates as EDTF (ISO 8601-2, levels 0 and 1): read, ordered, and told in words.

use edtf_core::{Bound, Edtf, Interval, IntervalEndpoint, Precision, YearKind};

use super::span::Words;

/// A calendar day as `year * 10_000 + month * 100 + day`, so that days compare as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// Before every day: an interval's open or unknown start.
    pub const FIRST: Day = Day(i32::MIN);
    /// After every day: an interval's open or unknown end.
    pub const LAST: Day = Day(i32::MAX);

    /// The year, astronomical: 0 is 1 BC.
    pub fn year(self) -> i32 {
        self.0.div_euclid(10_000)
    }

    /// 1 to 12.
    pub fn month(self) -> i32 {
        self.0.rem_euclid(10_000) / 100
    }

    /// As `2020-01-06`, where its year has four digits and is not before 1: what HTML, RFC 3339 and XML Schema all take.
    pub fn iso(self) -> Option<String> {
        let (year, day) = (self.year(), self.0.rem_euclid(100));
        (1..=9999).contains(&year).then(|| format!("{year:04}-{:02}-{day:02}", self.month()))
    }
}

/// A date as somebody wrote it, with the earliest and the latest day that it can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// As written: `2020-01-06?`.
    pub words: Words,
    /// The earliest day.
    pub first: Day,
    /// The latest day.
    pub last: Day,
    /// For readers, see [`Date::in_words`].
    told: Box<str>,
}

/// Why a text is no date: the byte where reading stopped, and what was wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFault {
    /// Byte offset in the text.
    pub at: usize,
    /// In a few words, where it is more than its form.
    pub reason: Option<&'static str>,
}

impl Date {
    /// Reads a date of EDTF levels 0 and 1 without a time of day.
    ///
    /// # Errors
    /// A [`DateFault`] with the place and the reason, also for a set, a time of day or anything of level 2.
    pub fn read(words: &Words) -> Result<Date, DateFault> {
        let edtf =
            Edtf::parse(words).map_err(|error| DateFault { at: error.offset, reason: None })?;
        let reason = match &edtf {
            Edtf::DateTime(_) => Some("a time of day is none of it"),
            Edtf::Set(_) => Some("only one date, or one from which to which, is read"),
            _ if edtf.level() > 1 => Some("only levels 0 and 1 of EDTF are read"),
            _ => None,
        };
        if reason.is_some() {
            return Err(DateFault { at: 0, reason });
        }
        let bounds = edtf.bounds();
        Ok(Date {
            words: words.clone(),
            first: day(bounds.earliest, Day::FIRST),
            last: day(bounds.latest, Day::LAST),
            told: told(&edtf).unwrap_or_else(|| words.to_string()).into(),
        })
    }

    /// Any day at all.
    pub fn any(words: Words) -> Date {
        let told = words.as_str().into();
        Date { words, first: Day::FIRST, last: Day::LAST, told }
    }

    /// The one day that it means, as `2020-01-06`, where it is exactly one day; for `<time datetime>`.
    pub fn machine(&self) -> Option<String> {
        self.first.iso().filter(|_| self.first == self.last)
    }

    /// As written, where it is a plain year, month or day that ISO 8601 has, too: nothing uncertain, no season, no interval.
    pub fn plain(&self) -> Option<&str> {
        let is_plain = |part: (usize, &str)| {
            let (n, digits) = part;
            let length = if n == 0 { 4 } else { 2 };
            digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let words = self.words.as_str();
        let parts = words.split('-').count();
        let season = words.get(5..7).is_some_and(|month| month > "12");
        (parts <= 3 && !season && words.split('-').enumerate().all(is_plain)).then_some(words)
    }

    /// The one day for those who must have one, as feeds and site maps must: the first day that it can mean; where its
    /// beginning is open, the last. None where neither is a day of the years 1 to 9999.
    pub fn stamp(&self) -> Option<String> {
        self.first.iso().or_else(|| self.last.iso())
    }

    /// For readers: `6 January 2020`, `6 January 2020 (uncertain)`, `about January 2020`, `from 1 October 2019 on`,
    /// `5–6 January 2020`.
    pub fn in_words(&self) -> &str {
        &self.told
    }
}

fn told(edtf: &Edtf) -> Option<String> {
    match edtf {
        Edtf::Date(date) => Some(qualified(date)),
        Edtf::Interval(interval) => Some(interval_in_words(interval)),
        _ => None,
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

const UNCERTAIN: &str = " (uncertain)";

fn interval_in_words(interval: &Interval) -> String {
    use IntervalEndpoint::{Date as On, OnOrAfter, OnOrBefore, Open, Unknown};
    match (&interval.start, &interval.end) {
        (On(start), On(end)) => between(start, end),
        // What is planned is not “since” any day.
        (On(start), Open | OnOrAfter(_)) => match qualified(start).strip_suffix(UNCERTAIN) {
            Some(date) => format!("from {date} on{UNCERTAIN}"),
            None => format!("from {} on", qualified(start)),
        },
        (On(start), Unknown) => format!("from {} on, until an unknown date", qualified(start)),
        (Open | OnOrBefore(_), On(end)) => format!("until {}", qualified(end)),
        (Unknown, On(end)) => format!("from an unknown date until {}", qualified(end)),
        _ => "at an unknown date".to_owned(),
    }
}

/// Two dates as a range, what they share said once where neither is qualified.
fn between(start: &edtf_core::Date, end: &edtf_core::Date) -> String {
    let plain = |date: &edtf_core::Date| !date.is_uncertain() && !date.is_approximate();
    let (from, to) = (precise(start), precise(end));
    if plain(start) && plain(end) && start.year == end.year && start.precision() == end.precision()
    {
        let month = start.month == end.month;
        match (start.precision(), month, start.day.and_then(|day| day.value())) {
            (Precision::Day, true, Some(day)) => return format!("{day}–{to}"),
            (Precision::Day | Precision::Month, false, _) => {
                if let Some((short, _)) = from.rsplit_once(' ') {
                    return format!("{short} – {to}");
                }
            }
            _ => {}
        }
    }
    format!("{} – {}", qualified(start), qualified(end))
}

fn qualified(date: &edtf_core::Date) -> String {
    let words = precise(date);
    match (date.is_approximate(), date.is_uncertain()) {
        (false, false) => words,
        (true, false) => format!("about {words}"),
        (false, true) => format!("{words}{UNCERTAIN}"),
        (true, true) => format!("about {words}{UNCERTAIN}"),
    }
}

fn precise(date: &edtf_core::Date) -> String {
    let year = year(date);
    if date.month.is_none() {
        return year;
    }
    let Some(month) = month(date) else { return format!("a month of {year}") };
    match date.day.map(|day| day.value()) {
        Some(Some(day)) => format!("{day} {month} {year}"),
        Some(None) => format!("a day of {month} {year}"),
        None => format!("{month} {year}"),
    }
}

/// The month or season: `January`, `spring`; none where it isn't known.
pub(super) fn month(date: &edtf_core::Date) -> Option<&'static str> {
    match date.month?.value() {
        Some(month @ 1..=12) => Some(MONTHS[usize::from(month) - 1]),
        Some(season @ 21..=24) => Some(SEASONS[usize::from(season) - 21]),
        _ => None,
    }
}

/// The year: `1990`, `the 1990s`, `44 BC`.
pub(super) fn year(date: &edtf_core::Date) -> String {
    match (date.year.value(), date.year.kind) {
        (Some(year @ ..=-1), _) => format!("{} BC", 1 - year),
        (Some(year), _) => year.to_string(),
        (None, YearKind::Standard { digits, .. }) => match digits {
            [Some(a), Some(b), Some(c), None] => format!("the {a}{b}{c}0s"),
            [Some(a), Some(b), None, None] => format!("the years {a}{b}00 to {a}{b}99"),
            _ => "an unknown year".to_owned(),
        },
        (None, _) => "an unknown year".to_owned(),
    }
}

/// The day of a bound; `open` where it has none.
pub(super) fn day(bound: Bound, open: Day) -> Day {
    match bound {
        Bound::Date(date) => Day((date.year.clamp(-200_000, 200_000) as i32) * 10_000
            + i32::from(date.month) * 100
            + i32::from(date.day)),
        _ => open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::files::FileId;

    fn words(text: &str) -> String {
        Date::read(&Words::new(text, FileId(0), 0))
            .map_or_else(|fault| format!("{fault:?}"), |date| date.in_words().to_owned())
    }

    #[test]
    fn dates_are_told_as_precisely_as_they_are_known() {
        for (edtf, told) in [
            ("2020", "2020"),
            ("2020-01", "January 2020"),
            ("2020-01-06", "6 January 2020"),
            ("2020-01-06?", "6 January 2020 (uncertain)"),
            ("2020-01~", "about January 2020"),
            ("2020-01-05/2020-01-06", "5–6 January 2020"),
            ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020"),
            ("2020-01-30/2020-02-02", "30 January – 2 February 2020"),
            ("2020-01/2020-03", "January – March 2020"),
            ("2019-10-01/..", "from 1 October 2019 on"),
            ("2020-01-06?/..", "from 6 January 2020 on (uncertain)"),
            ("../2019-10-01", "until 1 October 2019"),
            ("199X", "the 1990s"),
            ("2020-21", "spring 2020"),
            ("2020-01-XX", "a day of January 2020"),
        ] {
            assert_eq!(words(edtf), told, "{edtf}");
        }
    }
}
