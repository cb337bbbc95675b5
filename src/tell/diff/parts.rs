//! `Comparison` → the sentences and lists that every report for people says alike; plain text, hostile until escaped.

use crate::diff::about::{About, Rests};
use crate::diff::changes::AliasLinks;
use crate::diff::comparison::Comparison;
use crate::diff::finding::{Finding, Severity, Version};
use crate::diff::pages::{How, Page};
use crate::diff::place::Place;
use crate::tell::diff::header::counted;

/// Stands for a wording of which readers may see nothing.
pub const WITHHELD: &str = "words that readers may not see";

/// What came of it, in a sentence: what is gravest, or that not everything is known; nothing where nothing was found.
pub fn verdict(comparison: &Comparison) -> Option<&'static str> {
    let has = |severity| comparison.changes.count(severity) > 0;
    if !comparison.is_complete() {
        Some("Not everything could be compared.")
    } else if has(Severity::Break) {
        Some("Something that readers rely on no longer holds.")
    } else if has(Severity::Warn) {
        Some("What the site says has another meaning now.")
    } else if has(Severity::Info) {
        Some("Something was added or edited; nothing breaks.")
    } else {
        None
    }
}

/// `content/claims/bridge.md line 3, seeds/minutes.txt line 1`; both sides where they differ; for what is gone where to look now.
pub fn places(finding: &Finding) -> Vec<String> {
    let at = |version: &Version| {
        let seed = version.in_source.as_ref().map(|seed| format!(", {}", line(seed)));
        format!("{}{}", line(&version.place), seed.unwrap_or_default())
    };
    match (&finding.before, &finding.after, &finding.look_at) {
        (Some(before), Some(after), _) if at(before) == at(after) => vec![at(after)],
        (Some(before), Some(after), _) => {
            vec![format!("before {}", at(before)), format!("now {}", at(after))]
        }
        (None, Some(after), _) => vec![at(after)],
        (Some(before), None, Some(look)) => {
            vec![format!("before {}", at(before)), format!("look at {}", line(look))]
        }
        (Some(before), None, None) => vec![format!("before {}", at(before))],
        (None, None, Some(look)) => vec![line(look)],
        (None, None, None) => Vec::new(),
    }
}

fn line(place: &Place) -> String {
    format!("{} line {}", place.path, place.start.line)
}

/// `Perhaps minutes#new now: reworded, 78 %.`
pub fn maybe(finding: &Finding) -> Option<String> {
    let maybe = finding.maybe.as_ref()?;
    Some(format!("Perhaps {} now: {}, {} %.", maybe.now.id, maybe.how.word(), maybe.percent))
}

/// `On it: asserts claim bridge-closing → page briefing bridge`, a line for each way.
pub fn rests(rests: &Rests) -> Vec<String> {
    // The site has no id.
    let named = |about: &About| format!("{} {}", about.kind, about.id).trim_end().to_owned();
    let mut lines: Vec<String> = Vec::new();
    for chain in &rests.chains {
        let links = chain.links.iter().map(|link| format!("{} {}", link.how, named(&link.what)));
        lines.push(format!("On it: {}", links.collect::<Vec<_>>().join(" → ")));
    }
    if rests.more > 0 {
        lines.push(format!("On it: {} more", rests.more));
    }
    lines
}

/// `person ada-holm “the chair”: 2 more links, 1 fewer.`
pub fn alias(one: &AliasLinks) -> String {
    let moved = match (one.gained, one.lost) {
        (gained, 0) => format!("{} more", counted(gained, "link", "links")),
        (0, lost) => format!("{} fewer", counted(lost, "link", "links")),
        (gained, lost) => format!("{} more, {lost} fewer", counted(gained, "link", "links")),
    };
    format!("{} “{}”: {moved}.", one.entity.id, one.words)
}

/// `3 pages: 1 added, 2 changed`
pub fn pages_title(all: &[Page]) -> String {
    let mut counts = [0; 4];
    for page in all {
        let n = match page.how {
            How::Added => 0,
            How::Changed => 1,
            How::Moved(_) => 2,
            How::Removed => 3,
        };
        counts[n] += 1;
    }
    let words = ["added", "changed", "moved", "removed"];
    let parts = counts.iter().zip(words).filter(|(count, _)| **count > 0);
    let parts: Vec<String> = parts.map(|(count, word)| format!("{count} {word}")).collect();
    format!("{}: {}", counted(all.len(), "page", "pages"), parts.join(", "))
}

/// `added`
pub fn how(how: &How) -> &'static str {
    match how {
        How::Added => "added",
        How::Changed => "changed",
        How::Removed => "removed",
        How::Moved(_) => "moved",
    }
}

/// A page's path as it is shown.
pub fn page_name(path: &str) -> &str {
    if path.is_empty() { "(home)" } else { path }
}

/// The URL of a path below where the new state can be seen.
pub fn below(preview: &str, path: &str) -> String {
    format!("{}/{path}", preview.trim_end_matches('/'))
}
