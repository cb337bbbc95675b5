//! The quotes of a source → those that overlap as two speakers' words can't.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::anchor::evidence::Evidence;
use crate::anchor::fact::Fact;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::Names;
use crate::anchor::outcome::{Found, Outcome};
use crate::anchor::quotation::quoted_by;
use crate::anchor::standing::joined;
use crate::parse::Draft;
use crate::parse::record::quote::{Form, Quote};
use crate::parse::record::{Record, RecordKind};
use crate::parse::reference::Speaker;

/// With how many of the quotes before it a quote is compared.
const COMPARED: usize = 16;

/// Quotes that lie inside the one they are `quoting`, and direct ones of two speakers that overlap without it.
pub(super) fn overlaps(draft: &Draft, names: &Names, evidence: &Evidence<'_>) -> Vec<Fact> {
    let source = evidence.number;
    let mut facts = Vec::new();
    let mut spans: Vec<(Range<u32>, usize)> = Vec::new();
    for (record, one) in evidence.source.records.iter().enumerate() {
        let (Some(quote), Some(found)) = (quote(one), found(evidence, record)) else { continue };
        let at = RecordAt { source, record };
        if let Some(quoted) = quoted_by(draft, names, at)
            && quoted.source == source
            && let Some(outer) = self::found(evidence, quoted.record)
            && at != quoted
            && lies_inside(evidence, found, outer)
        {
            facts.push(Fact::InsideItsQuoting(at));
        }
        if quote.form != Form::Indirect {
            spans.extend(found.ranges.iter().map(|range| (range.clone(), record)));
        }
    }
    spans.sort_by_key(|(range, record)| (range.start, range.end, *record));
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut open: Vec<(Range<u32>, usize)> = Vec::new();
    for (range, record) in spans {
        open.retain(|(other, _)| other.end > range.start);
        for (_, other) in &open {
            let pair = ((*other).min(record), (*other).max(record));
            if *other != record
                && !told.contains(&pair)
                && are_two_speakers(draft, names, evidence, pair)
            {
                told.insert(pair);
            }
        }
        if open.len() < COMPARED {
            open.push((range, record));
        }
    }
    facts.extend(told.into_iter().map(|(one, other)| {
        let at = |record| RecordAt { source, record };
        Fact::OverlappingSpeakers(at(one), at(other))
    }));
    facts
}

fn quote(record: &Record) -> Option<&Quote> {
    match &record.what {
        RecordKind::Quote(quote) => Some(quote),
        _ => None,
    }
}

fn found<'a>(evidence: &Evidence<'a>, record: usize) -> Option<&'a Found> {
    match evidence.placed.outcomes.get(record)? {
        Outcome::Found(found) => Some(found),
        _ => None,
    }
}

fn lies_inside(evidence: &Evidence<'_>, inner: &Found, outer: &Found) -> bool {
    let outer = joined(&evidence.text.text, &outer.ranges);
    inner
        .ranges
        .iter()
        .all(|range| outer.iter().any(|outer| outer.start <= range.start && range.end <= outer.end))
}

/// Whether two quotes are of different speakers, and neither is `quoting` the other.
fn are_two_speakers(
    draft: &Draft,
    names: &Names,
    evidence: &Evidence<'_>,
    (one, other): (usize, usize),
) -> bool {
    let at = |record| RecordAt { source: evidence.number, record };
    let quotes = |from, to| quoted_by(draft, names, at(from)) == Some(at(to));
    if quotes(one, other) || quotes(other, one) {
        return false;
    }
    let speakers = |record: usize| {
        let quote = evidence.source.records.get(record).and_then(quote);
        let of = |speaker: &Speaker| match speaker {
            Speaker::Id(id) => names.entity(id).map_or_else(|| Err(id.id.to_string()), Ok),
            Speaker::Unnamed(words) => Err(format!("unnamed: {words}")),
        };
        quote.map_or_else(Vec::new, |quote| quote.speaker.iter().map(of).collect())
    };
    let (left, right) = (speakers(one), speakers(other));
    !left.iter().any(|speaker| right.contains(speaker))
}
