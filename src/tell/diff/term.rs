//! `Comparison` → text for a terminal, in full: the one reader who has the files at hand anyway.

use crate::diff::about::Rests;
use crate::diff::comparison::Comparison;
use crate::diff::finding::{Finding, Severity, Version};
use crate::diff::pages::{How, Page, Pages};
use crate::diff::wording::Wording;
use crate::tell::diff::share::Share;
use crate::tell::diff::words::{Marks, words};
use crate::tell::diff::{header, parts};
use crate::tell::plain::plain;

/// What stands around things: colours where there are any, else signs.
struct Look {
    gone: [&'static str; 2],
    new: [&'static str; 2],
    passage: [&'static str; 2],
    faint: [&'static str; 2],
    severity: [&'static str; 3],
    end: &'static str,
}

const PLAIN: Look = Look {
    gone: ["[-", "-]"],
    new: ["{+", "+}"],
    passage: ["⟨", "⟩"],
    faint: ["", ""],
    severity: ["", "", ""],
    end: "",
};

const COLOR: Look = Look {
    gone: ["\u{1b}[1;31m", "\u{1b}[0m"],
    new: ["\u{1b}[1;32m", "\u{1b}[0m"],
    passage: ["", ""],
    faint: ["\u{1b}[2m", "\u{1b}[0m"],
    severity: ["\u{1b}[1;31m", "\u{1b}[1;33m", "\u{1b}[1;36m"],
    end: "\u{1b}[0m",
};

/// So many items of it, what becomes of the pages, and a line of counts at the end. Colours are ANSI's; pages are linked
/// below `preview`.
pub fn term(comparison: &Comparison, shown: usize, preview: Option<&str>, color: bool) -> String {
    let look = if color { &COLOR } else { &PLAIN };
    let mut text = String::new();
    let share = Share::of(comparison, shown);
    for line in header::lines(comparison, &share) {
        push(&mut text, 0, &plain(&line));
    }
    text.push('\n');
    for finding in comparison.changes.findings.iter().take(share.findings) {
        one(finding, look, &mut text);
        text.push('\n');
    }
    let aliases = &comparison.changes.aliases[..share.aliases];
    for one in aliases {
        let of = format!("{} “{}”", one.entity.id, one.words);
        push(&mut text, 0, &plain(&format!("Links of {of}: {}", moved(one.gained, one.lost))));
    }
    if !aliases.is_empty() {
        text.push('\n');
    }
    if let Some(all) = &comparison.pages {
        pages(all, share.pages, preview, &mut text);
    }
    if let Some(line) = header::left_out(comparison, &share) {
        push(&mut text, 0, &line);
    }
    push(&mut text, 0, &header::counts(comparison));
    text
}

/// One finding.
pub fn finding(finding: &Finding, color: bool) -> String {
    let mut text = String::new();
    one(finding, if color { &COLOR } else { &PLAIN }, &mut text);
    text
}

fn moved(gained: usize, lost: usize) -> String {
    match (gained, lost) {
        (gained, 0) => format!("{gained} more."),
        (0, lost) => format!("{lost} fewer."),
        (gained, lost) => format!("{gained} more, {lost} fewer."),
    }
}

fn one(finding: &Finding, look: &Look, text: &mut String) {
    let color = match finding.severity {
        Severity::Break => look.severity[0],
        Severity::Warn => look.severity[1],
        Severity::Info => look.severity[2],
    };
    let word = finding.severity.word();
    let message = plain(&finding.message);
    push(text, 0, &format!("{color}{word}[{}]{}: {message}", finding.code, look.end));
    if let (None, None, Some(place)) = (&finding.before, &finding.after, &finding.look_at) {
        let at = format!("{}:{}:{}", place.path, place.start.line, place.start.column);
        push(text, 1, &format!("at   {}", plain(&at)));
    }
    side("was", finding.before.as_ref(), look.gone, look, text);
    side("now", finding.after.as_ref(), look.new, look, text);
    if let (None, Some(place), Some(_)) = (&finding.after, &finding.look_at, &finding.before) {
        let at = format!("{}:{}", place.path, place.start.line);
        push(text, 1, &format!("look {}", plain(&at)));
    }
    for version in &finding.places {
        let place = &version.place;
        let at = format!("{}:{}:{}", place.path, place.start.line, place.start.column);
        push(text, 1, &format!("at   {}{}{}", look.faint[0], plain(&at), look.faint[1]));
        push(text, 4, &in_full(&version.wording, look.new, look));
    }
    for change in &finding.fields {
        let (before, after) = (&change.before, &change.after);
        push(text, 1, &format!("{}:", change.field));
        for (wording, marks, sign) in [(before, look.gone, '-'), (after, look.new, '+')] {
            if !wording.is_empty() {
                push(text, 2, &format!("{sign} {}", in_full(wording, marks, look)));
            }
        }
    }
    if let Some(wording) = finding.words.as_ref().filter(|wording| !wording.is_empty()) {
        push(text, 1, &format!("about {}", in_full(wording, look.new, look)));
    }
    if let Some(maybe) = parts::maybe(finding) {
        push(text, 1, &plain(maybe.replacen('P', "p", 1).trim_end_matches('.')));
    }
    rests(&finding.rests, text);
}

fn side(
    word: &str,
    version: Option<&Version>,
    marks: [&'static str; 2],
    look: &Look,
    text: &mut String,
) {
    let Some(version) = version else { return };
    let place = &version.place;
    let mut at = format!("{}:{}:{}", place.path, place.start.line, place.start.column);
    if let Some(seed) = &version.in_source {
        at.push_str(&format!(", {}:{}:{}", seed.path, seed.start.line, seed.start.column));
    }
    push(text, 1, &format!("{word}  {}{}{}", look.faint[0], plain(&at), look.faint[1]));
    if !version.wording.is_empty() {
        push(text, 4, &in_full(&version.wording, marks, look));
    }
}

/// A wording in full: what differs between marks; a passage within its sentence between its own.
fn in_full(wording: &Wording, differs: [&'static str; 2], look: &Look) -> String {
    let marks = Marks { differs, passage: look.passage, context: look.faint };
    words(wording.in_full(), &marks, plain)
}

fn rests(rests: &Rests, text: &mut String) {
    for chain in &rests.chains {
        let links = chain.links.iter().map(parts::step);
        let line = links.collect::<Vec<_>>().join(" → ");
        push(text, 1, &format!("on it: {}", plain(&line)));
    }
    if rests.more > 0 {
        push(text, 1, &format!("on it: {} more", rests.more));
    }
}

fn pages(pages: &Pages, shown: usize, preview: Option<&str>, text: &mut String) {
    match pages {
        Pages::NotBuilt(why) => push(text, 0, &format!("Pages are not compared: {}", plain(why))),
        Pages::Compared { pages, frames } => {
            for page in pages.iter().take(shown) {
                push(text, 0, &plain(&line(page)));
                if let (Some(preview), false) = (preview, page.how == How::Removed) {
                    let url = format!("{}/{}", preview.trim_end_matches('/'), page.path);
                    push(text, 1, &plain(&url));
                }
            }
            if pages.is_empty() && *frames == 0 {
                push(text, 0, "No page changes.");
            }
            if *frames > 0 {
                let pages = header::counted(*frames, "page changes", "pages change");
                push(text, 0, &format!("{pages} in their head or foot alone."));
            }
        }
    }
    text.push('\n');
}

fn line(page: &Page) -> String {
    let path = if page.path.is_empty() { "(home)" } else { &page.path };
    match &page.how {
        How::Added => format!("page added    {path}"),
        How::Changed => format!("page changed  {path}"),
        How::Removed => format!("page removed  {path}"),
        How::Moved(from) => format!("page moved    {from} → {path}"),
    }
}

/// Adds a line, so many steps in; nothing stands behind its last character. GitHub's runner takes a line of a log that
/// begins with `::` for a command, whatever white space stands before it.
fn push(text: &mut String, steps: usize, line: &str) {
    if !line.is_empty() {
        text.push_str(&"  ".repeat(steps));
    }
    let line = line.trim_end();
    match line.trim_start().strip_prefix("::") {
        Some(rest) => text.push_str(&format!("<U+003A>:{rest}")),
        None => text.push_str(line),
    }
    text.push('\n');
}
