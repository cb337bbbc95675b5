//! A file in `seeds/` → `SourceText`: the canonical text that readers of its format see. One file for each format.

mod canonical;
mod decode;
mod html;
mod markdown;
mod txt;

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::ground::files::{File, FileId};
use canonical::Canonical;

/// A source format: the endings of its files, and what makes the canonical text of one.
struct Format {
    endings: &'static [&'static str],
    read: fn(&str) -> Canonical,
}

/// Every source format.
const FORMATS: &[Format] = &[
    Format { endings: &["txt", "text"], read: txt::read },
    Format { endings: &["md", "markdown"], read: markdown::read },
];

/// Reads a file below `seeds/`. `name` is its path there; `encoding` is what its annotation says.
pub fn read(file: FileId, name: &str, content: &File, encoding: Option<&str>) -> Seed {
    let hash = Sha256::digest(content.bytes());
    let sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let text = text(name, content, encoding);
    Seed { file, name: name.into(), sha256: sha256.into(), text }
}

fn text(name: &str, content: &File, encoding: Option<&str>) -> Result<SourceText, Unreadable> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let ending = file.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let Some(format) = FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
    else {
        return Err(Unreadable::UnknownFormat(ending));
    };
    let decoded = decode::decode(&content.content, encoding)?;
    Ok((format.read)(&decoded.text).source_text(&decoded.offsets))
}

/// A file below `seeds/`.
#[derive(Debug, Clone)]
pub struct Seed {
    /// The file.
    pub file: FileId,
    /// Its path below `seeds/`, as the field `file` names it.
    pub name: Box<str>,
    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub sha256: Box<str>,
    /// Its canonical text, or why there is none.
    pub text: Result<SourceText, Unreadable>,
}

/// Why a seed has no canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No format of ours has this ending (lower case, without the dot; empty where there is none).
    UnknownFormat(String),
    /// Not UTF-8, no byte order mark of UTF-16, no `encoding` given: the offset of the first byte that doesn't fit.
    NotText(usize),
    /// The annotation's `encoding` has bytes that don't fit it, the first at this offset.
    NotEncoding(usize),
    /// The annotation's `encoding` is no name that is known.
    UnknownEncoding(String),
    /// A NUL byte at this offset: not a text.
    Nul(usize),
}

/// The canonical text of a document: what its format's reader shows, in NFC, with LF. It depends on the file alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The text. Blocks are apart by an empty line where the format joins them.
    pub text: Box<str>,
    /// Its blocks in order; they do not overlap, and only white space stands between them.
    pub blocks: Vec<Block>,
    /// Parts of the text that are numbers of notes (`[12]`), as the format says; they may be skipped in matching.
    pub note_numbers: Vec<Range<u32>>,
    /// From bytes of the text to bytes of the file.
    pub map: Map,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the canonical text, without white space around.
    pub range: Range<u32>,
    /// What it is, as far as the format can tell.
    pub what: BlockKind,
}

/// What a block is, as far as its format can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list; the number tells how deep it is nested, from 0, and whether the list is numbered.
    Item {
        /// How deep, from 0.
        depth: u8,
        /// In a numbered list.
        ordered: bool,
    },
    /// A paragraph of a block quotation.
    Quotation,
    /// A preformatted block: its line ends and spaces are kept.
    Preformatted,
    /// A row of a table; cells are apart by a tab.
    Row,
}

/// From bytes of a canonical text to bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Map {
    /// Byte for byte the same.
    Same,
    /// Runs in order: from this byte of the text on, the file's bytes are at this offset, one to one, until the
    /// next run begins. Text that the file doesn't have byte for byte (a resolved escape, a composed character)
    /// is a run of its own.
    Runs(Vec<(u32, u32)>),
}

impl Map {
    /// The byte of the file for a byte of the text.
    pub fn file_offset(&self, offset: u32) -> u32 {
        match self {
            Map::Same => offset,
            Map::Runs(runs) => {
                let at = runs.partition_point(|(text, _)| *text <= offset).saturating_sub(1);
                match runs.get(at) {
                    Some((text, file)) => file + offset.saturating_sub(*text),
                    None => offset,
                }
            }
        }
    }
}
