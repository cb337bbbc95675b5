//! `Draft` and what was found in its sources → a `Fate` for each quotation in prose and in fields that readers see.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::anchor::Placed;
use crate::anchor::directory::{is_quotation, title_key};
use crate::anchor::fact::Fact;
use crate::anchor::fate::{Candidate, Fate, RecordAt};
use crate::anchor::lookup::{Asked, everywhere, where_cited};
use crate::anchor::names::{Names, Place, Target};
use crate::anchor::nearest::{Ask, Only, nearest};
use crate::anchor::outcome::{Found, MAX_PLACES};
use crate::anchor::reference::References;
use crate::anchor::search::Wanted;
use crate::anchor::shown::{has_fewer_words, shown};
use crate::anchor::standing::Standing;
use crate::anchor::writing::{Page, Writing, writings};
use crate::ground::span::Span;
use crate::parse::Draft;
use crate::parse::prose::{Quotation, Shape};
use crate::parse::record::RecordKind;

/// A quotation that has to stand somewhere.
#[derive(Debug)]
struct Open<'a> {
    quotation: &'a Quotation,
    /// Its wording, by number.
    wording: usize,
    page: Page,
    /// It gets onto the site.
    published: bool,
    /// The quotes and notes that its paragraph links.
    linked: Vec<RecordAt>,
    /// The source, quote or note of whose link it is the label.
    label: Option<Target>,
}

/// All quotations, sorted out by whether they have to stand somewhere.
#[derive(Debug, Default)]
struct Sorted<'a> {
    fates: Vec<(Span, Fate)>,
    open: Vec<Open<'a>>,
    wanted: Vec<Wanted>,
    wordings: FxHashMap<(Cow<'a, str>, bool), usize>,
}

/// The fates of all quotations, sorted by span, and what `check` should know of seeds that are nobody's source.
pub(super) fn fates(
    draft: &Draft,
    names: &Names,
    references: &References,
    placed: &[Placed],
) -> (Vec<(Span, Fate)>, Vec<Fact>) {
    let rules = Rules { draft, names, references };
    let Sorted { mut fates, open, wanted, .. } = rules.sort_out();
    let mut asked = Asked::new(draft.sources.len());
    for (n, one) in open.iter().enumerate() {
        match one.label {
            Some(target) => asked.label(n, one.wording, target),
            None => rules.cited(one).for_each(|source| asked.cited(one.wording, source)),
        }
    }
    let found = where_cited(draft, placed, &wanted, asked);
    let mut undecided = Vec::new();
    for (n, one) in open.iter().enumerate() {
        let fate = match one.label {
            Some(_) => found.labels.get(&n).cloned(),
            None => found.standings.get(&one.wording).and_then(|all| rules.near_by(one, all)),
        };
        match fate {
            Some(fate) => fates.push((one.quotation.span, fate)),
            None => undecided.push(one),
        }
    }
    drop(found);
    // Few are left in a site that cites its sources: these are looked for everywhere.
    let wordings = undecided.iter().filter(|one| one.label.is_none()).map(|one| one.wording);
    let mut wordings: Vec<usize> = wordings.collect();
    wordings.sort_unstable();
    wordings.dedup();
    let rest: Vec<Wanted> =
        wordings.iter().filter_map(|wording| wanted.get(*wording).cloned()).collect();
    let found = everywhere(draft, placed, &rest);
    let mut nowhere = Vec::new();
    for one in undecided {
        let standings = wordings.binary_search(&one.wording).ok().and_then(|at| found.get(&at));
        match standings.filter(|_| one.label.is_none()).and_then(|all| rules.anywhere(one, all)) {
            Some(fate) => fates.push((one.quotation.span, fate)),
            None => nowhere.push(one),
        }
    }
    let asks: Vec<Ask> = nowhere.iter().map(|one| rules.ask(one)).collect();
    let (near, mut facts) = nearest(draft, placed, &wanted, &asks);
    for (one, near) in nowhere.iter().zip(near) {
        let fate = if one.label.is_some() { Fate::NotInTarget(near) } else { Fate::Nowhere(near) };
        fates.push((one.quotation.span, fate));
    }
    let unsourced = nowhere.iter().filter(|one| one.label.is_none());
    let unsourced: Vec<(usize, Span)> =
        unsourced.map(|one| (one.wording, one.quotation.span)).collect();
    facts.extend(crate::anchor::seed::not_annotated(draft, placed, &wanted, &unsourced));
    fates.sort_unstable_by_key(|(span, _)| *span);
    (fates, facts)
}

/// What the rules look at.
struct Rules<'a> {
    draft: &'a Draft,
    names: &'a Names,
    references: &'a References,
}

