//! `Comparison` → the sentences and lists that every report for people says alike; plain text, hostile until escaped.

use crate::diff::about::{About, Link, Rests};
use crate::diff::changes::AliasLinks;
use crate::diff::comparison::Comparison;
use crate::diff::finding::{FieldChange, Finding, Likeness, Severity, Version};
use crate::diff::pages::{How, Page};
use crate::diff::place::Place;
use crate::tell::diff::header::{self, counted};
use crate::tell::diff::words::ends;

/// Stands for a wording of which readers may see nothing.
pub const WITHHELD: &str = "words that readers may not see";

/// What came of it, in a sentence: that it can't be built or that not everything is known, else what is gravest; nothing where
/// nothing was found.
pub fn verdict(comparison: &Comparison) -> Option<String> {
    let unread =
        (!comparison.is_complete()).then(|| "Not everything could be compared.".to_owned());
    let first: Vec<String> = header::errors(comparison).into_iter().chain(unread).collect();
    match first.is_empty() {
        true => gravest(comparison).map(str::to_owned),
        false => Some(first.join(" ")),
    }
}

fn gravest(comparison: &Comparison) -> Option<&'static str> {
    let has = |severity| comparison.changes.count(severity) > 0;
    let is_all = comparison.only.is_none();
    if has(Severity::Break) {
        Some("Something that readers rely on no longer holds.")
    } else if has(Severity::Warn) {
        Some("What the site says has another meaning now.")
    } else if has(Severity::Info) {
        Some(match is_all {
            true => "Something was added or edited; nothing breaks.",
            false => "Something was added or edited.",
        })
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
    let how = match (maybe.how, maybe.percent) {
        (Likeness::Reworded, 100) => "the same words".to_owned(),
        (how, percent) => format!("{}, {percent} %", how.word()),
    };
    Some(format!("Perhaps {} now: {how}.", maybe.now.id))
}

/// `Words`, `also line 3 of seeds/minutes.txt`: what stands before a wording beside the two of before and now.
pub fn at_place(version: &Version) -> String {
    format!("At {}", line(&version.place))
}

/// `prose now`; the field alone where there is no other side.
pub fn label(change: &FieldChange, is_now: bool) -> String {
    let other = if is_now { &change.before } else { &change.after };
    match (other.is_empty(), is_now) {
        (true, _) => change.field.to_owned(),
        (false, true) => format!("{} now", change.field),
        (false, false) => format!("{} before", change.field),
    }
}

/// `claim “The bridge will be closed” (bridge-closing)`, `home page`
pub fn named(about: &About) -> String {
    match (&*about.id, &*about.title) {
        ("", _) => "the home page".to_owned(),
        (id, "") => format!("{} {id}", about.kind),
        (id, title) if title.starts_with(is_mark) => {
            format!("{} {} ({id})", about.kind, ends(title, 60, 0))
        }
        (id, title) => format!("{} “{}” ({id})", about.kind, ends(title, 60, 0)),
    }
}

/// Whether a title has quotation marks of its own.
fn is_mark(c: char) -> bool {
    matches!(c, '“' | '"' | '„' | '«')
}

/// `asserts claim “The bridge will be closed” (bridge-closing)`; a page by its id, as what stands on it names it.
pub fn step(link: &Link) -> String {
    match link.how {
        "page" => format!("page {}", link.what.id),
        how => format!("{how} {}", named(&link.what)),
    }
}

/// `On it: asserts claim “The bridge will be closed” (bridge-closing) → page bridge`, a line for each
/// way.
pub fn rests(rests: &Rests) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for chain in &rests.chains {
        let links = chain.links.iter().map(step);
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

/// `3 pages: 1 added, 2 changed; 57 pages in their head or foot alone`
pub fn pages_title(all: &[Page], frames: usize) -> String {
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
    let parts = match parts.is_empty() {
        true => "No page changes between its head and its foot".to_owned(),
        false => format!("{}: {}", counted(all.len(), "page", "pages"), parts.join(", ")),
    };
    match frames {
        0 => parts,
        frames => {
            format!("{parts}; {} in their head or foot alone", counted(frames, "page", "pages"))
        }
    }
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
