//! Matches of the parts of a wording → matches of the whole: what may be left out between, and what may interrupt.

use std::ops::Range;

use crate::anchor::border::floor;
use crate::anchor::fold::count_words;
use crate::anchor::marks::{is_double, is_inside, opens};
use crate::anchor::negation;
use crate::anchor::outcome::{Edit, Verdict};
use crate::anchor::printed::Printed;
use crate::anchor::verify::{Match, is_final};

/// Words that an ellipsis may leave out, where it isn't one whole block.
const MAX_OMITTED: usize = 200;
/// Words outside quotation marks that may interrupt a quotation, and bytes that they can take up.
const MAX_INTERRUPTION: usize = 25;
const MAX_INTERRUPTION_BYTES: usize = 2000;
/// How far before a place the mark is looked for that it may stand inside of.
const MARK_BEFORE: usize = 4000;

/// How the parts of a wording are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// The editor left words out between them.
    Omission,
    /// They are pieces of a quotation that the source interrupts.
    Interruption,
}

/// Joins matches of the parts of a wording, each part's in the text's order. Each part follows the nearest match of
/// the one before it; of matches that overlap the shortest stays.
pub(super) fn join(parts: Vec<Vec<Match>>, printed: &Printed<'_>, how: Join) -> Vec<Match> {
    let mut parts = parts.into_iter();
    let Some(mut chains) = parts.next() else { return Vec::new() };
    for next in parts {
        chains.sort_by_key(Match::end);
        let mut joined = Vec::new();
        for last in next {
            let before = chains.partition_point(|chain| chain.end() <= last.start());
            let Some(first) = before.checked_sub(1).and_then(|at| chains.get(at)) else { continue };
            let between = first.end() as usize..last.start() as usize;
            let link = match how {
                Join::Omission => omission(printed, between),
                Join::Interruption => interruption(printed, between),
            };
            if let Some(link) = link {
                joined.push(linked(first, link, last));
            }
        }
        chains = shortest(joined);
    }
    chains
}

/// What stands between two parts.
struct Link {
    omitted: Option<Range<u32>>,
    negation: Option<Range<u32>>,
    verdict: Verdict,
}

fn linked(first: &Match, link: Link, last: Match) -> Match {
    let mut whole = first.clone();
    whole.edits.extend(link.omitted.map(Edit::Omitted));
    whole.ranges.extend(last.ranges);
    whole.edits.extend(last.edits);
    whole.verdict = whole.verdict.max(last.verdict).max(link.verdict);
    whole.omitted_negation = whole.omitted_negation.or(link.negation).or(last.omitted_negation);
    whole
}

/// Of matches that overlap the shortest, the first of equally short ones.
fn shortest(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|one| (one.end(), one.start()));
    let mut kept: Vec<Match> = Vec::with_capacity(matches.len());
    for one in matches {
        match kept.last_mut() {
            Some(last) if one.start() < last.end() => {
                if one.end() - one.start() < last.end() - last.start() {
                    *last = one;
                }
            }
            _ => kept.push(one),
        }
    }
    kept
}

fn omission(printed: &Printed<'_>, between: Range<usize>) -> Option<Link> {
    let text = printed.text();
    let words = text.get(between.clone())?;
    let (from, to) =
        (printed.block_at(between.start.saturating_sub(1)), printed.block_at(between.end));
    let count = count_words(words.chars()).take(MAX_OMITTED + 1).count();
    if count > MAX_OMITTED && !is_one_whole_block(printed, &between, from, to) {
        return None;
    }
    if (from + 1..=to).any(|block| begins_a_turn(printed, block)) {
        return None;
    }
    // Both parts inside quotation marks, or both outside: else a speaker's words and the reporter's are mixed.
    let inside = is_inside_marks(printed, between.start);
    if inside != is_inside_marks(printed, between.end) {
        return None;
    }
    if inside && words_outside(words)? > MAX_INTERRUPTION {
        return None;
    }
    let omitted = words.trim_matches(|c: char| !c.is_alphanumeric());
    let omitted = (count > 0).then(|| {
        let start = between.start + (omitted.as_ptr() as usize - words.as_ptr() as usize);
        start as u32..(start + omitted.len()) as u32
    });
    let negation = negation::first_in(text, between);
    Some(Link { omitted, negation, verdict: Verdict::Editorial })
}

fn is_one_whole_block(
    printed: &Printed<'_>,
    between: &Range<usize>,
    from: usize,
    to: usize,
) -> bool {
    let blank = |part: Range<usize>| {
        printed.text().get(part).is_some_and(|part| !part.contains(char::is_alphanumeric))
    };
    let (Some(first), Some(last)) = (printed.block_range(from), printed.block_range(to)) else {
        return false;
    };
    to == from + 2
        && blank(between.start..first.end.max(between.start))
        && blank(last.start.min(between.end)..between.end)
}

