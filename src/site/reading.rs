//! Prose as written → [`Prose`], with what stands at each link and quotation of it; numbers run through a whole page.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::anchor::fate::{Fate, RecordAt};
use crate::anchor::names::Target;
use crate::anchor::outcome::Found;
use crate::ground::markdown;
use crate::ground::span::Span;
use crate::parse::prose::{Link as Linked, Prose as Written, Quotation, Shape};
use crate::site::comment::Comments;
use crate::site::here::{Here, joined};
use crate::site::index::spot::Spot;
use crate::site::index::target;
use crate::site::prose::{Passage, Place, Prose, Reference, Stand};
use crate::site::quote::in_title;

/// The prose of one page, read from its top to its end: references are numbered, quotations counted.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Whether references to quotes are numbered and bring their cards; else they are links.
    numbered: bool,
    /// The number of each quote that was referred to, and how often it was.
    numbers: FxHashMap<RecordAt, (u32, u32)>,
    /// Quotes and notes whose words stand on the page: cards, embeds, tables.
    records: FxHashSet<RecordAt>,
    /// Quotations in prose and fields that stand in a source.
    pub verified: usize,
    /// The sources against which they were checked.
    pub sources: FxHashSet<usize>,
    /// Quotations that are unsourced on purpose.
    pub unsourced: usize,
    /// Quotations of translations.
    pub translated: usize,
    /// Quotations that are too short to be looked for.
    pub short: usize,
    /// Quotations that no source has, where `site.md` lets that be no error.
    pub missing: usize,
}

impl Reading {
    /// Of a page with numbered references.
    pub fn numbered() -> Reading {
        Reading { numbered: true, ..Reading::default() }
    }

    /// How many quotations the page holds that stand in a source: those in its prose, cards, embeds and tables.
    pub fn quotations(&self) -> usize {
        self.verified + self.records.len()
    }

    /// Notes that a quote's words stand on the page.
    pub fn shows(&mut self, at: RecordAt) {
        self.records.insert(at);
        self.sources.insert(at.source);
    }

    /// Counts a quotation by what became of it.
    pub fn count(&mut self, fate: &Fate) {
        match fate {
            Fate::InRecord { record, .. } | Fate::Paraphrase { record, .. } => {
                self.verified += 1;
                self.sources.insert(record.source);
            }
            Fate::InSource { source, .. } => {
                self.verified += 1;
                self.sources.insert(*source);
            }
            Fate::Unsourced => self.unsourced += 1,
            Fate::Translated(_) => self.translated += 1,
            Fate::Short => self.short += 1,
            Fate::Nowhere(_) | Fate::NotInTarget(_) => self.missing += 1,
            Fate::Title | Fate::Ambiguous(_) => {}
        }
    }

    /// Counts the quotations of fields.
    pub fn count_all(&mut self, here: &Here<'_>, quotations: &[Quotation]) {
        for quotation in quotations {
            if let Some(fate) = here.anchored().fate(quotation.span) {
                self.count(fate);
            }
        }
    }

    /// Prose below a heading of level `under`; none where there is none.
    pub fn prose(&mut self, here: &Here<'_>, written: &Written, under: u8) -> Option<Prose> {
        self.prose_with(here, written, &[], under)
    }

    /// The same, with names that are linked; those that stand elsewhere are passed over.
    pub fn prose_with(
        &mut self,
        here: &Here<'_>,
        written: &Written,
        spots: &[Spot],
        under: u8,
    ) -> Option<Prose> {
        let span = written.span?;
        let text = here.draft().files.slice(span);
        let comments = Comments::of(text);
        let text = comments.without(text);
        if markdown::is_only_comments(&text) {
            return None;
        }
        let mut stands = Stands { span, comments, places: Vec::new() };
        let labels = labels(written);
        for (link, label) in written.links.iter().zip(labels) {
            let stand = self.link(here, link, label);
            stands.push(link.span, stand);
        }
        for quotation in &written.quotations {
            let Some(fate) = here.anchored().fate(quotation.span) else { continue };
            self.count(fate);
            if !matches!(quotation.shape, Shape::Label(_))
                && let Some(stand) = quoted(here, fate)
            {
                stands.push(quotation.span, stand);
            }
        }
        let first = spots.partition_point(|spot| spot.span.start < span.start);
        for spot in spots[first..].iter().take_while(|spot| spot.span.end <= span.end) {
            if let Some(link) = here.link(Target::Entity(spot.entity)) {
                stands.push(spot.span, Stand::Link(link));
            }
        }
        Some(Prose { text, stands: stands.sorted(), under })
    }

