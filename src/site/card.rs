//! `Card`: all that there is to tell about a quote or note, beside its passage.

use serde::Serialize;

use crate::anchor::fate::RecordAt;
use crate::ground::id::Family;
use crate::parse::record::quote::{Form, Quote as Written};
use crate::parse::record::{RecordKind, Source};
use crate::site::direction::{direction, runs_leftwards};
use crate::site::fragment;
use crate::site::here::Here;
use crate::site::index::quote;
use crate::site::link::{Link, Name};
use crate::site::prose::Prose;
use crate::site::quote::{Piece, Quote, listed};
use crate::site::rewording::Rewording;
use crate::site::wording;

/// All about a quote or note.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// The words, who, when, where.
    pub quote: Quote,
    /// Its number on the page, from 1.
    pub number: u32,
    /// Old ids: further anchors for it on the page.
    pub old_ids: Vec<String>,
    /// On whose behalf.
    pub on_behalf_of: Option<Name>,
    /// Through whom the words came, from the speaker to the publisher; empty where they came straight from the
    /// speaker to the source.
    pub chain: Vec<Step>,
    /// The quote whose words this one repeats.
    pub quoting: Option<Quote>,
    /// The quotes that repeat its words, the first twelve.
    pub quoted_by: Vec<Quote>,
    /// Other wordings of the same remark, beside this one, the first twelve.
    pub same_remark: Vec<Rewording>,
    /// The claims on which it bears, the first twelve.
    pub claims: Vec<Bearing>,
    /// The briefings that use it, the newest twelve.
    pub briefings: Vec<Link>,
    /// The events that cite it, the first twelve.
    pub events: Vec<Link>,
    /// What the lists that grow with the site have beyond that.
    pub beyond: Option<Beyond>,
    /// Whom or what it is about.
    pub about: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// A note's author.
    pub by: Option<Name>,
    /// The document at its publisher, where it has a URL.
    pub original: Option<Original>,
    /// The whole URL of the passage, for the end of the citation; none where the site has no base URL.
    pub url: Option<String>,
    /// A citation to copy.
    pub citation: Vec<Cited>,
    /// The editor's prose on it.
    pub prose: Option<Prose>,
}

/// How many more a card's lists have than it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beyond {
    /// Quotes that repeat its words.
    pub quoted_by: usize,
    /// Other wordings of the same remark.
    pub same_remark: usize,
    /// Claims on which it bears: they stand below the document.
    pub claims: usize,
    /// Briefings that use it: they stand among those that use the source.
    pub briefings: usize,
    /// Events that cite it.
    pub events: usize,
}

/// One step on the way of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `said by`, `in`, `quoted by`, `via`, `published by`.
    pub relation: &'static str,
    /// Whom or what.
    pub name: Name,
}

/// A passage at its publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Original {
    /// The document's URL.
    pub url: String,
    /// The same with a text fragment (`#:~:text=`) that scrolls to the words; none where the document's URL has a
    /// fragment of its own.
    pub passage: Option<String>,
}

/// A stretch of a citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The words.
    pub text: String,
    /// Whether they are the source's own: its words, or its title.
    pub of_source: bool,
}

/// How a quote bears on a claim.
#[derive(Debug, Clone, Serialize)]
pub struct Bearing {
    /// `asserts`, `denies` and the like.
    pub stance: &'static str,
    /// The claim.
    pub claim: Link,
    /// The remark in brackets.
    pub remark: Option<String>,
}

/// So many entries a card shows of a list that grows with the site.
const MOST: usize = 12;

/// So many quotes of a chain of `quoting` are followed; a circle ends there, too.
const LONGEST_CHAIN: usize = 12;

