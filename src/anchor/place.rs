//! The records of a source → where each one's passage stands in its text.

use std::ops::Range;

use crate::anchor::Placed;
use crate::anchor::context::Context;
use crate::anchor::fact::Fact;
use crate::anchor::key::Key;
use crate::anchor::near::Nearest;
use crate::anchor::outcome::{Found, MAX_PLACES, Outcome};
use crate::anchor::printed::Printed;
use crate::anchor::search::{Places, Search, Wanted};
use crate::parse::record::{Part, Record, RecordKind, Source};
use crate::parse::source::SourceText;

/// Nearest passages that are looked for in one source.
const MAX_NEAR: usize = 50;

/// Looks for the passages of all records of a source in its text. `number` is the source's in `draft.sources`, `seed`
/// its text's in `draft.seeds`. Mentions are left empty. Facts tell which caps were hit.
pub fn place(
    number: usize,
    source: &Source,
    seed: usize,
    text: &SourceText,
) -> (Placed, Vec<Fact>) {
    let wanted = |record: &Record| Wanted {
        pieces: record.passage.pieces.iter().map(|piece| piece.text.clone()).collect(),
        parentheses_as_brackets: source.parentheses_as_brackets,
    };
    let mut outcomes: Vec<Outcome> = vec![Outcome::Missing; source.records.len()];
    let mut caps = Caps::default();

    // Furniture comes first: whatever else is looked for steps over it.
    let furniture = numbers(source, is_furniture);
    let bare = Printed::new(text, &[]);
    let key = Key::new(&text.text, &bare.steps());
    let mut everywhere: Vec<Range<u32>> = Vec::new();
    if !furniture.is_empty() {
        let search = Search::new(furniture.iter().map(|n| wanted(&source.records[*n])).collect());
        let places = by_plan(&search, &bare, &key);
        for (at, record) in furniture.iter().enumerate() {
            let Some(places) = &places[search.plan_of(at)] else { continue };
            caps.often |= places.capped;
            everywhere.extend(places.found.iter().flat_map(|found| found.ranges.iter().cloned()));
            if let Some(first) = places.found.first() {
                outcomes[*record] = Outcome::Found(first.clone());
            }
        }
    }
    let everywhere = merged(everywhere);

    let others = numbers(source, |record| !is_furniture(record));
    let search = Search::new(others.iter().map(|n| wanted(&source.records[*n])).collect());
    let printed = Printed::new(text, &everywhere);
    let stepping = (!everywhere.is_empty()).then(|| Key::new(&text.text, &printed.steps()));
    let mut places = by_plan(&search, &printed, stepping.as_ref().unwrap_or(&key));
    for place in places.iter_mut().flatten() {
        place.found.retain(|found| !found.ranges.iter().any(|range| overlaps(&everywhere, range)));
    }
    let mut not_found = Vec::new();
    for (at, number) in others.iter().enumerate() {
        let record = &source.records[*number];
        match &places[search.plan_of(at)] {
            Some(place) if place.capped || !place.found.is_empty() => {
                caps.often |= place.capped;
                outcomes[*number] = decided(place, record, &printed);
            }
            _ => not_found.push(*number),
        }
    }
    drop(stepping);

    // What stands nowhere else may stand in furniture.
    if !not_found.is_empty() && !everywhere.is_empty() {
        let search = Search::new(not_found.iter().map(|n| wanted(&source.records[*n])).collect());
        let places = by_plan(&search, &bare, &key);
        let mut at = 0;
        not_found.retain(|number| {
            let found = places[search.plan_of(at)].as_ref().and_then(|places| places.found.first());
            at += 1;
            let Some(found) = found else { return true };
            outcomes[*number] = Outcome::InFurniture(found.extent());
            false
        });
    }
    drop(key);

    not_found.extend(furniture.iter().filter(|n| outcomes[**n] == Outcome::Missing));
    if !not_found.is_empty() {
        let nearest = Nearest::new(text);
        caps.near = not_found.len().saturating_sub(MAX_NEAR);
        for record in not_found.into_iter().take(MAX_NEAR) {
            if let Some(near) = nearest.near(&wanted(&source.records[record]), number) {
                outcomes[record] = Outcome::Near(near);
            }
        }
    }
    let parts = parts(source, &outcomes, &everywhere, text);
    let placed =
        Placed { seed: Some(seed), outcomes, parts, furniture: everywhere, mentions: Vec::new() };
    (placed, caps.facts(number))
}

#[derive(Default)]
struct Caps {
    /// Words stand too often to look at all places.
    often: bool,
    /// Passages for which no nearest one was looked for.
    near: usize,
}

