//! A source's quotes and notes, as its annotations need them; what stands where is known of the built page alone.

use serde::Serialize;

use crate::anchor::attribution::attribution;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::{Place, Target};
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::parse::record::RecordKind;
use crate::parse::record::quote::Quote as Written;
use crate::parse::reference::{Named, Speaker};
use crate::site::here::Here;
use crate::site::index::found;
use crate::site::page::address;
use crate::site::prose::Prose;
use crate::site::{Site, wording};

/// A source's annotations.
#[derive(Debug, Clone)]
pub struct Annotations {
    /// The file itself.
    pub url: String,
    /// The source's title.
    pub title: String,
    /// The source's page.
    pub page: String,
    /// BCP 47, of what the editors write.
    pub language: String,
    /// Who writes for the site.
    pub creators: Vec<Creator>,
    /// Its quotes and notes, by place.
    pub passages: Vec<Passage>,
}

/// Somebody who writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Creator {
    /// The page of an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name.
    pub name: String,
    /// `mailto:…`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
}

/// A quote or note.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its id, of which its element on the page has the same.
    pub id: String,
    /// The passage on the source's page.
    pub url: String,
    /// A quote; else a note.
    pub is_quote: bool,
    /// Who speaks, and the page of each, where there is one; empty for a note.
    pub speakers: Vec<(String, Option<String>)>,
    /// Form, terms and verdict in words, as far as it has them.
    pub classes: Vec<&'static str>,
    /// `translation`
    pub translation: Option<String>,
    /// Its topics.
    pub topics: Vec<String>,
    /// The pages of the claims on which it bears.
    pub claims: Vec<String>,
    /// Who wrote the note, where it says so.
    pub by: Option<Creator>,
    /// The editor's prose on it.
    pub prose: Option<Prose>,
}

/// The annotations of a source; none where there is no such source.
pub(in crate::site) fn annotations(site: &Site, id: &str) -> Option<Annotations> {
    let n = address::subject(site, Family::Source, id)?;
    let at = Address::Annotations(id.into());
    let here = &Here::new(site, &at);
    let mut records: Vec<RecordAt> = here.index().of_source(n).collect();
    records.sort_by_cached_key(|at| {
        let extent = found(here.anchored(), *at).map_or(0..0, |found| found.extent());
        (extent.start, std::cmp::Reverse(extent.end), at.record)
    });
    Some(Annotations {
        url: here.href(&at),
        title: here.draft().sources.get(n)?.title.to_string(),
        page: here.href(&here.source_address(n)),
        language: site.language().to_owned(),
        creators: (0..here.draft().settings.authors.len())
            .filter_map(|author| creator(here, Target::Author(author)))
            .collect(),
        passages: records.into_iter().filter_map(|at| passage(here, at)).collect(),
    })
}

/// An author of the site, or an entity.
fn creator(here: &Here<'_>, who: Target) -> Option<Creator> {
    let none = Creator { id: None, name: String::new(), email: None, homepage: None };
    match who {
        Target::Author(n) => {
            let author = here.draft().settings.authors.get(n)?;
            let contact = author.contact.as_ref().map(|contact| contact.to_string());
            let (email, homepage): (Option<_>, Option<_>) = match contact {
                Some(mail) if mail.starts_with("mailto:") => (Some(mail), None),
                Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
                    (None, Some(url))
                }
                _ => (None, None),
            };
            Some(Creator { name: author.name.to_string(), email, homepage, ..none })
        }
        Target::Entity(n) => {
            let name = here.entity_name(n);
            Some(Creator { id: name.href, name: name.text, ..none })
        }
        _ => None,
    }
}

fn by(here: &Here<'_>, named: &Named) -> Option<Creator> {
    match named {
        Named::Words(words) => {
            Some(Creator { id: None, name: words.to_string(), email: None, homepage: None })
        }
        Named::Id(of) => {
            creator(here, here.anchored().names.look_up(of, Place::Somebody).ok()?.target)
        }
    }
}

fn passage(here: &Here<'_>, at: RecordAt) -> Option<Passage> {
    let record = here.record(at)?;
    let verdict = here.verdict(at.source, found(here.anchored(), at)?).words;
    let (quote, topics, wrote): (Option<&Written>, _, _) = match &record.what {
        RecordKind::Quote(quote) => (Some(quote), &quote.topics, None),
        RecordKind::Note(note) => (None, &note.topics, note.by.as_ref()),
        _ => return None,
    };
    let mut classes = Vec::new();
    if let Some(quote) = quote {
        classes.push(wording::form(quote.form));
        classes.push(wording::attribution(attribution(here.anchored(), quote)));
    }
    classes.push(verdict);
    let claims = here.index().claims_of.of(here.index().key(at));
    let mut claims: Vec<u32> = claims.iter().map(|(claim, _)| *claim).collect();
    claims.dedup();
    Some(Passage {
        id: here.record_id(at).to_owned(),
        url: here.passage(at),
        is_quote: quote.is_some(),
        speakers: quote.map_or(Vec::new(), |quote| speakers(here, quote)),
        classes,
        translation: quote
            .and_then(|quote| quote.translation.as_ref())
            .map(|words| words.to_string()),
        topics: topics.iter().map(|topic| topic.to_string()).collect(),
        claims: here.numbered(Family::Claim, &claims).into_iter().map(|link| link.href).collect(),
        by: wrote.and_then(|named| by(here, named)),
        prose: here.prose(&record.head.prose),
    })
}

fn speakers(here: &Here<'_>, quote: &Written) -> Vec<(String, Option<String>)> {
    let speaker = |speaker: &Speaker| match speaker {
        Speaker::Unnamed(words) => (words.to_string(), None),
        Speaker::Id(of) => match here.anchored().names.entity(of) {
            Some(entity) => {
                let name = here.entity_name(entity);
                (name.text, name.href)
            }
            None => (of.id.to_string(), None),
        },
    };
    quote.speaker.iter().map(speaker).collect()
}
