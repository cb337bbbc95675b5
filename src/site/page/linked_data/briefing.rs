//! A briefing's page → an `Article`, with what it cites and its corrections.

use crate::ground::id::Family;
use crate::parse::record::Correction as Corrected;
use crate::site::here::Here;
use crate::site::page::address;
use crate::site::page::briefing::{Briefing, Correction};
use crate::site::page::head::Head;
use crate::site::page::linked_data::thing::{Thing, Value};
use crate::site::page::linked_data::{MOST, cited, date, license, names, url, website};

/// The briefing.
pub fn article(here: &Here<'_>, head: &Head, page: &Briefing) -> Option<Thing> {
    let n = address::subject(here.site, Family::Briefing, &page.id)?;
    let written = here.draft().briefings.get(n)?;
    let corrections = page.corrections.iter().take(MOST).filter_map(|shown| {
        let written = written.corrections.iter().find(|one| *one.id == *shown.id)?;
        Some(correction(here, shown, written))
    });
    let topics = page.topics.iter().map(|topic| topic.text.as_str());
    let used = page.sources.iter().take(MOST).map(|used| cited(here, &used.source));
    let here_url = here.site.url(here.address);
    Some(
        Thing::new("Article")
            .with("@id", here_url.clone())
            .with("url", here_url)
            .with("headline", &*page.title)
            .with("description", page.summary.clone())
            .with("inLanguage", here.site.language())
            .with("datePublished", date(Some(&written.date)))
            .with("dateModified", modified(page, written))
            .with("author", names(here, &page.authors))
            .with("keywords", topics.collect::<Vec<_>>())
            .with("license", license(page.license.as_deref()))
            .with("isPartOf", website(here, head))
            .with("citation", used.collect::<Vec<_>>())
            .with("correction", corrections.collect::<Vec<_>>()),
    )
}

/// The newest of its corrections' dates, where all are plain days.
fn modified(page: &Briefing, written: &crate::parse::record::Briefing) -> Value {
    let shown = |one: &&Corrected| page.corrections.iter().any(|shown| *shown.id == *one.id);
    let days: Option<Vec<&str>> = written
        .corrections
        .iter()
        .filter(shown)
        .map(|one| one.date.plain().filter(|day| day.len() == "2020-01-06".len()))
        .collect();
    Value::from(days.and_then(|days| days.into_iter().max()))
}

fn correction(here: &Here<'_>, shown: &Correction, written: &Corrected) -> Thing {
    let before = shown.old.iter().map(|old| format!("Before: {old}"));
    let now = shown.new.iter().map(|new| format!("Now: {new}"));
    Thing::new("CorrectionComment")
        .with("name", shown.kind)
        .with("url", url(here, &format!("#{}", shown.id)))
        .with("datePublished", date(Some(&written.date)))
        .with("text", before.chain(now).collect::<Vec<_>>().join(" "))
}
