//! The stages of the journey as text that a person can read and a diff can show, a fact a line.

pub mod anchored;
pub mod draft;
pub mod facing;
pub mod site;

use std::fmt::{Display, Write};

use onrecord::ground::files::{FileId, Files};
use onrecord::ground::span::Span;

/// Text in the making: lines, indented by what they belong to.
pub struct Dump<'a> {
    /// The files that spans point into.
    pub files: &'a Files,
    text: String,
}

impl<'a> Dump<'a> {
    pub fn new(files: &'a Files) -> Dump<'a> {
        Dump { files, text: String::new() }
    }

    /// A line; empty parts leave no double space behind.
    pub fn line(&mut self, depth: usize, parts: &[&dyn Display]) {
        let mut line = "  ".repeat(depth);
        for part in parts {
            let part = part.to_string();
            if !part.is_empty() {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
                line.push_str(&part);
            }
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub fn done(self) -> String {
        self.text
    }

    /// `content/site.md:3:1`, column in characters.
    pub fn place(&self, span: Span) -> String {
        let file = self.files.get(span.file);
        let before = file.bytes().get(..span.start as usize).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        format!("{}:{line}:{column}", file.path)
    }

    /// The words at a span, in quotation marks.
    pub fn words(&self, span: Span) -> String {
        quoted(self.files.slice(span))
    }

    /// A value as Rust prints it, with spans as places.
    pub fn debug(&self, value: &impl std::fmt::Debug) -> String {
        let text = format!("{value:?}");
        let mut shown = String::new();
        let mut rest = &*text;
        while let Some((before, after)) = rest.split_once("Span { file: FileId(") {
            shown.push_str(before);
            let Some((inside, tail)) = after.split_once(" }") else { break };
            let numbers: Vec<u32> = inside
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            if let [file, start, end] = numbers[..] {
                let span = Span { file: FileId(file), start, end };
                let _ = write!(shown, "{}", self.place(span));
            }
            rest = tail;
        }
        shown.push_str(rest);
        shown
    }
}

/// `name=value`, or nothing.
pub fn field(name: &str, value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| format!("{name}={value}"))
}

/// `name` where it holds.
pub fn flag(name: &str, holds: bool) -> String {
    if holds { name.to_owned() } else { String::new() }
}

/// `name=a,b`, or nothing.
pub fn list<T: Display>(name: &str, values: impl IntoIterator<Item = T>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    if values.is_empty() { String::new() } else { format!("{name}={}", values.join(",")) }
}

/// “…”, line ends as ⏎ and other control characters escaped.
pub fn quoted(text: &str) -> String {
    let mut shown = String::from("“");
    for c in text.chars() {
        match c {
            '\n' => shown.push('⏎'),
            c if c.is_control() || c == '\u{feff}' => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    shown.push('”');
    shown
}