impl Here<'_> {
    /// The card of a quote or note on its source's page. Speakers' colours are set by the page.
    pub(super) fn card(&self, at: RecordAt, number: u32) -> Option<Card> {
        let record = self.record(at)?;
        let source = self.draft().sources.get(at.source)?;
        let shown = self.quote_with(at, true)?;
        let (index, key) = (self.index(), self.index().key(at));
        let (written, note) = match &record.what {
            RecordKind::Quote(quote) => (Some(&**quote), None),
            RecordKind::Note(note) => (None, Some(&**note)),
            _ => return None,
        };
        let about = written.map(|quote| &quote.about).or(note.map(|note| &note.about))?;
        let topics = written.map(|quote| &quote.topics).or(note.map(|note| &note.topics))?;
        // An event of which the words tell isn't named again as what they are about.
        let events = self.numbered(Family::Entity, first(index.events_of.of(key)));
        let about = self.entities(about);
        let told_of = |link: &Link| events.iter().any(|event| event.href == link.href);
        let about = about.into_iter().filter(|link| !told_of(link)).collect();
        Some(Card {
            number,
            old_ids: record.head.was.iter().map(|was| was.to_string()).collect(),
            on_behalf_of: written
                .and_then(|quote| quote.on_behalf_of.as_ref())
                .map(|named| self.name(named)),
            chain: written.map_or(Vec::new(), |quote| self.chain(at, quote, &shown)),
            quoting: written
                .and_then(|quote| quote.quoting.as_ref())
                .and_then(|of| self.anchored().names.record(Some(at.source), of))
                .and_then(|of| self.quote(of)),
            quoted_by: self.quotes(first(index.quoted_by.of(key))),
            same_remark: self
                .quotes(first(index.same_remark.of(key)))
                .into_iter()
                .map(|other| Rewording::new(&shown.pieces, other))
                .collect(),
            claims: self.bearings(at),
            briefings: self.numbered(Family::Briefing, first(index.briefings_of_record.of(key))),
            events,
            beyond: self.beyond(key),
            about,
            topics: topics.iter().map(|topic| self.topic(topic)).collect(),
            by: note.and_then(|note| note.by.as_ref()).map(|named| self.somebody(named)),
            original: original(source, &shown.pieces),
            url: self.passage_url(at),
            citation: self.citation(at, &shown),
            prose: self.prose(&record.head.prose),
            quote: shown,
        })
    }

    fn beyond(&self, key: usize) -> Option<Beyond> {
        let index = self.index();
        let beyond = Beyond {
            quoted_by: index.quoted_by.of(key).len().saturating_sub(MOST),
            same_remark: index.same_remark.of(key).len().saturating_sub(MOST),
            claims: index.claims_of.of(key).len().saturating_sub(MOST),
            briefings: index.briefings_of_record.of(key).len().saturating_sub(MOST),
            events: index.events_of.of(key).len().saturating_sub(MOST),
        };
        let none = Beyond { quoted_by: 0, same_remark: 0, claims: 0, briefings: 0, events: 0 };
        (beyond != none).then_some(beyond)
    }

    /// The claims on which a quote or note bears.
    fn bearings(&self, at: RecordAt) -> Vec<Bearing> {
        let bearing = |(claim, position): &(u32, u32)| {
            let written = self.draft().claims.get(*claim as usize)?;
            let position = written.positions.get(*position as usize)?;
            Some(Bearing {
                stance: wording::stance(position.stance),
                claim: self.numbered(Family::Claim, &[*claim]).pop()?,
                remark: position.remark.as_ref().map(|remark| remark.to_string()),
            })
        };
        let all = self.index().claims_of.of(self.index().key(at));
        first(all).iter().filter_map(bearing).collect()
    }

    /// From whoever said the words first to whoever published them here.
    pub(super) fn chain(&self, at: RecordAt, written: &Written, shown: &Quote) -> Vec<Step> {
        let mut earlier = Vec::new();
        let mut next = written.quoting.as_ref().map(|of| (at.source, of));
        while let Some((home, of)) = next
            && earlier.len() < LONGEST_CHAIN
            && let Some(first) = self.anchored().names.record(Some(home), of)
            && let (Some(quote), Some(shown)) = (quote(self.anchored(), first), self.quote(first))
        {
            next = quote.quoting.as_ref().map(|of| (first.source, of));
            earlier.push((quote, shown));
        }
        let between = !earlier.is_empty() || written.medium.is_some() || !written.via.is_empty();
        if !between {
            return Vec::new();
        }
        let mut chain = Vec::new();
        for (quote, shown) in earlier.iter().rev().map(|(quote, shown)| (*quote, shown)) {
            self.steps(quote, shown, &mut chain);
        }
        self.steps(written, shown, &mut chain);
        let publisher = shown.source.publisher.clone();
        chain.extend(publisher.map(|name| Step { relation: "published by", name }));
        chain
    }

    fn steps(&self, written: &Written, shown: &Quote, chain: &mut Vec<Step>) {
        let relation = if chain.is_empty() { "said by" } else { "quoted by" };
        let speakers = shown.speakers.iter().map(|speaker| speaker.name.clone());
        chain.extend(speakers.map(|name| Step { relation, name }));
        let medium = written.medium.iter().map(|named| ("in", named));
        for (relation, named) in medium.chain(written.via.iter().map(|named| ("via", named))) {
            chain.push(Step { relation, name: self.name(named) });
        }
    }
}

