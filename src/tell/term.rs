//! `Report` → text for a terminal, in rustc's look: place, words underlined, what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::check::report::Report;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::{FileId, Files};
use crate::ground::span::Span;
use crate::tell::excerpt::excerpt;
use crate::tell::lines::Lines;
use crate::tell::plain::plain;

/// How many lines of one place are shown.
const LINES: usize = 3;
/// Wider than any line that is shown, so that nothing else cuts them.
const WIDTH: usize = 2000;

/// Every finding, and a line of counts at the end. Colours are ANSI's, where they are asked for.
pub fn term(report: &Report, files: &Files, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let lines = Lines::new(files);
    let mut text = String::new();
    for diagnostic in &report.diagnostics {
        let shown = renderer.render(&[group(diagnostic, &lines)]);
        // The renderer pads lines that only hold its margin.
        for line in shown.lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    text.push_str(&counts(report));
    text.push('\n');
    text
}

/// `2 errors, 1 warning; 7 of 8 quotations stand in their sources.`
pub fn counts(report: &Report) -> String {
    let errors = report.count(Severity::Error);
    let warnings = report.count(Severity::Warning);
    let mut text = match (errors, warnings) {
        (0, 0) => "Nothing to mend".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => {
            format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    };
    text.push_str(&match (report.verified, report.quotes) {
        (_, 0) => String::new(),
        (1, 1) => "; the one quotation stands in its source".to_owned(),
        (verified, 1) => format!("; {verified} of 1 quotation stands in its source"),
        (verified, all) => format!("; {verified} of {all} quotations stand in their sources"),
    });
    if !report.complete {
        text.push_str("; not everything could be read");
    }
    text.push('.');
    text
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A finding as the renderer takes it: a title, the places, the help.
fn group<'a>(diagnostic: &'a Diagnostic, lines: &Lines<'_>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Allow => Level::NOTE,
    };
    let mut group =
        Group::with_title(level.primary_title(plain(&diagnostic.message)).id(diagnostic.code));
    let mut shown = Shown::default();
    match &diagnostic.at {
        At::Path(path) => {
            group = group.element(Origin::path(plain(path)));
            if !diagnostic.note.is_empty() {
                group = group.element(Level::NOTE.message(plain(&diagnostic.note)));
            }
        }
        At::Span(span) => shown.add(lines, *span, plain(&diagnostic.note), true),
    }
    for label in &diagnostic.labels {
        shown.add(lines, label.span, plain(&label.text), false);
    }
    group = group.elements(shown.elements(lines));
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(plain(help)));
    }
    group
}

/// The lines that a finding shows, with what is underlined in them.
#[derive(Debug, Default)]
struct Shown {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    file: FileId,
    /// From 0.
    number: usize,
    marks: Vec<Mark>,
}

#[derive(Debug)]
struct Mark {
    place: Range<usize>,
    text: String,
    primary: bool,
}

impl Shown {
    /// Adds a place, a mark for each of its lines; the text stands at the last one.
    fn add(&mut self, lines: &Lines<'_>, span: Span, text: String, primary: bool) {
        let first = lines.position(span.file, span.start as usize).line - 1;
        let last = match span.is_empty() {
            true => first,
            false => lines.position(span.file, span.end as usize - 1).line - 1,
        };
        let last = last.min(first + LINES - 1).max(first);
        for number in first..=last {
            let whole = lines.bytes_of(span.file, number);
            let place = if number == first { span.start as usize } else { whole.start }
                ..(span.end as usize).min(whole.end);
            let place = if number == first { place } else { behind_mark(lines, span.file, place) };
            let mark = Mark {
                place: place.start..place.end.max(place.start),
                text: if number == last { text.clone() } else { String::new() },
                primary,
            };
            match self.lines.iter_mut().find(|line| (line.file, line.number) == (span.file, number))
            {
                Some(line) => line.marks.push(mark),
                None => self.lines.push(Line { file: span.file, number, marks: vec![mark] }),
            }
        }
    }

    /// The primary place's lines first, then file by file in the order in which they were added.
    fn elements(mut self, lines: &Lines<'_>) -> Vec<Element<'static>> {
        let mut files: Vec<FileId> = Vec::new();
        for line in &self.lines {
            if !files.contains(&line.file) {
                files.push(line.file);
            }
        }
        let order = |file: FileId| files.iter().position(|other| *other == file);
        // Lines of the primary's file that stand above it come behind, so that the report begins with its place.
        let primary: Vec<bool> =
            self.lines.iter().map(|line| line.marks.iter().any(|mark| mark.primary)).collect();
        let mut keyed: Vec<_> = self.lines.drain(..).zip(primary).collect();
        keyed.sort_by_key(|(line, primary)| (order(line.file), !primary, line.number));
        let mut elements = Vec::new();
        let mut before: Option<(FileId, usize)> = None;
        for (line, _) in keyed {
            if before.is_none_or(|before| before != (line.file, line.number.wrapping_sub(1))) {
                let first = line.marks.iter().map(|mark| mark.place.start).min().unwrap_or(0);
                let first = line
                    .marks
                    .iter()
                    .find(|mark| mark.primary)
                    .map_or(first, |mark| mark.place.start);
                let position = lines.position(line.file, first);
                let path = plain(&lines.files().get(line.file).path);
                elements.push(Element::Origin(
                    Origin::path(path).line(position.line).char_column(position.column),
                ));
            }
            before = Some((line.file, line.number));
            elements.push(Element::Cause(snippet(lines, &line)));
        }
        elements
    }
}

fn snippet(
    lines: &Lines<'_>,
    line: &Line,
) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let places: Vec<Range<usize>> = line.marks.iter().map(|mark| mark.place.clone()).collect();
    let shown = excerpt(lines, line.file, line.number, &places);
    let annotations = shown.marks.into_iter().zip(&line.marks).map(|(range, mark)| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(range);
        if mark.text.is_empty() { annotation } else { annotation.label(mark.text.clone()) }
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(shown.text).line_start(line.number + 1).annotations(annotations)
}

/// In a further line of a passage what stands behind its `> `.
fn behind_mark(lines: &Lines<'_>, file: FileId, place: Range<usize>) -> Range<usize> {
    let bytes = lines.files().get(file).bytes().get(place.clone()).unwrap_or(&[]);
    let mark = usize::from(bytes.first() == Some(&b'>'));
    let mark = mark + usize::from(mark == 1 && bytes.get(1) == Some(&b' '));
    place.start + mark..place.end
}
