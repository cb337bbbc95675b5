//! `Places`, the files that ids and assets make, `Pages`, all that there will be, and `Anchors`, the places on its pages; both follow from ids.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::look::Look;
use crate::ground::address::Address;
use crate::ground::diagnostic::At;
use crate::ground::id::Family;
use crate::ground::span::Words;
use crate::ground::theme::ASSETS;
use crate::parse::Draft;
use crate::parse::record::Head;

/// The folder of a site's own assets.
const ASSET_FOLDER: &str = "templates/assets/";

/// Every page and asset that the site will have, by its file.
#[derive(Debug)]
pub struct Pages(FxHashSet<String>);

/// The files that ids and assets make, drafts and hidden things included, with what they come from.
#[derive(Debug)]
pub struct Places {
    /// In no order but that of the draft; a file may stand twice where two things claim it.
    files: Vec<(String, At)>,
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
        Places { files }
    }

    /// All files with what they come from; a file stands twice where two things claim it.
    pub fn with_origins(&self) -> impl Iterator<Item = (&str, &At)> {
        self.files.iter().map(|(file, at)| (file.as_str(), at))
    }
}

impl Pages {
    /// Of a site with or without its drafts.
    pub fn of(look: &Look<'_>, drafts: bool) -> Pages {
        let whole = look.options.base_url || look.draft().settings.base_url.is_some();
        let addresses = (look.addresses)(look.anchored, drafts, whole);
        Pages(addresses.iter().chain(look.assets).map(Address::file).collect())
    }

    /// Whether the site has a file, `sources/minutes/index.html`; one without its `index.html` is found, too.
    pub fn has(&self, file: &str) -> bool {
        self.0.contains(file) || self.0.contains(&format!("{file}/index.html"))
    }
}

/// Every subject with its id and head.
pub fn subjects(draft: &Draft) -> Vec<(Family, &Words, &Head)> {
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
