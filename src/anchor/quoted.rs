//! A source's text → what of it stands between quotation marks; and the quotes that should, but don't.

use std::ops::Range;

use crate::anchor::evidence::Evidence;
use crate::anchor::fact::Fact;
use crate::anchor::fate::RecordAt;
use crate::anchor::marks::is_double;
use crate::anchor::outcome::Outcome;
use crate::anchor::standing::has_word;
use crate::parse::record::RecordKind;
use crate::parse::record::quote::Form;
use crate::parse::source::SourceText;

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
    let mut regions = None;
    let mut facts = Vec::new();
    // Nothing leaves its marks that has none inside.
    let text = &evidence.text.text;
    let has_mark = |range: &Range<u32>| {
        let words = text.get(range.start as usize..range.end as usize).unwrap_or("");
        words.contains(|c| is_double(c) || matches!(c, '‘' | '’' | '\''))
    };
    let quotes = quotes.filter(|(_, found)| is_article || found.ranges.iter().any(has_mark));
    for (record, found) in quotes {
        let regions = regions.get_or_insert_with(|| quoted(evidence.text));
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
fn is_covered(text: &str, regions: &[Range<u32>], range: &Range<u32>) -> bool {
    let mut from = range.start;
    let first = regions.partition_point(|region| region.end <= range.start);
    for region in regions[first..].iter().take_while(|region| region.start < range.end) {
        if has_word(text, from..region.start) {
            return false;
        }
        from = region.end;
    }
    !has_word(text, from..range.end)
}

/// Whether a range begins in one of regions.
fn begins_in(regions: &[Range<u32>], range: &Range<u32>) -> bool {
    let first = regions.partition_point(|region| region.end <= range.start);
    regions.get(first).is_some_and(|region| region.start <= range.start)
}

/// What stands between quotation marks, in order. Where a block ends before its marks close, the next one is inside
/// them, too, if it opens them again or closes them first.
fn quoted(text: &SourceText) -> Vec<Range<u32>> {
    let mut regions = Vec::new();
    let mut carried = false;
    for block in &text.blocks {
        let (from, to) = (block.range.start as usize, block.range.end as usize);
        let Some(words) = text.text.get(from..to) else { continue };
        let inside = carried && first_double(words) == Some(Does::Close);
        carried = in_block(words, block.range.start, inside, &mut regions);
    }
    regions
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Open,
    Close,
}

/// What the first double mark of a block does.
fn first_double(words: &str) -> Option<Does> {
    let mut before = ' ';
    let mut rest = words.chars();
    while let Some(c) = rest.next() {
        if let Some(does) = double(c, before, rest.as_str().chars().next(), None) {
            return Some(does);
        }
        before = c;
    }
    None
}

/// What a character does as a double quotation mark, where `open` is the mark that is open.
fn double(c: char, before: char, after: Option<char>, open: Option<char>) -> Option<Does> {
    let begins = !before.is_alphanumeric() && after.is_some_and(|c| !c.is_whitespace());
    match (c, open) {
        ('“', Some('„')) | ('”', _) => Some(Does::Close),
        ('«', Some('»')) | ('»', Some('«')) => Some(Does::Close),
        ('“' | '„', _) => Some(Does::Open),
        // French sets a space inside its marks.
        ('«', None) if !before.is_alphanumeric() && after.is_some_and(char::is_whitespace) => {
            Some(Does::Open)
        }
        ('«' | '»', _) => Some(if begins { Does::Open } else { Does::Close }),
        ('"', Some(_)) => Some(Does::Close),
        ('"', None) => Some(if begins { Does::Open } else { Does::Close }),
        _ => None,
    }
}

/// Adds what stands between the marks of one block. Tells whether double marks are still open at its end.
fn in_block(words: &str, offset: u32, inside: bool, regions: &mut Vec<Range<u32>>) -> bool {
    let mut open: Option<(char, usize)> = inside.then_some(('“', 0));
    // Single marks: from the first one that opens to the last that may close before the next one.
    let mut single: Option<(usize, Option<usize>)> = None;
    let mut push = |from: usize, to: usize| {
        if from < to {
            regions.push(offset + from as u32..offset + to as u32);
        }
    };
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let behind = at + c.len_utf8();
        let after = words[behind..].chars().next();
        match (double(c, before, after, open.map(|(mark, _)| mark)), open) {
            (Some(Does::Open), None) => {
                if let Some((from, to)) = single.take() {
                    push(from, to.unwrap_or(at));
                }
                open = Some((c, behind));
            }
            (Some(Does::Close), Some((_, from))) => {
                push(from, at);
                open = None;
            }
            (None, None) if matches!(c, '‘' | '\'' | '’' | '‚') => {
                let letter_after = after.is_some_and(char::is_alphanumeric);
                if c != '’' && !before.is_alphanumeric() && letter_after {
                    if let Some((from, to)) = single {
                        push(from, to.unwrap_or(at));
                    }
                    single = Some((behind, None));
                } else if !letter_after && let Some((_, to)) = &mut single {
                    *to = Some(at);
                }
            }
            _ => {}
        }
        before = c;
    }
    if let Some((from, to)) = single {
        push(from, to.unwrap_or(words.len()));
    }
    if let Some((_, from)) = open {
        push(from, words.len());
    }
    open.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::{Block, BlockKind, Map};

    /// What stands between marks in paragraphs that are apart by an empty line.
    fn between(text: &str) -> Vec<&str> {
        let mut blocks = Vec::new();
        let mut at = 0;
        for words in text.split("\n\n") {
            let range = at as u32..(at + words.len()) as u32;
            blocks.push(Block { range, what: BlockKind::Paragraph });
            at += words.len() + 2;
        }
        let source =
            SourceText { text: text.into(), blocks, note_numbers: Vec::new(), map: Map::Same };
        let regions = quoted(&source);
        regions.into_iter().map(|range| &text[range.start as usize..range.end as usize]).collect()
    }

    #[test]
    fn marks_open_and_close() {
        for (text, expected) in [
            ("He said “a mistake,” and “no.”", &["a mistake,", "no."][..]),
            ("He said \"a mistake,\" and \"no.\"", &["a mistake,", "no."]),
            ("„So“, sagte er, »oder so«.", &["So", "oder so"]),
            ("« Ainsi », dit-il, « ou\u{202f}non\u{a0}».", &[" Ainsi ", " ou\u{202f}non\u{a0}"]),
            ("«Ainsi», dit-il.", &["Ainsi"]),
            ("He said ‘it wasn’t the dogs’ day’, then.", &["it wasn’t the dogs’ day"]),
            ("It wasn't the dogs' day.", &[]),
            ("“One.\n\n“Two,” he said.", &["One.", "Two,"]),
            ("“One.\n\nStill one.” He left.", &["One.", "Still one."]),
            ("“One.\n\nHe left. “Two.”", &["One.", "Two."]),
            ("A 6\" pipe.", &[]),
        ] {
            assert_eq!(between(text), expected, "{text}");
        }
    }
}