    fn link(&mut self, here: &Here<'_>, link: &Linked, label: Option<&Quotation>) -> Stand {
        let target = target(here.anchored(), here.index(), &link.to);
        let words = link.label.as_ref();
        let stand = match target {
            Some(Target::Record(at)) if link.embed => self.embed(here, at),
            Some(Target::Claim(claim)) if link.embed => self.table(here, claim),
            Some(Target::Record(at)) if words.is_none() && self.numbered => {
                self.reference(here, at)
            }
            Some(Target::Record(at)) if words.is_some() => {
                let fate = label.and_then(|label| here.anchored().fate(label.span));
                let found = match fate {
                    Some(Fate::InRecord { found, .. } | Fate::Paraphrase { found, .. }) => {
                        Some(found)
                    }
                    _ => None,
                };
                Some(Stand::Passage(Box::new(here.in_record(at, found))))
            }
            Some(Target::Source(source)) if label.is_some() => {
                let fate = label.and_then(|label| here.anchored().fate(label.span));
                let stand = fate.and_then(|fate| passage(here, fate));
                stand
                    .map(|passage| Stand::Passage(Box::new(passage)))
                    .or_else(|| here.link(Target::Source(source)).map(Stand::Link))
            }
            Some(target) => here.link(target).map(Stand::Link),
            None => None,
        };
        stand.unwrap_or_else(|| {
            // A hidden quote or note is not shown, so nothing stands where it was referred to.
            let name = || match &link.to.record {
                Some(_) => String::new(),
                None => link.to.id.replace('-', " "),
            };
            Stand::Plain(words.map_or_else(name, |words| words.to_string()))
        })
    }

    fn embed(&mut self, here: &Here<'_>, at: RecordAt) -> Option<Stand> {
        self.shows(at);
        Some(Stand::Quote(Box::new(here.quote(at)?)))
    }

    fn table(&mut self, here: &Here<'_>, claim: usize) -> Option<Stand> {
        let table = here.table(claim, |at| self.shows(at))?;
        Some(Stand::Table(Box::new(table)))
    }

    fn reference(&mut self, here: &Here<'_>, at: RecordAt) -> Option<Stand> {
        let next = self.numbers.len() as u32 + 1;
        let (number, occurrence) = self.numbers.entry(at).or_insert((next, 0));
        *occurrence += 1;
        let (number, occurrence) = (*number, *occurrence);
        let card = if occurrence == 1 { here.quote(at) } else { None };
        let url = card.as_ref().and_then(|_| here.passage_url(at));
        self.shows(at);
        Some(Stand::Reference(Box::new(Reference { number, occurrence, card, url })))
    }
}

/// For each link of a prose the quotation that is its label.
fn labels(written: &Written) -> Vec<Option<&Quotation>> {
    let mut labels = vec![None; written.links.len()];
    for quotation in &written.quotations {
        if let Shape::Label(link) = quotation.shape
            && let Some(label) = labels.get_mut(link as usize)
        {
            *label = Some(quotation);
        }
    }
    labels
}

/// What stands at a quotation that isn't a link's label.
fn quoted(here: &Here<'_>, fate: &Fate) -> Option<Stand> {
    match fate {
        Fate::Unsourced => Some(Stand::Unsourced),
        Fate::Translated(at) if here.index().has_record(*at) => {
            Some(Stand::Translated(Box::new(here.in_record(*at, None))))
        }
        _ => Some(Stand::Quotation(Box::new(passage(here, fate)?))),
    }
}

/// Where a quotation stands, if it stands in a source that is on the site.
fn passage(here: &Here<'_>, fate: &Fate) -> Option<Passage> {
    let (source, record, found) = match fate {
        Fate::InRecord { record, found } | Fate::Paraphrase { record, found } => {
            (record.source, Some(*record), found)
        }
        Fate::InSource { source, found } => (*source, None, found),
        _ => return None,
    };
    match record.filter(|at| here.index().has_record(*at)) {
        Some(at) => Some(here.in_record(at, Some(found))),
        None => {
            here.link(Target::Source(source))?;
            let written = here.draft().sources.get(source)?;
            let date = written.published.as_ref().map(|date| date.in_words().to_owned());
            Some(Passage {
                href: here.block(source, found.extent().start),
                preview: joined([in_title(&written.title)].into_iter().chain(date)),
                language: here.language_of(source),
                direction: here.direction_of(source),
                verdict: Some(here.verdict(source, found)),
                annotated: false,
            })
        }
    }
}

impl Here<'_> {
    /// Words of a quote or note.
    fn in_record(&self, at: RecordAt, found: Option<&Found>) -> Passage {
        Passage {
            href: self.passage(at),
            preview: self.origin(at),
            language: found.and_then(|_| self.language_of(at.source)),
            direction: found.and_then(|_| self.direction_of(at.source)),
            verdict: found.map(|found| self.verdict(at.source, found)),
            annotated: true,
        }
    }

    /// Prose in a card: its references to quotes are links, not numbers.
    pub(super) fn prose(&self, written: &Written) -> Option<Prose> {
        Reading::default().prose(self, written, 3)
    }
}

/// What stands in one prose.
struct Stands {
    span: Span,
    comments: Comments,
    places: Vec<Place>,
}

impl Stands {
    fn push(&mut self, at: Span, stand: Stand) {
        let place = |byte: u32| {
            let byte = byte.checked_sub(self.span.start)? as usize;
            self.comments.moved(byte)
        };
        if let (Some(start), Some(end)) = (place(at.start), place(at.end)) {
            self.places.push(Place { start, end, stand });
        }
    }

    /// By start and, of two with one start, the longer first.
    fn sorted(mut self) -> Vec<Place> {
        self.places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
        self.places
    }
}
