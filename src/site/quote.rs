//! `Quote`: a quote as it stands on every page that shows it; `Card` has more of it, on its source's page.

use std::sync::Arc;

use serde::Serialize;

use crate::anchor::attribution::attribution;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::anchor::outcome::Found;
use crate::ground::date::Date;
use crate::parse::record::quote::{Form, Quote as Written};
use crate::parse::record::{RecordKind, entity};
use crate::parse::reference::{Named, Speaker as Speaks};
use crate::site::direction::direction;
use crate::site::here::{Here, joined, plain};
use crate::site::index::order::said;
use crate::site::index::{found, quote};
use crate::site::link::Name;
use crate::site::source_line::SourceLine;
use crate::site::verdict::Verdict;
use crate::site::when::When;
use crate::site::wording;

/// A quote or note: its words, and who said them where and when. All words are cut from the source at its anchor.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// Its id.
    pub id: String,
    /// `quote`, `note`, or `words` of a source that are neither.
    pub kind: &'static str,
    /// To its passage on its source's page.
    pub href: String,
    /// `direct`, `partial`, `indirect`; empty for a note.
    pub form: &'static str,
    /// The words, a piece for each range: between two pieces words were left out or interrupt. A piece that spans
    /// blocks has a line end between them.
    pub pieces: Vec<Piece>,
    /// BCP 47, where the source's language isn't the site's.
    pub language: Option<String>,
    /// `rtl` or `ltr`, where the source's language runs in another direction than the site's.
    pub direction: Option<&'static str>,
    /// Who speaks; empty for a note.
    pub speakers: Vec<Speaker>,
    /// On what terms, in words: `on the record`; empty for a note.
    pub attribution: &'static str,
    /// `said`
    pub said: Option<When>,
    /// `time`, in the source's words.
    pub time: Option<String>,
    /// `addressee`
    pub addressee: Option<Name>,
    /// `occasion`
    pub occasion: Option<Name>,
    /// How the words compare with the source's.
    pub verdict: Verdict,
    /// The sentence around the words, as far as readers may see it, the words marked. Empty where it has nothing more
    /// than the words.
    pub sentence: Vec<Run>,
    /// The source.
    pub source: Arc<SourceLine>,
    /// `translation`
    pub translation: Option<String>,
}

/// One run of a quote's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The source's words.
    pub text: String,
    /// How this piece is parted from the one before it: empty for the first, `omission`, `interruption`, or `paragraph`
    /// where nothing stands between but the border of a block or white space.
    pub parted: &'static str,
}

/// Who speaks, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The name, or the source's words for somebody unnamed.
    pub name: Name,
    /// False where the source doesn't name the speaker.
    pub named: bool,
    /// The role held on the day, or as printed.
    pub role: Option<Role>,
    /// Where on this page the speaker's colour is set: 0 to 11 by first appearance; none outside a source's page.
    pub slot: Option<u8>,
}

/// A role as it is shown with a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// Where.
    pub organization: Option<Name>,
    /// It is the source's own wording for the role.
    pub as_printed: bool,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The source's words.
    pub text: String,
    /// Whether they are the words in question.
    pub marked: bool,
}

