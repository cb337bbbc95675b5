//! An entity's page: who or what it is, what it said, where it is named.

mod named_in;

use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::parse::record::{Entity as Written, entity};
use crate::site::growing::part;
use crate::site::here::Here;
use crate::site::index::order::said;
use crate::site::link::{Link, Name};
use crate::site::page::list::{self, Line};
use crate::site::paging::Paging;
use crate::site::prose::Prose;
use crate::site::quote::{Quote, Run};
use crate::site::reading::Reading;
use crate::site::source_line::SourceLine;
use crate::site::when::When;
use crate::site::wording;

/// An entity's page. Its further pages hold `id`, `name`, `kind` and what is beyond the 200th entry of the lists that grow
/// with the site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// `person`, `organization`, `place`, `event`, `document` or `thing`.
    pub kind: &'static str,
    /// `name`
    pub name: String,
    /// `native-name`
    pub native_name: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The roles it holds or held, the latest first.
    pub roles: Vec<Held>,
    /// What it belongs to.
    pub part_of: Vec<Link>,
    /// What belongs to it, by name.
    pub parts: Vec<Link>,
    /// Who holds or held a role here, by name.
    pub members: Vec<Member>,
    /// Its pages elsewhere: Wikidata and the URLs given.
    pub elsewhere: Vec<Elsewhere>,
    /// Others that it might be taken for.
    pub not_same_as: Vec<Link>,
    /// What only an event has.
    pub event: Option<Event>,
    /// The editor's prose about it.
    pub prose: Option<Prose>,
    /// In its own words: its quotes by date, the first 200.
    pub quotes: Vec<Quote>,
    /// What was said at an event, by date, 200 to a page.
    pub said_there: Vec<Quote>,
    /// To all of its quotes; none where it has no quote.
    pub all_quotes: Option<Link>,
    /// How many quotes it has.
    pub quote_count: usize,
    /// What others say about it (`about`), by date, 200 to a page.
    pub quotes_about: Vec<Quote>,
    /// The positions that its quotes take, by claim, in the order of the quotes, 200 to a page.
    pub positions: Vec<Positions>,
    /// The claims that are about it.
    pub claims_about: Vec<Link>,
    /// Where it is named, by source.
    pub named_in: Vec<NamedIn>,
    /// Where the lists go on, where they do.
    pub paging: Option<Paging>,
    /// The briefings that name it, newest first.
    pub briefings: Vec<Line>,
    /// With whom or what it is often named in one block: at most 20.
    pub often_with: Vec<OftenWith>,
    /// The events in which it took part or of which it is the place, by date.
    pub events: Vec<Line>,
}

/// A role held.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    /// What it is called.
    pub title: String,
    /// Where.
    pub organization: Option<Name>,
    /// When.
    pub when: Option<When>,
}

/// Somebody with a role at an organization.
#[derive(Debug, Clone, Serialize)]
pub struct Member {
    /// Who.
    pub link: Link,
    /// The role's title.
    pub title: String,
    /// When.
    pub when: Option<When>,
}

/// A page about it on another site.
#[derive(Debug, Clone, Serialize)]
pub struct Elsewhere {
    /// The words of the link: `Wikidata Q123`, or the host.
    pub text: String,
    /// The URL.
    pub href: String,
}

/// What only an event has.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// `when`, as precise as known.
    pub when: Option<When>,
    /// `time`, in words.
    pub time: Option<String>,
    /// Where.
    pub place: Option<Name>,
    /// `happened`, `planned`, `alleged`, `cancelled`; empty where it isn't given.
    pub state: &'static str,
    /// Who took part.
    pub participants: Vec<Name>,
    /// Quotes and notes that tell of it.
    pub cites: Vec<Quote>,
}

/// The positions that it takes on a claim.
#[derive(Debug, Clone, Serialize)]
pub struct Positions {
    /// The claim.
    pub claim: Link,
    /// In the order of its quotes.
    pub entries: Vec<Position>,
}

/// A position that it takes.
#[derive(Debug, Clone, Serialize)]
pub struct Position {
    /// `asserts`, `denies` and the like.
    pub stance: &'static str,
    /// In which quote: its words, in short.
    pub quote: Link,
    /// When that was said.
    pub said: Option<When>,
    /// The remark in brackets.
    pub remark: Option<String>,
}

/// A source that names it.
#[derive(Debug, Clone, Serialize)]
pub struct NamedIn {
    /// The source.
    pub source: Arc<SourceLine>,
    /// Where in it, in the text's order; places in one sentence are one.
    pub places: Vec<Mention>,
}

/// A place where it is named.
#[derive(Debug, Clone, Serialize)]
pub struct Mention {
    /// The sentence, as far as readers may see it, each place of the name marked; empty where they may not see
    /// even that.
    pub sentence: Vec<Run>,
    /// To the spot.
    pub href: String,
}

/// Somebody or something often named with it.
#[derive(Debug, Clone, Serialize)]
pub struct OftenWith {
    /// Who or what.
    pub link: Link,
    /// In how many blocks both are named.
    pub count: u32,
}

