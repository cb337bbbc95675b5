//! `Anchored` as text: what became of each passage and each quotation, who is named where, what was seen besides.

use std::ops::Range;

use onrecord::anchor::Anchored;
use onrecord::anchor::excerpt;
use onrecord::anchor::fact::Fact;
use onrecord::anchor::fate::{Fate, RecordAt};
use onrecord::anchor::outcome::{Edit, Found, Near, Outcome};
use onrecord::ground::span::Span;
use onrecord::parse::record::RecordKind;

use super::{Dump, quoted};

/// All that anchoring found.
pub fn anchored(anchored: &Anchored) -> String {
    let site = Site(anchored);
    let mut dump = Dump::new(&anchored.draft.files);
    for (number, placed) in anchored.sources.iter().enumerate() {
        let source = &anchored.draft.sources[number];
        for (record, outcome) in placed.outcomes.iter().enumerate() {
            let name = site.record(RecordAt { source: number, record });
            dump.line(0, &[&name, &site.outcome(number, outcome)]);
        }
        for (block, part) in placed.parts.iter().enumerate() {
            if let Some(part) = part {
                let words = site.words(number, &site.block(number, block));
                dump.line(0, &[&source.id, &format!("{part:?}").to_lowercase(), &words]);
            }
        }
        for mention in &placed.mentions {
            let words = site.words(number, &mention.range);
            let id = &anchored.draft.entities[mention.entity].id;
            let by = format!("by {:?}", mention.by).to_lowercase();
            dump.line(0, &[&source.id, &"names", &id, &words, &by]);
        }
    }
    for (span, fate) in &anchored.fates {
        let (place, words) = (dump.place(*span), dump.words(*span));
        dump.line(0, &[&place, &words, &site.fate(fate)]);
    }
    let mut facts: Vec<String> =
        anchored.facts.iter().map(|fact| format!("fact {}", site.fact(&dump, fact))).collect();
    facts.sort();
    facts.iter().for_each(|fact| dump.line(0, &[fact]));
    dump.done()
}

/// What readers may see of each source, a range a line, and its share of the words.
pub fn shown(anchored: &Anchored) -> String {
    let site = Site(anchored);
    let mut dump = Dump::new(&anchored.draft.files);
    for (number, source) in anchored.draft.sources.iter().enumerate() {
        let share = format!("{} per cent", excerpt::share(anchored, number));
        dump.line(0, &[&source.id, &share]);
        for range in excerpt::shown(anchored, number) {
            dump.line(1, &[&site.words(number, &range)]);
        }
    }
    dump.done()
}

struct Site<'a>(&'a Anchored);

