//! The passage of a quote or note on one side → its words in their sentence, in full and as far as readers may see them.

use std::ops::Range;

use crate::anchor::outcome::Outcome;
use crate::anchor::sentence::sentence_at;
use crate::anchor::words::{Word, all, matching, words};
use crate::diff::finding::Version;
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::place::Place;
use crate::diff::wording::{Run, RunKind, Wording};
use crate::ground::span::Span;
use crate::parse::source::SourceText;

/// The words of a passage, where they come from, and their place.
#[derive(Debug)]
pub(super) struct Passage {
    /// Its words, to be compared.
    pub words: Vec<Word>,
    from: From,
}

#[derive(Debug)]
enum From {
    /// Cut from a source, by number, at these ranges.
    Source(usize, Vec<Range<u32>>),
    /// As they were written into the content file.
    Written(String),
}

/// The words of a quote or note as the side's readers get them: cut from its source; as written where they don't
/// stand there.
pub(super) fn passage(half: &Half<'_>, n: usize) -> Passage {
    let source =
        half.nodes.get(n).and_then(|node| node.record()).map_or(usize::MAX, |at| at.source);
    match half.found(n) {
        Some(found) => at_ranges(half, source, found.ranges.clone()),
        None => written(half, n),
    }
}

/// The words nearest to a passage that doesn't stand in its source, as the source has them.
pub(super) fn nearest(half: &Half<'_>, n: usize) -> Option<Passage> {
    match half.outcome(n)? {
        Outcome::Near(near) => {
            let text = half.anchored.text(near.source)?;
            let words = slice(text, &near.range);
            let inner = words.trim_matches(|c: char| !c.is_alphanumeric());
            let start = near.range.start + words.find(inner).unwrap_or(0) as u32;
            Some(at(half, near.source, start..start + inner.len() as u32))
        }
        _ => None,
    }
}

/// The words at a place of a source.
pub(super) fn at(half: &Half<'_>, source: usize, range: Range<u32>) -> Passage {
    at_ranges(half, source, vec![range])
}

/// The sentence in which a passage stands.
pub(super) fn sentence(half: &Half<'_>, n: usize) -> Option<Passage> {
    let source = half.nodes.get(n)?.record()?.source;
    let around = sentence_around(half.anchored.text(source)?, &half.found(n)?.ranges);
    Some(at(half, source, around))
}

/// The sentence of a source around a range, these of its words marked, at their place in the file.
pub(super) fn in_sentence(
    half: &Half<'_>,
    source: usize,
    around: &Range<u32>,
    marked: &[Range<u32>],
) -> Option<Version> {
    let text = half.anchored.text(source)?;
    let sentence = sentence_at(text, around);
    let parts =
        parts(&sentence, std::slice::from_ref(&sentence), &marked.iter().collect::<Vec<_>>());
    let wording = Wording::cut(in_full(text, &parts), as_shown(text, &parts, &half.shown(source)));
    let place = in_seed(half, source, std::slice::from_ref(around));
    let node = || half.at.get(&Item::Source(source)).and_then(|n| half.heading(*n));
    Some(Version { place: place.or_else(node)?, in_source: None, wording })
}

/// The words of a passage as they were written.
pub(super) fn written(half: &Half<'_>, n: usize) -> Passage {
    let pieces = half.record(n).map_or(&[][..], |record| &record.passage.pieces);
    let text = pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join(" … ");
    let text = text.replace(['\n', '\r', '\t'], " ");
    Passage { words: all(&text), from: From::Written(text) }
}

fn at_ranges(half: &Half<'_>, source: usize, ranges: Vec<Range<u32>>) -> Passage {
    let text = half.anchored.text(source).map_or("", |text| &text.text);
    let words = ranges.iter().flat_map(|range| words(text, range.clone())).collect();
    Passage { words, from: From::Source(source, ranges) }
}

/// A passage's words, none of them compared with anything.
pub(super) fn alone(half: &Half<'_>, n: usize, passage: &Passage) -> Option<Version> {
    version(half, n, passage, &vec![false; passage.words.len()])
}

