//! A source's text, its passages and cards → the rows of its page.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Block, Row};
use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::id::Family;
use crate::parse::record::Part;
use crate::parse::record::quote::Form;
use crate::parse::source::{BlockKind, SourceText};
use crate::site::card::Card;
use crate::site::extract::{block_at, slice};
use crate::site::here::{Here, block_id};
use crate::site::index::found;
use crate::site::weave::{Mark, Segment, weave};
use crate::site::wording;

/// The rows of a source's page, and how many names are linked in them. `cards` are those of `records`, in the order
/// in which their passages begin.
pub(super) fn rows(
    here: &Here<'_>,
    n: usize,
    records: &[RecordAt],
    cards: Vec<Card>,
) -> (Vec<Row>, usize) {
    let Some(text) = here.anchored().text(n) else {
        let cards = if cards.is_empty() { Vec::new() } else { vec![Row::Cards(cards)] };
        return (cards, 0);
    };
    let mut blocks = Blocks::of(here, n, text);
    let marks = Marks::of(here, text, records, &cards);
    blocks.weave(here, n, text, &marks);
    let names = blocks.names;
    (blocks.with_cards(cards), names)
}

/// A row with a block before its words are woven.
struct Seen {
    block: Block,
    /// The block's number in the document.
    number: usize,
    /// What readers see of it: more than one range where furniture stands between.
    ranges: Vec<Range<u32>>,
    /// About how many words are left out before it.
    left_out: usize,
}

struct Blocks {
    seen: Vec<Seen>,
    /// About how many words are left out at the end.
    left_out: usize,
    /// For each mark the first and the last row on which it stands.
    rows: Vec<Option<(usize, usize)>>,
    names: usize,
}

impl Blocks {
    fn of(here: &Here<'_>, n: usize, text: &SourceText) -> Blocks {
        let placed = here.anchored().sources.get(n);
        let shown = here.index().shown.get(n).map_or(&[][..], Vec::as_slice);
        let furniture = placed.map_or(&[][..], |placed| &placed.furniture);
        let mut blocks = Blocks { seen: Vec::new(), left_out: 0, rows: Vec::new(), names: 0 };
        let mut end = 0;
        for range in shown {
            let number = block_at(text, range.start);
            let Some(block) = text.blocks.get(number) else { continue };
            let gone = left_out(text, end..range.start, furniture);
            end = range.end;
            let same = blocks.seen.last().is_some_and(|last| last.number == number);
            if let Some(last) = blocks.seen.last_mut()
                && same
                && gone == 0
            {
                last.ranges.push(range.clone());
                continue;
            }
            let before = same || left_out(text, block.range.start..range.start, furniture) > 0;
            if let Some(last) = blocks.seen.last_mut().filter(|_| same) {
                last.block.cut_after = true;
            }
            let part = placed.and_then(|placed| placed.parts.get(number).copied().flatten());
            let (kind, level, ordered) = kind(block.what, part);
            blocks.seen.push(Seen {
                block: Block {
                    id: if same { String::new() } else { block_id(number) },
                    kind,
                    level,
                    ordered,
                    cut_before: before,
                    cut_after: false,
                    segments: Vec::new(),
                },
                number,
                ranges: vec![range.clone()],
                left_out: gone,
            });
        }
        blocks.left_out = left_out(text, end..text.text.len() as u32, furniture);
        for seen in &mut blocks.seen {
            if let (Some(last), Some(block)) = (seen.ranges.last(), text.blocks.get(seen.number))
                && !seen.block.cut_after
            {
                let rest = last.end..block.range.end;
                seen.block.cut_after = left_out(text, rest, furniture) > 0;
            }
        }
        blocks
    }

    /// Cuts the words of every block at its marks and names.
    fn weave(&mut self, here: &Here<'_>, n: usize, text: &SourceText, marks: &Marks) {
        let mentions = here.anchored().sources.get(n).map_or(&[][..], |placed| &placed.mentions);
        self.rows = vec![None; marks.marks.len()];
        let mut last_at: Vec<Option<(usize, usize)>> = vec![None; marks.marks.len()];
        let mut linked: FxHashSet<usize> = FxHashSet::default();
        let mut before = None;
        for (row, seen) in self.seen.iter_mut().enumerate() {
            if before.replace(seen.number) != Some(seen.number) {
                linked.clear();
            }
            let of_block = marks.blocks.get(seen.number).map_or(&[][..], Vec::as_slice);
            for range in seen.ranges.clone() {
                let first = mentions.partition_point(|mention| mention.range.end <= range.start);
                let names: Vec<(Range<u32>, u32)> = mentions[first..]
                    .iter()
                    .take_while(|mention| mention.range.start < range.end)
                    .filter(|mention| {
                        let whole =
                            mention.range.start >= range.start && mention.range.end <= range.end;
                        let published = here.index().has(Family::Entity, mention.entity);
                        whole && published && linked.insert(mention.entity)
                    })
                    .map(|mention| (mention.range.clone(), mention.entity as u32))
                    .collect();
                self.names += names.len();
                for flat in weave(range, of_block, &names) {
                    let at = (row, seen.block.segments.len());
                    let mut segment = Segment {
                        text: slice(text, flat.range).to_owned(),
                        marks: Vec::with_capacity(flat.marks.len()),
                        entity: flat.name.and_then(|n| here.link(Target::Entity(n as usize))),
                        opens: Vec::new(),
                        closes: Vec::new(),
                    };
                    for number in flat.marks {
                        let number = number as usize;
                        let mark = &marks.marks[number];
                        segment.marks.push(mark.clone());
                        if last_at[number].replace(at).is_none() {
                            segment.opens.push(mark.id.clone());
                        }
                        let rows = self.rows[number].get_or_insert((row, row));
                        rows.1 = row;
                    }
                    seen.block.segments.push(segment);
                }
            }
        }
        for (mark, at) in marks.marks.iter().zip(last_at) {
            if let Some((row, segment)) = at
                && let Some(segment) = self.seen[row].block.segments.get_mut(segment)
            {
                segment.closes.push(mark.clone());
            }
        }
    }

