//! The bytes of a seed → its characters: UTF-8, UTF-16 by its byte order mark, or the encoding its annotation names.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::ground::files::Content;
use crate::parse::source::Unreadable;

/// The characters of a file, without a byte order mark.
pub(super) struct Decoded<'a> {
    /// The characters.
    pub text: Cow<'a, str>,
    /// Where they stand in the file.
    pub offsets: Offsets,
}

/// From bytes of the decoded text to bytes of the file.
pub(super) enum Offsets {
    /// The same, and this many more.
    Shifted(u32),
    /// Runs as in [`crate::parse::source::Map::Runs`].
    Runs(Vec<(u32, u32)>),
}

const MARK: &str = "\u{feff}";

/// Decodes a file.
pub(super) fn decode<'a>(
    content: &'a Content,
    encoding: Option<&str>,
) -> Result<Decoded<'a>, Unreadable> {
    let named = match encoding {
        None => None,
        Some(label) => Some(
            Encoding::for_label(label.as_bytes())
                .ok_or_else(|| Unreadable::UnknownEncoding(label.to_owned()))?,
        ),
    };
    let bytes = match content {
        Content::Text(text) => text.as_bytes(),
        Content::Binary { bytes, .. } => bytes,
    };
    let marked = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    };
    let decoded = match (content, named) {
        (Content::Text(text), None) => plain(text),
        (Content::Text(text), Some(named)) if named == UTF_8 => plain(text),
        (Content::Binary { valid_up_to, .. }, Some(named)) if named == UTF_8 => {
            return Err(Unreadable::NotEncoding(*valid_up_to));
        }
        (Content::Binary { valid_up_to, .. }, None) => match marked {
            Some(utf_16) => {
                stepwise(utf_16, bytes, 2).map_err(|_| Unreadable::NotText(*valid_up_to))?
            }
            None => return Err(Unreadable::NotText(*valid_up_to)),
        },
        (_, Some(named)) => {
            let skipped = if marked == Some(named) { 2 } else { 0 };
            stepwise(named, bytes, skipped).map_err(Unreadable::NotEncoding)?
        }
    };
    match memchr::memchr(0, decoded.text.as_bytes()) {
        Some(nul) => Err(Unreadable::Nul(decoded.offsets.file_offset(nul))),
        None => Ok(decoded),
    }
}

fn plain(text: &str) -> Decoded<'_> {
    let rest = text.strip_prefix(MARK).unwrap_or(text);
    let offsets = Offsets::Shifted((text.len() - rest.len()) as u32);
    Decoded { text: Cow::Borrowed(rest), offsets }
}

/// Decodes character by character, so that each one's place is known; ASCII in one go where the encoding has it.
/// The error is the offset of the first byte that doesn't fit.
fn stepwise(
    encoding: &'static Encoding,
    bytes: &[u8],
    skipped: usize,
) -> Result<Decoded<'static>, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() - skipped.min(bytes.len()));
    let mut runs: Vec<(u32, u32)> = Vec::new();
    // The next byte to read, and the first of those of which no character has come yet.
    let (mut at, mut pending) = (skipped, skipped);
    while at < bytes.len() {
        if pending == at && encoding.is_ascii_compatible() {
            let ascii = Encoding::ascii_valid_up_to(&bytes[at..]);
            if ascii > 0 {
                runs.push((text.len() as u32, at as u32));
                text.extend(bytes[at..at + ascii].iter().map(|byte| char::from(*byte)));
                at += ascii;
                pending = at;
                continue;
            }
        }
        let before = text.len();
        text.reserve(16);
        let last = at + 1 == bytes.len();
        let (result, _) =
            decoder.decode_to_string_without_replacement(&bytes[at..=at], &mut text, last);
        if !matches!(result, DecoderResult::InputEmpty) {
            return Err(pending);
        }
        at += 1;
        if text.len() > before {
            runs.push((before as u32, pending as u32));
            pending = at;
        }
    }
    Ok(Decoded { text: Cow::Owned(text), offsets: Offsets::Runs(runs) })
}

impl Offsets {
    /// The byte of the file for a byte of the decoded text.
    pub fn file_offset(&self, offset: usize) -> usize {
        match self {
            Offsets::Shifted(shift) => offset + *shift as usize,
            Offsets::Runs(runs) => {
                let at = runs.partition_point(|(text, _)| *text as usize <= offset);
                match at.checked_sub(1).and_then(|at| runs.get(at)) {
                    Some((text, file)) => *file as usize + (offset - *text as usize),
                    None => offset,
                }
            }
        }
    }

    /// Where further runs begin within a part of the decoded text, its own start left out.
    pub fn within(&self, from: usize, to: usize) -> &[(u32, u32)] {
        match self {
            Offsets::Shifted(_) => &[],
            Offsets::Runs(runs) => {
                let first = runs.partition_point(|(text, _)| *text as usize <= from);
                let last = runs.partition_point(|(text, _)| (*text as usize) < to);
                &runs[first..last.max(first)]
            }
        }
    }
}
