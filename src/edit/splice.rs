//! `Splices`: bytes to put in the place of others → the new text of each content file; all other bytes stay.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::edit::Change;
use crate::ground::files::{FileId, Files};
use crate::ground::span::Span;

/// What is to be put where. Ranges of one file don't overlap.
#[derive(Debug, Default)]
pub(super) struct Splices(BTreeMap<FileId, BTreeMap<(usize, usize), String>>);

impl Splices {
    /// Puts words in the place of others; said twice, the last holds.
    pub(super) fn put(&mut self, span: Span, text: impl Into<String>) {
        self.put_at(span.file, span.start as usize..span.end as usize, text);
    }

    /// As [`Splices::put`], by a range of bytes.
    pub(super) fn put_at(&mut self, file: FileId, range: Range<usize>, text: impl Into<String>) {
        self.0.entry(file).or_default().insert((range.start, range.end), text.into());
    }

    /// The files with their new texts, in path order. What doesn't fit its file is passed over.
    pub(super) fn changes(self, files: &Files) -> Vec<Change> {
        let changes = self.0.into_iter().filter_map(|(file, splices)| {
            let old = files.get(file).text()?;
            let mut text = String::with_capacity(old.len() + 80);
            let mut at = 0;
            for ((start, end), new) in splices {
                let Some(kept) = old.get(at..start).filter(|_| old.get(start..end).is_some())
                else {
                    continue;
                };
                text.push_str(kept);
                text.push_str(&new);
                at = end;
            }
            text.push_str(old.get(at..)?);
            (text != old).then_some(Change { file, text })
        });
        changes.collect()
    }
}