    /// Puts each card behind the block in which its passage ends, but never between two blocks that one passage
    /// spans, nor between two rows of a table. A passage of which nothing is seen has its card at the end.
    fn with_cards(self, cards: Vec<Card>) -> Vec<Row> {
        let rows = self.seen.len();
        let mut ending: Vec<Vec<Card>> = (0..rows).map(|_| Vec::new()).collect();
        let mut unseen = Vec::new();
        let mut open = vec![0_i64; rows + 1];
        for (card, on) in cards.into_iter().zip(&self.rows) {
            match on {
                Some((first, last)) => {
                    open[*first] += 1;
                    open[*last] -= 1;
                    ending[*last].push(card);
                }
                None => unseen.push(card),
            }
        }
        let mut all = Vec::new();
        let mut waiting: Vec<Card> = Vec::new();
        let mut spans = 0;
        let table: Vec<bool> = self.seen.iter().map(|seen| seen.block.kind == "row").collect();
        for (row, (seen, cards)) in self.seen.into_iter().zip(ending).enumerate() {
            if seen.left_out > 0 {
                all.push(Row::LeftOut(seen.left_out));
            }
            all.push(Row::Block(seen.block));
            waiting.extend(cards);
            spans += open[row];
            let in_table = table[row] && table.get(row + 1).copied().unwrap_or(false);
            if spans == 0 && !in_table && !waiting.is_empty() {
                waiting.sort_by_key(|card| card.number);
                all.push(Row::Cards(std::mem::take(&mut waiting)));
            }
        }
        if self.left_out > 0 {
            all.push(Row::LeftOut(self.left_out));
        }
        waiting.extend(unseen);
        if !waiting.is_empty() {
            all.push(Row::Cards(waiting));
        }
        all
    }
}

/// The passages of a page as marks, and where they stand.
struct Marks {
    marks: Vec<Mark>,
    /// For each block of the document the ranges of marks, by their numbers.
    blocks: Vec<Vec<(Range<u32>, u32)>>,
}

impl Marks {
    fn of(here: &Here<'_>, text: &SourceText, records: &[RecordAt], cards: &[Card]) -> Marks {
        let mut blocks = vec![Vec::new(); text.blocks.len()];
        let mut marks = Vec::with_capacity(cards.len());
        for (card, at) in cards.iter().zip(records) {
            let number = marks.len() as u32;
            let first = card.quote.speakers.first();
            marks.push(Mark {
                id: card.quote.id.clone(),
                number: card.number,
                kind: card.quote.kind,
                indirect: card.quote.form == wording::form(Form::Indirect),
                slot: first.and_then(|speaker| speaker.slot),
                speaker: here.speaker_names(*at),
            });
            let ranges = found(here.anchored(), *at).map_or(&[][..], |found| &found.ranges);
            for range in ranges {
                let first = block_at(text, range.start);
                let within = text.blocks.iter().skip(first).zip(blocks.iter_mut().skip(first));
                for (_, marks) in within.take_while(|(block, _)| block.range.start < range.end) {
                    marks.push((range.clone(), number));
                }
            }
        }
        Marks { marks, blocks }
    }
}

/// About how many words of a range are left out: furniture isn't.
fn left_out(text: &SourceText, range: Range<u32>, furniture: &[Range<u32>]) -> usize {
    if range.start >= range.end {
        return 0;
    }
    let count = |part: Range<u32>| {
        let words = slice(text, part).split_whitespace();
        words.filter(|word| word.contains(char::is_alphanumeric)).count()
    };
    let first = furniture.partition_point(|gone| gone.end <= range.start);
    let mut words = 0;
    let mut at = range.start;
    for gone in furniture[first..].iter().take_while(|gone| gone.start < range.end) {
        words += count(at..gone.start.max(at));
        at = gone.end.max(at);
    }
    words + count(at..range.end.max(at))
}

/// What a block is: a record's word goes before the format's.
fn kind(what: BlockKind, part: Option<Part>) -> (&'static str, u8, bool) {
    match (part, what) {
        (Some(Part::Headline), _) => ("headline", 0, false),
        (Some(Part::Standfirst), _) => ("standfirst", 0, false),
        (Some(Part::Heading), BlockKind::Heading(level)) => ("heading", level, false),
        (Some(Part::Heading), _) => ("heading", 2, false),
        (Some(Part::Byline), _) => ("byline", 0, false),
        (Some(Part::Caption), _) => ("caption", 0, false),
        (_, BlockKind::Paragraph) => ("paragraph", 0, false),
        (_, BlockKind::Heading(level)) => ("heading", level, false),
        (_, BlockKind::Item { depth, ordered }) => ("item", depth, ordered),
        (_, BlockKind::Quotation) => ("quotation", 0, false),
        (_, BlockKind::Preformatted) => ("preformatted", 0, false),
        (_, BlockKind::Row) => ("row", 0, false),
    }
}
