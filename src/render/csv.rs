//! Quotes → CSV (RFC 4180) for a table: UTF-8 with a byte order mark, without which spreadsheets misread it.

use crate::site::data::dated::Dated;
use crate::site::data::party::Party;
use crate::site::data::quotes::Quote;

/// The columns, only ever added to.
const COLUMNS: [&str; 40] = [
    "id",
    "url",
    "text",
    "sentence",
    "language",
    "translation",
    "form",
    "speaker_ids",
    "speakers",
    "roles",
    "attribution",
    "on_behalf_of",
    "said",
    "said_first",
    "said_last",
    "time",
    "addressee",
    "occasion",
    "medium",
    "via",
    "quoting",
    "chain",
    "same_remark_as",
    "verdict",
    "edits",
    "about",
    "topics",
    "claims",
    "briefings",
    "source_id",
    "source_url",
    "source_title",
    "source_kind",
    "publisher",
    "published",
    "published_first",
    "published_last",
    "original",
    "citation",
    "named",
];

/// The first row: the names of the columns.
pub fn head(out: &mut Vec<u8>) {
    out.extend_from_slice("\u{feff}".as_bytes());
    line(out, &COLUMNS.map(str::to_owned));
}

/// A quote's row.
pub fn row(out: &mut Vec<u8>, quote: &Quote) {
    let speakers = &quote.speakers;
    let roles = speakers.iter().filter_map(|one| {
        let role = one.role.clone()?;
        Some(one.organization.as_ref().map_or(role.clone(), |at| format!("{role}, {at}")))
    });
    let claims = quote.claims.iter().map(|claim| format!("{} {}", claim.stance, claim.id));
    let chain = quote.chain.iter().map(|step| format!("{} {}", step.relation, step.name));
    let edits = quote.verdict.edits.iter().map(|edit| match (&*edit.by, &*edit.source) {
        (by, "") => format!("{} [{by}]", edit.key),
        ("", source) => format!("{} “{source}”", edit.key),
        (by, source) => format!("{} “{source}” by [{by}]", edit.key),
    });
    let source = &quote.source;
    let [said, said_first, said_last] = date(quote.said.as_ref());
    let [published, published_first, published_last] = date(source.published.as_ref());
    let plain = |words: &Option<String>| words.clone().unwrap_or_default();
    line(
        out,
        &[
            quote.id.clone(),
            quote.url.clone(),
            quote.text.clone(),
            plain(&quote.sentence),
            quote.language.clone(),
            plain(&quote.translation),
            quote.form.to_owned(),
            joined(speakers.iter().filter_map(|one| one.id.clone())),
            joined(speakers.iter().map(|one| one.name.clone())),
            joined(roles),
            quote.attribution.to_owned(),
            name(quote.on_behalf_of.as_ref()),
            said,
            said_first,
            said_last,
            plain(&quote.time),
            name(quote.addressee.as_ref()),
            name(quote.occasion.as_ref()),
            name(quote.medium.as_ref()),
            joined(quote.via.iter().map(|party| party.name.clone())),
            plain(&quote.quoting),
            joined(chain),
            joined(quote.same_remark_as.iter().cloned()),
            quote.verdict.words.to_owned(),
            joined(edits),
            joined(quote.about.iter().map(|party| party.name.clone())),
            joined(quote.topics.iter().cloned()),
            joined(claims),
            joined(quote.briefings.iter().map(|page| page.id.clone())),
            source.id.clone(),
            source.url.clone(),
            source.title.clone(),
            source.kind.to_owned(),
            plain(&source.publisher),
            published,
            published_first,
            published_last,
            plain(&quote.original),
            quote.citation.clone(),
            joined(speakers.iter().map(|one| if one.named { "yes" } else { "no" }.to_owned())),
        ],
    );
}

fn name(party: Option<&Party>) -> String {
    party.map_or(String::new(), |party| party.name.clone())
}

fn date(date: Option<&Dated>) -> [String; 3] {
    let plain = |day: &Option<String>| day.clone().unwrap_or_default();
    date.map_or_else(Default::default, |date| {
        [date.edtf.clone(), plain(&date.first), plain(&date.last)]
    })
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

/// A row. Every cell stands in quotation marks.
fn line(out: &mut Vec<u8>, cells: &[String; COLUMNS.len()]) {
    for (number, text) in cells.iter().enumerate() {
        if number > 0 {
            out.push(b',');
        }
        out.push(b'"');
        cell(out, text);
        out.push(b'"');
    }
    out.extend_from_slice(b"\r\n");
}

/// A cell's text. Spreadsheets take what begins so for a formula and compute it; behind an apostrophe it is text.
fn cell(out: &mut Vec<u8>, text: &str) {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.trim_start_matches([' ', '\u{feff}']).starts_with(FORMULA) {
        out.push(b'\'');
    }
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
}
