//! `Anchored` → changed content files: what the tool may change in what people wrote.

pub mod accept;
mod asked;
mod field;
pub mod fmt;
mod lay;
mod order;
pub mod rename;
mod splice;

use crate::ground::files::FileId;

/// A content file with a new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which file.
    pub file: FileId,
    /// All of its text.
    pub text: String,
}
