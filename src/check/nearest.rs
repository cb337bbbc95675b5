//! `Near` → the words that really differ, and the source's words as a writer would copy them.

use std::ops::Range;

use crate::anchor::outcome::Near;
use crate::check::look::Look;

/// The differing runs of words, marks and capitals aside where anything else differs. `mine` is what was looked for.
pub fn differing<'a>(
    near: &'a Near,
    mine: &str,
    look: &Look<'_>,
) -> Vec<&'a (Range<u32>, Range<u32>)> {
    let text = look.anchored.text(near.source).map_or("", |text| &text.text);
    let bare = |text: &str, range: &Range<u32>| -> String {
        let words = text.get(range.start as usize..range.end as usize).unwrap_or("");
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let really = |(my, their): &&(Range<u32>, Range<u32>)| bare(mine, my) != bare(text, their);
    let differing: Vec<_> = near.differences.iter().filter(really).collect();
    if differing.is_empty() { near.differences.iter().collect() } else { differing }
}

/// The source's words without the quotation marks around them and the comma before the closing one, in one line.
pub fn copied(near: &Near, look: &Look<'_>) -> String {
    let marks = |c: char| "“”\"„«»".contains(c);
    let words = look.words(near.source, &near.range);
    let bare = words.trim_matches(marks);
    let closed = words.ends_with(marks);
    if closed { bare.trim_end_matches(',').to_owned() } else { bare.to_owned() }
}

/// Whether the nearest words are the same ones, and only run on over the end of a block.
pub fn runs_over_a_border(near: &Near, mine: &str, look: &Look<'_>) -> bool {
    let blocks = look.anchored.text(near.source).map_or(&[][..], |text| &text.blocks);
    let first = blocks.partition_point(|block| block.range.end <= near.range.start);
    blocks.get(first).is_some_and(|block| block.range.end < near.range.end)
        && differing(near, mine, look).is_empty()
}

/// Whether among source words, or right beside them, a quotation mark closes and another opens: the source interrupts a
/// speaker there.
pub fn interrupts(near: &Near, theirs: &Range<u32>, look: &Look<'_>) -> bool {
    let text = look.anchored.text(near.source).map_or("", |text| &text.text);
    let (before, behind) = (text.get(..theirs.start as usize), text.get(theirs.end as usize..));
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    let from = before.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let to = text.len() - behind.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let words = text.get(from..to).unwrap_or("");
    let mut closed: Option<usize> = None;
    for (at, mark) in words.match_indices(|c| "“”\"„«»＂".contains(c)) {
        let next = text.get(from + at + mark.len()..).and_then(|rest| rest.chars().next());
        let opens = next.is_some_and(char::is_alphanumeric);
        let since = closed.and_then(|closed| words.get(closed..at)).unwrap_or("");
        if opens && since.contains(char::is_alphanumeric) {
            return true;
        }
        closed = (!opens).then_some(at);
    }
    false
}