impl Here<'_> {
    /// A quote or note as it stands on any page. A direct quote's sentence is left to its card.
    pub(super) fn quote(&self, at: RecordAt) -> Option<Quote> {
        self.quote_with(at, false)
    }

    /// The same; `in_sentence` says that the sentence is wanted whatever the form.
    pub(super) fn quote_with(&self, at: RecordAt, in_sentence: bool) -> Option<Quote> {
        if !self.index().has_record(at) {
            return None;
        }
        let record = self.record(at)?;
        let found = found(self.anchored(), at)?;
        let written = match &record.what {
            RecordKind::Quote(quote) => Some(&**quote),
            _ => None,
        };
        let whole = written.is_none_or(|quote| quote.form == Form::Direct);
        let name = |named: &Option<Named>| named.as_ref().map(|named| self.name(named));
        Some(Quote {
            id: self.record_id(at).to_owned(),
            kind: if written.is_some() { "quote" } else { "note" },
            href: self.passage(at),
            form: written.map_or("", |quote| wording::form(quote.form)),
            pieces: self.pieces(at),
            language: self.language_of(at.source),
            direction: self.direction_of(at.source),
            speakers: written.map_or(Vec::new(), |quote| self.speakers(at, quote)),
            attribution: written
                .map_or("", |quote| wording::attribution(attribution(self.anchored(), quote))),
            said: written.and_then(|quote| quote.said.as_ref()).map(When::new),
            time: written.and_then(|quote| quote.time.as_ref()).map(|time| time.to_string()),
            addressee: written.and_then(|quote| name(&quote.addressee)),
            occasion: written.and_then(|quote| name(&quote.occasion)),
            verdict: self.verdict(at.source, found),
            sentence: match in_sentence || !whole {
                true => more_than_marked(self.sentence(at.source, &found.ranges)),
                false => Vec::new(),
            },
            source: self.source_line(at.source)?,
            translation: written
                .and_then(|quote| quote.translation.as_ref())
                .map(|words| words.to_string()),
        })
    }

    /// Quotes and notes, those that are on the site.
    pub(super) fn quotes(&self, all: &[RecordAt]) -> Vec<Quote> {
        all.iter().filter_map(|at| self.quote(*at)).collect()
    }

    /// Words of a source that nobody annotated, as a card shows them, and their whole URL.
    pub(super) fn words_of_source(
        &self,
        source: usize,
        found: &Found,
    ) -> Option<(Quote, Option<String>)> {
        let href = self.block(source, found.extent().start);
        let page = self.site.url(&self.source_address(source));
        let url = page.map(|page| match href.split_once('#') {
            Some((_, id)) => format!("{page}#{id}"),
            None => page,
        });
        let quote = Quote {
            id: String::new(),
            kind: "words",
            href,
            form: "",
            pieces: self.pieces_of(source, found),
            language: self.language_of(source),
            direction: self.direction_of(source),
            speakers: Vec::new(),
            attribution: "",
            said: None,
            time: None,
            addressee: None,
            occasion: None,
            verdict: self.verdict(source, found),
            sentence: Vec::new(),
            source: self.source_line(source)?,
            translation: None,
        };
        Some((quote, url))
    }

    /// A source's language, where it isn't the site's.
    pub(super) fn language_of(&self, source: usize) -> Option<String> {
        let own = self.draft().sources.get(source)?.language.as_ref()?;
        (own.as_str() != self.site.language()).then(|| own.to_string())
    }

    /// The direction of a source's language, where it isn't that of the site's.
    pub(super) fn direction_of(&self, source: usize) -> Option<&'static str> {
        let own = direction(self.draft().sources.get(source)?.language.as_ref()?.as_str());
        (own != direction(self.site.language())).then_some(own)
    }

    /// A source in one line.
    pub(super) fn source_line(&self, n: usize) -> Option<Arc<SourceLine>> {
        if let Some(line) = self.lines.borrow().get(&n) {
            return Some(line.clone());
        }
        let source = self.draft().sources.get(n)?;
        let line = Arc::new(SourceLine {
            link: self.link(Target::Source(n))?,
            kind: wording::source_kind(source.kind),
            language: self.language_of(n),
            direction: self.direction_of(n),
            authors: source.author.iter().map(|named| self.somebody(named)).collect(),
            publisher: source.publisher.as_ref().map(|named| self.somebody(named)),
            published: source.published.as_ref().map(When::new),
        });
        self.lines.borrow_mut().insert(n, line.clone());
        Some(line)
    }

    fn speakers(&self, at: RecordAt, quote: &Written) -> Vec<Speaker> {
        let day = said(self.anchored(), at);
        let only = quote.speaker.len() == 1;
        let printed = quote.role.as_ref().map(|role| Role {
            title: role.to_string(),
            organization: None,
            as_printed: true,
        });
        let speaker = |speaks: &Speaks| match speaks {
            Speaks::Unnamed(words) => Speaker {
                name: plain(words),
                named: false,
                role: printed.clone().filter(|_| only),
                slot: None,
            },
            Speaks::Id(reference) => {
                let number = self.anchored().names.entity(reference);
                let entity = number.and_then(|n| self.draft().entities.get(n));
                let name = number.map_or_else(|| plain(&reference.id), |n| self.entity_name(n));
                // Somebody who is known by an office alone is not given it twice.
                let held = entity
                    .and_then(|entity| held_on(&entity.role, day))
                    .filter(|role| !same_office(&role.title, &name.text));
                let held = held.map(|role| Role {
                    title: role.title.to_string(),
                    organization: role.organization.as_ref().map(|named| self.name(named)),
                    as_printed: false,
                });
                let printed = printed.clone().filter(|_| only || held.is_none());
                Speaker { name, named: true, role: printed.or(held), slot: None }
            }
        };
        quote.speaker.iter().map(speaker).collect()
    }

    /// The names of a quote's speakers: `Mark Esper and Mark Milley`; empty for a note.
    pub(super) fn speaker_names(&self, at: RecordAt) -> String {
        let Some(quote) = quote(self.anchored(), at) else { return String::new() };
        let name = |speaks: &Speaks| match speaks {
            Speaks::Unnamed(words) => words.to_string(),
            Speaks::Id(reference) => self
                .anchored()
                .names
                .entity(reference)
                .and_then(|n| self.draft().entities.get(n))
                .map_or_else(|| reference.id.to_string(), |entity| entity.name.to_string()),
        };
        listed(quote.speaker.iter().map(name).collect())
    }

    /// Whose words, of when, in which source: `Mark Esper, 6 January 2020, in “Letter says …”`.
    pub(super) fn origin(&self, at: RecordAt) -> String {
        let when = said(self.anchored(), at).map(|date| date.in_words().to_owned());
        let title = self.draft().sources.get(at.source).map(|source| in_title(&source.title));
        joined([self.speaker_names(at)].into_iter().chain(when).chain(title))
    }
}

/// The runs of a sentence, where they have more letters or digits than the marked words.
fn more_than_marked(sentence: Vec<Run>) -> Vec<Run> {
    let more = |run: &Run| !run.marked && run.text.contains(char::is_alphanumeric);
    if sentence.iter().any(more) { sentence } else { Vec::new() }
}

/// `in “Letter says …”`, cut where it is long.
pub(super) fn in_title(title: &str) -> String {
    format!("in “{}”", wording::cut(title, 80))
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn listed(mut names: Vec<String>) -> String {
    match (names.pop(), names.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", names.join(", ")),
    }
}

/// The role held on a day: one whose interval holds all of it goes before one without an interval. Where the day
/// isn't known, only the latter counts.
fn held_on<'a>(roles: &'a [entity::Role], day: Option<&Date>) -> Option<&'a entity::Role> {
    let holds = |role: &&entity::Role| match (&role.interval, day) {
        (Some(interval), Some(day)) => interval.first <= day.first && day.last <= interval.last,
        _ => false,
    };
    let always = || roles.iter().find(|role| role.interval.is_none());
    roles.iter().find(holds).or_else(always)
}

/// Whether a name says no more than the office: `The prime minister of Iraq` is the prime minister of Iraq.
fn same_office(title: &str, name: &str) -> bool {
    let plain = |words: &str| words.to_lowercase().trim_start_matches("the ").to_owned();
    plain(title) == plain(name)
}
