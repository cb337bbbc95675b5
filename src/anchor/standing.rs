//! One source and its quotes → where the wordings of prose stand in it: in whose words, and elsewhere.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::anchor::evidence::{Evidence, slice};
use crate::anchor::outcome::{Edit, Found, Outcome};
use crate::anchor::search::{Hits, Search, Wanted};
use crate::parse::record::RecordKind;
use crate::parse::record::quote::Form;
use crate::parse::source::{Block, BlockKind, Map, SourceText};

/// Where one wording stands in one source.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// The source, by number.
    pub(super) source: usize,
    /// The source is a draft: only drafts may quote it.
    pub(super) of_draft: bool,
    /// Published direct and partial quotes that hold it, in order, each with its first place there.
    pub(super) direct: Vec<(usize, Found)>,
    /// The first published indirect quote that holds it.
    pub(super) indirect: Option<Box<(usize, Found)>>,
    /// Its first place in no published quote.
    pub(super) elsewhere: Option<Box<Found>>,
    /// Published quotes whose translation holds it.
    pub(super) translated: Vec<usize>,
}

/// The places of one record that wordings may stand in.
#[derive(Debug)]
struct Passage {
    record: usize,
    ranges: Vec<Range<u32>>,
    /// The furthest end among this passage and those before it.
    reach: u32,
}

/// One source: its passages and where each wording stands in it, for those who ask about single records.
#[derive(Debug)]
pub(super) struct OneSource<'a> {
    evidence: Evidence<'a>,
    /// By where they begin.
    passages: Vec<Passage>,
    /// The passage of each record.
    of_record: FxHashMap<usize, usize>,
    /// For each wording its places; and those within records where not all places were kept.
    found: FxHashMap<usize, Vec<Found>>,
    /// Wordings that stand in the translations of published quotes, with the record.
    translations: Vec<(usize, usize)>,
}

