//! `Report` → JSON of the schema `onrecord-check/1`, which is only ever added to.

use serde::Serialize;

use crate::check::report::Report;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::Files;
use crate::ground::lines::{Lines, Position};
use crate::tell::rows;

/// What stands before the findings; keys stand in this order.
#[derive(Debug, Serialize)]
struct Head {
    schema: &'static str,
    complete: bool,
    counts: Counts,
    sources: usize,
    quotes: usize,
    verified: usize,
}

#[derive(Debug, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
}

/// One finding. Lines and columns count from 1, columns in code points, ends are behind the last character; none
/// where it is about a whole file.
#[derive(Debug, Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    help: &'a [String],
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    suggestion: Option<Mend<'a>>,
}

/// What to put in the place of which characters of the same file.
#[derive(Debug, Serialize)]
struct Mend<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

/// The report as JSON: a finding a line, a passage a line, a line end last.
pub fn json(report: &Report, files: &Files) -> String {
    let lines = Lines::new(files);
    let head = Head {
        schema: "onrecord-check/1",
        complete: report.complete,
        counts: Counts {
            error: report.count(Severity::Error),
            warning: report.count(Severity::Warning),
        },
        sources: report.sources,
        quotes: report.quotes,
        verified: report.verified,
    };
    let mut text = one(&head);
    text.truncate(text.trim_end_matches('}').len());
    rows::push(
        &mut text,
        "diagnostics",
        report.diagnostics.iter().map(|found| one(&finding(found, &lines))),
    );
    if let Some(passages) = &report.passages {
        rows::push(&mut text, "passages", passages.iter().map(one));
    }
    text.push_str("}\n");
    rows::quiet(&text)
}

/// A value in one line.
fn one(value: &impl Serialize) -> String {
    // Plain values with string keys always serialise.
    serde_json::to_string(value).unwrap_or_default()
}

fn finding<'a>(diagnostic: &'a Diagnostic, lines: &Lines<'a>) -> Finding<'a> {
    let (file, place): (&str, Option<(Position, Position)>) = match &diagnostic.at {
        At::Path(path) => (path, None),
        At::Span(span) => (&lines.files().get(span.file).path, Some(lines.positions(*span))),
    };
    Finding {
        code: diagnostic.code,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        help: &diagnostic.help,
        file,
        line: place.map(|(start, _)| start.line),
        column: place.map(|(start, _)| start.column),
        end_line: place.map(|(_, end)| end.line),
        end_column: place.map(|(_, end)| end.column),
        suggestion: diagnostic.suggestion.as_ref().map(|suggestion| {
            let (start, end) = lines.positions(suggestion.span);
            Mend {
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                text: &suggestion.text,
            }
        }),
    }
}
