//! `Anchored` → what of a source's text readers may see, by `publish` and `excerpt-context`.

use std::ops::Range;

use crate::anchor::Anchored;
use crate::anchor::outcome::Outcome;
use crate::anchor::sentence::{around, sentences};
use crate::anchor::writing::is_published;
use crate::parse::record::source::Publish;
use crate::parse::record::{Head, RecordKind};
use crate::parse::source::SourceText;

/// How much of a source's text readers get: its own word, else the site's.
pub fn publish(anchored: &Anchored, source: usize) -> Publish {
    let own = anchored.draft.sources.get(source).and_then(|source| source.publish);
    own.unwrap_or(anchored.draft.settings.publish)
}

/// What of a source's canonical text readers may see: ranges of bytes, in order, none of them longer than a block.
/// Furniture never; of `excerpts` the published quotes and notes within whole sentences; of `metadata` the words of
/// published quotes alone. Title and the like are metadata, not text.
pub fn shown(anchored: &Anchored, source: usize) -> Vec<Range<u32>> {
    shown_as(anchored, source, publish(anchored, source))
}

/// The same as if the source said this of itself.
pub fn shown_as(anchored: &Anchored, source: usize, publish: Publish) -> Vec<Range<u32>> {
    seen(anchored, source, publish, is_published)
}

/// The same in a preview, where drafts count as published.
pub fn shown_with_drafts(anchored: &Anchored, source: usize) -> Vec<Range<u32>> {
    seen(anchored, source, publish(anchored, source), |head| !head.hidden)
}

fn seen(
    anchored: &Anchored,
    source: usize,
    publish: Publish,
    counts: fn(&Head) -> bool,
) -> Vec<Range<u32>> {
    let (Some(text), Some(placed)) = (anchored.text(source), anchored.sources.get(source)) else {
        return Vec::new();
    };
    let shown = match publish {
        Publish::Full => text.blocks.iter().map(|block| block.range.clone()).collect(),
        Publish::Metadata => in_blocks(text, passages(anchored, source, false, counts)),
        Publish::Excerpts => {
            let wanted = in_blocks(text, passages(anchored, source, true, counts));
            let more = anchored.draft.settings.excerpt_context as usize;
            in_sentences(text, wanted, more)
        }
    };
    without(text, &shown, &placed.furniture)
}

/// How much of a source readers see, in per cent of its words, rounded up; furniture counts as neither.
pub fn share(anchored: &Anchored, source: usize) -> u32 {
    let (Some(text), Some(placed)) = (anchored.text(source), anchored.sources.get(source)) else {
        return 0;
    };
    let blocks: Vec<Range<u32>> = text.blocks.iter().map(|block| block.range.clone()).collect();
    let all = words(text, &without(text, &blocks, &placed.furniture));
    let shown = words(text, &shown(anchored, source));
    (shown * 100).div_ceil(all.max(1)).min(100) as u32
}

/// The places of published quotes, and of notes where they count, in order; they may overlap.
fn passages(
    anchored: &Anchored,
    source: usize,
    notes: bool,
    published: fn(&Head) -> bool,
) -> Vec<Range<u32>> {
    let records = anchored.draft.sources.get(source).map_or(&[][..], |source| &source.records);
    let outcomes = anchored.sources.get(source).map_or(&[][..], |placed| &placed.outcomes);
    let mut ranges = Vec::new();
    for (record, outcome) in records.iter().zip(outcomes) {
        let counts = match record.what {
            RecordKind::Quote(_) => true,
            RecordKind::Note(_) => notes,
            RecordKind::Mention(_) | RecordKind::Part(_) => false,
        };
        if let Outcome::Found(found) = outcome
            && counts
            && published(&record.head)
        {
            ranges.extend(found.ranges.iter().cloned());
        }
    }
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    merged(ranges)
}

/// Ranges that touch become one. They come and go in order.
fn merged(ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    let mut merged: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Ranges in order, cut at the borders of blocks.
fn in_blocks(text: &SourceText, ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    let mut cut = Vec::with_capacity(ranges.len());
    for range in ranges {
        let first = text.blocks.partition_point(|block| block.range.end <= range.start);
        let blocks = text.blocks[first..].iter().map(|block| &block.range);
        for block in blocks.take_while(|block| block.start < range.end) {
            cut.push(range.start.max(block.start)..range.end.min(block.end));
        }
    }
    cut
}

/// Ranges in order, none over a block's border, grown to whole sentences and as many more on both sides.
fn in_sentences(text: &SourceText, ranges: Vec<Range<u32>>, more: usize) -> Vec<Range<u32>> {
    let mut grown: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
    let mut known: Option<(usize, Vec<Range<usize>>)> = None;
    for range in ranges {
        let number = text.blocks.partition_point(|block| block.range.end <= range.start);
        let Some(block) = text.blocks.get(number).map(|block| &block.range) else { continue };
        let of_block = match &known {
            Some((other, of_block)) if *other == number => of_block,
            _ => {
                let words = text.text.get(block.start as usize..block.end as usize);
                &known.insert((number, sentences(words.unwrap_or("")))).1
            }
        };
        let within = (range.start - block.start) as usize..(range.end - block.start) as usize;
        let whole = around(of_block, within, more);
        let (start, end) = (block.start + whole.start as u32, block.start + whole.end as u32);
        match grown.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => grown.push(start..end),
        }
    }
    grown
}

/// Ranges without what `gone` covers and without white space around; both are in order and don't overlap.
fn without(text: &SourceText, ranges: &[Range<u32>], gone: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut left = Vec::with_capacity(ranges.len());
    for range in ranges {
        let mut start = range.start;
        let first = gone.partition_point(|gone| gone.end <= range.start);
        for gone in gone[first..].iter().take_while(|gone| gone.start < range.end) {
            left.push(start..gone.start.max(start));
            start = gone.end.max(start);
        }
        left.push(start..range.end.max(start));
    }
    left.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

fn trimmed(text: &SourceText, range: Range<u32>) -> Option<Range<u32>> {
    let words = text.text.get(range.start as usize..range.end as usize)?;
    let start = range.start + (words.len() - words.trim_start().len()) as u32;
    let words = words.trim();
    (!words.is_empty()).then(|| start..start + words.len() as u32)
}

fn words(text: &SourceText, ranges: &[Range<u32>]) -> u64 {
    let words = ranges
        .iter()
        .filter_map(|range| text.text.get(range.start as usize..range.end as usize))
        .map(|words| {
            words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        });
    words.map(|count| count as u64).sum()
}
