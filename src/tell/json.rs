//! `Report` → JSON of the schema `onrecord-check/1`, which is only ever added to.

use serde::Serialize;

use crate::check::report::{PassageVerdict, Report};
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::Files;
use crate::tell::lines::{Lines, Position};

/// The whole report; keys stand in this order.
#[derive(Debug, Serialize)]
struct Told<'a> {
    schema: &'static str,
    complete: bool,
    counts: Counts,
    sources: usize,
    quotes: usize,
    verified: usize,
    diagnostics: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passages: Option<&'a [PassageVerdict]>,
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

/// The report as JSON, on several lines, a line end last.
pub fn json(report: &Report, files: &Files) -> String {
    let lines = Lines::new(files);
    let told = Told {
        schema: "onrecord-check/1",
        complete: report.complete,
        counts: Counts {
            error: report.count(Severity::Error),
            warning: report.count(Severity::Warning),
        },
        sources: report.sources,
        quotes: report.quotes,
        verified: report.verified,
        diagnostics: report
            .diagnostics
            .iter()
            .map(|diagnostic| finding(diagnostic, &lines))
            .collect(),
        passages: report.passages.as_deref(),
    };
    // Plain values with string keys always serialise.
    let mut text = serde_json::to_string_pretty(&told).unwrap_or_default();
    text.push('\n');
    text
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
