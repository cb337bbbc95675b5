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
use crate::site::paragraphs::{Cited, Paragraphs};
use crate::site::prose::{Passage, Place, Prose, Reference, Stand};
use crate::site::quote::{Quote, in_title};

/// The prose of one page, read from its top to its end: references are numbered, quotations counted.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Whether references to quotes are numbered and bring their cards; else they are links.
    numbered: bool,
    /// The number of each quote, and of other words of a source, that was referred to, and how often it was.
    numbers: FxHashMap<Cited, (u32, u32)>,
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

/// What was written into prose, by its place there.
enum Part<'a> {
    Link(&'a Linked, Option<&'a Quotation>),
    Quotation(&'a Quotation),
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
        let mut paragraphs = Paragraphs::of(here, written, span);
        let mut stands = Stands { span, comments, places: Vec::new() };
        let labels = labels(written);
        let links = written.links.iter().zip(labels);
        let links = links.map(|(link, label)| (link.span, Part::Link(link, label)));
        let quotations = written.quotations.iter();
        let quotations = quotations.map(|one| (one.span, Part::Quotation(one)));
        let mut parts: Vec<(Span, Part<'_>)> = links.chain(quotations).collect();
        parts.sort_by_key(|(span, _)| span.start);
        for (at, part) in parts {
            match part {
                Part::Link(link, label) => {
                    let mut stand = self.link(here, link, label);
                    if let Some(fate) = label.and_then(|label| here.anchored().fate(label.span)) {
                        self.trace(here, &mut stand, fate, at, &mut paragraphs);
                    }
                    stands.push(at, stand);
                }
                Part::Quotation(quotation) => {
                    let Some(fate) = here.anchored().fate(quotation.span) else { continue };
                    self.count(fate);
                    if matches!(quotation.shape, Shape::Label(_)) {
                        continue;
                    }
                    let Some(mut stand) = quoted(here, fate) else { continue };
                    if !here.draft().files.slice(at).starts_with('>') {
                        self.trace(here, &mut stand, fate, at, &mut paragraphs);
                    }
                    stands.push(at, stand);
                }
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
        self.shows(at);
        let reference =
            self.number(Cited::Record(at), || Some((here.quote(at)?, here.passage_url(at))));
        Some(Stand::Reference(Box::new(reference)))
    }

    /// The next reference; the first one to something brings its card, and the card's whole URL.
    fn number(
        &mut self,
        cited: Cited,
        card: impl FnOnce() -> Option<(Quote, Option<String>)>,
    ) -> Reference {
        let next = self.numbers.len() as u32 + 1;
        let (number, occurrence) = self.numbers.entry(cited).or_insert((next, 0));
        *occurrence += 1;
        let card = if *occurrence == 1 { card() } else { None };
        let (card, url) = card.map_or((None, None), |(card, url)| (Some(card), url));
        Reference { number: *number, occurrence: *occurrence, card, url }
    }

    /// Says whose the words of a quotation are, where nobody has to point at them to learn it: by a reference, unless its
    /// paragraph has one to the same quote; in brackets where references aren't numbered.
    fn trace(
        &mut self,
        here: &Here<'_>,
        stand: &mut Stand,
        fate: &Fate,
        at: Span,
        paragraphs: &mut Paragraphs,
    ) {
        let passage = match stand {
            Stand::Passage(passage) | Stand::Quotation(passage) | Stand::Translated(passage) => {
                passage
            }
            _ => return,
        };
        let (cited, found) = match fate {
            Fate::InRecord { record, found } | Fate::Paraphrase { record, found }
                if here.index().has_record(*record) =>
            {
                (Cited::Record(*record), Some(found))
            }
            Fate::Translated(record) => (Cited::Record(*record), None),
            Fate::InRecord { record: RecordAt { source, .. }, found }
            | Fate::Paraphrase { record: RecordAt { source, .. }, found }
            | Fate::InSource { source, found } => {
                let extent = found.extent();
                (Cited::Words(*source, extent.start, extent.end), Some(found))
            }
            _ => return,
        };
        if !self.numbered {
            passage.told = !passage.href.starts_with('#');
            return;
        }
        if !paragraphs.is_first(at, cited) {
            return;
        }
        passage.reference = Some(match (cited, found) {
            (Cited::Record(record), _) => {
                self.shows(record);
                self.number(cited, || Some((here.quote(record)?, here.passage_url(record))))
            }
            (Cited::Words(source, ..), found) => {
                self.number(cited, || here.words_of_source(source, found?))
            }
        });
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
                reference: None,
                told: false,
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
            reference: None,
            told: false,
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