/// Whether a block begins with a speaker's name and a colon, as a transcript's turns do: `MR. SMITH: …`, `Q. …`.
fn begins_a_turn(printed: &Printed<'_>, block: usize) -> bool {
    let Some(range) = printed.block_range(block) else { return false };
    let text = printed.text();
    let words = text.get(range.start..floor(text, range.end.min(range.start + 80))).unwrap_or("");
    if ["Q. ", "A. ", "Q ", "—", "–", "―"].iter().any(|label| words.starts_with(label)) {
        return true;
    }
    let colon = words.match_indices(':').map(|(at, _)| words.split_at(at + 1));
    let Some((name, _)) = colon.into_iter().find(|(_, rest)| rest.starts_with(char::is_whitespace))
    else {
        return false;
    };
    let capital = |word: &str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !(c.is_lowercase()))
    };
    let mut parts = name.split_whitespace();
    let count = name.split_whitespace().count();
    (1..=6).contains(&count) && parts.all(capital)
}

/// Whether a place stands inside double quotation marks that opened in its block.
fn is_inside_marks(printed: &Printed<'_>, at: usize) -> bool {
    let text = printed.text();
    let block = printed.block_range(printed.block_at(at)).map_or(0, |block| block.start);
    let from = floor(text, block.max(at.saturating_sub(MARK_BEFORE)));
    text.get(from..at).is_some_and(is_inside)
}

/// Words outside quotation marks in a part that begins and ends inside them; none where the part is too long to tell.
fn words_outside(part: &str) -> Option<usize> {
    let mut outside = 0;
    let mut closed_at = None;
    for (at, mark) in part.char_indices().filter(|(_, c)| is_double(*c)) {
        let (before, after) =
            (&part[floor(part, at.saturating_sub(80))..at], &part[at + mark.len_utf8()..]);
        if !opens(before, mark, after) {
            closed_at = Some(at);
        } else if let Some(from) = closed_at.take() {
            outside += count_words(part.get(from..at)?.chars()).take(MAX_INTERRUPTION + 1).count();
        }
    }
    Some(outside)
}

/// Between two pieces: nothing; a block's border; or a closing mark, few words outside marks, and an opening mark.
fn interruption(printed: &Printed<'_>, between: Range<usize>) -> Option<Link> {
    let text = printed.text();
    if between.len() > MAX_INTERRUPTION_BYTES {
        return None;
    }
    let (from, to) =
        (printed.block_at(between.start.saturating_sub(1)), printed.block_at(between.end));
    if (from + 1..=to).any(|block| begins_a_turn(printed, block)) {
        return None;
    }
    let before = text[..between.start].chars().next_back().filter(|c| is_double(*c));
    let after = text[between.end..].chars().next().filter(|c| is_double(*c));
    let sides = (between.start, between.end);
    let words = without_steps(printed, between)?;
    let words = words.trim();
    // What stands between is the source's, and no word of the passage: the verdict is that of its pieces.
    let link = || Some(Link { omitted: None, negation: None, verdict: Verdict::Exact });
    // Where anything stands between, both pieces are inside double marks, or both outside: else the reporter's words
    // would follow a speaker's. Over a bare border a quotation goes on, also where its mark isn't opened again.
    let inside = |at| is_inside_marks(printed, at);
    if !words.is_empty() && inside(sides.0) != inside(sides.1) {
        return None;
    }
    let mark = |c: char| is_double(c) || matches!(c, '‘' | '’' | '\'' | '‹' | '›');
    let end_mark = |c: char| is_final(c) || matches!(c, '—' | '–' | '-' | '…' | '?' | '!');
    if !words.contains(char::is_alphanumeric) {
        // Only marks: of a quotation that closes and opens again, or opens again with its next paragraph.
        let plain =
            words.chars().all(|c| mark(c) || c.is_whitespace() || is_final(c) || "—–-".contains(c));
        return if plain { link() } else { None };
    }
    let closing = words.trim_start_matches(end_mark);
    let closed = closing.trim_start_matches(mark);
    let opening = closed.trim_end_matches(mark);
    let closes = closed.len() < closing.len() || before.is_some();
    let reopens = opening.len() < closed.len() || after.is_some();
    let outside = !opening.contains(is_double) && !has_single_quotation(opening);
    let few = count_words(opening.chars()).take(MAX_INTERRUPTION + 1).count() <= MAX_INTERRUPTION;
    if closes && reopens && outside && few { link() } else { None }
}

/// Whether a single mark that opens stands in words, before a word: `N. said, ‘no’, and`.
fn has_single_quotation(words: &str) -> bool {
    let mut before = ' ';
    let mut rest = words.chars();
    while let Some(c) = rest.next() {
        let word = || rest.as_str().starts_with(char::is_alphanumeric);
        if matches!(c, '‘' | '\'' | '‹') && !before.is_alphanumeric() && word() {
            return true;
        }
        before = c;
    }
    false
}

/// A part of a text without what is stepped over.
fn without_steps(printed: &Printed<'_>, part: Range<usize>) -> Option<String> {
    let text = printed.text();
    let mut words = String::new();
    let mut from = part.start;
    for step in printed.steps_from(part.start) {
        if step.range.start as usize >= part.end {
            break;
        }
        words.push_str(text.get(from..(step.range.start as usize).max(from))?);
        from = (step.range.end as usize).clamp(from, part.end);
    }
    words.push_str(text.get(from..part.end)?);
    Some(words)
}
