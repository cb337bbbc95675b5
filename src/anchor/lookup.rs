//! The wordings of all quotations in prose, and all sources → where each wording stands, looked for together.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::anchor::Placed;
use crate::anchor::fate::{Fate, RecordAt};
use crate::anchor::names::Target;
use crate::anchor::search::{Search, Wanted};
use crate::anchor::standing::{Ground, Places, Standing, Standings, nothing, translations};
use crate::parse::Draft;

/// What must not be left out while standings are gathered.
#[derive(Debug)]
pub(super) struct Asked {
    /// For each wording the sources that its pages cite.
    sources: Vec<Vec<u32>>,
    /// For each source the labels that must be its words: number of the quotation, wording, record.
    labels: Vec<Vec<(usize, usize, Option<usize>)>>,
}

impl Asked {
    /// Nothing yet, about so many wordings and sources.
    pub(super) fn new(wordings: usize, sources: usize) -> Asked {
        Asked { sources: vec![Vec::new(); wordings], labels: vec![Vec::new(); sources] }
    }

    /// A quotation is the label of a link to a source or record.
    pub(super) fn label(&mut self, quotation: usize, wording: usize, target: Option<Target>) {
        let (source, record) = match target {
            Some(Target::Source(source)) => (source, None),
            Some(Target::Record(RecordAt { source, record })) => (source, Some(record)),
            _ => return,
        };
        if let Some(labels) = self.labels.get_mut(source) {
            labels.push((quotation, wording, record));
        }
    }

    /// A page with this wording cites a source.
    pub(super) fn source(&mut self, wording: usize, source: usize) {
        let Some(sources) = self.sources.get_mut(wording) else { return };
        sources.push(source as u32);
        if sources.len().is_power_of_two() {
            sources.sort_unstable();
            sources.dedup();
        }
    }

    fn sorted(&self) -> Vec<Vec<u32>> {
        let sorted = |sources: &Vec<u32>| {
            let mut sources = sources.clone();
            sources.sort_unstable();
            sources.dedup();
            sources
        };
        self.sources.iter().map(sorted).collect()
    }
}

/// Where everything stands.
#[derive(Debug, Default)]
pub(super) struct Everywhere {
    /// The wordings that were looked for.
    pub(super) wanted: Vec<Wanted>,
    /// By wording, in the order of the sources.
    pub(super) standings: FxHashMap<usize, Vec<Standing>>,
    /// By quotation: labels that are words of what they name.
    pub(super) labels: FxHashMap<usize, Fate>,
}

/// What one run over some sources found.
#[derive(Debug, Default)]
struct Gathered {
    standings: FxHashMap<usize, Standings>,
    labels: Vec<(usize, Fate)>,
}

/// Looks for all wordings in all sources.
pub(super) fn look_everywhere(
    draft: &Draft,
    placed: &[Placed],
    wanted: Vec<Wanted>,
    asked: &Asked,
) -> Everywhere {
    if wanted.is_empty() {
        return Everywhere::default();
    }
    let searches = Searches::new(draft, &wanted);
    let cited = asked.sorted();
    let is_asked = |wording: usize, source: usize| {
        cited.get(wording).is_some_and(|all| all.binary_search(&(source as u32)).is_ok())
    };
    let gather = |mut all: Gathered, source: usize| {
        if let Some(ground) =
            placed.get(source).and_then(|placed| Ground::of(draft, placed, source))
        {
            let labels = asked.labels.get(source).map_or(&[][..], Vec::as_slice);
            one_source(&ground, &searches, labels, &mut all, is_asked);
        }
        all
    };
    let join = |mut left: Gathered, right: Gathered| {
        if left.standings.is_empty() && left.labels.is_empty() {
            return right;
        }
        left.labels.extend(right.labels);
        for (wording, standings) in right.standings {
            let all = left.standings.entry(wording).or_default();
            all.add(standings.into_all(), |source| is_asked(wording, source));
        }
        left
    };
    let sources = (0..draft.sources.len()).into_par_iter();
    let gathered = sources.fold(Gathered::default, gather).reduce(Gathered::default, join);
    let done = gathered.standings.into_iter();
    let done = done.map(|(wording, all)| (wording, all.done(|source| is_asked(wording, source))));
    Everywhere { standings: done.collect(), labels: gathered.labels.into_iter().collect(), wanted }
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

    fn of(&self, ground: &Ground<'_>) -> (&Search, &[Wanted]) {
        match &self.ap {
            Some((wanted, search)) if ground.source.parentheses_as_brackets => (search, wanted),
            _ => (&self.plain, self.wanted),
        }
    }
}

fn one_source(
    ground: &Ground<'_>,
    searches: &Searches<'_>,
    labels: &[(usize, usize, Option<usize>)],
    all: &mut Gathered,
    is_asked: impl Fn(usize, usize) -> bool,
) {
    let (search, wanted) = searches.of(ground);
    let places = Places::new(*ground, search, wanted);
    let translations = translations(ground, search);
    for (quotation, wording, record) in labels {
        let source = ground.number;
        let found = match record {
            Some(record) => places.within(*wording, *record),
            None => places.first(*wording),
        };
        let fate = match (found.cloned(), *record) {
            // A draft or hidden record is never linked; its words are the source's all the same.
            (Some(found), Some(record)) if !ground.shows(record) => {
                Some(Fate::InSource { source, found })
            }
            (Some(found), Some(record)) => {
                Some(Fate::InRecord { record: RecordAt { source, record }, found })
            }
            (Some(found), None) => Some(Fate::InSource { source, found }),
            (None, Some(record)) if translations.contains(&(*wording, record)) => {
                Some(Fate::Translated(RecordAt { source, record }))
            }
            (None, _) => None,
        };
        all.labels.extend(fate.map(|fate| (*quotation, fate)));
    }
    let mut here: FxHashMap<usize, Standing> = FxHashMap::default();
    for wording in places.wordings() {
        here.extend(places.standing(wording).map(|standing| (wording, standing)));
    }
    for (wording, record) in translations {
        here.entry(wording).or_insert_with(|| nothing(ground)).translated.push(record);
    }
    for (wording, standing) in here {
        let standings = all.standings.entry(wording).or_default();
        standings.add([standing], |source| is_asked(wording, source));
    }
}
