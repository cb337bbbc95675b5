//! A source's page: the document with its passages marked, and where it comes from.

mod rows;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::anchor::excerpt;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::id::Family;
use crate::ground::span::Words;
use crate::parse::record::RecordKind;
use crate::parse::record::source::{Grade as Graded, Source as Written};
use crate::site::card::Card;
use crate::site::growing::part;
use crate::site::here::Here;
use crate::site::index::found;
use crate::site::link::{Link, Name};
use crate::site::paging::Paging;
use crate::site::prose::Prose;
use crate::site::reading::Reading;
use crate::site::weave::Segment;
use crate::site::when::When;
use crate::site::wording;

/// A source's page.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, in words: `news article`.
    pub kind: &'static str,
    /// BCP 47, where it isn't the site's.
    pub language: Option<String>,
    /// `rtl` or `ltr`, where its language runs in another direction than the site's.
    pub direction: Option<&'static str>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The editor's prose about it.
    pub prose: Option<Prose>,
    /// What the filters offer.
    pub filters: Filters,
    /// The document: blocks, groups of cards, and what is left out, in order.
    pub rows: Vec<Row>,
    /// The claims on which its quotes and notes bear, the first 200.
    pub claims: Vec<Link>,
    /// The briefings that use it, the newest 200.
    pub briefings: Vec<Link>,
    /// Where its lists go on, where they do.
    pub paging: Option<Paging>,
}

/// A sibling in the column of the document. Serialised as an object with the one key that is its name.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Row {
    /// A block of the document.
    Block(Block),
    /// Words of the document are left out here, by `publish`: about how many.
    LeftOut(usize),
    /// The cards of the passages that end above, in the order of the passages. No passage spans a group.
    Cards(Vec<Card>),
}

/// A block of the document, or what readers may see of it.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// `b_12`: its number in the document, an anchor; empty where the block's beginning stands in a row above.
    pub id: String,
    /// `headline`, `standfirst`, `heading`, `byline`, `caption`, `paragraph`, `item`, `quotation`, `preformatted`,
    /// `row`.
    pub kind: &'static str,
    /// A heading's level, 1 to 6; an item's depth, from 0; else 0.
    pub level: u8,
    /// An item of a numbered list.
    pub ordered: bool,
    /// Words of the block before these are left out.
    pub cut_before: bool,
    /// Words of the block behind these are left out.
    pub cut_after: bool,
    /// Its text, in order. The cells of a `row` are apart by a tab.
    pub segments: Vec<Segment>,
}

/// How many colours there are for speakers.
const SLOTS: usize = 12;

/// Where a source comes from.
#[derive(Debug, Clone, Serialize)]
pub struct Provenance {
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// Who published it.
    pub publisher: Option<Name>,
    /// `published`
    pub published: Option<When>,
    /// `updated`
    pub updated: Option<When>,
    /// `retrieved`
    pub retrieved: Option<When>,
    /// The original.
    pub url: Option<String>,
    /// Archived copies.
    pub archive: Vec<String>,
    /// Where it is when it's on paper.
    pub locator: Option<String>,
    /// What this capture is called.
    pub version: Option<String>,
    /// The capture that this one replaces.
    pub replaces: Option<Link>,
    /// Later captures, the first 200.
    pub replaced_by: Vec<Link>,
    /// The sources that it passes on.
    pub carries: Vec<Link>,
    /// The sources that pass it on, the first 200.
    pub carried_by: Vec<Link>,
    /// How good it is.
    pub grade: Option<Grade>,
    /// `license`
    pub license: Option<String>,
    /// `credit`
    pub credit: Option<String>,
    /// Lower-case hexadecimal SHA-256 of the file.
    pub sha256: Option<String>,
    /// The file's name below `seeds/`.
    pub file: String,
    /// `full`, `excerpts` or `metadata`.
    pub publish: &'static str,
    /// Per cent of the text's words that are republished here, rounded up; furniture isn't counted.
    pub shown: u32,
}

/// A grade in the Admiralty system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// `B2`
    pub code: String,
    /// `usually reliable; probably true`
    pub words: String,
}

/// What the page's filters offer: only what is on the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Filters {
    /// `quote`, `note`, `entity`, with how many there are.
    pub kinds: Vec<KindFilter>,
    /// The speakers by first appearance. Beyond twelve, slots repeat.
    pub speakers: Vec<SpeakerFilter>,
}

/// A kind of annotation on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindFilter {
    /// `quote`, `note` or `entity`.
    pub key: &'static str,
    /// `Quotes`, `Notes`, `Names`.
    pub text: &'static str,
    /// How many.
    pub count: usize,
}

/// A speaker on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerFilter {
    /// The colour, 0 to 11.
    pub slot: u8,
    /// Who.
    pub name: Name,
    /// How many quotes.
    pub count: usize,
}

impl From<Graded> for Grade {
    fn from(grade: Graded) -> Grade {
        let code = format!("{}{}", grade.reliability, grade.credibility);
        Grade { code, words: wording::grade(grade) }
    }
}

