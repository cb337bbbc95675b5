//! `bad-date`: a date that is none.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::date::Date;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::files::FileId;
use crate::ground::span::Words;
use crate::parse::fault::What;

/// A date that is none.
pub const CHECK: Check = Check {
    code: "bad-date",
    default: Severity::Error,
    line: "A date is written as 2020-01-06, as precisely as it is known.",
    why: "Dates are EDTF, so that a page can say exactly as much as is known: `2020`, `2020-01`, `2020-01-06`, \
          `2020-01-06?` where it is inferred, `2020-01~` for about, `2020-01-05/2020-01-06` from one to another, \
          `2019-10-01/..` since. Readers see them in words.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        "# briefing bridge\n- title: The bridge\n- date: 4 March 2021\n\nThe bridge is old.\n",
    )],
    mended: &[Example::File("content/briefings/bridge.md", briefing!("The bridge is old.\n"))],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        let What::BadDate { field, time, at, reason } = what else { continue };
        let written = look.draft().files.slice(span);
        let found = CHECK.at(span, format!("`{field}` takes a date like 2020-01-06."));
        if let Some(meant) = meant(written) {
            out.push(found.help(format!("did you mean `{meant}`?")).suggest(span, meant));
            continue;
        }
        let days = written.split_once([' ', 'T']).map(|(day, _)| day);
        if let Some(day) = days.filter(|day| is_date(day)) {
            let found = found.help(format!("did you mean `{day}`?")).suggest(span, day);
            out.push(match time {
                true => found.help("the time of day goes into `time`, in the source's words"),
                false => found,
            });
            continue;
        }
        if let Some([first, second]) = either(written) {
            out.push(found.help(format!(
                "the year comes first, then the month: `{first}` or `{second}`, whichever is meant"
            )));
            continue;
        }
        let found = match (reason, written.get(..*at).filter(|read| !read.is_empty())) {
            (Some(reason), _) => found.note(*reason),
            _ if is_no_day(written) => found.note("the calendar has no such day"),
            (None, Some(read)) => found.note(format!("read as far as `{read}`")),
            (None, None) => found,
        };
        let found = found.help("a date is `2020`, `2020-01` or `2020-01-06`; with `?` where it is inferred, with `~` for about; `2020-01-05/2020-01-06` is from one to another");
        out.push(match time {
            true => found.help("what the source says in words goes into `time`"),
            false => found,
        });
    }
}

/// The beginnings of the months' names.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether this is a date.
fn is_date(written: &str) -> bool {
    Date::read(&Words::new(written, FileId(0), 0)).is_ok()
}

/// Whether this is a day in figures, `31.2.2021`. That it is none is known by then.
fn is_no_day(written: &str) -> bool {
    let parts: Vec<&str> = written.split(['-', '/', '.']).collect();
    let is_number = |part: &&str| part.parse::<u32>().is_ok();
    parts.len() == 3
        && parts.iter().all(is_number)
        && parts.iter().filter(|part| part.len() == 4).count() == 1
}

/// The two dates that `3/4/2021` may be.
fn either(written: &str) -> Option<[String; 2]> {
    let mut parts = written.split('/').map(|part| part.parse::<u32>().ok());
    let (a, b, year) = (parts.next()??, parts.next()??, parts.next()??);
    let dates = [format!("{year:04}-{a:02}-{b:02}"), format!("{year:04}-{b:02}-{a:02}")];
    let whole = parts.next().is_none() && year > 999;
    (whole && a != b && dates.iter().all(|date| is_date(date))).then_some(dates)
}

/// Words that stand in a date and tell nothing that it doesn't.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 3] = ["of", "on", "the"];
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_ascii_lowercase();
    word.is_empty()
        || FILLERS.contains(&&*word)
        || DAYS.iter().any(|day| word.len() >= 3 && day.starts_with(&*word))
}

/// The date that was meant by `4 March 2021`, `March 4, 2021`, `March 2021`, `2021/3/4` or `4.3.2021`; where the order of
/// day and month is not certain, none.
fn meant(written: &str) -> Option<String> {
    let parts: Vec<&str> =
        written.split([' ', ',', '.', '/', '-']).filter(|part| !is_filler(part)).collect();
    let month = |word: &str| {
        let word = word.to_ascii_lowercase();
        let at = MONTHS.iter().position(|month| word.starts_with(month))?;
        (word.chars().all(char::is_alphabetic)).then_some(at as u32 + 1)
    };
    let number = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        (word.len() <= 2).then(|| word.parse::<u32>().ok())?
    };
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<u32>().ok())?;
    let (year, month, day) = match parts[..] {
        [a, b] => (year(b)?, month(a)?, None),
        [a, b, c] if month(b).is_some() => (year(c)?, month(b)?, Some(number(a)?)),
        [a, b, c] if month(a).is_some() => (year(c)?, month(a)?, Some(number(b)?)),
        [a, b, c] if year(a).is_some() => (year(a)?, number(b)?, Some(number(c)?)),
        [a, b, c] if written.contains('.') => (year(c)?, number(b)?, Some(number(a)?)),
        // Only one of the two can be a month.
        [a, b, c] if number(a)? > 12 || number(a) == number(b) => {
            (year(c)?, number(b)?, Some(number(a)?))
        }
        [a, b, c] if number(b)? > 12 => (year(c)?, number(a)?, Some(number(b)?)),
        _ => return None,
    };
    let meant = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    is_date(&meant).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::{either, meant};

    #[test]
    fn both_readings_are_told_where_the_order_is_not_certain() {
        let two = Some(["2021-03-04".to_owned(), "2021-04-03".to_owned()]);
        assert_eq!(either("3/4/2021"), two);
        assert_eq!(either("3/14/2021"), None);
        assert_eq!(either("3/4/21"), None);
    }

    #[test]
    fn dates_in_words_are_understood_where_they_are_certain() {
        for (written, date) in [
            ("4 March 2021", Some("2021-03-04")),
            ("March 4th, 2021", Some("2021-03-04")),
            ("Mar. 2021", Some("2021-03")),
            ("14th of May 2025", Some("2025-05-14")),
            ("Wed, May 14 2025", Some("2025-05-14")),
            ("2021/3/4", Some("2021-03-04")),
            ("4.3.2021", Some("2021-03-04")),
            ("3/4/2021", None),
            ("3/14/2021", Some("2021-03-14")),
            ("14/3/2021", Some("2021-03-14")),
            ("2021-3-4", Some("2021-03-04")),
            ("2020-01/2020-02/2020-03", None),
            ("31 February 2021", None),
            ("yesterday", None),
            ("é 4 2021", None),
        ] {
            assert_eq!(meant(written).as_deref(), date, "{written}");
        }
    }
}
