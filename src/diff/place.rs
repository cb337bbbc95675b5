//! `Place`: where something stands on its side, in lines and columns.

use crate::ground::files::Files;
use crate::ground::lines::Lines;
use crate::ground::span::Span;

/// From where to where something stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Below the site's folder.
    pub path: String,
    /// Its first character.
    pub start: Point,
    /// Behind its last character.
    pub end: Point,
}

/// A line and a column, all from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column in code points.
    pub column: usize,
    /// The column in bytes of UTF-8.
    pub byte: usize,
}

impl Place {
    /// Of a span.
    pub fn of(span: Span, files: &Files, lines: &Lines<'_>) -> Place {
        let point = |byte: u32| {
            let at = lines.position(span.file, byte as usize);
            let start = lines.bytes_of(span.file, at.line - 1).start;
            Point {
                line: at.line,
                column: at.column,
                byte: (byte as usize).saturating_sub(start) + 1,
            }
        };
        Place {
            path: files.get(span.file).path.to_string(),
            start: point(span.start),
            end: point(span.end),
        }
    }
}
