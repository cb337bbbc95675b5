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
        let What::BadDate { field, at, reason } = what else { continue };
        let written = look.draft().files.slice(span);
        let found = CHECK.at(span, format!("`{field}` takes a date like 2020-01-06."));
        if let Some(meant) = meant(written) {
            out.push(found.help(format!("did you mean `{meant}`?")).suggest(span, meant));
            continue;
        }
        let found = match written.get(..*at) {
            Some(read) if *at > 0 => found.note(format!("read as far as `{read}`: {reason}")),
            _ => found.note(reason.clone()),
        };
        out.push(
            found
                .help("a date is `2020`, `2020-01` or `2020-01-06`; with `?` where it is inferred, with `~` for about; `2020-01-05/2020-01-06` is from one to another")
                .help("what the source says in words goes into `time`"),
        );
    }
}

/// The beginnings of the months' names.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date that was meant by `4 March 2021`, `March 4, 2021`, `March 2021`, `2021/3/4` or `4.3.2021`; where the order of
/// day and month is not certain, none.
fn meant(written: &str) -> Option<String> {
    let parts: Vec<&str> =
        written.split([' ', ',', '.', '/']).filter(|part| !part.is_empty()).collect();
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
        _ => return None,
    };
    let meant = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    Date::read(&Words::new(&meant, FileId(0), 0)).is_ok().then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn dates_in_words_are_understood_where_they_are_certain() {
        for (written, date) in [
            ("4 March 2021", Some("2021-03-04")),
            ("March 4th, 2021", Some("2021-03-04")),
            ("Mar. 2021", Some("2021-03")),
            ("2021/3/4", Some("2021-03-04")),
            ("4.3.2021", Some("2021-03-04")),
            ("3/4/2021", None),
            ("31 February 2021", None),
            ("yesterday", None),
            ("é 4 2021", None),
        ] {
            assert_eq!(meant(written).as_deref(), date, "{written}");
        }
    }
}
