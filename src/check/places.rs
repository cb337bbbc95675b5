//! `Places`, every file that the site will have, and `Anchors`, the places on its pages; both follow from ids.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ground::address::{Address, DataFile, pages};
use crate::ground::diagnostic::At;
use crate::ground::id::Family;
use crate::ground::span::Words;
use crate::ground::theme::ASSETS;
use crate::ground::topic::slug;
use crate::parse::Draft;
use crate::parse::record::{Head, RecordKind};

/// The folder of a site's own assets.
const ASSET_FOLDER: &str = "templates/assets/";

/// Every file that the site will have.
#[derive(Debug)]
pub struct Places {
    /// In no order but that of the draft; a file may stand twice where two things claim it.
    files: Vec<(String, At)>,
    known: FxHashSet<String>,
}

/// Ids of quotes, notes, judgments and corrections, by the file of their page.
#[derive(Debug)]
pub struct Anchors(FxHashMap<String, FxHashSet<String>>);

impl Places {
    /// From kinds and ids alone.
    pub fn of(draft: &Draft) -> Places {
        let mut files = Vec::new();
        let built_in = At::Path("content/site.md".to_owned());
        let lists = Family::ALL.into_iter().map(|family| Address::List(family, 1));
        let always = [
            Address::Home,
            Address::Quotes(1),
            Address::Verification,
            Address::NotFound,
            Address::Robots,
        ];
        for address in always.into_iter().chain(lists) {
            files.push((address.file(), built_in.clone()));
        }
        let heads = subjects(draft);
        for (family, id, head) in &heads {
            files.push((Address::of(*family, id).file(), At::Span(id.span())));
            for was in &head.was {
                files.push((
                    Address::Moved(*family, was.as_str().into()).file(),
                    At::Span(was.span()),
                ));
            }
        }
        for (name, _) in ASSETS {
            let own = draft.files.find(&format!("{ASSET_FOLDER}{name}"));
            if own.is_none() {
                files.push((Address::Asset((*name).into()).file(), built_in.clone()));
            }
        }
        for (_, file) in draft.files.under(ASSET_FOLDER) {
            if let Some(name) = file.path.strip_prefix(ASSET_FOLDER) {
                files.push((Address::Asset(name.into()).file(), At::Path(file.path.to_string())));
            }
        }
        let mut known: FxHashSet<String> = files.iter().map(|(file, _)| file.clone()).collect();
        for source in &draft.sources {
            for record in &source.records {
                if let RecordKind::Quote(quote) = &record.what {
                    known.extend(
                        quote
                            .topics
                            .iter()
                            .map(|topic| Address::QuotesOn(slug(topic).into(), 1).file()),
                    );
                    known.extend(quote.speaker.iter().filter_map(|speaker| match speaker {
                        crate::parse::reference::Speaker::Id(id) => {
                            Some(Address::QuotesBy(id.id.as_str().into(), 1).file())
                        }
                        crate::parse::reference::Speaker::Unnamed(_) => None,
                    }));
                }
            }
        }
        known.extend(self::lists(draft).map(|address| address.file()));
        Places { files, known }
    }

    /// Whether the site has a file, `sources/minutes/index.html`; one without its `index.html` is found, too.
    pub fn has(&self, file: &str) -> bool {
        self.known.contains(file) || self.known.contains(&format!("{file}/index.html"))
    }

    /// All files with what they come from; a file stands twice where two things claim it.
    pub fn with_origins(&self) -> impl Iterator<Item = (&str, &At)> {
        self.files.iter().map(|(file, at)| (file.as_str(), at))
    }
}

/// Lists and files that there are where they hold anything, by the number of what they may hold: a draft or something
/// hidden counts, as a link to a page too many is a lesser evil than a link refused. What needs a base URL is there where the
/// site sets one.
fn lists(draft: &Draft) -> impl Iterator<Item = Address> {
    let records = || draft.sources.iter().flat_map(|source| &source.records);
    let quotes = || {
        records().filter_map(|record| match &record.what {
            RecordKind::Quote(quote) => Some(quote),
            _ => None,
        })
    };
    let said = quotes().filter(|quote| quote.said.is_some()).count();
    let events = draft.entities.iter().filter(|entity| entity.when.is_some()).count();
    let corrections: usize =
        draft.briefings.iter().map(|briefing| briefing.corrections.len()).sum();
    let of = |count: usize, first: u32, address: fn(u32) -> Address| {
        let last = if count > 0 { pages(count) } else { 0 };
        (first..=last).map(address)
    };
    let whole = draft.settings.base_url.is_some();
    let feeds = [
        (Address::Sitemap(0), whole),
        (Address::Feed, whole && !draft.briefings.is_empty()),
        (Address::CorrectionsFeed, whole && corrections > 0),
    ];
    let annotations =
        draft.sources.iter().map(|source| Address::Annotations(source.id.as_str().into()));
    of(draft.sources.len(), 2, |page| Address::List(Family::Source, page))
        .chain(of(draft.entities.len(), 2, |page| Address::List(Family::Entity, page)))
        .chain(of(draft.claims.len(), 2, |page| Address::List(Family::Claim, page)))
        .chain(of(draft.briefings.len(), 2, |page| Address::List(Family::Briefing, page)))
        .chain(of(quotes().count(), 2, Address::Quotes))
        .chain(of(said + events, 1, Address::Timeline))
        .chain(of(corrections, 1, Address::Corrections))
        .chain([Address::Graph, Address::Search])
        .chain(feeds.into_iter().filter(|(_, there)| *there).map(|(address, _)| address))
        .chain(annotations)
        .chain(DataFile::ALL.map(Address::Data))
}

fn subjects(draft: &Draft) -> Vec<(Family, &Words, &Head)> {
    let sources = draft.sources.iter().map(|source| (Family::Source, &source.id, &source.head));
    let entities = draft.entities.iter().map(|entity| (Family::Entity, &entity.id, &entity.head));
    let claims = draft.claims.iter().map(|claim| (Family::Claim, &claim.id, &claim.head));
    let briefings =
        draft.briefings.iter().map(|briefing| (Family::Briefing, &briefing.id, &briefing.head));
    sources.chain(entities).chain(claims).chain(briefings).collect()
}

impl Anchors {
    /// From ids alone.
    pub fn of(draft: &Draft) -> Anchors {
        let with_old = |id: &Words, head: &Head| {
            let was = head.was.iter().map(ToString::to_string);
            std::iter::once(id.to_string()).chain(was).collect::<Vec<_>>()
        };
        let mut anchors = FxHashMap::default();
        for source in &draft.sources {
            let records = source.records.iter();
            let ids =
                records.filter_map(|record| Some(with_old(record.id.as_ref()?, &record.head)));
            anchors.insert(Address::of(Family::Source, &source.id).file(), ids.flatten().collect());
        }
        for briefing in &draft.briefings {
            let judgments = briefing.judgments.iter();
            let judgments = judgments.map(|judgment| with_old(&judgment.id, &judgment.head));
            let corrections = briefing.corrections.iter();
            let corrections =
                corrections.map(|correction| with_old(&correction.id, &correction.head));
            anchors.insert(
                Address::of(Family::Briefing, &briefing.id).file(),
                judgments.chain(corrections).flatten().collect(),
            );
        }
        Anchors(anchors)
    }

    /// Whether the page in a file has this anchor, as far as a writer may know: the page's own ones, of headings and
    /// footnotes, hold an underscore, which no id does.
    pub fn has(&self, file: &str, anchor: &str) -> bool {
        anchor.contains('_') || self.0.get(file).is_some_and(|anchors| anchors.contains(anchor))
    }
}
