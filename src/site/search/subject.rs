//! A subject of the site → what is found of it: its title, its quotes, prose about it, the blocks of its text.
//!
//! A unit holds nothing but what stands on the subject's page. Words of a source come through [`crate::site::extract`].

use crate::anchor::fate::RecordAt;
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::ground::span::Words;
use crate::ground::white::single_spaced;
use crate::parse::prose::Prose as Written;
use crate::parse::record::quote::Form;
use crate::parse::record::{Briefing, Claim, Entity, Head, RecordKind, Source};
use crate::site::extract::block_at;
use crate::site::fragment;
use crate::site::here::{Here, block_id, joined};
use crate::site::index::order::said;
use crate::site::index::{found, quote};
use crate::site::reading::Reading;
use crate::site::search::plain;
use crate::site::search::unit::{Own, Place, Unit};
use crate::site::when::When;
use crate::site::wording;

/// Before each line with which the desk tells of what stands above, and which no line of a source begins with; behind it
/// stands which it is: `=` the translation, `·` the remark, `#` the topics.
const TOLD: &str = "\n\t";

/// What is found of one subject. The units don't know the number of their place yet.
pub(super) struct Found {
    pub place: Place,
    pub title: Vec<Unit>,
    pub quotes: Vec<Unit>,
    pub prose: Vec<Unit>,
    pub blocks: Vec<Unit>,
}

impl Found {
    fn new(here: &Here<'_>, address: &Address, kind: &str, title: &str) -> Found {
        let place = Place {
            title: title.to_owned(),
            kind: wording::capital(kind),
            href: here.href(address),
        };
        let (title, quotes, prose, blocks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Found { place, title, quotes, prose, blocks }
    }

    /// What is told of the subject as a whole.
    fn title(&mut self, lines: impl IntoIterator<Item = String>) {
        self.title.push(unit(String::new(), lines));
    }

    /// Words on the page that have no anchor of their own: browsers find them by themselves.
    fn words(&mut self, words: &str) {
        let line = single_spaced(words);
        if !line.is_empty() {
            self.prose.push(unit(fragment::on_page(&line), [line]));
        }
    }

    fn fields<'a>(&mut self, fields: impl IntoIterator<Item = &'a Words>) {
        fields.into_iter().for_each(|words| self.words(words));
    }

    fn prose(&mut self, here: &Here<'_>, written: &Written, reading: Reading) {
        lines(here, written, reading).iter().for_each(|line| self.words(line));
    }
}

fn unit(fragment: String, lines: impl IntoIterator<Item = String>) -> Unit {
    let lines = lines.into_iter().map(|line| single_spaced(&line));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    Unit { place: 0, fragment, text: lines.join("\n· "), own: None }
}

/// The words of prose. Where references are numbered they have none.
fn lines(here: &Here<'_>, written: &Written, mut reading: Reading) -> Vec<String> {
    let prose = reading.prose(here, written, 1);
    prose.map_or(Vec::new(), |prose| plain::lines(&prose))
}

fn words(words: &Option<Words>) -> Option<String> {
    words.as_ref().map(|words| words.to_string())
}

/// The home page.
pub(super) fn home(here: &Here<'_>) -> Found {
    let settings = &here.draft().settings;
    let title = words(&settings.title).unwrap_or_default();
    let mut found = Found::new(here, &Address::Home, "page", &title);
    found.title(words(&settings.description));
    found.prose(here, &settings.prose, Reading::numbered());
    found
}

/// A subject by its number, if there is one.
pub(super) fn subject(here: &Here<'_>, family: Family, n: usize) -> Option<Found> {
    let draft = here.draft();
    Some(match family {
        Family::Briefing => briefing(here, draft.briefings.get(n)?),
        Family::Claim => claim(here, draft.claims.get(n)?),
        Family::Entity => entity(here, draft.entities.get(n)?),
        Family::Source => source(here, n, draft.sources.get(n)?),
    })
}

fn briefing(here: &Here<'_>, written: &Briefing) -> Found {
    let address = Address::of(Family::Briefing, &written.id);
    let mut found = Found::new(here, &address, "briefing", &written.title);
    let authors = written.author.iter().map(|named| here.somebody(named).text);
    let told = [words(&written.question), words(&written.summary), Some(joined(authors))];
    found.title(told.into_iter().flatten());
    let topics = joined(written.topics.iter().map(|topic| topic.to_string()));
    found.title.iter_mut().for_each(|unit| tell(&mut unit.text, '#', &topics));
    let is_open = |head: &Head| here.index().is_open(head);
    for judgment in written.judgments.iter().filter(|judgment| is_open(&judgment.head)) {
        let told = lines(here, &judgment.head.prose, Reading::numbered())
            .into_iter()
            .chain(words(&judgment.because));
        found.prose.push(unit(judgment.id.to_string(), told));
    }
    written.body.iter().for_each(|prose| found.prose(here, prose, Reading::numbered()));
    found.fields(&written.gap);
    for corrected in written.corrections.iter().filter(|corrected| is_open(&corrected.head)) {
        let fields = [words(&corrected.old), words(&corrected.new)];
        let told = fields.into_iter().flatten().chain(lines(
            here,
            &corrected.head.prose,
            Reading::numbered(),
        ));
        found.prose.push(unit(corrected.id.to_string(), told));
    }
    found
}