impl<'a> OneSource<'a> {
    /// Looks for the wordings that are asked for in a source.
    pub(super) fn new(
        evidence: Evidence<'a>,
        search: &Search,
        wanted: &[Wanted],
        is_asked: impl Fn(usize) -> bool + Copy,
    ) -> OneSource<'a> {
        let hits = search.all_where(evidence.text, &evidence.placed.furniture, is_asked);
        let mut places = OneSource {
            evidence,
            passages: Vec::new(),
            of_record: FxHashMap::default(),
            found: FxHashMap::default(),
            translations: translations(&evidence, search, is_asked),
        };
        if hits.is_empty() {
            return places;
        }
        places.passages = passages(&evidence);
        let numbered = places.passages.iter().enumerate();
        places.of_record = numbered.map(|(n, passage)| (passage.record, n)).collect();
        let crowded: Vec<usize> = hits
            .iter()
            .filter(|hits| hits.capped || hits.count > hits.found.len())
            .map(|hits| hits.wanted)
            .collect();
        for Hits { wanted, found, .. } in hits {
            places.found.entry(wanted).or_default().extend(found);
        }
        if !crowded.is_empty() {
            places.add_crowded(&crowded, wanted);
        }
        places
    }

    /// Of wordings that stand in more places than are kept, those within quotes and notes are looked for there.
    fn add_crowded(&mut self, crowded: &[usize], wanted: &[Wanted]) {
        let wordings = crowded.iter().filter_map(|n| wanted.get(*n).cloned()).collect();
        let search = Search::new(wordings);
        for passage in &self.passages {
            for range in &passage.ranges {
                let slice = slice(self.evidence.text, range);
                for hits in search.all(&slice, &[]) {
                    let found = hits.found.into_iter().take(1);
                    let found = found.map(|found| shifted(found, range.start));
                    if let Some(n) = crowded.get(hits.wanted) {
                        self.found.entry(*n).or_default().extend(found);
                    }
                }
            }
        }
    }

    /// The wordings that stand in translations of published quotes, with the record, by record.
    pub(super) fn translations(&self) -> &[(usize, usize)] {
        &self.translations
    }

    /// Whether a wording stands in the translation of a published quote.
    pub(super) fn is_translation(&self, wording: usize, record: usize) -> bool {
        self.translations.contains(&(wording, record))
    }

    /// The wordings that stand in this source, by number, in no order.
    pub(super) fn wordings(&self) -> impl Iterator<Item = usize> {
        self.found.keys().copied()
    }

    /// The first place of a wording in this source.
    pub(super) fn first(&self, wording: usize) -> Option<&Found> {
        self.found.get(&wording)?.iter().min_by_key(|found| found.extent().start)
    }

    /// The first place of a wording within one quote or note.
    pub(super) fn within(&self, wording: usize, record: usize) -> Option<&Found> {
        let passage = self.passages.get(*self.of_record.get(&record)?)?;
        let places = self.found.get(&wording)?.iter();
        let text = &self.evidence.text.text;
        places
            .filter(|found| holds(&passage.ranges, text, found))
            .min_by_key(|found| found.extent().start)
    }

    /// In whose words a wording stands here.
    pub(super) fn standing(&self, wording: usize) -> Option<Standing> {
        let mut standing = nothing(&self.evidence);
        for found in self.found.get(&wording).filter(|found| !found.is_empty())? {
            let mut quoted = false;
            for record in self.holders(found) {
                let Some(form) = self.evidence.published_form(record) else { continue };
                quoted = true;
                if form == Form::Indirect {
                    put_first(&mut standing.indirect, record, found);
                } else {
                    standing.direct.push((record, found.clone()));
                }
            }
            let is_first = |other: &Found| found.extent().start < other.extent().start;
            if !quoted && standing.elsewhere.as_deref().is_none_or(is_first) {
                standing.elsewhere = Some(Box::new(found.clone()));
            }
        }
        standing.direct.sort_by_key(|(record, found)| (*record, found.extent().start));
        standing.direct.dedup_by_key(|(record, _)| *record);
        standing.direct.shrink_to_fit();
        Some(standing)
    }

    /// The quotes and notes within which a place lies.
    fn holders(&self, found: &Found) -> impl Iterator<Item = usize> {
        let extent = found.extent();
        let before = self.passages.partition_point(|passage| {
            passage.ranges.first().is_some_and(|range| range.start < extent.end)
        });
        let text = &self.evidence.text.text;
        self.passages[..before]
            .iter()
            .rev()
            .take_while(move |passage| passage.reach > extent.start)
            .filter(move |passage| holds(&passage.ranges, text, found))
            .map(|passage| passage.record)
    }
}

/// The wordings that stand in the translations of a source's published quotes: wording and record.
fn translations(
    evidence: &Evidence<'_>,
    search: &Search,
    is_asked: impl Fn(usize) -> bool + Copy,
) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (record, one) in evidence.source.records.iter().enumerate() {
        if let RecordKind::Quote(quote) = &one.what
            && let Some(translation) = &quote.translation
            && evidence.published_form(record).is_some()
        {
            let text = text_of(translation);
            let hits = search.all_where(&text, &[], is_asked).into_iter();
            all.extend(hits.map(|hits| (hits.wanted, record)));
        }
    }
    all
}

/// A standing that has no place yet.
pub(super) fn nothing(evidence: &Evidence<'_>) -> Standing {
    Standing {
        source: evidence.number,
        of_draft: evidence.source.head.draft,
        direct: Vec::new(),
        indirect: None,
        elsewhere: None,
        translated: Vec::new(),
    }
}

fn put_first(first: &mut Option<Box<(usize, Found)>>, record: usize, found: &Found) {
    let order = |record: usize, found: &Found| (found.extent().start, record);
    let is_first = |other: &(usize, Found)| order(record, found) < order(other.0, &other.1);
    if first.as_deref().is_none_or(is_first) {
        *first = Some(Box::new((record, found.clone())));
    }
}

