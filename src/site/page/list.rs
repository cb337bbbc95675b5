//! The lists of briefings, sources, entities and claims.

use serde::Serialize;

use crate::anchor::names::Target;
use crate::ground::address::{Address, folder};
use crate::ground::id::Family;
use crate::site::here::Here;
use crate::site::link::{Link, Name};
use crate::site::page::source::quote_count;
use crate::site::paging::{Paging, on_page};
use crate::site::when::When;
use crate::site::wording;

/// A list of one family.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    /// `briefings`, `sources`, `entities` or `claims`.
    pub key: &'static str,
    /// `Briefings`, `Sources`, …
    pub title: &'static str,
    /// The entries: briefings and sources newest first, entities by kind and sort-name, claims by their text.
    pub lines: Vec<Line>,
    /// Of the list.
    pub paging: Paging,
}

/// One line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// To its page.
    pub link: Link,
    /// What it is, in words: `news article`, `person`, `event`; empty for a briefing or claim.
    pub kind: &'static str,
    /// What those of its kind are called together, `People`; empty for all but entities.
    pub kinds: &'static str,
    /// When.
    pub date: Option<When>,
    /// The summary of a briefing, the current role of a person, a source's publisher; empty where there is none.
    pub about: String,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// How many quotes it has (a source, a speaker) or positions (a claim); 0 for a briefing.
    pub quotes: usize,
}

/// A page of a family's list; none where there is no such page.
pub(super) fn page(here: &Here<'_>, family: Family, number: u32) -> Option<List> {
    let all = here.index().of_family(family);
    let range = on_page(all.len(), number).filter(|range| !range.is_empty())?;
    let line = |n: &u32| match family {
        Family::Source => source(here, *n as usize),
        Family::Entity => entity(here, *n as usize),
        Family::Claim => claim(here, *n as usize),
        Family::Briefing => briefing(here, *n as usize),
    };
    Some(List {
        key: folder(family),
        title: title(family),
        lines: all[range].iter().filter_map(line).collect(),
        paging: here.paging(all.len(), number, |page| Address::List(family, page)),
    })
}

/// What a family's list is called.
pub(super) fn title(family: Family) -> &'static str {
    match family {
        Family::Source => "Sources",
        Family::Entity => "Names",
        Family::Claim => "Claims",
        Family::Briefing => "Briefings",
    }
}

/// A briefing in a list.
pub(super) fn briefing(here: &Here<'_>, n: usize) -> Option<Line> {
    let briefing = here.draft().briefings.get(n)?;
    Some(Line {
        link: here.link(Target::Briefing(n))?,
        kind: "",
        kinds: "",
        date: Some(When::new(&briefing.date)),
        about: briefing.summary.as_ref().map_or(String::new(), |summary| summary.to_string()),
        authors: briefing.author.iter().map(|named| here.somebody(named)).collect(),
        quotes: 0,
    })
}

fn source(here: &Here<'_>, n: usize) -> Option<Line> {
    let source = here.draft().sources.get(n)?;
    let publisher = source.publisher.as_ref().map(|named| here.somebody(named).text);
    Some(Line {
        link: here.link(Target::Source(n))?,
        kind: wording::source_kind(source.kind),
        kinds: "",
        date: source.published.as_ref().map(When::new),
        about: publisher.unwrap_or_default(),
        authors: source.author.iter().map(|named| here.somebody(named)).collect(),
        quotes: quote_count(here, n),
    })
}

/// An entity in a list.
pub(super) fn entity(here: &Here<'_>, n: usize) -> Option<Line> {
    let entity = here.draft().entities.get(n)?;
    let has_role = !entity.role.is_empty();
    Some(Line {
        link: here.link(Target::Entity(n))?,
        kind: entity.kind.word(),
        kinds: wording::entity_kinds(entity.kind),
        date: entity.when.as_ref().map(When::new),
        about: if has_role { here.about(entity) } else { String::new() },
        authors: Vec::new(),
        quotes: here.index().quotes_by.of(n).len(),
    })
}

fn claim(here: &Here<'_>, n: usize) -> Option<Line> {
    let claim = here.draft().claims.get(n)?;
    let names = &here.anchored().names;
    let positions = claim.positions.iter().filter_map(|position| names.record(None, &position.of));
    Some(Line {
        link: here.link(Target::Claim(n))?,
        kind: "",
        kinds: "",
        date: claim.as_of.as_ref().map(When::new),
        about: claim.status.map_or(String::new(), |status| wording::status(status).1.to_owned()),
        authors: Vec::new(),
        quotes: positions.filter(|at| here.index().has_record(*at)).count(),
    })
}
