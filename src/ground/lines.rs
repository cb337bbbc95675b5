//! A place in a file → its line and column, in constant time for each place.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::ground::files::{FileId, Files};
use crate::ground::span::Span;

/// How many bytes lie between two counts of code points.
const STEP: usize = 4096;

/// A line and a column, both from 1. The column counts code points; a byte order mark is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The lines of all files that places were asked of.
#[derive(Debug)]
pub struct Lines<'a> {
    files: &'a Files,
    known: RefCell<FxHashMap<FileId, Counts>>,
}

/// Where the lines of a file begin, and how many code points before every so many bytes.
#[derive(Debug)]
struct Counts {
    starts: Vec<usize>,
    points: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Of these files; each is counted when it is first asked of.
    pub fn new(files: &'a Files) -> Lines<'a> {
        Lines { files, known: RefCell::default() }
    }

    /// The files.
    pub fn files(&self) -> &'a Files {
        self.files
    }

    /// Where a byte of a file stands.
    pub fn position(&self, file: FileId, byte: usize) -> Position {
        let bytes = self.files.get(file).bytes();
        self.with(file, |counts| {
            let line = counts.line(byte);
            let start = counts.starts.get(line).copied().unwrap_or(0);
            let mut column = counts.points(bytes, byte) - counts.points(bytes, start);
            if line == 0 && bytes.starts_with(b"\xEF\xBB\xBF") {
                column = column.saturating_sub(1);
            }
            Position { line: line + 1, column: column + 1 }
        })
    }

    /// From where to where a span goes; the end is behind its last character.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        (self.position(span.file, span.start as usize), self.position(span.file, span.end as usize))
    }

    /// The bytes of a line, from 0, without its line end.
    pub fn bytes_of(&self, file: FileId, line: usize) -> std::ops::Range<usize> {
        let bytes = self.files.get(file).bytes();
        self.with(file, |counts| {
            let start = counts.starts.get(line).copied().unwrap_or(bytes.len());
            let mut end = counts.starts.get(line + 1).map_or(bytes.len(), |next| next - 1);
            if bytes.get(start..end).is_some_and(|line| line.ends_with(b"\r")) {
                end -= 1;
            }
            start..end.max(start)
        })
    }

    fn with<T>(&self, file: FileId, ask: impl FnOnce(&Counts) -> T) -> T {
        let mut known = self.known.borrow_mut();
        ask(known.entry(file).or_insert_with(|| Counts::of(self.files.get(file).bytes())))
    }
}

impl Counts {
    fn of(bytes: &[u8]) -> Counts {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at + 1));
        let mut points = vec![0];
        let mut count = 0;
        for chunk in bytes.chunks(STEP) {
            count += begun(chunk);
            points.push(count);
        }
        Counts { starts, points }
    }

    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn points(&self, bytes: &[u8], byte: usize) -> usize {
        let byte = byte.min(bytes.len());
        let step = byte / STEP;
        self.points.get(step).copied().unwrap_or(0)
            + begun(bytes.get(step * STEP..byte).unwrap_or(&[]))
    }
}

/// How many code points begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
