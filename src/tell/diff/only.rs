//! `Comparison` → the part of it that somebody asked for, by kinds and codes.

use crate::diff::code::ALL;
use crate::diff::comparison::{Comparison, Only};
use crate::diff::finding::{Finding, Severity};

/// Kinds of subjects and records, as their headings name them; `entity` is any of its kinds.
pub const KINDS: [&str; 14] = [
    "site",
    "source",
    "quote",
    "note",
    "entity",
    "person",
    "organization",
    "place",
    "event",
    "document",
    "thing",
    "claim",
    "briefing",
    "judgment",
];

/// Whether a word is a kind or a code.
pub fn is_known(word: &str) -> bool {
    KINDS.contains(&word) || word == "correction" || ALL.iter().any(|code| code.code == word)
}

/// Only findings of these kinds or codes; all where there are none of either.
pub fn only(mut comparison: Comparison, words: &[String]) -> Comparison {
    if words.is_empty() {
        return comparison;
    }
    let is_entity = |kind: &str| {
        matches!(kind, "person" | "organization" | "place" | "event" | "document" | "thing")
    };
    let asked = |finding: &Finding| {
        let kind = finding.about.kind;
        words.iter().any(|word| {
            word == finding.code || word == kind || (word == "entity" && is_entity(kind))
        })
    };
    let all = (comparison.changes.findings.len(), comparison.changes.count(Severity::Break));
    comparison.changes.findings.retain(asked);
    comparison.only = Some(Only {
        words: words.to_vec(),
        hidden: all.0 - comparison.changes.findings.len(),
        breaks: all.1 - comparison.changes.count(Severity::Break),
    });
    if !words.iter().any(|word| word == "entity" || is_entity(word)) {
        comparison.changes.aliases.clear();
    }
    comparison
}
