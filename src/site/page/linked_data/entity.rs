//! An entity's page → a `Person`, `Organization`, `Place`, `Event`, `CreativeWork` or `Thing`.

use crate::ground::date::Day;
use crate::ground::id::Family;
use crate::parse::record::entity::EventState;
use crate::site::here::Here;
use crate::site::page::address;
use crate::site::page::entity::Entity;
use crate::site::page::linked_data::thing::{Thing, Value};
use crate::site::page::linked_data::{date, is_web, kind, links, name};

/// The entity; nothing of one that is private.
pub fn entity(here: &Here<'_>, page: &Entity) -> Option<Thing> {
    let n = address::subject(here.site, Family::Entity, &page.id)?;
    let written = here.draft().entities.get(n).filter(|written| !written.private)?;
    let other_names = page.native_name.iter().chain(&page.aliases).map(String::as_str);
    let elsewhere = page.elsewhere.iter().map(|other| &*other.href).filter(|href| is_web(href));
    let here_url = here.site.url(here.address);
    let thing = Thing::new(kind(page.kind)?)
        .with("@id", here_url.clone())
        .with("url", here_url)
        .with("name", &*page.name)
        .with("alternateName", other_names.collect::<Vec<_>>())
        .with("sameAs", elsewhere.collect::<Vec<_>>());
    // A role that came to an end is none today; schema.org would take it for one.
    let today = written
        .role
        .iter()
        .filter(|role| role.interval.as_ref().is_none_or(|interval| interval.last == Day::LAST));
    Some(match page.kind {
        "person" => {
            let titles = today.clone().map(|role| role.title.as_str());
            let places = today.filter_map(|role| role.organization.as_ref());
            let places: Vec<Value> = places.map(|named| name(here, &here.name(named))).collect();
            thing
                .with("jobTitle", titles.collect::<Vec<_>>())
                .with("affiliation", Value::Many(places))
        }
        "organization" => thing.with("parentOrganization", links(here, &page.part_of)),
        "place" => thing.with("containedInPlace", links(here, &page.part_of)),
        "event" => event(here, thing, page).with("startDate", date(written.when.as_ref())).with(
            "eventStatus",
            match written.state {
                Some(EventState::Cancelled) => "https://schema.org/EventCancelled",
                Some(EventState::Planned) => "https://schema.org/EventScheduled",
                _ => "",
            },
        ),
        _ => thing,
    })
}

fn event(here: &Here<'_>, thing: Thing, page: &Entity) -> Thing {
    let Some(event) = &page.event else { return thing };
    let told = if event.state == "alleged" { "Alleged." } else { "" };
    thing
        .with("description", told)
        .with("location", event.place.as_ref().map(|place| name(here, place)))
}
