//! `Comparison` → how many findings of each code, a line each.

use crate::diff::code::ALL;
use crate::diff::comparison::Comparison;
use crate::tell::diff::header;
use crate::tell::plain::plain;

/// What was compared, a line for each code that was found, and the counts.
pub fn stat(comparison: &Comparison) -> String {
    let mut text = String::new();
    for line in header::sides(comparison).iter().chain(&header::not_compared(comparison)) {
        text.push_str(&plain(line));
        text.push('\n');
    }
    let findings = &comparison.changes.findings;
    for code in ALL {
        let mut severities: Vec<_> =
            findings.iter().filter(|one| one.code == code.code).map(|one| one.severity).collect();
        severities.sort();
        for same in severities.chunk_by(|a, b| a == b) {
            let word = same.first().map_or("", |severity| severity.word());
            text.push_str(&format!("{word:5}  {:5}  {}\n", same.len(), code.code));
        }
    }
    text.push_str(&header::counts(comparison));
    text.push('\n');
    text
}
