//! The wordings of quotations in prose, and the sources → where each wording stands, looked for together.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::anchor::Placed;
use crate::anchor::evidence::Evidence;
use crate::anchor::fate::{Fate, RecordAt};
use crate::anchor::names::Target;
use crate::anchor::search::{Search, Wanted};
use crate::anchor::standing::{OneSource, Standing, Standings, nothing};
use crate::parse::Draft;

/// Which wordings are looked for in which sources.
#[derive(Debug)]
pub(super) struct Asked {
    /// For each source the wordings of the pages that cite it.
    wordings: Vec<Vec<u32>>,
    /// For each source the labels that must be its words.
    labels: Vec<Vec<Label>>,
}

/// A label of a link to a source or record.
#[derive(Debug, Clone, Copy)]
struct Label {
    /// The quotation, by number.
    quotation: usize,
    /// Its wording, by number.
    wording: usize,
    /// The record that must hold it, where it is one.
    record: Option<usize>,
}

impl Asked {
    /// Nothing yet, about so many sources.
    pub(super) fn new(sources: usize) -> Asked {
        Asked { wordings: vec![Vec::new(); sources], labels: vec![Vec::new(); sources] }
    }

    /// A quotation is the label of a link to a source or record.
    pub(super) fn label(&mut self, quotation: usize, wording: usize, target: Target) {
        let (source, record) = match target {
            Target::Source(source) => (source, None),
            Target::Record(RecordAt { source, record }) => (source, Some(record)),
            _ => return,
        };
        if let Some(labels) = self.labels.get_mut(source) {
            labels.push(Label { quotation, wording, record });
            self.cited(wording, source);
        }
    }

    /// A page with this wording cites a source.
    pub(super) fn cited(&mut self, wording: usize, source: usize) {
        let Some(wordings) = self.wordings.get_mut(source) else { return };
        wordings.push(wording as u32);
        if wordings.len() > 1024 && wordings.len().is_power_of_two() {
            wordings.sort_unstable();
            wordings.dedup();
        }
    }

    fn sort(&mut self) {
        for wordings in &mut self.wordings {
            wordings.sort_unstable();
            wordings.dedup();
        }
    }
}

/// Where wordings stand.
#[derive(Debug, Default)]
pub(super) struct Stand {
    /// By wording, in the order of the sources.
    pub(super) standings: FxHashMap<usize, Vec<Standing>>,
    /// By quotation: labels that are words of what they name.
    pub(super) labels: FxHashMap<usize, Fate>,
}

/// What stands in one source: wordings, and quotations that are labels.
type OfSource = (Vec<(usize, Standing)>, Vec<(usize, Fate)>);

/// Looks for wordings in the sources that are asked: those that their pages cite.
pub(super) fn where_cited(
    draft: &Draft,
    placed: &[Placed],
    wanted: &[Wanted],
    mut asked: Asked,
) -> Stand {
    if wanted.is_empty() {
        return Stand::default();
    }
    asked.sort();
    let searches = Searches::new(draft, wanted);
    let one = |number: usize| {
        let evidence = placed.get(number).and_then(|placed| Evidence::of(draft, placed, number));
        let wordings = &asked.wordings[number];
        match evidence {
            Some(evidence) if !wordings.is_empty() => {
                let is_asked = |wording: usize| wordings.binary_search(&(wording as u32)).is_ok();
                let places = searches.places(&evidence, is_asked);
                let labels = of_labels(&evidence, &places, &asked.labels[number]);
                (standings(&evidence, &places), labels)
            }
            _ => Default::default(),
        }
    };
    let all: Vec<OfSource> = (0..draft.sources.len()).into_par_iter().map(one).collect();
    let mut stand = Stand::default();
    for (standings, labels) in all {
        for (wording, standing) in standings {
            stand.standings.entry(wording).or_default().push(standing);
        }
        stand.labels.extend(labels);
    }
    stand
}