/// Quotes and notes that stand in the source, by where they begin.
fn passages(evidence: &Evidence<'_>) -> Vec<Passage> {
    let outcomes = evidence.source.records.iter().zip(&evidence.placed.outcomes);
    let mut passages: Vec<Passage> = outcomes
        .enumerate()
        .filter_map(|(record, (one, outcome))| match (&one.what, outcome) {
            (RecordKind::Quote(_) | RecordKind::Note(_), Outcome::Found(found)) => Some(Passage {
                record,
                ranges: joined(&evidence.text.text, &found.ranges),
                reach: 0,
            }),
            _ => None,
        })
        .collect();
    passages.sort_by_key(|passage| passage.ranges.first().map_or(0, |range| range.start));
    let mut reach = 0;
    for passage in &mut passages {
        reach = reach.max(passage.ranges.last().map_or(0, |range| range.end));
        passage.reach = reach;
    }
    passages
}

/// Ranges as one where no word stands between them: a passage may go on over a block's border.
pub(super) fn joined(text: &str, ranges: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut joined: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if !has_word(text, last.end..range.start) => last.end = range.end,
            _ => joined.push(range.clone()),
        }
    }
    joined
}

/// Whether all words of a place lie within ranges.
fn holds(ranges: &[Range<u32>], text: &str, found: &Found) -> bool {
    found.ranges.iter().all(|place| {
        ranges.iter().any(|range| {
            place.start < range.end
                && range.start < place.end
                && !has_word(text, place.start..range.start)
                && !has_word(text, range.end..place.end)
        })
    })
}

/// Whether a letter or digit stands in a range; none does in a backward one.
pub(super) fn has_word(text: &str, range: Range<u32>) -> bool {
    text.get(range.start as usize..range.end as usize)
        .is_some_and(|words| words.contains(char::is_alphanumeric))
}

/// Plain words as a text of one block.
fn text_of(words: &str) -> SourceText {
    let range = 0..words.len() as u32;
    let blocks = vec![Block { range, what: BlockKind::Paragraph }];
    SourceText { text: words.into(), blocks, note_numbers: Vec::new(), map: Map::Same }
}

fn shifted(found: Found, by: u32) -> Found {
    let shift = |range: Range<u32>| range.start + by..range.end + by;
    let edit = |edit| match edit {
        Edit::Omitted(range) => Edit::Omitted(shift(range)),
        Edit::Replaced { by, source } => Edit::Replaced { by, source: shift(source) },
        Edit::Adjusted(range) => Edit::Adjusted(shift(range)),
        Edit::Inserted(words) => Edit::Inserted(words),
    };
    Found {
        verdict: found.verdict,
        ranges: found.ranges.into_iter().map(shift).collect(),
        edits: found.edits.into_iter().map(edit).collect(),
        omitted_negation: found.omitted_negation.map(shift),
        clipped_negation: found.clipped_negation.map(shift),
    }
}

/// The standings of one wording: of each kind the first few, which decide.
#[derive(Debug, Default)]
pub(super) struct Standings {
    all: Vec<Standing>,
}

/// How many sources of a kind are kept.
const KEPT: usize = crate::anchor::outcome::MAX_PLACES;

impl Standings {
    /// Adds standings of later sources.
    pub(super) fn add(&mut self, later: impl IntoIterator<Item = Standing>) {
        self.all.extend(later);
        if self.all.len() > 10 * KEPT {
            self.prune();
        }
    }

    /// All that may decide, in the order of the sources.
    pub(super) fn done(mut self) -> Vec<Standing> {
        self.prune();
        self.all
    }

    /// Those that were added so far.
    pub(super) fn into_all(self) -> Vec<Standing> {
        self.all
    }

    fn prune(&mut self) {
        let mut kept = [0; 5];
        self.all.retain(|standing| {
            let kind = match standing {
                Standing { of_draft: true, .. } => 0,
                Standing { direct, .. } if !direct.is_empty() => 1,
                Standing { elsewhere: Some(_), .. } => 2,
                Standing { indirect: Some(_), .. } => 3,
                _ => 4,
            };
            kept[kind] += 1;
            kept[kind] <= KEPT
        });
    }
}
