//! `Check` → what it holds and why, with a bad and a mended example; and the list of all checks.

use crate::check::example::Example;
use crate::check::{ALL, Check, FIXED};
use crate::ground::diagnostic::Severity;
use crate::ground::files::TroubleKind;
use crate::tell::plain::plain;
use crate::tell::term::term;

/// How wide prose is set, in characters.
const MEASURE: usize = 80;
/// How many lines of an example's file are shown whole.
const LINES: usize = 40;
/// How many are shown of a longer one, which goes on in the same way.
const BEGINNING: usize = 13;

/// What a check holds, why, how it is told, and how that is mended.
pub fn explain(check: &Check, color: bool) -> String {
    let mut text = format!("{} ({})\n\n{}\n\n", check.code, weight(check.default), check.line);
    text.push_str(&wrapped(check.why));
    text.push_str("\nWhere it is not so:\n");
    for example in check.bad {
        push(example, &mut text);
    }
    let (files, mut report) = check.told_bad();
    report.diagnostics.retain(|diagnostic| diagnostic.code == check.code);
    report.diagnostics.truncate(1);
    let told = term(&report, &files, color);
    // The counts are of all of the example, and say nothing about this check.
    let told = told.trim_end().rsplit_once('\n').map_or("", |(told, _)| told);
    text.push_str("\nThis is told:\n\n");
    for line in told.trim_end().lines() {
        text.push_str(&indented(line));
    }
    if !check.mended.is_empty() {
        text.push_str("\nMended:\n");
        for example in check.mended {
            push(example, &mut text);
        }
    }
    text.push_str(&if FIXED.contains(&check.code) {
        "\nIt is always an error: with it there is nothing to build.\n".to_owned()
    } else {
        format!(
            "\nIn content/site.md `- check: {} allow` (or `warning`, or `error`) sets how much it weighs.\n",
            check.code
        )
    });
    text
}

/// Every check with its default and its line.
pub fn list() -> String {
    let widest = ALL.iter().map(|check| check.code.len()).max().unwrap_or(0);
    let mut text = String::new();
    for check in ALL {
        text.push_str(&format!(
            "{:widest$}  {:7}  {}\n",
            check.code,
            weight(check.default),
            check.line
        ));
    }
    text
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Allow => "allow",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn push(example: &Example, text: &mut String) {
    match example {
        Example::File(path, content) => {
            text.push_str(&format!("\n    {path}\n"));
            let lines: Vec<&str> = content.lines().collect();
            let shown = if lines.len() > LINES { BEGINNING } else { lines.len() };
            for line in lines.iter().take(shown) {
                text.push_str(&indented(&format!("  | {}", plain(line))));
            }
            if lines.len() > shown {
                text.push_str(&indented(&format!(
                    "  | … and {} lines more like these",
                    lines.len() - shown
                )));
            }
        }
        Example::Bytes(path, bytes) => {
            text.push_str(&format!("\n    {path}\n"));
            for line in String::from_utf8_lossy(bytes).lines() {
                text.push_str(&indented(&format!("  | {}", plain(line))));
            }
        }
        Example::Gone(path) => text.push_str(&format!("\n    {path} isn't there.\n")),
        Example::Trouble(path, what) => {
            let what = match what {
                TroubleKind::NoContent => "isn't there",
                TroubleKind::LinkOutOfFolder => {
                    "is a symbolic link to a file outside the site's folder"
                }
                TroubleKind::NotAFile => "is a folder",
                _ => "can't be read",
            };
            text.push_str(&format!("\n    {path} {what}.\n"));
        }
    }
}

/// A line of an example, some steps in.
pub(super) fn indented(line: &str) -> String {
    let line = line.trim_end();
    if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }
}

/// Prose in lines of at most the measure.
pub(super) fn wrapped(prose: &str) -> String {
    let mut text = String::new();
    let mut length = 0;
    for word in prose.split_whitespace() {
        let long = word.chars().count();
        if length > 0 && length + 1 + long > MEASURE {
            text.push('\n');
            length = 0;
        } else if length > 0 {
            text.push(' ');
            length += 1;
        }
        text.push_str(word);
        length += long;
    }
    text.push('\n');
    text
}
