//! Matches of the parts of a wording → matches of the whole: what may be left out between, and what may interrupt.

use std::ops::Range;

use crate::anchor::fold::count_words;
use crate::anchor::marks::{is_double, is_mark};
use crate::anchor::negation;
use crate::anchor::outcome::{Edit, Verdict};
use crate::anchor::printed::Printed;
use crate::anchor::speech::Region;
use crate::anchor::turn;
use crate::anchor::verify::{Match, is_final};

/// Words that an ellipsis may leave out, where it isn't one whole block.
const MAX_OMITTED: usize = 200;
/// Words outside quotation marks that may interrupt a quotation, and bytes that they can take up.
const MAX_INTERRUPTION: usize = 25;
const MAX_INTERRUPTION_BYTES: usize = 2000;

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
                Join::Omission => omission(printed, between, first, &last),
                Join::Interruption => interruption(printed, between, first, &last),
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
    verdict: Verdict,
}

fn linked(first: &Match, link: Link, last: Match) -> Match {
    let mut whole = first.clone();
    whole.edits.extend(link.omitted.map(Edit::Omitted));
    whole.ranges.extend(last.ranges);
    whole.edits.extend(last.edits);
    whole.verdict = whole.verdict.max(last.verdict).max(link.verdict);
    whole.omitted_negation = whole.omitted_negation.or(last.omitted_negation);
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

fn omission(
    printed: &Printed<'_>,
    between: Range<usize>,
    first: &Match,
    last: &Match,
) -> Option<Link> {
    let text = printed.text();
    let words = text.get(between.clone())?;
    let (from, to) =
        (printed.block_at(between.start.saturating_sub(1)), printed.block_at(between.end));
    let count = count_words(words.chars()).take(MAX_OMITTED + 1).count();
    if count > MAX_OMITTED && !is_one_whole_block(printed, &between, from, to) {
        return None;
    }
    if turn::begins_in(printed, &between) {
        return None;
    }
    // Both parts inside marks of one kind, or both outside: else a speaker's words and the reporter's are mixed.
    match (Quoted::ending(printed, first), Quoted::beginning(printed, last)) {
        (None, None) => {}
        (Some(one), None) | (None, Some(one)) if one.marks_shown => {}
        (Some(one), Some(other)) if one.words_around && other.words_around => {}
        (Some(first), Some(last)) => {
            let regions = printed.speech().regions.get(first.region..=last.region)?;
            let certain = regions.iter().all(|region| region.certain);
            let one_kind = regions.first()?.kind == regions.last()?.kind;
            if !certain || !one_kind || words_outside(text, regions) > MAX_INTERRUPTION {
                return None;
            }
        }
        _ => return None,
    }
    let omitted = (count > 0).then(|| without_edges(text, between));
    Some(Link { omitted, verdict: Verdict::Editorial })
}

/// Words between marks, at the end or the beginning of a part. Where it has the closing mark, too, it ends outside the
/// marks, and yet its last word doesn't: so words count, not where the part ends.
struct Quoted {
    /// The number of the region.
    region: usize,
    /// The passage has both marks: readers see who is quoted in whose words.
    marks_shown: bool,
    /// It has both marks, and words beside them, on the side that isn't left out: they are its own author's words.
    words_around: bool,
}

impl Quoted {
    /// What a chain of parts ends with.
    fn ending(printed: &Printed<'_>, chain: &Match) -> Option<Quoted> {
        let speech = printed.speech();
        let last = chain.ranges.last()?;
        let words = printed.text().get(last.start as usize..last.end as usize)?;
        let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        let region = speech.ending_at(last.start as usize + words.len())?;
        let before = region.checked_sub(1).map_or(0, |number| speech.regions[number].range.end);
        let around =
            |shown: &Range<u32>| shown.start.max(before)..speech.regions[region].range.start;
        Quoted::of(printed, chain, region, |opening, _| around(opening))
    }

    /// What a part begins with.
    fn beginning(printed: &Printed<'_>, part: &Match) -> Option<Quoted> {
        let speech = printed.speech();
        let first = part.ranges.first()?;
        let words = printed.text().get(first.start as usize..first.end as usize)?;
        let marks = words.find(char::is_alphanumeric).unwrap_or(0);
        let region = speech.starting_at(first.start as usize + marks)?;
        let after = speech.regions.get(region + 1).map_or(u32::MAX, |next| next.range.start);
        let around = |shown: &Range<u32>| speech.regions[region].range.end..shown.end.min(after);
        Quoted::of(printed, part, region, |_, closing| around(closing))
    }

    fn of(
        printed: &Printed<'_>,
        part: &Match,
        number: usize,
        around: impl Fn(&Range<u32>, &Range<u32>) -> Range<u32>,
    ) -> Option<Quoted> {
        let region = &printed.speech().regions.get(number)?.range;
        let opening =
            part.ranges.iter().find(|it| it.start < region.start && region.start <= it.end);
        let closing = part.ranges.iter().find(|it| it.start <= region.end && region.end < it.end);
        let around = opening.zip(closing).map(|(opening, closing)| around(opening, closing));
        let words = |part: Range<u32>| printed.text().get(part.start as usize..part.end as usize);
        let words_around =
            around.clone().and_then(words).is_some_and(|it| it.contains(char::is_alphanumeric));
        Some(Quoted { region: number, marks_shown: around.is_some(), words_around })
    }
}

/// A part of a text without the marks and white space at its ends.
fn without_edges(text: &str, part: Range<usize>) -> Range<u32> {
    let words = text.get(part.clone()).unwrap_or("");
    let inner = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = part.start + (words.len() - inner.len());
    let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
    start as u32..(start + inner.len()) as u32
}

/// Words between regions, each up to one more than may interrupt.
fn words_outside(text: &str, regions: &[Region]) -> usize {
    let between = regions.windows(2).map(|two| {
        let part = two[0].range.end as usize..two[1].range.start as usize;
        let words = text.get(part).unwrap_or("");
        count_words(words.chars()).take(MAX_INTERRUPTION + 1).count()
    });
    between.sum()
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

/// Between two pieces: nothing; a block's border; or a closing mark, few words outside marks, and an opening mark.
fn interruption(
    printed: &Printed<'_>,
    between: Range<usize>,
    first: &Match,
    last: &Match,
) -> Option<Link> {
    let text = printed.text();
    if between.len() > MAX_INTERRUPTION_BYTES {
        return None;
    }
    if turn::begins_in(printed, &between) || ends_with_its_paragraph(printed, &between, first, last)
    {
        return None;
    }
    let speech = printed.speech();
    let words = without_steps(printed, between.clone())?;
    let words = words.trim();
    if words.contains(char::is_alphanumeric) {
        let (first, last) = (closed(printed, between.start)?, opened(printed, between.end)?);
        let [first, last] = speech.regions.get(first..=last)? else { return None };
        let outside = first.range.end as usize..last.range.start as usize;
        let few = without_steps(printed, outside)?;
        let few = count_words(few.chars()).take(MAX_INTERRUPTION + 1).count() <= MAX_INTERRUPTION;
        let certain = first.certain && last.certain && first.kind == last.kind;
        // What stands between is the source's, and no word of the passage: readers see the pieces. Only what denies is told.
        let denies = negation::first_in(text, between.clone()).is_some();
        let omitted = denies.then(|| without_edges(text, between));
        let verdict = if denies { Verdict::Editorial } else { Verdict::Exact };
        return (certain && few).then_some(Link { omitted, verdict });
    }
    // Only marks: of a quotation that closes and opens again, or opens again with its next paragraph. Over a bare
    // border a quotation goes on, also where its mark isn't opened again.
    let kind = |number: Option<usize>| number.map(|number| speech.regions[number].kind);
    let sides = [speech.ending_at(between.start), speech.starting_at(between.end)].map(kind);
    let plain = |c: char| is_mark(c) || c.is_whitespace() || is_final(c) || "—–-".contains(c);
    let joined = words.is_empty() || (sides[0] == sides[1] && words.chars().all(plain));
    joined.then_some(Link { omitted: None, verdict: Verdict::Exact })
}

/// Whether a quotation ends with a paragraph, and what the next one quotes is another, perhaps another speaker's: one
/// that goes on leaves its mark open. A page's header amid a sentence ends no paragraph.
fn ends_with_its_paragraph(
    printed: &Printed<'_>,
    between: &Range<usize>,
    first: &Match,
    last: &Match,
) -> bool {
    let text = printed.text();
    let quoted = Quoted::ending(printed, first).zip(Quoted::beginning(printed, last));
    // With all marks the pieces are whole paragraphs, which nobody takes for one quotation.
    let Some((one, other)) = quoted.filter(|(one, other)| !(one.marks_shown && other.marks_shown))
    else {
        return false;
    };
    let regions = &printed.speech().regions;
    let (end, start) =
        (regions[one.region].range.end as usize, regions[other.region].range.start as usize);
    let block = printed.block_at(end);
    let closes = printed.block_range(block).is_some_and(|block| end < block.end);
    // “In spring,” said Ann, and the sentence goes on in the next paragraph.
    let comma = printed.block_range(block).is_some_and(|block| {
        text.get(end..block.end).is_some_and(|rest| rest.trim_end().ends_with(','))
    });
    let amid_a_sentence = |at: u32| {
        let before = text.get(end..at as usize).unwrap_or("").trim_end();
        before.ends_with(|c: char| c.is_alphanumeric() || c == ',')
    };
    let mut headers = printed.steps_from(between.start).iter().filter(|step| step.lines);
    let goes_on = headers
        .next()
        .is_some_and(|step| (step.range.end as usize) < start && amid_a_sentence(step.range.start));
    closes && printed.block_at(start) != block && !goes_on && !comma
}

/// The region that closes behind a piece that ends at a byte, its own closing mark and final marks aside.
fn closed(printed: &Printed<'_>, end: usize) -> Option<usize> {
    let speech = printed.speech();
    let own = printed.text()[..end].chars().next_back().filter(|c| is_double(*c));
    if let Some(own) = own
        && let Some(number) = speech.ending_at(end - own.len_utf8())
        && speech.regions[number].range.end as usize == end - own.len_utf8()
    {
        return Some(number);
    }
    let number = speech.ending_at(end)?;
    let rest = printed.text().get(end..speech.regions[number].range.end as usize)?;
    let ends = |c: char| is_final(c) || is_mark(c) || c.is_whitespace() || "—–-…?!".contains(c);
    rest.chars().all(ends).then_some(number)
}

/// The region that opens before a piece that begins at a byte, its own opening mark aside.
fn opened(printed: &Printed<'_>, start: usize) -> Option<usize> {
    let speech = printed.speech();
    let own = printed.text()[start..].chars().next().filter(|c| is_double(*c));
    let inside = start + own.map_or(0, char::len_utf8);
    let number = speech.starting_at(inside).filter(|number| {
        let before = speech.regions[*number].range.start as usize;
        before == inside || own.is_none()
    })?;
    let before = printed.text().get(speech.regions[number].range.start as usize..inside)?;
    before.chars().all(|c| is_mark(c) || c.is_whitespace() || c == '…').then_some(number)
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
