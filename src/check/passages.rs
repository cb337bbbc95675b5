//! `Anchored` → what became of every passage, for machines: places in code points.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::anchor::Anchored;
use crate::anchor::became::Changed;
use crate::anchor::fact::Fact;
use crate::anchor::outcome::{Edit, Outcome, Verdict};
use crate::check::look::kind;
use crate::check::report::{Fate, PassageVerdict, Replaced};
use crate::parse::record::{Record, Source};

/// What became of every record's passage, by source and then in the order of the file.
pub fn passages(anchored: &Anchored) -> Vec<PassageVerdict> {
    let sources: Vec<(usize, &Source)> = anchored.draft.sources.iter().enumerate().collect();
    let changed = anchored.facts.iter().filter_map(|fact| match fact {
        Fact::SourceChanged(changed) => Some((changed.source, changed)),
        _ => None,
    });
    let changed: BTreeMap<usize, &Changed> = changed.collect();
    sources
        .par_iter()
        .flat_map_iter(|(number, source)| {
            of_source(anchored, *number, source, changed.get(number).copied())
        })
        .collect()
}

fn of_source(
    anchored: &Anchored,
    number: usize,
    source: &Source,
    changed: Option<&Changed>,
) -> Vec<PassageVerdict> {
    let Some(placed) = anchored.sources.get(number) else { return Vec::new() };
    let points = CodePoints::of(anchored.text(number).map_or("", |text| &text.text));
    let outcomes = source.records.iter().zip(&placed.outcomes).enumerate();
    let verdicts = outcomes.map(|(n, (record, outcome))| PassageVerdict {
        became: changed.and_then(|changed| fate(changed, n, &points)),
        ..verdict(source, record, outcome, &points)
    });
    verdicts.collect()
}

fn fate(changed: &Changed, record: usize, points: &CodePoints<'_>) -> Option<Fate> {
    let became = changed.records.get(record)?;
    Some(Fate {
        what: became.what.word(),
        by_history: changed.by_history,
        before: became.before.to_string(),
        now: became.now.as_ref().map(|now| points.range(now)),
    })
}

fn verdict(
    source: &Source,
    record: &Record,
    outcome: &Outcome,
    points: &CodePoints<'_>,
) -> PassageVerdict {
    let mut told = PassageVerdict {
        source: source.id.to_string(),
        kind: kind(&record.what),
        id: record.id.as_ref().map(ToString::to_string),
        verdict: "missing",
        ranges: Vec::new(),
        omitted: Vec::new(),
        inserted: Vec::new(),
        replaced: Vec::new(),
        became: None,
    };
    match outcome {
        Outcome::Found(found) => {
            told.verdict = match found.verdict {
                Verdict::Exact => "exact",
                Verdict::Typographic => "typographic",
                Verdict::Editorial => "editorial",
            };
            told.ranges = found.ranges.iter().map(|range| points.range(range)).collect();
            for edit in &found.edits {
                match edit {
                    Edit::Omitted(range) => told.omitted.push(points.range(range)),
                    Edit::Inserted(words) => told.inserted.push(words.to_string()),
                    Edit::Replaced { by, source } => {
                        told.replaced
                            .push(Replaced { by: by.to_string(), source: points.range(source) });
                    }
                    Edit::Adjusted(_) => {}
                }
            }
        }
        Outcome::Ambiguous { places, .. } | Outcome::WrongContext { places } => {
            told.verdict = "ambiguous";
            told.ranges = places.iter().map(|range| points.range(range)).collect();
        }
        Outcome::Near(near) => {
            told.verdict = "near";
            told.ranges.push(points.range(&near.range));
        }
        Outcome::InFurniture(_) | Outcome::Missing => {}
    }
    told
}

/// From bytes of a text to code points, in constant time: how many begin before every so many bytes.
struct CodePoints<'a> {
    text: &'a [u8],
    before: Vec<usize>,
}

/// How many bytes lie between two counts.
const STEP: usize = 1024;

impl<'a> CodePoints<'a> {
    fn of(text: &'a str) -> CodePoints<'a> {
        let text = text.as_bytes();
        let mut before = vec![0];
        let mut count = 0;
        for chunk in text.chunks(STEP) {
            count += starts(chunk);
            before.push(count);
        }
        CodePoints { text, before }
    }

    fn at(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.text.len());
        let step = byte / STEP;
        self.before.get(step).copied().unwrap_or(0)
            + starts(self.text.get(step * STEP..byte).unwrap_or(&[]))
    }

    fn range(&self, range: &Range<u32>) -> [usize; 2] {
        [self.at(range.start), self.at(range.end)]
    }
}

/// How many code points begin in these bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn code_points_are_counted_across_steps() {
        let text = "aé漢🙂".repeat(1000);
        let points = CodePoints::of(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), count);
        }
    }
}