/// A source's page.
pub(super) fn page(here: &Here<'_>, n: usize) -> Option<Source> {
    let written = here.draft().sources.get(n)?;
    let index = here.index();
    let mut records: Vec<RecordAt> = index.of_source(n).collect();
    records.sort_by_cached_key(|at| {
        let extent = found(here.anchored(), *at).map_or(0..0, |found| found.extent());
        (extent.start, std::cmp::Reverse(extent.end), at.record)
    });
    let cards = (1..).zip(&records).filter_map(|(number, at)| Some((*at, here.card(*at, number)?)));
    let (records, mut cards): (Vec<RecordAt>, Vec<Card>) = cards.unzip();
    let speakers = speakers(&mut cards);
    let count = |kind: &str| cards.iter().filter(|card| card.quote.kind == kind).count();
    let (quotes, notes) = (count("quote"), count("note"));
    let claims = index.claims_of_source.of(n);
    let briefings = index.briefings_of[Family::Source as usize].of(n);
    let (rows, names) = rows::rows(here, n, &records, cards);
    let kinds = [("quote", "Quotes", quotes), ("note", "Notes", notes), ("entity", "Names", names)];
    let kinds = kinds.into_iter().filter(|(_, _, count)| *count > 0);
    Some(Source {
        id: written.id.to_string(),
        title: written.title.to_string(),
        kind: wording::source_kind(written.kind),
        language: here.language_of(n),
        direction: here.direction_of(n),
        provenance: provenance(here, n, written),
        prose: Reading::default().prose(here, &written.head.prose, 1),
        filters: Filters {
            kinds: kinds.map(|(key, text, count)| KindFilter { key, text, count }).collect(),
            speakers,
        },
        rows,
        claims: here.numbered(Family::Claim, part(claims, 1)),
        briefings: here.numbered(Family::Briefing, part(briefings, 1)),
        paging: here.paging_of(Family::Source, n, &written.id, 1).ok()?,
    })
}

/// Gives each speaker a colour, by first appearance, and lists them.
fn speakers(cards: &mut [Card]) -> Vec<SpeakerFilter> {
    let mut numbers: FxHashMap<(bool, String), usize> = FxHashMap::default();
    let mut filters: Vec<SpeakerFilter> = Vec::new();
    for speaker in cards.iter_mut().flat_map(|card| &mut card.quote.speakers) {
        let key = match &speaker.name.href {
            Some(href) => (true, href.clone()),
            None => (speaker.named, speaker.name.text.to_lowercase()),
        };
        let next = filters.len();
        let number = *numbers.entry(key).or_insert(next);
        let slot = (number % SLOTS) as u8;
        if number == next {
            filters.push(SpeakerFilter { slot, name: speaker.name.clone(), count: 0 });
        }
        if let Some(filter) = filters.get_mut(number) {
            filter.count += 1;
        }
        speaker.slot = Some(slot);
    }
    filters
}

fn provenance(here: &Here<'_>, n: usize, written: &Written) -> Provenance {
    let index = here.index();
    let words = |words: &Option<Words>| words.as_ref().map(|words| words.to_string());
    let when = |date: &Option<_>| date.as_ref().map(When::new);
    let source = |of: &_| here.anchored().names.source(of).map(Target::Source);
    let seed = here.anchored().sources.get(n).and_then(|placed| placed.seed);
    Provenance {
        authors: written.author.iter().map(|named| here.somebody(named)).collect(),
        publisher: written.publisher.as_ref().map(|named| here.somebody(named)),
        published: when(&written.published),
        updated: when(&written.updated),
        retrieved: when(&written.retrieved),
        url: words(&written.url),
        archive: written.archive.iter().map(|url| url.to_string()).collect(),
        locator: words(&written.locator),
        version: words(&written.version),
        replaces: written.replaces.as_ref().and_then(source).and_then(|of| here.link(of)),
        replaced_by: here.numbered(Family::Source, part(index.replaced_by.of(n), 1)),
        carries: here.links(&written.carries, source),
        carried_by: here.numbered(Family::Source, part(index.carried_by.of(n), 1)),
        grade: written.grade.map(Grade::from),
        license: words(&written.license),
        credit: words(&written.credit),
        sha256: seed
            .and_then(|seed| here.draft().seeds.get(seed))
            .map(|seed| seed.sha256.to_string()),
        file: written.file.to_string(),
        publish: wording::publish(excerpt::publish(here.anchored(), n)),
        shown: excerpt::share(here.anchored(), n),
    }
}

/// How many quotes of a source are on the site.
pub(in crate::site) fn quote_count(here: &Here<'_>, n: usize) -> usize {
    let is_quote = |at: &RecordAt| {
        here.record(*at).is_some_and(|record| matches!(record.what, RecordKind::Quote(_)))
    };
    here.index().of_source(n).filter(is_quote).count()
}
