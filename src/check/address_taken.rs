//! `address-taken`: two pages or files of the site with one address.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::check::places::Places;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::id;
use crate::ground::span::Words;
use crate::ground::topic;
use crate::parse::Draft;
use crate::parse::record::RecordKind;

/// Two pages or files with one address.
pub const CHECK: Check = Check {
    code: "address-taken",
    default: Severity::Error,
    line: "No two pages or files of the site have one address, on any computer.",
    why: "Some computers tell `Map.png` from `map.png`, others don't; some tell two spellings of é apart. Where two \
          files of the site would stand at addresses that differ only so, one of them would be lost there. Names that \
          Windows can't have are told here, too.",
    bad: &[
        Example::File("templates/assets/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        Example::File("templates/assets/Map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ],
    mended: &[
        Example::File("templates/assets/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        Example::File("templates/assets/map-2.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ],
    run,
};

/// The longest name of a file, in bytes.
const LONGEST_NAME: usize = 255;

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    topics(look, out);
    let places = Places::of(look.draft());
    let mut taken: FxHashMap<Cow<'_, str>, &At> = FxHashMap::default();
    for (file, at) in places.with_origins() {
        let plain = file.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let key = match plain {
            true => Cow::Borrowed(file),
            false => Cow::Owned(file.nfc().flat_map(char::to_lowercase).collect()),
        };
        if let Some(first) = taken.insert(key, at)
            && first != at
        {
            let mut found = Diagnostic::new(
                CHECK.code,
                at.clone(),
                format!("`/{file}` is taken already, by {}.", named(look, first)),
            );
            if let At::Span(span) = first {
                found = found.label(*span, "this stands there");
            }
            out.push(found.help("give one of them another name; a difference of capitals alone is none on many computers"));
        }
        if let Some(part) = file.split('/').find(|part| !portable(part)) {
            out.push(
                Diagnostic::new(CHECK.code, at.clone(), format!("`{part}` can't be a file's name on every computer."))
                    .help("rename it: at most 255 bytes, not a name that Windows keeps for itself, no `< > : \" \\ | ? *`, no dot or space last"),
            );
        }
    }
}

/// Topics have their addresses by their words: two of them may share one, and Windows may not have it.
fn topics(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    let mut taken: FxHashMap<String, &Words> = FxHashMap::default();
    for words in all_topics(look.draft()) {
        let slug = topic::slug(words);
        if id::fault(&slug) == Some(id::IdFault::Reserved) {
            let message = format!("`{slug}` can't be a file's name on every computer.");
            out.push(CHECK.at(words.span(), message).help("use other words for this topic"));
        }
        let first = *taken.entry(slug).or_insert(words);
        if topic::as_one(first) != topic::as_one(words) {
            out.push(
                CHECK
                    .at(words.span(), format!("This topic has the address of `{first}`."))
                    .label(first.span(), "this stands there")
                    .help("write them alike where they are one topic, else use other words for one of them"),
            );
        }
    }
}

fn all_topics(draft: &Draft) -> impl Iterator<Item = &Words> {
    let records = draft.sources.iter().flat_map(|source| &source.records);
    let of_records = records.flat_map(|record| match &record.what {
        RecordKind::Quote(quote) => quote.topics.as_slice(),
        RecordKind::Note(note) => note.topics.as_slice(),
        _ => &[],
    });
    let of_claims = draft.claims.iter().flat_map(|claim| &claim.topics);
    let of_briefings = draft.briefings.iter().flat_map(|briefing| &briefing.topics);
    of_records.chain(of_claims).chain(of_briefings)
}

fn named(look: &Look<'_>, at: &At) -> String {
    match at {
        At::Span(span) => format!("what `{}` is about", look.draft().files.get(span.file).path),
        At::Path(path) => format!("`{path}`"),
    }
}

/// Whether every system can have a file of this name.
fn portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    id::fault(&stem) != Some(id::IdFault::Reserved)
        && name.len() <= LONGEST_NAME
        && !name.ends_with(['.', ' '])
        && !name.contains(['<', '>', ':', '"', '\\', '|', '?', '*'])
        && !name.chars().any(char::is_control)
}
