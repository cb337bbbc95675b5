//! `Evidence`: a source that has a text, with what was written about it and what was found in it.

use std::ops::Range;

use crate::anchor::Placed;
use crate::anchor::outcome::Outcome;
use crate::anchor::writing::is_published;
use crate::parse::Draft;
use crate::parse::record::quote::Form;
use crate::parse::record::{RecordKind, Source};
use crate::parse::source::{Block, Map, SourceText};

/// A source that has a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence<'a> {
    /// Its number.
    pub(super) number: usize,
    /// What was written about it.
    pub(super) source: &'a Source,
    /// Its text.
    pub(super) text: &'a SourceText,
    /// What was found in it.
    pub(super) placed: &'a Placed,
}

impl<'a> Evidence<'a> {
    /// A source with its text, where it has one.
    pub(super) fn of(draft: &'a Draft, placed: &'a Placed, number: usize) -> Option<Evidence<'a>> {
        let source = draft.sources.get(number)?;
        let text = draft.seeds.get(placed.seed?)?.text.as_ref().ok()?;
        Some(Evidence { number, source, text, placed })
    }

    /// Whether a record gets onto the site.
    pub(super) fn shows(&self, record: usize) -> bool {
        let record = self.source.records.get(record);
        is_published(&self.source.head) && record.is_some_and(|one| is_published(&one.head))
    }

    /// The form of a quote that quotations may be linked to.
    pub(super) fn published_form(&self, record: usize) -> Option<Form> {
        match &self.source.records.get(record)?.what {
            RecordKind::Quote(quote) if self.shows(record) => Some(quote.form),
            _ => None,
        }
    }

    /// From the first to the last word of a record's passage: a text of its own, and where it begins in the source's.
    pub(super) fn passage(&self, record: usize) -> Option<(SourceText, u32)> {
        match self.placed.outcomes.get(record)? {
            Outcome::Found(found) => {
                Some((slice(self.text, &found.extent()), found.extent().start))
            }
            _ => None,
        }
    }
}

/// A part of a text as a text of its own.
pub(super) fn slice(text: &SourceText, range: &Range<u32>) -> SourceText {
    let within = |other: &Range<u32>| {
        let (start, end) = (other.start.max(range.start), other.end.min(range.end));
        (start < end).then(|| start - range.start..end - range.start)
    };
    // Many parts are cut out of one text, so that not all of it may be looked at for each.
    let first = text.blocks.partition_point(|block| block.range.end <= range.start);
    let blocks = text.blocks[first..].iter().take_while(|block| block.range.start < range.end);
    let blocks = blocks
        .filter_map(|block| within(&block.range).map(|range| Block { range, what: block.what }));
    let first = text.note_numbers.partition_point(|number| number.end <= range.start);
    let note_numbers =
        text.note_numbers[first..].iter().take_while(|number| number.start < range.end);
    SourceText {
        text: text.text.get(range.start as usize..range.end as usize).unwrap_or("").into(),
        blocks: blocks.collect(),
        note_numbers: note_numbers.filter_map(within).collect(),
        map: Map::Same,
    }
}
