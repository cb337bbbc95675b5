//! `Report` → JSON for the preview: each error with its places, the lines themselves, and what to do.

use serde::Serialize;

use crate::check::report::Report;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::Files;
use crate::ground::lines::Lines;
use crate::ground::span::Span;
use crate::tell::excerpt::excerpt;
use crate::tell::plain::plain;

/// How many errors are shown in a browser.
const SHOWN: usize = 200;

#[derive(Debug, Serialize)]
struct Overlay {
    warnings: usize,
    errors: Vec<Finding>,
    /// How many errors are not among them.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Finding {
    code: &'static str,
    message: String,
    places: Vec<Place>,
    help: Vec<String>,
}

/// A place, with the part of its line that is shown in three pieces; without a line it is a whole file.
#[derive(Debug, Default, Serialize)]
struct Place {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    before: String,
    marked: String,
    after: String,
    note: String,
}

/// The errors as JSON in one line. Control characters are made visible, as in the terminal; nothing else is escaped
/// than JSON needs.
pub fn overlay(report: &Report, files: &Files) -> String {
    let lines = Lines::new(files);
    let all = report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let errors = report.count(Severity::Error);
    let overlay = Overlay {
        warnings: report.count(Severity::Warning),
        errors: all.take(SHOWN).map(|one| finding(one, &lines)).collect(),
        more: errors.saturating_sub(SHOWN),
    };
    // Strings and numbers always are JSON.
    serde_json::to_string(&overlay).unwrap_or_default()
}

fn finding(diagnostic: &Diagnostic, lines: &Lines<'_>) -> Finding {
    let note = plain(&diagnostic.note);
    let mut places = vec![match &diagnostic.at {
        At::Span(span) => place(lines, *span, note),
        At::Path(path) => Place { file: plain(path), note, ..Place::default() },
    }];
    places
        .extend(diagnostic.labels.iter().map(|label| place(lines, label.span, plain(&label.text))));
    Finding {
        code: diagnostic.code,
        message: plain(&diagnostic.message),
        places,
        help: diagnostic.help.iter().map(|help| plain(help)).collect(),
    }
}

/// The first line of a place.
fn place(lines: &Lines<'_>, span: Span, note: String) -> Place {
    let position = lines.position(span.file, span.start as usize);
    let marked = span.start as usize..span.end as usize;
    let shown = excerpt(lines, span.file, position.line - 1, &[marked]);
    let mark = shown.marks.first().cloned().unwrap_or(0..0);
    let piece = |range: std::ops::Range<usize>| shown.text.get(range).unwrap_or("").to_owned();
    Place {
        file: plain(&lines.files().get(span.file).path),
        line: Some(position.line),
        column: Some(position.column),
        before: piece(0..mark.start),
        marked: piece(mark.clone()),
        after: piece(mark.end..shown.text.len()),
        note,
    }
}