/// Looks for wordings in all sources. Of each kind of standing only the first few are kept.
pub(super) fn everywhere(
    draft: &Draft,
    placed: &[Placed],
    wanted: &[Wanted],
) -> FxHashMap<usize, Vec<Standing>> {
    if wanted.is_empty() {
        return FxHashMap::default();
    }
    let searches = Searches::new(draft, wanted);
    let gather = |mut all: FxHashMap<usize, Standings>, number: usize| {
        let evidence = placed.get(number).and_then(|placed| Evidence::of(draft, placed, number));
        if let Some(evidence) = evidence {
            let places = searches.places(&evidence, |_| true);
            for (wording, standing) in standings(&evidence, &places) {
                all.entry(wording).or_default().add([standing]);
            }
        }
        all
    };
    let join = |mut left: FxHashMap<usize, Standings>, right: FxHashMap<usize, Standings>| {
        if left.is_empty() {
            return right;
        }
        for (wording, later) in right {
            left.entry(wording).or_default().add(later.into_all());
        }
        left
    };
    let sources = (0..draft.sources.len()).into_par_iter();
    let gathered = sources.fold(FxHashMap::default, gather).reduce(FxHashMap::default, join);
    gathered.into_iter().map(|(wording, all)| (wording, all.done())).collect()
}

/// The wordings as most sources' quotations are read, and as those of sources in AP style are.
struct Searches<'a> {
    wanted: &'a [Wanted],
    plain: Search,
    ap: Option<(Vec<Wanted>, Search)>,
}

impl Searches<'_> {
    fn new<'a>(draft: &Draft, wanted: &'a [Wanted]) -> Searches<'a> {
        let has_parenthesis =
            |wanted: &Wanted| wanted.pieces.iter().any(|piece| piece.contains('('));
        let in_ap_style = draft.sources.iter().any(|source| source.parentheses_as_brackets)
            && wanted.iter().any(has_parenthesis);
        let ap = in_ap_style.then(|| {
            let read = |wanted: &Wanted| Wanted {
                parentheses_as_brackets: true,
                pieces: wanted.pieces.clone(),
            };
            let wanted: Vec<Wanted> = wanted.iter().map(read).collect();
            let search = Search::new(wanted.clone());
            (wanted, search)
        });
        Searches { wanted, plain: Search::new(wanted.to_vec()), ap }
    }

    fn places<'g>(
        &self,
        evidence: &Evidence<'g>,
        is_asked: impl Fn(usize) -> bool + Copy,
    ) -> OneSource<'g> {
        match &self.ap {
            Some((wanted, search)) if evidence.source.parentheses_as_brackets => {
                OneSource::new(*evidence, search, wanted, is_asked)
            }
            _ => OneSource::new(*evidence, &self.plain, self.wanted, is_asked),
        }
    }
}

/// Labels that are words of what they name.
fn of_labels(
    evidence: &Evidence<'_>,
    places: &OneSource<'_>,
    labels: &[Label],
) -> Vec<(usize, Fate)> {
    let source = evidence.number;
    let fate = |label: &Label| {
        let Some(record) = label.record else {
            let found = places.first(label.wording)?.clone();
            return Some(Fate::InSource { source, found });
        };
        let at = RecordAt { source, record };
        match places.within(label.wording, record).cloned() {
            Some(found) if evidence.shows(record) => Some(Fate::InRecord { record: at, found }),
            // A draft or hidden record is never linked; its words are the source's all the same.
            Some(found) => Some(Fate::InSource { source, found }),
            None => places.is_translation(label.wording, record).then_some(Fate::Translated(at)),
        }
    };
    labels.iter().filter_map(|label| Some((label.quotation, fate(label)?))).collect()
}

/// Every wording that stands in a source, and how.
fn standings(evidence: &Evidence<'_>, places: &OneSource<'_>) -> Vec<(usize, Standing)> {
    let mut here: FxHashMap<usize, Standing> = FxHashMap::default();
    for wording in places.wordings() {
        here.extend(places.standing(wording).map(|standing| (wording, standing)));
    }
    for (wording, record) in places.translations() {
        here.entry(*wording).or_insert_with(|| nothing(evidence)).translated.push(*record);
    }
    here.into_iter().collect()
}