/// Two passages, in each the words that the other hasn't marked.
pub(super) fn compared(
    (base, b, before): (&Half<'_>, usize, &Passage),
    (head, h, after): (&Half<'_>, usize, &Passage),
) -> (Option<Version>, Option<Version>) {
    let (old, new) = differing(&before.words, &after.words);
    (version(base, b, before, &old), version(head, h, after, &new))
}

/// For each word of two wordings whether the other hasn't it.
pub(super) fn differing(before: &[Word], after: &[Word]) -> (Vec<bool>, Vec<bool>) {
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let (mut old, mut new) = (vec![true; before.len()], vec![true; after.len()]);
    for (x, y) in matching(&keys(before), &keys(after)) {
        (old[x], new[y]) = (false, false);
    }
    (old, new)
}

fn version(half: &Half<'_>, n: usize, passage: &Passage, differs: &[bool]) -> Option<Version> {
    let record = half.record(n)?;
    let first = record.passage.pieces.first()?.span;
    let last = record.passage.pieces.last()?.span;
    let place = half.place(Span { end: last.end.max(first.start), ..first });
    let marked: Vec<&Range<u32>> = passage
        .words
        .iter()
        .zip(differs)
        .filter(|(_, differs)| **differs)
        .map(|(word, _)| &word.range)
        .collect();
    Some(match &passage.from {
        From::Written(text) => {
            let runs = in_runs(text, &marked);
            let published = half.nodes.get(n).is_some_and(|node| node.published);
            let shown = if published { runs.clone() } else { vec![withheld()] };
            Version { place, in_source: None, wording: Wording::cut(runs, shown) }
        }
        From::Source(source, ranges) => {
            let text = half.anchored.text(*source)?;
            let around = sentence_around(text, ranges);
            let parts = parts(&around, ranges, &marked);
            let shown = half.shown(*source);
            Version {
                place,
                in_source: in_seed(half, *source, ranges),
                wording: Wording::cut(in_full(text, &parts), as_shown(text, &parts, &shown)),
            }
        }
    })
}

/// A text by itself, with the marked ranges of bytes.
pub(super) fn in_runs(text: &str, marked: &[&Range<u32>]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    for range in marked {
        let (start, end) = (range.start as usize, range.end as usize);
        push(&mut runs, text.get(at..start).unwrap_or(""), RunKind::Same);
        push(&mut runs, text.get(start..end).unwrap_or(""), RunKind::Differs);
        at = end;
    }
    push(&mut runs, text.get(at..).unwrap_or(""), RunKind::Same);
    runs
}

/// From the beginning of the first word's sentence to the end of the last one's.
fn sentence_around(text: &SourceText, ranges: &[Range<u32>]) -> Range<u32> {
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return 0..0 };
    let (first, last) = (sentence_at(text, first), sentence_at(text, last));
    first.start..last.end.max(first.end)
}

/// A stretch of a text from its first to its last byte: context, and in it the passage's words, marked or not.
fn parts(
    around: &Range<u32>,
    ranges: &[Range<u32>],
    marked: &[&Range<u32>],
) -> Vec<(Range<u32>, RunKind)> {
    let mut parts = Vec::new();
    let mut at = around.start;
    let mut marked = marked.iter().peekable();
    let mut add = |range: Range<u32>, kind| {
        if range.start < range.end {
            parts.push((range, kind));
        }
    };
    for range in ranges {
        add(at..range.start, RunKind::Context);
        at = range.start.max(at);
        while let Some(mark) = marked.next_if(|mark| mark.start < range.end) {
            add(at..mark.start, RunKind::Same);
            add(mark.start.max(at)..mark.end, RunKind::Differs);
            at = mark.end.max(at);
        }
        add(at..range.end, RunKind::Same);
        at = range.end.max(at);
    }
    add(at..around.end, RunKind::Context);
    parts
}

fn in_full(text: &SourceText, parts: &[(Range<u32>, RunKind)]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (range, kind) in parts {
        push(&mut runs, slice(text, range), *kind);
    }
    runs
}

/// The same as far as readers may see it: `shown` is in order.
fn as_shown(text: &SourceText, parts: &[(Range<u32>, RunKind)], shown: &[Range<u32>]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (range, kind) in parts {
        let mut at = range.start;
        let first = shown.partition_point(|one| one.end <= range.start);
        for one in shown[first..].iter().take_while(|one| one.start < range.end) {
            hide(&mut runs, slice(text, &(at..one.start.max(at))));
            let (start, end) = (one.start.max(at), one.end.min(range.end));
            push(&mut runs, slice(text, &(start..end)), *kind);
            at = end.max(at);
        }
        hide(&mut runs, slice(text, &(at..range.end)));
    }
    runs
}

fn hide(runs: &mut Vec<Run>, text: &str) {
    if !text.contains(char::is_alphanumeric) {
        // Marks alone are no words.
        return push(
            runs,
            if text.contains(char::is_whitespace) { " " } else { "" },
            RunKind::Context,
        );
    }
    if runs.last().is_none_or(|run| run.kind != RunKind::Withheld) {
        if text.starts_with(char::is_whitespace) {
            push(runs, " ", RunKind::Context);
        }
        runs.push(withheld());
    }
    if text.ends_with(char::is_whitespace) {
        push(runs, " ", RunKind::Context);
    }
}

fn withheld() -> Run {
    Run { text: "…".to_owned(), kind: RunKind::Withheld }
}

/// Adds characters, line ends and runs of white space as one space.
fn push(runs: &mut Vec<Run>, text: &str, kind: RunKind) {
    if text.is_empty() {
        return;
    }
    let mut plain = String::with_capacity(text.len());
    let mut white = runs.last().is_some_and(|run| run.text.ends_with(' '));
    for c in text.chars() {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !white {
            plain.push(' ');
        }
        white = c.is_whitespace();
    }
    match runs.last_mut() {
        Some(last) if last.kind == kind && kind != RunKind::Withheld => last.text.push_str(&plain),
        _ if plain.is_empty() => {}
        _ => runs.push(Run { text: plain, kind }),
    }
}

fn slice<'t>(text: &'t SourceText, range: &Range<u32>) -> &'t str {
    text.text.get(range.start as usize..range.end as usize).unwrap_or("")
}

/// Where words of a source stand in its file; none where that is no UTF-8.
pub(super) fn in_seed(half: &Half<'_>, source: usize, ranges: &[Range<u32>]) -> Option<Place> {
    let draft = &half.anchored.draft;
    let seed = draft.seeds.get(half.anchored.sources.get(source)?.seed?)?;
    draft.files.get(seed.file).text()?;
    let map = &seed.text.as_ref().ok()?.map;
    let extent = ranges.first()?.start..ranges.last()?.end;
    let start = map.file_offset(extent.start);
    let end = map.file_offset(extent.end.saturating_sub(1).max(extent.start)).saturating_add(1);
    Some(half.place(Span { file: seed.file, start, end: end.max(start) }))
}
