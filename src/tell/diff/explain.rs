//! `Code` → what it tells and why, with an example before and after.

use crate::diff::code::{ALL, Code};
use crate::tell::diff::term;
use crate::tell::explain::{indented, wrapped};
use crate::tell::plain::plain;

/// What a code of `diff` tells, why, and how it is told.
pub fn explain(code: &Code, color: bool) -> String {
    let severity = code.severity.word();
    let mut text =
        format!("{} ({severity}, told by `onrecord diff`)\n\n{}\n\n", code.code, code.line);
    text.push_str(&wrapped(code.why));
    text.push_str("\nBefore:\n");
    files(code.before, code.after, &mut text);
    text.push_str("\nNow:\n");
    files(code.after, code.before, &mut text);
    text.push_str("\nThis is told:\n\n");
    let (_, _, changes) = code.told();
    if let Some(finding) = changes.findings.iter().find(|finding| finding.code == code.code) {
        for line in term::finding(finding, color).lines() {
            text.push_str(&indented(line));
        }
    }
    text
}

/// Files of an example that aren't the same on the other side.
fn files(these: &[(&str, &str)], others: &[(&str, &str)], text: &mut String) {
    for (path, content) in these {
        if others.contains(&(*path, *content)) {
            continue;
        }
        if content.is_empty() {
            text.push_str(&format!("\n    {path} isn't there.\n"));
            continue;
        }
        text.push_str(&format!("\n    {path}\n"));
        for line in content.lines() {
            text.push_str(&indented(&format!("  | {}", plain(line))));
        }
    }
}

/// Every code with its severity and its line.
pub fn list() -> String {
    let widest = ALL.iter().map(|code| code.code.len()).max().unwrap_or(0);
    let line = |code: &&Code| {
        format!("{:widest$}  {:5}  {}\n", code.code, code.severity.word(), code.line)
    };
    ALL.iter().map(line).collect()
}
