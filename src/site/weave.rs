//! Overlapping marks → flat segments: each names all the marks that it belongs to.

use std::ops::Range;

use serde::Serialize;

use crate::site::link::Link;

/// A stretch of a block's text in which no mark begins or ends.
#[derive(Debug, Clone, Serialize)]
pub struct Segment {
    /// The document's words.
    pub text: String,
    /// The passages that it belongs to, in the order in which they begin.
    pub marks: Vec<Mark>,
    /// The entity that it names, with its page: the first place in the block only.
    pub entity: Option<Link>,
    /// The passages (by id) that begin with this segment: their anchors stand before it.
    pub opens: Vec<String>,
    /// The passages that end with this segment: their reference marks stand behind it.
    pub closes: Vec<Mark>,
}

/// A passage as its mark names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The quote's or note's id.
    pub id: String,
    /// Its number on the page, from 1.
    pub number: u32,
    /// `quote` or `note`.
    pub kind: &'static str,
    /// Whether the words are the source's, not the speaker's: an indirect quote.
    pub indirect: bool,
    /// The first speaker's colour, 0 to 11; none for a note.
    pub slot: Option<u8>,
    /// Who speaks, for the label of the reference mark; empty for a note.
    pub speaker: String,
}

/// A stretch of text in which no mark and no name begins or ends, by numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flat {
    /// Bytes of the text.
    pub range: Range<u32>,
    /// The marks that cover it, in the order in which they begin there.
    pub marks: Vec<u32>,
    /// The name that it belongs to.
    pub name: Option<u32>,
}

/// Cuts a range of text wherever a mark or a name begins or ends. Marks may overlap, nest and reach out of the range;
/// names too, though of two names at one place the first by its start is taken. The stretches cover the range
/// without a gap, in order; none is empty. Time is linear in the stretches and the marks on them, sorting apart.
pub fn weave(
    within: Range<u32>,
    marks: &[(Range<u32>, u32)],
    names: &[(Range<u32>, u32)],
) -> Vec<Flat> {
    let marks = clipped(&within, marks);
    let names = clipped(&within, names);
    let mut borders: Vec<u32> = marks
        .iter()
        .chain(&names)
        .flat_map(|(range, _)| [range.start, range.end])
        .chain([within.start, within.end])
        .collect();
    borders.sort_unstable();
    borders.dedup();
    let (mut marks, mut names) = (marks.into_iter().peekable(), names.into_iter().peekable());
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut name: Option<(u32, u32)> = None;
    let mut flat = Vec::with_capacity(borders.len());
    for (start, end) in borders.iter().zip(borders.iter().skip(1)) {
        open.retain(|(until, _)| until > start);
        while let Some((range, mark)) = marks.next_if(|(range, _)| range.start <= *start) {
            open.push((range.end, mark));
        }
        name = name.filter(|(until, _)| until > start);
        while let Some((range, number)) = names.next_if(|(range, _)| range.start <= *start) {
            if name.is_none() && range.end > *start {
                name = Some((range.end, number));
            }
        }
        flat.push(Flat {
            range: *start..*end,
            marks: open.iter().map(|(_, mark)| *mark).collect(),
            name: name.map(|(_, number)| number),
        });
    }
    flat
}

/// The parts of ranges that lie within another, by start; empty ones are dropped.
fn clipped(within: &Range<u32>, ranges: &[(Range<u32>, u32)]) -> Vec<(Range<u32>, u32)> {
    let mut clipped: Vec<(Range<u32>, u32)> = ranges
        .iter()
        .map(|(range, number)| (range.start.max(within.start)..range.end.min(within.end), *number))
        .filter(|(range, _)| range.start < range.end)
        .collect();
    clipped.sort_by_key(|(range, _)| range.start);
    clipped
}
