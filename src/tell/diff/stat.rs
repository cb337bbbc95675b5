//! `Comparison` → how many findings of each code, a line each.

use crate::diff::code::{ALL, Code};
use crate::diff::comparison::Comparison;
use crate::diff::finding::{Finding, Severity};
use crate::tell::diff::header;
use crate::tell::diff::share::Share;
use crate::tell::plain::plain;

/// What was compared, a line for each code that was found, and the counts; so many of what could not be compared.
pub fn stat(comparison: &Comparison, shown: usize) -> String {
    let mut text = String::new();
    let share = Share::of(comparison, shown);
    for line in header::lines(comparison, &share) {
        text.push_str(&plain(&line));
        text.push('\n');
    }
    for (severity, code, count) in codes(comparison) {
        text.push_str(&format!("{:5}  {count:5}  {code}\n", severity.word()));
    }
    text.push_str(&header::counts(comparison));
    text.push('\n');
    text
}

/// How many findings there are of each code, in the order of the codes; once for each weight that it was given.
pub fn codes(comparison: &Comparison) -> Vec<(Severity, &'static str, usize)> {
    let findings = &comparison.changes.findings;
    let of = |code: &Code| {
        Severity::ALL.map(|severity| {
            let same = |one: &&Finding| one.code == code.code && one.severity == severity;
            (severity, code.code, findings.iter().filter(same).count())
        })
    };
    ALL.iter().flat_map(|code| of(code)).filter(|(.., count)| *count > 0).collect()
}