fn first<T>(all: &[T]) -> &[T] {
    all.get(..MOST).unwrap_or(all)
}

/// The passage at its publisher, where the source has a URL.
pub(super) fn original(source: &Source, pieces: &[Piece]) -> Option<Original> {
    let url = source.url.as_ref()?;
    let words: Vec<&str> = pieces.iter().map(|piece| &*piece.text).collect();
    Some(Original { url: url.to_string(), passage: fragment::to_words(url, &words) })
}

/// The words of a quote in one line.
pub(super) fn in_one_line(pieces: &[Piece]) -> String {
    let mut words = String::new();
    for piece in pieces {
        words.push_str(match piece.parted {
            "" => "",
            "paragraph" => " ",
            _ => " … ",
        });
        words.push_str(&piece.text.replace('\n', " "));
    }
    words
}

impl Here<'_> {
    /// A citation: words, speaker, day, title, publisher, date, place.
    fn citation(&self, at: RecordAt, quote: &Quote) -> Vec<Cited> {
        let Some(source) = self.draft().sources.get(at.source) else { return Vec::new() };
        let mut cited =
            Citation { isolates: direction(self.site.language()) == "rtl", runs: Vec::new() };
        let words = in_one_line(&quote.pieces);
        if !words.is_empty() {
            cited.source(&format!("“{words}”"));
            cited.plain(", ");
        }
        let speakers: Vec<String> =
            quote.speakers.iter().map(|speaker| cited.isolated(&speaker.name.text)).collect();
        if !speakers.is_empty() {
            let indirect = quote.form == wording::form(Form::Indirect);
            let how = if indirect { ", as reported" } else { "" };
            let when =
                quote.said.as_ref().map_or(String::new(), |said| format!(", {}", said.words));
            cited.plain(&format!("{}{how}{when}, ", listed(speakers)));
        }
        if !cited.runs.is_empty() {
            cited.plain("in: ");
        }
        let authors: Vec<String> =
            quote.source.authors.iter().map(|name| cited.isolated(&name.text)).collect();
        if !authors.is_empty() {
            cited.plain(&format!("{}, ", listed(authors)));
        }
        cited.source(&format!("“{}”", source.title.as_str()));
        let retrieved = source.retrieved.as_ref();
        let place = source.url.as_ref().or(source.locator.as_ref());
        let more = [
            quote.source.publisher.as_ref().map(|name| cited.isolated(&name.text)),
            quote.source.published.as_ref().map(|when| when.words.clone()),
            place.map(|place| cited.isolated(place)),
            retrieved.map(|date| format!("retrieved {}", date.in_words())),
        ];
        for part in more.into_iter().flatten() {
            cited.plain(&format!(", {part}"));
        }
        // A point behind an address would be taken for its end.
        let end = cited.runs.last().and_then(|run| run.text.rsplit(' ').next());
        if !end.is_some_and(|end| end.contains("://")) {
            cited.plain(".");
        }
        cited.runs
    }

    /// The same as one text, with the passage's address at its end.
    pub(super) fn citation_text(&self, at: RecordAt, quote: &Quote) -> String {
        let url = self.passage_url(at).map(|url| format!(" {url}"));
        self.citation(at, quote).into_iter().map(|run| run.text).chain(url).collect()
    }
}

/// A citation as it is written. Words of another direction than the site's are isolated by characters, as these stay with
/// the text that somebody copies.
struct Citation {
    /// The site's language runs from right to left, so that any words may run otherwise.
    isolates: bool,
    runs: Vec<Cited>,
}

impl Citation {
    fn plain(&mut self, words: &str) {
        match self.runs.last_mut().filter(|run| !run.of_source) {
            Some(run) => run.text.push_str(words),
            None => self.runs.push(Cited { text: words.to_owned(), of_source: false }),
        }
    }

    fn source(&mut self, words: &str) {
        self.runs.push(Cited { text: self.isolated(words), of_source: true });
    }

    fn isolated(&self, words: &str) -> String {
        if self.isolates || words.contains(runs_leftwards) {
            format!("\u{2068}{words}\u{2069}")
        } else {
            words.to_owned()
        }
    }
}