impl Site<'_> {
    fn record(&self, at: RecordAt) -> String {
        let source = &self.0.draft.sources[at.source];
        let record = &source.records[at.record];
        match (&record.id, &record.what) {
            (Some(id), _) => format!("{}#{id}", source.id),
            (None, RecordKind::Mention(_)) => format!("{} mention", source.id),
            (None, RecordKind::Part(part)) => {
                format!("{} {}", source.id, format!("{part:?}").to_lowercase())
            }
            (None, _) => format!("{} record {}", source.id, at.record),
        }
    }

    fn words(&self, source: usize, range: &Range<u32>) -> String {
        let text = self.0.text(source).map_or("", |text| &text.text);
        quoted(text.get(range.start as usize..range.end as usize).unwrap_or("OUTSIDE THE TEXT"))
    }

    fn block(&self, source: usize, block: usize) -> Range<u32> {
        self.0
            .text(source)
            .and_then(|text| text.blocks.get(block))
            .map_or(0..0, |block| block.range.clone())
    }

    fn places(&self, source: usize, places: &[Range<u32>]) -> String {
        let places: Vec<String> = places
            .iter()
            .map(|place| format!("{} {}", place.start, self.words(source, place)))
            .collect();
        places.join(" | ")
    }

    fn outcome(&self, source: usize, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Found(found) => self.found(source, found),
            Outcome::Ambiguous { places, count } => {
                format!("ambiguous, {count} places: {}", self.places(source, places))
            }
            Outcome::WrongContext { places } => {
                format!("wrong context: {}", self.places(source, places))
            }
            Outcome::InFurniture(range) => {
                format!("in furniture {}", self.words(source, range))
            }
            Outcome::Near(near) => self.near(near),
            Outcome::Missing => "missing".to_owned(),
        }
    }

    fn found(&self, source: usize, found: &Found) -> String {
        let mut shown = format!("{:?}", found.verdict).to_lowercase();
        let ranges: Vec<String> =
            found.ranges.iter().map(|range| self.words(source, range)).collect();
        shown.push(' ');
        shown.push_str(&ranges.join(" + "));
        for edit in &found.edits {
            shown.push_str(&match edit {
                Edit::Omitted(range) => format!(" omitted {}", self.words(source, range)),
                Edit::Inserted(words) => format!(" inserted {}", quoted(words)),
                Edit::Replaced { by, source: range } => {
                    format!(" replaced {} by {}", self.words(source, range), quoted(by))
                }
                Edit::Adjusted(range) => format!(" adjusted {}", self.words(source, range)),
            });
        }
        if let Some(range) = &found.omitted_negation {
            shown.push_str(&format!(" negation omitted {}", self.words(source, range)));
        }
        if let Some(range) = &found.clipped_negation {
            shown.push_str(&format!(" negation clipped {}", self.words(source, range)));
        }
        shown
    }

    fn near(&self, near: &Near) -> String {
        let differences: Vec<String> = near
            .differences
            .iter()
            .map(|(passage, source)| {
                format!("{}..{} is {}", passage.start, passage.end, self.words(near.source, source))
            })
            .collect();
        let source = &self.0.draft.sources[near.source].id;
        format!("near {source} {} {}", self.words(near.source, &near.range), differences.join(", "))
    }

    fn fate(&self, fate: &Fate) -> String {
        match fate {
            Fate::Short => "short".to_owned(),
            Fate::Title => "title".to_owned(),
            Fate::Unsourced => "unsourced on purpose".to_owned(),
            Fate::Translated(at) => format!("translated {}", self.record(*at)),
            Fate::InRecord { record, found } => {
                format!("in {} {}", self.record(*record), self.found(record.source, found))
            }
            Fate::InSource { source, found } => {
                let id = &self.0.draft.sources[*source].id;
                format!("in {id} {}", self.found(*source, found))
            }
            Fate::Paraphrase { record, found } => {
                format!("paraphrase {} {}", self.record(*record), self.found(record.source, found))
            }
            Fate::Ambiguous(candidates) => {
                let places: Vec<String> = candidates
                    .iter()
                    .map(|one| match one.record {
                        Some(record) => self.record(RecordAt { source: one.source, record }),
                        None => format!(
                            "{} {}",
                            self.0.draft.sources[one.source].id,
                            self.words(one.source, &one.range)
                        ),
                    })
                    .collect();
                format!("ambiguous: {}", places.join(" | "))
            }
            Fate::NotInTarget(near) => {
                format!("not in its target; {}", self.nearest(near.as_ref()))
            }
            Fate::Nowhere(near) => format!("nowhere; {}", self.nearest(near.as_ref())),
        }
    }

    fn nearest(&self, near: Option<&Near>) -> String {
        near.map_or("nothing near".to_owned(), |near| self.near(near))
    }

    fn fact(&self, dump: &Dump<'_>, fact: &Fact) -> String {
        let at = |span: &Span| format!("{} {}", dump.place(*span), dump.words(*span));
        match fact {
            Fact::Unresolved { span, why, .. } => format!("unresolved {} {why:?}", at(span)),
            Fact::ByOldId { span, now } => format!("by old id {} now {now}", at(span)),
            Fact::WrongKind { span, is, expected } => {
                format!("wrong kind {} is {is}, expected {expected}", at(span))
            }
            Fact::RefersToDraft { span, to } => format!("refers to draft {} {to}", at(span)),
            Fact::InsideItsQuoting(record) => {
                format!("inside its quoting {}", self.record(*record))
            }
            Fact::OverlappingSpeakers(a, b) => {
                format!("overlapping speakers {} {}", self.record(*a), self.record(*b))
            }
            Fact::OutsideMarks { record, interrupted: false } => {
                format!("outside marks {}", self.record(*record))
            }
            Fact::OutsideMarks { record, interrupted: true } => {
                format!("partly outside marks {}", self.record(*record))
            }
            Fact::UnmarkedContinuation { record, span } => {
                format!("unmarked continuation {} {}", self.record(*record), at(span))
            }
            Fact::WordsNotInSource { span, .. } => format!("words not in source {}", at(span)),
            Fact::AmbiguousAlias { source, range, entities } => {
                let ids: Vec<&str> =
                    entities.iter().map(|one| self.0.draft.entities[*one].id.as_str()).collect();
                let id = &self.0.draft.sources[*source].id;
                format!("ambiguous alias {id} {} {}", self.words(*source, range), ids.join(" | "))
            }
            Fact::AliasNotInSource(span) => format!("alias not in source {}", at(span)),
            Fact::UnusedEntity(entity) => {
                format!("unused entity {}", self.0.draft.entities[*entity].id)
            }
            Fact::LookAlike { family, first, second } => {
                format!("look-alike {} {} {}", family.word(), at(first), at(second))
            }
            Fact::SeedNotAnnotated { seed, holds } => {
                let holds: Vec<String> = holds.iter().map(at).collect();
                let name = &self.0.draft.seeds[*seed].name;
                format!("seed not annotated {name}, holds [{}]", holds.join(" | "))
            }
            Fact::SourceChanged(changed) => {
                let became = changed.records.iter().map(|one| format!("{:?}", one.what));
                format!("source changed {}", became.collect::<Vec<_>>().join(", "))
            }
            Fact::Capped { source, what } => {
                let of = source.map_or("", |source| &self.0.draft.sources[source].id);
                format!("capped {of}: {what}")
            }
        }
    }
}