fn claim(here: &Here<'_>, written: &Claim) -> Found {
    let address = Address::of(Family::Claim, &written.id);
    let mut found = Found::new(here, &address, "claim", &written.text);
    let status = written.status.map(|status| wording::status(status).1.to_owned());
    found.title(status);
    found.fields(&written.because);
    found.fields(&written.gap);
    found.prose(here, &written.head.prose, Reading::numbered());
    // A remark stands beside its quote: where that isn't shown, nor is the remark.
    for position in &written.positions {
        let of = here.anchored().names.record(None, &position.of);
        if of.is_some_and(|of| here.index().has_record(of)) {
            found.fields(&position.remark);
        }
    }
    found
}

fn entity(here: &Here<'_>, written: &Entity) -> Found {
    let address = Address::of(Family::Entity, &written.id);
    let mut found = Found::new(here, &address, written.kind.word(), &written.name);
    let names = written.native_name.iter().chain(&written.alias).map(|name| name.to_string());
    let roles = written.role.iter().map(|role| {
        let place = role.organization.as_ref().map(|named| here.name(named).text);
        let when = role.interval.as_ref().map(|interval| When::new(interval).words);
        joined([role.title.to_string()].into_iter().chain(place).chain(when))
    });
    let event = [
        written.when.as_ref().map(|when| When::new(when).words),
        words(&written.time),
        written.place.as_ref().map(|named| here.name(named).text),
    ];
    let event = event.into_iter().flatten();
    found.title([joined(names)].into_iter().chain(roles).chain([joined(event)]));
    found.prose(here, &written.head.prose, Reading::numbered());
    found
}

fn source(here: &Here<'_>, n: usize, written: &Source) -> Found {
    let mut found = Found::new(here, &here.source_address(n), "source", &written.title);
    let by = written.author.iter().chain(&written.publisher);
    let by = by.map(|named| here.somebody(named).text);
    let when = written.published.as_ref().map(|date| When::new(date).words);
    let places = [words(&written.version), words(&written.locator), words(&written.credit)];
    let told = [
        joined(by),
        joined([wording::source_kind(written.kind).to_owned()].into_iter().chain(when)),
    ];
    found.title(told.into_iter().chain(places.into_iter().flatten()));
    found.prose(here, &written.head.prose, Reading::default());
    let mut records: Vec<RecordAt> = here.index().of_source(n).collect();
    records.sort_by_key(|at| {
        let start =
            self::found(here.anchored(), *at).map_or(u32::MAX, |found| found.extent().start);
        (start, at.record)
    });
    found.quotes = records.into_iter().filter_map(|at| record(here, at)).collect();
    found.blocks = blocks(here, n);
    found
}

/// A quote or note, with the editor's remark on it.
fn record(here: &Here<'_>, at: RecordAt) -> Option<Unit> {
    let record = here.record(at)?;
    let spoken = quote(here.anchored(), at);
    // The source's own words on what somebody said: no marks make them the speaker's.
    let is_indirect = spoken.is_some_and(|quote| quote.form == Form::Indirect);
    let [open, close] = if is_indirect { ["", ""] } else { ["“", "”"] };
    let mut text = String::new();
    for piece in here.pieces(at) {
        text.push_str(match (text.is_empty(), piece.parted) {
            (true, _) => "",
            (false, "paragraph") => "\n",
            (false, _) if is_indirect => "\n… ",
            (false, _) => "”\n… ",
        });
        text.push_str(open);
        text.push_str(&single_spaced(&piece.text));
    }
    text.push_str(if text.is_empty() { "" } else { close });
    let topics = match &record.what {
        RecordKind::Quote(quote) => &quote.topics,
        RecordKind::Note(note) => &note.topics,
        _ => return None,
    };
    let translation = spoken.and_then(|quote| words(&quote.translation));
    let topics = joined(topics.iter().map(|topic| topic.to_string()));
    let remark = lines(here, &record.head.prose, Reading::default()).join(" ");
    for (mark, line) in [('=', translation.unwrap_or_default()), ('·', remark), ('#', topics)] {
        tell(&mut text, mark, &line);
    }
    let title = match spoken {
        Some(_) => {
            let reported = is_indirect.then(|| "as reported".to_owned());
            let when = said(here.anchored(), at).map(|date| date.in_words().to_owned());
            joined([here.speaker_names(at)].into_iter().chain(reported).chain(when))
        }
        None => "Note".to_owned(),
    };
    let kind = if spoken.is_some() { "Quote" } else { "Note" };
    let fragment = here.record_id(at).to_owned();
    Some(Unit { place: 0, fragment, text, own: Some(Own { title, kind }) })
}

/// Adds what the desk tells to the words of a unit.
fn tell(text: &mut String, mark: char, line: &str) {
    let line = single_spaced(line);
    if !line.is_empty() {
        text.push_str(&format!("{TOLD}{mark} {line}"));
    }
}

/// The document's text, a unit for each stretch of a block that readers may see: what stands on either side of left-out
/// words is never found as one.
fn blocks(here: &Here<'_>, n: usize) -> Vec<Unit> {
    let Some(text) = here.anchored().text(n) else { return Vec::new() };
    let block = |range: std::ops::Range<u32>| {
        let id = block_id(block_at(text, range.start));
        unit(id, [here.words(n, range)])
    };
    let blocks = here.visible(n, 0..text.text.len() as u32).map(block);
    blocks.filter(|unit| !unit.text.is_empty()).collect()
}
