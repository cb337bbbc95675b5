//! `Annotations` → GitHub's workflow commands: a line each, shown at its place in a pull request.

use crate::tell::annotation::{Annotation, Annotations, Level, Spot};
use crate::tell::plain::plain;

/// So many errors and so many warnings of one step are shown by GitHub (“Limits for annotations”).
const SHOWN: usize = 10;

/// The first errors and warnings as commands, and a line with the totals.
pub fn github(annotations: &Annotations) -> String {
    let mut text = String::new();
    // What everything else stands under, in one annotation.
    if !annotations.unread.is_empty() {
        let mut lines: Vec<&str> =
            annotations.unread.iter().take(SHOWN).map(String::as_str).collect();
        if annotations.unread.len() > SHOWN {
            lines.push("…");
        }
        let title = property(if annotations.complete { "errors" } else { "not-compared" });
        text.push_str(&format!("::error title={title}::{}\n", data(&lines.join("\n"))));
    }
    let mut shown = 0;
    for level in [Level::Error, Level::Warning] {
        for one in annotations.all.iter().filter(|one| one.level == level).take(SHOWN) {
            text.push_str(&command(one));
            shown += 1;
        }
    }
    let more = (annotations.all.len() + annotations.left_out).saturating_sub(shown);
    text.push_str(&annotations.counts);
    if more > 0 {
        text.push_str(&format!(" Not shown at their places: {more}."));
    }
    text.push('\n');
    text
}

fn command(one: &Annotation) -> String {
    let name = one.level.word();
    let mut properties = String::new();
    if let Some(Spot { path, range }) = &one.at {
        properties.push_str(&format!("file={},", property(&plain(path))));
        if let Some((start, end)) = range {
            properties.push_str(&format!("line={},endLine={},", start.line, end.line));
            // Columns are for one line only.
            if start.line == end.line {
                properties.push_str(&format!("col={},endColumn={},", start.column, end.column));
            }
        }
    }
    format!("::{name} {properties}title={}::{}\n", property(one.code), data(&one.text()))
}

/// What stands behind the last `::` of a command: in one line, with nothing that is decoded to something else
/// (GitHub's `actions/toolkit`, `escapeData`).
pub fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command: it ends neither itself nor the properties (GitHub's `actions/toolkit`, `escapeProperty`).
pub fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
