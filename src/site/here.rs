//! `Here`: the page that is being made. It makes links that are right from this page.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::anchor::Anchored;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::{Place, Target};
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::ground::topic;
use crate::parse::Draft;
use crate::parse::record::quote::Form;
use crate::parse::record::{Entity, Record};
use crate::parse::reference::{Named, Reference};
use crate::site::Site;
use crate::site::index::{Index, published, quote};
use crate::site::link::{Link, Name};
use crate::site::source_line::SourceLine;
use crate::site::when::When;
use crate::site::wording;

/// The sentences of the blocks that this page has looked at: by source, and by the block's number.
pub(super) type Sentences = RefCell<FxHashMap<(usize, usize), Rc<[Range<usize>]>>>;

/// A page that is being made.
pub(super) struct Here<'a> {
    /// The site.
    pub site: &'a Site,
    /// The page.
    pub address: &'a Address,
    /// From the page to the site's root.
    pub root: String,
    /// Sentences that were found once.
    pub sentences: Sentences,
    /// Sources in one line that were made once: many quotes of a page are of one source.
    pub lines: RefCell<FxHashMap<usize, Arc<SourceLine>>>,
}

impl<'a> Here<'a> {
    /// A page at an address. The 404 page is shown at any depth, so that its links begin at the host's root; a feed is
    /// read anywhere, so that its links are whole.
    pub fn new(site: &'a Site, address: &'a Address) -> Here<'a> {
        let root = match address {
            Address::NotFound => site.base_path().to_owned(),
            Address::Feed | Address::CorrectionsFeed => site.base_url().unwrap_or("/").to_owned(),
            Address::Annotations(_) => site.base_url().unwrap_or("../../").to_owned(),
            Address::Data(_) => site.base_url().unwrap_or_default().to_owned(),
            _ => "../".repeat(address.path().matches('/').count()),
        };
        Here { site, address, root, sentences: Sentences::default(), lines: RefCell::default() }
    }

    /// The site with every passage in its place.
    pub fn anchored(&self) -> &'a Anchored {
        self.site.anchored()
    }

    /// What was written.
    pub fn draft(&self) -> &'a Draft {
        &self.site.anchored().draft
    }

    /// Who refers to whom.
    pub fn index(&self) -> &'a Index {
        &self.site.index
    }

    /// From this page to another. Without a base URL it names `index.html`.
    pub fn href(&self, to: &Address) -> String {
        let mut href = self.root.clone();
        href.push_str(&if self.site.has_base_url() { to.path() } else { to.file() });
        if href.is_empty() {
            href.push_str("./");
        }
        href
    }

    /// From this page to an element of a page, of this one, too.
    pub fn spot(&self, to: &Address, id: &str) -> String {
        if to == self.address { format!("#{id}") } else { format!("{}#{id}", self.href(to)) }
    }

    /// To the passage of a quote or note.
    pub fn passage(&self, at: RecordAt) -> String {
        self.spot(&self.source_address(at.source), self.record_id(at))
    }

    /// The whole URL of a quote's or note's passage, where the site has a base URL.
    pub fn passage_url(&self, at: RecordAt) -> Option<String> {
        let page = self.site.url(&self.source_address(at.source))?;
        Some(format!("{page}#{}", self.record_id(at)))
    }

    /// To the block of a source in which a byte of its text stands; to the source where readers may not see that byte.
    pub fn block(&self, source: usize, byte: u32) -> String {
        let address = self.source_address(source);
        let shown = self.index().shown.get(source).map_or(&[][..], Vec::as_slice);
        let next = shown.partition_point(|range| range.end <= byte);
        let visible = shown.get(next).is_some_and(|range| range.start <= byte);
        match self.anchored().text(source) {
            Some(text) if visible => {
                let number = text.blocks.partition_point(|block| block.range.end <= byte);
                self.spot(&address, &block_id(number))
            }
            _ => self.href(&address),
        }
    }

    /// The address of a source's page.
    pub fn source_address(&self, source: usize) -> Address {
        let id = self.draft().sources.get(source).map_or("", |source| source.id.as_str());
        Address::of(Family::Source, id)
    }

    /// A record.
    pub fn record(&self, at: RecordAt) -> Option<&'a Record> {
        self.draft().sources.get(at.source)?.records.get(at.record)
    }

    /// A record's id.
    pub fn record_id(&self, at: RecordAt) -> &'a str {
        let id = self.record(at).and_then(|record| record.id.as_ref());
        id.map_or("", |id| id.as_str())
    }

    /// A link to something that is on the site.
    pub fn link(&self, target: Target) -> Option<Link> {
        if !published(self.index(), target) {
            return None;
        }
        match target {
            Target::Source(n) => self.source_link(n),
            Target::Entity(n) => {
                let entity = self.draft().entities.get(n)?;
                Some(Link {
                    href: self.href(&Address::of(Family::Entity, &entity.id)),
                    text: entity.name.to_string(),
                    kind: entity.kind.word(),
                    preview: self.about(entity),
                })
            }
            Target::Claim(n) => {
                let claim = self.draft().claims.get(n)?;
                let as_of = claim.as_of.as_ref().map(|date| format!("as of {}", date.in_words()));
                let status = claim.status.map(|status| wording::status(status).1.to_owned());
                Some(Link {
                    href: self.href(&Address::of(Family::Claim, &claim.id)),
                    text: claim.text.to_string(),
                    kind: "claim",
                    preview: joined(status.into_iter().chain(as_of)),
                })
            }
            Target::Briefing(n) => {
                let briefing = self.draft().briefings.get(n)?;
                Some(Link {
                    href: self.href(&Address::of(Family::Briefing, &briefing.id)),
                    text: briefing.title.to_string(),
                    kind: "briefing",
                    preview: briefing.date.in_words().to_owned(),
                })
            }
            Target::Record(at) => self.record_link(at),
            Target::Judgment(briefing, n) => {
                let briefing = self.draft().briefings.get(briefing)?;
                let judgment = briefing.judgments.get(n)?;
                let words = self.judgment_words(&judgment.head.prose);
                let likelihood = judgment.likelihood.map(wording::likelihood_word);
                let likelihood = likelihood.map_or(String::new(), |word| format!(", {word}"));
                Some(Link {
                    href: self.spot(&Address::of(Family::Briefing, &briefing.id), &judgment.id),
                    text: if words.is_empty() {
                        "Judgment".into()
                    } else {
                        format!("Judgment{}: {words}", likelihood.to_lowercase())
                    },
                    kind: "briefing",
                    preview: briefing.title.to_string(),
                })
            }
            Target::Author(_) => None,
        }
    }

    fn source_link(&self, n: usize) -> Option<Link> {
        let source = self.draft().sources.get(n)?;
        let publisher = source.publisher.as_ref().map(|named| self.named(named, Place::Somebody));
        let published = source.published.as_ref().map(|date| date.in_words().to_owned());
        Some(Link {
            href: self.href(&self.source_address(n)),
            text: source.title.to_string(),
            kind: "source",
            preview: joined(publisher.map(|name| name.text).into_iter().chain(published)),
        })
    }

    fn record_link(&self, at: RecordAt) -> Option<Link> {
        let speaker = self.speaker_names(at);
        let kind = if speaker.is_empty() { "note" } else { "quote" };
        let words = self.words_in_short(at);
        let hidden = self.pieces(at).is_empty();
        let text = match speaker.is_empty() || hidden {
            true => words,
            false if self.is_indirect(at) => format!("{speaker}, as reported: {words}"),
            false => format!("{speaker}: {words}"),
        };
        Some(Link { href: self.passage(at), text, kind, preview: self.origin(at) })
    }

    /// The first words of a quote or note, in quotation marks; its id in words where readers may not see any.
    pub fn words_in_short(&self, at: RecordAt) -> String {
        let words: Vec<String> = self.pieces(at).into_iter().map(|piece| piece.text).collect();
        let words = wording::cut(&words.join(" … "), 80);
        match words.is_empty() {
            true => self.record_id(at).replace('-', " "),
            // An indirect quote's words are the source's: no marks make them the speaker's.
            false if self.is_indirect(at) => words,
            false => format!("“{words}”"),
        }
    }

    fn is_indirect(&self, at: RecordAt) -> bool {
        quote(self.anchored(), at).is_some_and(|quote| quote.form == Form::Indirect)
    }

    /// Links to what references name, those that are on the site.
    pub fn links(
        &self,
        references: &[Reference],
        target: impl Fn(&Reference) -> Option<Target>,
    ) -> Vec<Link> {
        references.iter().filter_map(target).filter_map(|target| self.link(target)).collect()
    }

    /// Links to entities.
    pub fn entities(&self, references: &[Reference]) -> Vec<Link> {
        let names = &self.anchored().names;
        self.links(references, |of| names.entity(of).map(Target::Entity))
    }

    /// Links to subjects of one family by their numbers.
    pub fn numbered(&self, family: Family, numbers: &[u32]) -> Vec<Link> {
        let target = |n: &u32| match family {
            Family::Source => Target::Source(*n as usize),
            Family::Entity => Target::Entity(*n as usize),
            Family::Claim => Target::Claim(*n as usize),
            Family::Briefing => Target::Briefing(*n as usize),
        };
        numbers.iter().filter_map(|n| self.link(target(n))).collect()
    }

    /// A field that takes an id or words: of an entity, in most fields.
    pub fn name(&self, named: &Named) -> Name {
        self.named(named, Place::Field(Family::Entity))
    }

    /// A field that takes somebody who writes for the site, or an entity, or words.
    pub fn somebody(&self, named: &Named) -> Name {
        self.named(named, Place::Somebody)
    }

    fn named(&self, named: &Named, place: Place) -> Name {
        let reference = match named {
            Named::Words(words) => return plain(words),
            Named::Id(reference) => reference,
        };
        match self.anchored().names.look_up(reference, place).map(|found| found.target) {
            Ok(Target::Author(n)) => self.author(n),
            Ok(Target::Entity(n)) => self.entity_name(n),
            Ok(target) => match self.link(target) {
                Some(link) => Name { text: link.text, href: Some(link.href), kind: link.kind },
                None => plain(&reference.id),
            },
            Err(_) => plain(&reference.id),
        }
    }

    /// An entity's name, linked where it has a page.
    pub fn entity_name(&self, n: usize) -> Name {
        let Some(entity) = self.draft().entities.get(n) else { return plain("") };
        let address = Address::of(Family::Entity, &entity.id);
        let published = self.index().has(Family::Entity, n);
        Name {
            text: entity.name.to_string(),
            href: published.then(|| self.href(&address)),
            kind: if published { entity.kind.word() } else { "" },
        }
    }

    /// Somebody who writes for the site.
    pub fn author(&self, n: usize) -> Name {
        let Some(author) = self.draft().settings.authors.get(n) else { return plain("") };
        let contact = author.contact.as_ref().map(|contact| contact.to_string());
        Name { text: author.name.to_string(), href: contact, kind: "" }
    }

    /// A topic, linked to the list of its quotes.
    pub fn topic(&self, words: &str) -> Name {
        let slug = topic::slug(words);
        let listed = self.index().topics.contains_key(&slug);
        let href = listed.then(|| self.href(&Address::QuotesOn(slug.into(), 1)));
        Name { text: words.to_owned(), href, kind: if listed { "page" } else { "" } }
    }

    /// What an entity is, in a line: `Chairman of the Joint Chiefs of Staff`, `event, 3 January 2020`, `place`.
    pub fn about(&self, entity: &Entity) -> String {
        if let Some(role) = entity.role.iter().max_by_key(|role| {
            role.interval.as_ref().map(|interval| (interval.last, interval.first))
        }) {
            let place = role.organization.as_ref().map(|named| self.name(named).text);
            let place = place.filter(|place| !within(&role.title, place));
            return joined([role.title.to_string()].into_iter().chain(place));
        }
        let kind = entity.kind.word().to_owned();
        let when = entity.when.as_ref().map(|when| When::new(when).words);
        joined([kind].into_iter().chain(when))
    }
}

/// The id of a source's block: by its number in the document, which never changes.
pub(super) fn block_id(number: usize) -> String {
    format!("b_{}", number + 1)
}

/// Words without a page.
pub(super) fn plain(words: &str) -> Name {
    Name { text: words.to_owned(), href: None, kind: "" }
}

/// Whether words hold a name as words of its own, with or without its article. *Senator* doesn't hold *NATO*.
pub(super) fn within(words: &str, name: &str) -> bool {
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    let (words, name) = (words.to_lowercase(), name.to_lowercase());
    words.match_indices(&name).any(|(at, found)| {
        let before = words[..at].chars().next_back();
        let behind = words[at + found.len()..].chars().next();
        !before.into_iter().chain(behind).any(char::is_alphanumeric)
    })
}

/// Words with commas between.
pub(super) fn joined(words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}
