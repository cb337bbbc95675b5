//! An entity → what links to it tell of it before anybody follows them, so that no page has to say it again at each link.

use std::collections::BTreeSet;

use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::parse::record::Entity;
use crate::site::Site;
use crate::site::here::{Here, joined, within};
use crate::site::page::address::subject;
use crate::site::reading::Reading;
use crate::site::search::plain;
use crate::site::wording;

/// The longest first sentence, in characters.
const SENTENCE: usize = 240;

/// A line each: the name; what it is; the first sentence about it, or its other names; what its page holds. None where
/// there is no such entity.
pub(super) fn preview(site: &Site, id: &str) -> Option<Vec<String>> {
    let n = subject(site, Family::Entity, id)?;
    let address = Address::Preview(id.into());
    let here = Here::new(site, &address);
    let entity = here.draft().entities.get(n)?;
    let about = wording::capital(&about(&here, entity));
    let told = first_sentence(&here, entity).or_else(|| other_names(entity));
    let lines = [Some(entity.name.to_string()), Some(about), told, Some(holds(&here, n))];
    Some(lines.into_iter().flatten().filter(|line| !line.is_empty()).collect())
}

/// What it is, in a line: a role that the name itself says is told by the kind.
fn about(here: &Here<'_>, entity: &Entity) -> String {
    let about = here.about(entity);
    let is_said = |role: &str| within(&entity.name, role);
    match about.split_once(", ") {
        _ if is_said(&about) => entity.kind.word().to_owned(),
        Some((role, place)) if is_said(role) => {
            joined([entity.kind.word(), place].map(str::to_owned))
        }
        _ => about,
    }
}

/// The first sentence of the prose.
fn first_sentence(here: &Here<'_>, entity: &Entity) -> Option<String> {
    let prose = Reading::numbered().prose(here, &entity.head.prose, 1)?;
    let first = plain::first_sentence(&prose);
    (!first.is_empty()).then(|| wording::cut(&first, SENTENCE))
}

fn other_names(entity: &Entity) -> Option<String> {
    let names = entity.native_name.iter().chain(&entity.alias).map(|name| name.to_string());
    Some(joined(names)).filter(|names| !names.is_empty()).map(|names| format!("Also {names}"))
}

/// `3 quotations, named 14 times in 2 sources, in 1 briefing`
fn holds(here: &Here<'_>, n: usize) -> String {
    let index = here.index();
    let counted = |count: usize, one: &str| match count {
        0 => String::new(),
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    let mentions = index.mentions.of(n);
    let sources: BTreeSet<u32> = mentions.iter().map(|(source, _)| *source).collect();
    let named = match sources.len() {
        0 => String::new(),
        many => {
            let times = mentions.len();
            let times = if times == 1 { "once".to_owned() } else { counted(times, "time") };
            format!("named {times} in {}", counted(many, "source"))
        }
    };
    let briefings = index.briefings_of[Family::Entity as usize].of(n).len();
    let briefings = counted(briefings, "briefing");
    let briefings = if briefings.is_empty() { briefings } else { format!("in {briefings}") };
    wording::capital(&joined([counted(index.quotes_by.of(n).len(), "quotation"), named, briefings]))
}
