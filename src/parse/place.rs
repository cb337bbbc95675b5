//! The places of content files: which kinds may stand in `annotations/`, `entities/`, `claims/`, `briefings/`, `site.md`.

use crate::parse::record::alias::ALIASES;
use crate::parse::record::briefing::BRIEFING;
use crate::parse::record::claim::CLAIM;
use crate::parse::record::correction::CORRECTION;
use crate::parse::record::entity::{DOCUMENT, EVENT, ORGANIZATION, PERSON, PLACE, THING};
use crate::parse::record::judgment::JUDGMENT;
use crate::parse::record::kind::{Kind, Place};
use crate::parse::record::mention::MENTION;
use crate::parse::record::note::NOTE;
use crate::parse::record::part::{BYLINE, CAPTION, FURNITURE, HEADING, HEADLINE, STANDFIRST};
use crate::parse::record::quote::QUOTE;
use crate::parse::record::source::SOURCE;
use crate::parse::settings::SITE;

const ENTITY_KINDS: &[&Kind] = &[&PERSON, &ORGANIZATION, &PLACE, &EVENT, &DOCUMENT, &THING];
const SOURCE_RECORDS: &[&Kind] = &[
    &QUOTE,
    &NOTE,
    &MENTION,
    &ALIASES,
    &HEADLINE,
    &STANDFIRST,
    &HEADING,
    &BYLINE,
    &CAPTION,
    &FURNITURE,
];
const BRIEFING_RECORDS: &[&Kind] = &[&JUDGMENT, &CORRECTION];
const NAMED_RECORDS: &[&Kind] = &[
    &SOURCE,
    &CLAIM,
    &BRIEFING,
    &QUOTE,
    &NOTE,
    &JUDGMENT,
    &CORRECTION,
    &PERSON,
    &ORGANIZATION,
    &PLACE,
    &EVENT,
    &DOCUMENT,
    &THING,
];

/// `content/annotations/*.md`
pub const ANNOTATIONS: Place = Place {
    name: "annotations",
    subjects: &[&SOURCE],
    records: SOURCE_RECORDS,
    elsewhere: NAMED_RECORDS,
    several: false,
    records_only: true,
    body: false,
};

/// `content/entities/*.md`
pub const ENTITIES: Place = Place {
    name: "entities",
    subjects: ENTITY_KINDS,
    records: &[],
    elsewhere: NAMED_RECORDS,
    several: true,
    records_only: false,
    body: false,
};

/// `content/claims/*.md`
pub const CLAIMS: Place = Place {
    name: "claims",
    subjects: &[&CLAIM],
    records: &[],
    elsewhere: NAMED_RECORDS,
    several: true,
    records_only: false,
    body: false,
};

/// `content/briefings/*.md`
pub const BRIEFINGS: Place = Place {
    name: "briefings",
    subjects: &[&BRIEFING],
    records: BRIEFING_RECORDS,
    elsewhere: NAMED_RECORDS,
    several: false,
    records_only: false,
    body: true,
};

/// `content/site.md`
pub const SITE_FILE: Place = Place {
    name: "site.md",
    subjects: &[&SITE],
    records: &[],
    elsewhere: NAMED_RECORDS,
    several: false,
    records_only: false,
    body: false,
};

/// The place of a file, by its path below the site's folder; none for a path where no content file stands.
pub fn of(path: &str) -> Option<&'static Place> {
    let below = path.strip_prefix("content/")?;
    if below == "site.md" {
        return Some(&SITE_FILE);
    }
    let (folder, name) = below.split_once('/')?;
    let place = [&ANNOTATIONS, &ENTITIES, &CLAIMS, &BRIEFINGS]
        .into_iter()
        .find(|place| place.name == folder)?;
    (!name.contains('/') && name.len() > 3 && name.ends_with(".md")).then_some(place)
}
