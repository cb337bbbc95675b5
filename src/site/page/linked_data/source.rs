//! A source's page → the work that it shows, and the quotations marked in it.

use crate::ground::id::Family;
use crate::site::card::Card;
use crate::site::here::Here;
use crate::site::page::address;
use crate::site::page::head::Head;
use crate::site::page::linked_data::thing::{Thing, Value};
use crate::site::page::linked_data::{MOST, date, is_web, license, name, names, url};
use crate::site::page::source::{Row, Source};
use crate::site::quote::{Quote, Speaker};

/// The work.
pub fn work(here: &Here<'_>, head: &Head, page: &Source) -> Option<Thing> {
    let n = address::subject(here.site, Family::Source, &page.id)?;
    let written = here.draft().sources.get(n)?;
    let from = &page.provenance;
    let carried = from.carries.iter().take(MOST).map(|link| {
        Thing::new("CreativeWork").with("name", &*link.text).with("url", url(here, &link.href))
    });
    let archived = from.archive.iter().map(String::as_str).filter(|url| is_web(url));
    let quotations = cards(page).map(|card| &card.quote).filter_map(|quote| quotation(here, quote));
    Some(
        Thing::new(kind(page.kind))
            .with("mainEntityOfPage", here.site.url(here.address))
            .with("name", &*page.title)
            .with("url", from.url.as_deref().filter(|url| is_web(url)))
            .with("inLanguage", page.language.as_deref().unwrap_or(&head.language))
            .with("datePublished", date(written.published.as_ref()))
            .with("dateModified", date(written.updated.as_ref()))
            .with("author", names(here, &from.authors))
            .with("publisher", from.publisher.as_ref().map(|one| name(here, one)))
            .with("license", license(from.license.as_deref()))
            .with("creditText", from.credit.clone())
            .with("archivedAt", archived.collect::<Vec<_>>())
            .with("isBasedOn", carried.collect::<Vec<_>>())
            .with("hasPart", quotations.take(MOST).collect::<Vec<_>>()),
    )
}

/// The type of a source, by its kind in words.
pub fn kind(kind: &str) -> &'static str {
    match kind {
        "news article" => "NewsArticle",
        "report" => "Report",
        "law" => "Legislation",
        "post" => "SocialMediaPosting",
        "email" => "EmailMessage",
        "dataset" => "Dataset",
        _ => "CreativeWork",
    }
}

fn cards(page: &Source) -> impl Iterator<Item = &Card> {
    let cards = page.rows.iter().filter_map(|row| match row {
        Row::Cards(cards) => Some(cards),
        _ => None,
    });
    cards.flatten()
}

/// A quotation; none of words that aren't the speaker's, or that readers may not see.
fn quotation(here: &Here<'_>, quote: &Quote) -> Option<Thing> {
    let words: Vec<&str> = quote.pieces.iter().map(|piece| &*piece.text).collect();
    let own = matches!(quote.form, "direct" | "partial") && !words.is_empty();
    own.then(|| {
        let speaker = |speaker: &Speaker| name(here, &speaker.name);
        let speakers: Vec<Value> = quote.speakers.iter().map(speaker).collect();
        Thing::new("Quotation")
            .with("url", url(here, &quote.href))
            .with("text", words.join(" … "))
            .with("creator", Value::Many(speakers))
    })
}
