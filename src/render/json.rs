//! Values → JSON with a record a line, so that two builds can be compared line by line.

use serde::Serialize;

/// A list in an object, a value a line.
pub struct List<'a> {
    out: &'a mut Vec<u8>,
    is_empty: bool,
}

impl List<'_> {
    /// Opens an object with the fields of `head`, and in it a list called `name`.
    pub fn begin<'a>(out: &'a mut Vec<u8>, head: &impl Serialize, name: &str) -> List<'a> {
        open(out, head);
        out.extend_from_slice(b",\n\"");
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"\":[");
        List { out, is_empty: true }
    }

    /// Adds a value.
    pub fn push(&mut self, value: &impl Serialize) {
        self.out.extend_from_slice(if self.is_empty { b"\n" } else { b",\n" });
        self.is_empty = false;
        line(self.out, value);
    }

    /// Closes the list and its object.
    pub fn end(self) {
        self.out.extend_from_slice(if self.is_empty { b"]}" } else { b"\n]}" });
    }
}

/// An object that is left open, for more fields.
pub fn open(out: &mut Vec<u8>, head: &impl Serialize) {
    line(out, head);
    if out.last() == Some(&b'}') {
        out.pop();
    }
}

/// A value without any line end.
pub fn line(out: &mut Vec<u8>, value: &impl Serialize) {
    let before = out.len();
    // Plain values with string keys always serialise.
    if serde_json::to_writer(&mut *out, value).is_err() {
        out.truncate(before);
        out.extend_from_slice(b"{}");
    }
}