impl Caps {
    fn facts(&self, source: usize) -> Vec<Fact> {
        let mut facts = Vec::new();
        if self.often {
            let what = "Some words stand in this source a thousand times or more; not all places were looked at.";
            facts.push(Fact::Capped { source: Some(source), what: what.to_owned() });
        }
        if self.near > 0 {
            let what = format!(
                "The nearest words were looked for only for the first {MAX_NEAR} passages that are not in this source; {} were left out.",
                self.near
            );
            facts.push(Fact::Capped { source: Some(source), what });
        }
        facts
    }
}

fn is_furniture(record: &Record) -> bool {
    matches!(record.what, RecordKind::Part(Part::Furniture))
}

fn numbers(source: &Source, which: impl Fn(&Record) -> bool) -> Vec<usize> {
    source.records.iter().enumerate().filter(|(_, record)| which(record)).map(|(n, _)| n).collect()
}

/// What was found, by the number of the distinct wording.
fn by_plan(search: &Search, printed: &Printed<'_>, key: &Key<'_>) -> Vec<Option<Places>> {
    let mut places: Vec<Option<Places>> = Vec::new();
    for place in search.places(printed, key) {
        let plan = place.plan;
        places.resize_with(places.len().max(plan + 1), || None);
        places[plan] = Some(place);
    }
    places.resize_with(places.len().max(search.len()), || None);
    places
}

/// Of several places the one that its context, or a block's role, decides for.
fn decided(places: &Places, record: &Record, printed: &Printed<'_>) -> Outcome {
    let context = Context::new(record.after.as_deref(), record.before.as_deref());
    let mut fit: Vec<&Found> = places
        .found
        .iter()
        .filter(|found| context.is_empty() || context.stands_at(printed, &found.extent()))
        .collect();
    if matches!(record.what, RecordKind::Part(_)) && fit.len() > 1 {
        // A block's role is about a whole block; the same words within another one are not meant.
        let whole: Vec<&Found> =
            fit.iter().copied().filter(|found| is_whole(printed.source, found)).collect();
        if !whole.is_empty() {
            fit = whole;
        }
    }
    let extents = |found: &mut dyn Iterator<Item = &Found>| {
        found.take(MAX_PLACES).map(Found::extent).collect()
    };
    match fit.as_slice() {
        // None that was looked at; the cap is told as a fact.
        [] if places.found.is_empty() => Outcome::Missing,
        [] => Outcome::WrongContext { places: extents(&mut places.found.iter()) },
        [one] if !places.capped => Outcome::Found((*one).clone()),
        several => Outcome::Ambiguous {
            places: extents(&mut several.iter().copied()),
            count: several.len(),
        },
    }
}

fn is_whole(text: &SourceText, found: &Found) -> bool {
    let extent = found.extent();
    covered(text, &extent).next().is_some()
}

/// Numbers of the blocks that a range covers, marks and white space at their ends aside.
fn covered<'t>(text: &'t SourceText, range: &Range<u32>) -> impl Iterator<Item = usize> + use<'t> {
    let range = range.clone();
    let first = text.blocks.partition_point(|block| block.range.end <= range.start);
    let bare = |from: u32, to: u32| {
        text.text
            .get(from as usize..to as usize)
            .is_none_or(|part| !part.contains(char::is_alphanumeric))
    };
    (first..text.blocks.len())
        .take_while({
            let end = range.end;
            move |number| text.blocks[*number].range.start < end
        })
        .filter(move |number| {
            let block = &text.blocks[*number].range;
            (block.start >= range.start || bare(block.start, range.start))
                && (block.end <= range.end || bare(range.end, block.end))
        })
}

/// What each block is, by the records that say so. The first record that covers a block counts.
fn parts(
    source: &Source,
    outcomes: &[Outcome],
    furniture: &[Range<u32>],
    text: &SourceText,
) -> Vec<Option<Part>> {
    let mut parts = vec![None; text.blocks.len()];
    for number in furniture.iter().flat_map(|range| covered(text, range)) {
        parts[number] = Some(Part::Furniture);
    }
    for (record, outcome) in source.records.iter().zip(outcomes) {
        if let (RecordKind::Part(part), Outcome::Found(found)) = (&record.what, outcome) {
            for number in covered(text, &found.extent()) {
                parts[number].get_or_insert(*part);
            }
        }
    }
    parts
}

/// Sorted, and joined where they overlap or touch.
fn merged(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, range| {
        let overlap = next.start <= range.end;
        if overlap {
            range.end = range.end.max(next.end);
        }
        overlap
    });
    ranges
}

fn overlaps(ranges: &[Range<u32>], range: &Range<u32>) -> bool {
    let next = ranges.partition_point(|other| other.end <= range.start);
    ranges.get(next).is_some_and(|other| other.start < range.end)
}
