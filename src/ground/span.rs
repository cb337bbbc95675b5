//! Places in files: `Span`, and `Words`, a text that knows where it was written.

use std::ops::Deref;

/// Which file: its position in [`Files`](super::files::Files), stable for one run. Not an order for output: that goes by path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One behind the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start: start as u32, end: end as u32 }
    }

    /// How many bytes.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// Text exactly as it stands in a content file, with its place. Compares and prints as its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    text: Box<str>,
    file: FileId,
    start: u32,
}

impl Words {
    /// `text`, which stands in `file` from byte `start` on.
    pub fn new(text: &str, file: FileId, start: usize) -> Words {
        Words { text: text.into(), file, start: start as u32 }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span::new(self.file, self.start as usize, self.start as usize + self.text.len())
    }

    /// The words of bytes `from..to` of these words, with their own place. Both must be character borders.
    pub fn part(&self, from: usize, to: usize) -> Words {
        Words::new(&self.text[from..to], self.file, self.start as usize + from)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&*self.text, f)
    }
}

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