impl<'a> Rules<'a> {
    fn sort_out(&self) -> Sorted<'a> {
        let titles = self.titles();
        let mut sorted = Sorted::default();
        for writing in writings(self.draft) {
            let links = self.links(&writing);
            for quotation in writing.quotations {
                let label = self.label(&writing, quotation);
                let words = shown(self.draft, self.names, &writing, quotation);
                match self.without_a_source(quotation.shape, &words, label, &titles) {
                    Some(fate) => sorted.fates.push((quotation.span, fate)),
                    None => sorted.open(&writing, quotation, words, label, &links),
                }
            }
        }
        sorted
    }

    /// The titles of sources and briefings, ready to be compared.
    fn titles(&self) -> FxHashSet<String> {
        let sources = self.draft.sources.iter().map(|source| &source.title);
        let briefings = self.draft.briefings.iter().map(|briefing| &briefing.title);
        // A title that is itself a quotation is no excuse for its words.
        let titles = sources.chain(briefings).filter(|title| !is_quotation(title));
        titles.map(|title| title_key(title)).collect()
    }

    /// The quotes and notes that a prose links, by paragraph.
    fn links(&self, writing: &Writing<'_>) -> FxHashMap<u32, Vec<RecordAt>> {
        let mut links: FxHashMap<u32, Vec<RecordAt>> = FxHashMap::default();
        for link in writing.prose.map_or(&[][..], |prose| &prose.links) {
            let named = self.names.look_up(&link.to, Place::Prose).map(|found| found.target);
            if let Ok(Target::Record(record)) = named {
                links.entry(link.paragraph).or_default().push(record);
            }
        }
        links
    }

    /// What a quoted label must be words of, where it is a link's to a source, quote or note.
    fn label(&self, writing: &Writing<'_>, quotation: &Quotation) -> Option<Target> {
        let Shape::Label(link) = quotation.shape else { return None };
        let link = writing.prose?.links.get(link as usize)?;
        match self.names.look_up(&link.to, Place::Prose).ok()?.target {
            target @ (Target::Source(_) | Target::Record(_)) => Some(target),
            _ => None,
        }
    }

    /// The fate of a quotation that need not stand anywhere. A label that names its source is always checked.
    fn without_a_source(
        &self,
        shape: Shape,
        words: &str,
        label: Option<Target>,
        titles: &FxHashSet<String>,
    ) -> Option<Fate> {
        let min = self.draft.settings.quotation_min_words as usize;
        if shape == Shape::Unsourced {
            Some(Fate::Unsourced)
        } else if label.is_some() {
            None
        } else if has_fewer_words(words, min) {
            Some(Fate::Short)
        } else {
            titles.contains(&title_key(words)).then_some(Fate::Title)
        }
    }

    /// The sources that a quotation's page cites.
    fn cited(&self, one: &Open<'_>) -> impl Iterator<Item = usize> {
        let own = match one.page {
            Page::Source(source) => Some(source),
            _ => None,
        };
        let cites = self.references.cites.get(&one.page);
        cites.into_iter().flatten().copied().chain(own)
    }

    fn is_cited(&self, one: &Open<'_>, source: usize) -> bool {
        one.page == Page::Source(source)
            || self
                .references
                .cites
                .get(&one.page)
                .is_some_and(|cites| cites.binary_search(&source).is_ok())
    }

    /// The first rules: quotes that the paragraph links, then sources that the page cites.
    fn near_by(&self, one: &Open<'_>, standings: &[Standing]) -> Option<Fate> {
        let cited: Vec<&Standing> = self
            .usable(one, standings)
            .filter(|standing| self.is_cited(one, standing.source))
            .collect();
        let linked = |record: &RecordAt| one.linked.contains(record);
        let mut direct = direct(&cited);
        direct.retain(|(record, _)| linked(record));
        if !direct.is_empty() {
            return Some(self.one_of(&direct));
        }
        match translated(&cited).find(linked) {
            Some(record) => Some(Fate::Translated(record)),
            None => self.among(&cited),
        }
    }

    /// The last rule: all sources.
    fn anywhere(&self, one: &Open<'_>, standings: &[Standing]) -> Option<Fate> {
        self.among(&self.usable(one, standings).collect::<Vec<_>>())
    }

    /// What a quotation may be linked to: drafts only where it is in a draft.
    fn usable<'s>(
        &self,
        one: &Open<'_>,
        standings: &'s [Standing],
    ) -> impl Iterator<Item = &'s Standing> {
        let published = one.published;
        standings.iter().filter(move |standing| !standing.of_draft || !published)
    }

    /// What becomes of a wording that stands in these sources.
    fn among(&self, standings: &[&Standing]) -> Option<Fate> {
        let direct = direct(standings);
        if !direct.is_empty() {
            return Some(self.one_of(&direct));
        }
        let elsewhere: Vec<(usize, &Found)> = standings
            .iter()
            .filter_map(|standing| Some((standing.source, standing.elsewhere.as_deref()?)))
            .collect();
        match elsewhere.as_slice() {
            [] => {}
            [(source, found)] => {
                return Some(Fate::InSource { source: *source, found: (*found).clone() });
            }
            several => {
                let places = several.iter().take(MAX_PLACES).map(|(source, found)| Candidate {
                    source: *source,
                    record: None,
                    range: found.extent(),
                });
                return Some(Fate::Ambiguous(places.collect()));
            }
        }
        let paraphrase = standings.iter().find_map(|standing| {
            let (record, found) = *standing.indirect.clone()?;
            let record = RecordAt { source: standing.source, record };
            Some(Fate::Paraphrase { record, found })
        });
        paraphrase.or_else(|| translated(standings).next().map(Fate::Translated))
    }

    /// The only quote, or the one that all others are `quoting`; else all of them.
    fn one_of(&self, quotes: &[(RecordAt, &Found)]) -> Fate {
        let origin = self.origin(quotes[0].0, quotes);
        let all_lead_there =
            || quotes[1..].iter().all(|(record, _)| self.origin(*record, quotes) == origin);
        if quotes.len() <= MAX_CHAIN
            && all_lead_there()
            && let Some((record, found)) = quotes.iter().find(|(record, _)| *record == origin)
        {
            return Fate::InRecord { record: *record, found: (*found).clone() };
        }
        let places = quotes.iter().take(MAX_PLACES).map(|(record, found)| Candidate {
            source: record.source,
            record: Some(record.record),
            range: found.extent(),
        });
        Fate::Ambiguous(places.collect())
    }

    /// Follows `quoting` from a quote as long as it leads to another of these.
    fn origin(&self, from: RecordAt, quotes: &[(RecordAt, &Found)]) -> RecordAt {
        let mut at = from;
        for _ in 0..quotes.len().min(MAX_CHAIN) {
            match quoted_by(self.draft, self.names, at) {
                Some(next) if quotes.iter().any(|(record, _)| *record == next) => at = next,
                _ => break,
            }
        }
        at
    }

    /// Where to look for what is nearest to a quotation that stands nowhere.
    fn ask(&self, one: &Open<'_>) -> Ask {
        let (wording, may_be_draft) = (one.wording, !one.published);
        let linked = one.linked.iter().map(|record| record.source);
        let (sources, only) = match one.label {
            Some(Target::Record(at)) => (vec![at.source], Some(Only::Record(at.record))),
            Some(Target::Source(source)) => (vec![source], Some(Only::Source)),
            _ => (linked.chain(self.cited(one)).collect(), None),
        };
        Ask { wording, sources, only, may_be_draft }
    }
}