/// An entity's page, or one of the further pages of where it is named.
pub(super) fn page(here: &Here<'_>, n: usize, number: u32) -> Option<Entity> {
    let written = here.draft().entities.get(n)?;
    let paging = here.paging_of(Family::Entity, n, &written.id, number).ok()?;
    let (index, names) = (here.index(), &here.anchored().names);
    let cited: Vec<RecordAt> = match number {
        1 => written.cites.iter().filter_map(|of| names.record(None, of)).collect(),
        _ => Vec::new(),
    };
    // Each quote stands on a page once, under the first heading that has it.
    let mut seen: FxHashSet<RecordAt> = cited.iter().copied().collect();
    let mut quotes = |all: &[RecordAt]| -> Vec<Quote> {
        let new = part(all, number).iter().copied().filter(|at| seen.insert(*at));
        new.filter_map(|at| here.quote(at)).collect()
    };
    let said_there = quotes(index.quotes_at.of(n));
    let own = if number == 1 { quotes(index.quotes_by.of(n)) } else { Vec::new() };
    let quotes_about = quotes(index.quotes_about.of(n));
    let briefings = index.briefings_of[Family::Entity as usize].of(n);
    let events = index.events.of(n);
    let growing = Entity {
        id: written.id.to_string(),
        kind: written.kind.word(),
        name: written.name.to_string(),
        parts: here.numbered(Family::Entity, part(index.parts.of(n), number)),
        members: members(here, n, number),
        said_there,
        quotes_about,
        positions: positions(here, n, number),
        claims_about: here.numbered(Family::Claim, part(index.claims_about.of(n), number)),
        named_in: named_in::named_in(here, n, number),
        briefings: part(briefings, number)
            .iter()
            .filter_map(|n| list::briefing(here, *n as usize))
            .collect(),
        events: part(events, number)
            .iter()
            .filter_map(|n| list::entity(here, *n as usize))
            .collect(),
        paging,
        ..Entity::default()
    };
    if number > 1 {
        return Some(growing);
    }
    let quotes = index.quotes_by.of(n);
    Some(Entity {
        native_name: written.native_name.as_ref().map(|name| name.to_string()),
        aliases: written.alias.iter().map(|alias| alias.to_string()).collect(),
        roles: roles(here, written),
        part_of: here.entities(&written.part_of),
        elsewhere: elsewhere(written),
        not_same_as: here.entities(&written.not_same_as),
        event: event(here, written, &cited),
        prose: Reading::numbered().prose(here, &written.head.prose, 2),
        quotes: own,
        all_quotes: (!quotes.is_empty()).then(|| Link {
            href: here.href(&Address::QuotesBy(written.id.as_str().into(), 1)),
            text: wording::count(quotes.len(), "quote", "quotes"),
            kind: "page",
            preview: String::new(),
        }),
        quote_count: quotes.len(),
        often_with: named_in::often_with(here, n),
        ..growing
    })
}

/// The latest first; those without a date last, in the order of the file.
fn roles(here: &Here<'_>, written: &Written) -> Vec<Held> {
    let mut roles: Vec<&entity::Role> = written.role.iter().collect();
    roles.sort_by_key(|role| {
        std::cmp::Reverse(role.interval.as_ref().map(|interval| (interval.last, interval.first)))
    });
    let held = roles.into_iter().map(|role| Held {
        title: role.title.to_string(),
        organization: role.organization.as_ref().map(|named| here.name(named)),
        when: role.interval.as_ref().map(When::new),
    });
    held.collect()
}

fn members(here: &Here<'_>, n: usize, page: u32) -> Vec<Member> {
    let member = |(who, role): &(u32, u32)| {
        let role = here.draft().entities.get(*who as usize)?.role.get(*role as usize)?;
        Some(Member {
            link: here.link(Target::Entity(*who as usize))?,
            title: role.title.to_string(),
            when: role.interval.as_ref().map(When::new),
        })
    };
    part(here.index().members.of(n), page).iter().filter_map(member).collect()
}

fn elsewhere(written: &Written) -> Vec<Elsewhere> {
    let wikidata = written.wikidata.iter().map(|id| Elsewhere {
        text: format!("Wikidata {}", id.as_str()),
        href: format!("https://www.wikidata.org/wiki/{}", id.as_str()),
    });
    let urls = written.url.iter().map(|url| {
        let host = url.split("://").nth(1).unwrap_or(url);
        let host = host.split(['/', '?', '#']).next().unwrap_or(host);
        Elsewhere { text: host.to_owned(), href: url.to_string() }
    });
    wikidata.chain(urls).collect()
}

fn event(here: &Here<'_>, written: &Written, cited: &[RecordAt]) -> Option<Event> {
    if written.kind != entity::EntityKind::Event {
        return None;
    }
    Some(Event {
        when: written.when.as_ref().map(When::new),
        time: written.time.as_ref().map(|time| time.to_string()),
        place: written.place.as_ref().map(|named| here.name(named)),
        state: written.state.map_or("", wording::event_state),
        participants: written.participant.iter().map(|named| here.name(named)).collect(),
        cites: here.quotes(cited),
    })
}

/// The positions that its quotes take, by claim, in the order of the quotes; of notes, nobody takes one.
fn positions(here: &Here<'_>, n: usize, page: u32) -> Vec<Positions> {
    let position = |at: RecordAt, (claim, position): (u32, u32)| {
        let written = here.draft().claims.get(claim as usize)?.positions.get(position as usize)?;
        let link = here.link(Target::Record(at))?;
        Some(Position {
            stance: wording::stance(written.stance),
            quote: Link { text: here.words_in_short(at), ..link },
            said: said(here.anchored(), at).map(When::new),
            remark: written.remark.as_ref().map(|remark| remark.to_string()),
        })
    };
    let mut by_claim: Vec<(u32, Positions)> = Vec::new();
    for (at, of) in part(here.index().positions.of(n), page) {
        let Some(entry) = position(*at, *of) else { continue };
        match by_claim.iter_mut().find(|(claim, _)| *claim == of.0) {
            Some((_, positions)) => positions.entries.push(entry),
            None => {
                let Some(claim) = here.link(Target::Claim(of.0 as usize)) else { continue };
                by_claim.push((of.0, Positions { claim, entries: vec![entry] }));
            }
        }
    }
    by_claim.into_iter().map(|(_, positions)| positions).collect()
}
