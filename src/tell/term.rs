//! `Report` → text for a terminal, in rustc's look: place, words underlined, what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use crate::check::report::Report;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::{FileId, Files};
use crate::ground::lines::Lines;
use crate::ground::span::Span;
use crate::tell::excerpt::excerpt;
use crate::tell::plain::plain;

/// How many lines of one place are shown.
const LINES: usize = 3;
/// Wider than any line that is shown, so that nothing else cuts them.
const WIDTH: usize = 2000;
/// Stands behind a place that is known, for the renderer's own to be cut. No text that is shown holds it.
const PLACED: char = '\u{E000}';

/// Every finding, and a line of counts at the end. Colours are ANSI's, where they are asked for.
pub fn term(report: &Report, files: &Files, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let lines = Lines::new(files);
    let mut text = String::new();
    for diagnostic in &report.diagnostics {
        let shown = with_places(&renderer.render(&[group(diagnostic, &lines)]));
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

/// `2 errors, 1 warning; 7 of 8 annotated quotes stand in their sources.` Quotations in prose aren't among these.
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
        (1, 1) => "; the one annotated quote stands in its source".to_owned(),
        (verified, 1) => format!("; {verified} of 1 annotated quote stands in its source"),
        (verified, all) => format!("; {verified} of {all} annotated quotes stand in their sources"),
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

    /// The primary place's lines first, then file by file in the order in which they were added; neighbours together.
    fn elements(mut self, lines: &Lines<'_>) -> Vec<Element<'static>> {
        let mut files: Vec<FileId> = Vec::new();
        for line in &self.lines {
            if !files.contains(&line.file) {
                files.push(line.file);
            }
        }
        let order = |file: FileId| files.iter().position(|other| *other == file);
        let primary = |line: &Line| line.marks.iter().any(|mark| mark.primary);
        self.lines.sort_by_key(|line| (order(line.file), !primary(line), line.number));
        self.lines
            .chunk_by(|line, next| line.file == next.file && line.number + 1 == next.number)
            .map(|run| Element::Cause(snippet(lines, run)))
            .collect()
    }
}

/// Lines that follow each other in one file.
fn snippet(lines: &Lines<'_>, run: &[Line]) -> Snippet<'static, Annotation<'static>> {
    let mut text = String::new();
    let mut annotations = Vec::new();
    for line in run {
        let places: Vec<Range<usize>> = line.marks.iter().map(|mark| mark.place.clone()).collect();
        let shown = excerpt(lines, line.file, line.number, &places);
        for (range, mark) in shown.marks.into_iter().zip(&line.marks) {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(text.len() + range.start..text.len() + range.end);
            let label = (!mark.text.is_empty()).then(|| mark.text.clone());
            annotations.push(match label {
                Some(label) => annotation.label(label),
                None => annotation,
            });
        }
        text.push_str(&shown.text);
        text.push('\n');
    }
    let Some(first) = run.first() else { return Snippet::source(text) };
    let marks = &first.marks;
    let mark = marks.iter().min_by_key(|mark| (!mark.primary, mark.place.start));
    let position = lines.position(first.file, mark.map_or(0, |mark| mark.place.start));
    let path = plain(&lines.files().get(first.file).path);
    Snippet::source(text)
        .line_start(first.number + 1)
        .path(format!("{path}:{}:{}{PLACED}", position.line, position.column))
        .annotations(annotations)
}

/// The renderer counts columns in what is shown of a line. The place before the mark is the one in the file.
fn with_places(shown: &str) -> String {
    let mut parts = shown.split(PLACED);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = |part: &str| part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mut rest = part;
        for _ in 0..2 {
            if let Some(number) = rest.strip_prefix(':') {
                rest = &number[number.len() - digits(number)..];
            }
        }
        text.push_str(rest);
    }
    text
}

/// In a further line of a passage what stands behind its `> `.
fn behind_mark(lines: &Lines<'_>, file: FileId, place: Range<usize>) -> Range<usize> {
    let bytes = lines.files().get(file).bytes().get(place.clone()).unwrap_or(&[]);
    let mark = usize::from(bytes.first() == Some(&b'>'));
    let mark = mark + usize::from(mark == 1 && bytes.get(1) == Some(&b' '));
    place.start + mark..place.end
}