/// How many quotes are followed along `quoting`.
const MAX_CHAIN: usize = 64;

/// The quote that a quote is `quoting`.
pub(super) fn quoted_by(draft: &Draft, names: &Names, at: RecordAt) -> Option<RecordAt> {
    let record = draft.sources.get(at.source)?.records.get(at.record)?;
    match &record.what {
        RecordKind::Quote(quote) => names.record(Some(at.source), quote.quoting.as_ref()?),
        _ => None,
    }
}

fn direct<'s>(standings: &[&'s Standing]) -> Vec<(RecordAt, &'s Found)> {
    let of = |standing: &'s Standing| {
        let source = standing.source;
        let records = standing.direct.iter();
        records.map(move |(record, found)| (RecordAt { source, record: *record }, found))
    };
    standings.iter().copied().flat_map(of).collect()
}

fn translated(standings: &[&Standing]) -> impl Iterator<Item = RecordAt> {
    standings.iter().flat_map(|standing| {
        let source = standing.source;
        standing.translated.iter().map(move |record| RecordAt { source, record: *record })
    })
}

impl<'a> Sorted<'a> {
    fn open(
        &mut self,
        writing: &Writing<'a>,
        quotation: &'a Quotation,
        words: Cow<'a, str>,
        label: Option<Target>,
        links: &FxHashMap<u32, Vec<RecordAt>>,
    ) {
        let in_paragraphs = quotation.shape == Shape::Block;
        let next = self.wanted.len();
        let mut pieces = Vec::new();
        let wording =
            *self.wordings.entry((words, in_paragraphs)).or_insert_with_key(|(words, _)| {
                if in_paragraphs {
                    let paragraphs = words.split("\n\n").map(str::trim);
                    pieces = paragraphs.filter(|words| !words.is_empty()).map(Box::from).collect();
                } else {
                    pieces.push(Box::from(&**words));
                }
                next
            });
        if wording == next {
            self.wanted.push(Wanted { pieces, parentheses_as_brackets: false });
        }
        let linked = links.get(&quotation.paragraph).filter(|_| writing.prose.is_some());
        self.open.push(Open {
            quotation,
            wording,
            page: writing.page,
            published: writing.published,
            linked: linked.cloned().unwrap_or_default(),
            label,
        });
    }
}
