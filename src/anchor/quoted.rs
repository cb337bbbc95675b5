//! A source's quotes → those that should stand between quotation marks there, but don't.

use std::ops::Range;

use crate::anchor::evidence::Evidence;
use crate::anchor::fact::Fact;
use crate::anchor::fate::RecordAt;
use crate::anchor::marks::is_double;
use crate::anchor::outcome::Outcome;
use crate::anchor::speech::{Region, Speech};
use crate::anchor::standing::has_word;
use crate::parse::record::RecordKind;
use crate::parse::record::quote::Form;

/// Direct and partial quotes that don't stand between quotation marks in a news article; of other documents, in which a
/// speaker's words may stand without marks, those that begin between marks and go on behind them.
pub(super) fn outside_marks(evidence: &Evidence<'_>) -> Vec<Fact> {
    let is_article = evidence.source.kind == "news-article";
    let quotes = evidence.source.records.iter().zip(&evidence.placed.outcomes).enumerate();
    let quotes = quotes.filter_map(|(record, (one, outcome))| match (&one.what, outcome) {
        (RecordKind::Quote(quote), Outcome::Found(found)) if quote.form != Form::Indirect => {
            Some((record, found))
        }
        _ => None,
    });
    let mut speech = None;
    let mut facts = Vec::new();
    // Nothing leaves its marks that has none inside.
    let text = &evidence.text.text;
    let has_mark = |range: &Range<u32>| {
        let words = text.get(range.start as usize..range.end as usize).unwrap_or("");
        words.contains(|c| is_double(c) || matches!(c, '‘' | '’' | '\''))
    };
    let quotes = quotes.filter(|(_, found)| is_article || found.ranges.iter().any(has_mark));
    for (record, found) in quotes {
        let speech = speech.get_or_insert_with(|| Speech::of(evidence.text));
        let regions = &speech.regions;
        let mut outside = found.ranges.iter().filter(|range| !is_covered(text, regions, range));
        let Some(first) = outside.next() else { continue };
        let interrupted = [first].into_iter().chain(outside).any(|range| begins_in(regions, range));
        if is_article || interrupted {
            let record = RecordAt { source: evidence.number, record };
            facts.push(Fact::OutsideMarks { record, interrupted });
        }
    }
    facts
}

/// Whether all words of a range lie in regions, which are in order and don't overlap.
fn is_covered(text: &str, regions: &[Region], range: &Range<u32>) -> bool {
    let mut from = range.start;
    let first = regions.partition_point(|region| region.range.end <= range.start);
    for region in regions[first..].iter().take_while(|region| region.range.start < range.end) {
        if has_word(text, from..region.range.start) {
            return false;
        }
        from = region.range.end;
    }
    !has_word(text, from..range.end)
}

/// Whether a range begins in one of regions.
fn begins_in(regions: &[Region], range: &Range<u32>) -> bool {
    let first = regions.partition_point(|region| region.range.end <= range.start);
    regions.get(first).is_some_and(|region| region.range.start <= range.start)
}
