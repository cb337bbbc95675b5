//! `Page`: a content file while it is read.

use std::ops::Range;

use crate::ground::files::FileId;
use crate::ground::span::{Span, Words};

/// A content file while it is read.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Which file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// The quotation marks that count on this site.
    pub marks: &'a [(char, char)],
}

impl Page<'_> {
    /// The words at a range of the text.
    pub fn words(&self, range: &Range<usize>) -> Words {
        Words::new(&self.text[range.clone()], self.file, range.start)
    }

    /// A range of the text as a place.
    pub fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}
