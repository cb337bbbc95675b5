//! docs/writing.md: it names every kind, field and value that can be written and no other, and its examples make a site.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

mod journey;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use journey::Journey;
use onrecord::check;
use onrecord::ground::date::Date;
use onrecord::ground::files::{File, FileId, Files};
use onrecord::ground::span::Words;
use onrecord::parse::place::{ANNOTATIONS, BRIEFINGS, CLAIMS, ENTITIES, SITE_FILE};
use onrecord::parse::record::kind::{Field, Kind};
use onrecord::parse::record::{claim, correction, entity, judgment, quote, source};

fn docs() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/writing.md");
    std::fs::read_to_string(path).unwrap()
}

/// All that is in backticks.
fn code(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The cells of a table's row.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?.replace("\\|", "\u{0}");
    Some(inner.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect())
}

/// A row of a table of fields: how often it may stand, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    field: String,
    how_often: String,
    takes: String,
}

/// The tables of fields by the headings above them, outside of fences.
fn tables(docs: &str) -> Vec<(String, Vec<Row>)> {
    let mut tables: Vec<(String, Vec<Row>)> = Vec::new();
    let mut inside = false;
    for line in docs.lines() {
        inside ^= line.starts_with("```");
        if line.starts_with("##") && !inside {
            tables.push((line.to_owned(), Vec::new()));
        }
        let Some(row) = cells(line).filter(|cells| cells.len() == 3 && !inside) else { continue };
        if let Some((_, rows)) = tables.last_mut()
            && let [field] = code(&row[0])[..]
        {
            let (how_often, takes) = (row[1].clone(), row[2].clone());
            rows.push(Row { field: field.to_owned(), how_often, takes });
        }
    }
    tables
}

fn kinds() -> Vec<&'static Kind> {
    let places = [&ANNOTATIONS, &ENTITIES, &CLAIMS, &BRIEFINGS, &SITE_FILE];
    places.iter().flat_map(|place| place.subjects.iter().chain(place.records)).copied().collect()
}

fn how_often(field: &Field) -> &'static str {
    match (field.required, field.many) {
        (true, true) => "required, many",
        (true, false) => "required",
        (false, true) => "many",
        (false, false) => "",
    }
}

/// The rows that a kind has: those below its headings, and those of many records that it has, too.
fn rows<'t>(tables: &'t [(String, Vec<Row>)], kind: &Kind) -> Vec<&'t Row> {
    let heading = kind.heading("ID");
    let own = tables.iter().filter(|(above, _)| code(above).contains(&&*heading));
    let (_, shared) = tables.iter().find(|(above, _)| above == "## The one grammar").unwrap();
    let has = |row: &&Row| match &*row.field {
        "after" | "before" => kind.passage,
        _ => kind.id,
    };
    own.flat_map(|(_, rows)| rows).chain(shared.iter().filter(has)).collect()
}

#[test]
fn the_docs_name_every_kind_and_field_and_no_other() {
    let docs = docs();
    let tables = tables(&docs);
    let mut headings = BTreeSet::new();
    for kind in kinds() {
        headings.insert(kind.heading("ID"));
        let of = |name: &str, how_often: &str| format!("{name}: {how_often}");
        let written = kind.fields.iter().map(|field| of(field.name, how_often(field)));
        let told = rows(&tables, kind).into_iter().map(|row| of(&row.field, &row.how_often));
        let (mut written, mut told): (Vec<_>, Vec<_>) = (written.collect(), told.collect());
        written.sort();
        told.sort();
        assert_eq!(told, written, "{}", kind.heading("ID"));
    }
    let told = tables.iter().filter(|(above, _)| above.starts_with("###"));
    let told: BTreeSet<String> =
        told.flat_map(|(above, _)| code(above)).map(str::to_owned).collect();
    assert_eq!(told, headings);
}

fn words<T>(known: &[(&'static str, T)]) -> Vec<&'static str> {
    known.iter().map(|(word, _)| *word).collect()
}

#[test]
fn the_docs_name_every_value_and_no_other() {
    let docs = docs();
    let tables = tables(&docs);
    let publish = words(&source::PUBLISH);
    let known = [
        ("source", "kind", source::KINDS.to_vec()),
        ("source", "publish", publish.clone()),
        ("site", "publish", publish),
        ("quote", "form", words(&quote::FORMS)),
        ("quote", "attribution", words(&quote::ATTRIBUTIONS)),
        ("event", "state", words(&entity::STATES)),
        ("claim", "status", words(&claim::STATUSES)),
        ("judgment", "likelihood", words(&judgment::LIKELIHOODS)),
        ("judgment", "confidence", words(&judgment::CONFIDENCES)),
        ("correction", "kind", words(&correction::KINDS)),
    ];
    for (kind, field, values) in known {
        let kind = kinds().into_iter().find(|one| one.name == kind).unwrap();
        let rows = rows(&tables, kind);
        let row = rows.iter().find(|row| row.field == field).unwrap();
        assert_eq!(code(&row.takes), values, "{} {field}", kind.name);
    }
}

#[test]
fn dates_are_told_as_the_docs_say() {
    let docs = docs();
    let (_, dates) = docs.split_once("\n## Dates\n").unwrap();
    let rows = dates.split("\n## ").next().unwrap().lines().filter_map(cells);
    let dates: Vec<(String, String)> =
        rows.filter_map(|row| Some((code(&row[0]).first()?.to_string(), row[1].clone()))).collect();
    assert!(dates.len() > 10, "{dates:?}");
    for (written, told) in dates {
        let date = Date::read(&Words::new(&written, FileId(0), 0)).unwrap();
        assert_eq!(date.in_words(), told, "{written}");
    }
}

/// The examples as files: a fence belongs to the file that was named last at the end of a line, `:` behind it.
fn examples(docs: &str) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = String::new();
    let mut inside: Option<bool> = None;
    for line in docs.lines() {
        if let Some(info) = line.strip_prefix("```") {
            inside = match inside {
                None => Some(matches!(info, "markdown" | "text")),
                Some(_) => None,
            };
            if inside == Some(true) {
                let file = files.entry(path.clone()).or_default();
                file.push_str(if file.is_empty() { "" } else { "\n" });
            }
        } else if inside == Some(true) {
            let file = files.get_mut(&path).unwrap();
            file.push_str(&format!("{line}\n"));
        } else if let Some(named) = line.strip_suffix("`:").and_then(|line| line.rsplit('`').next())
            && (named.starts_with("content/") || named.starts_with("seeds/"))
        {
            named.clone_into(&mut path);
        }
    }
    files
}

#[test]
fn the_examples_make_a_site() {
    let files = examples(&docs());
    assert_eq!(files.len(), 6, "{:?}", files.keys());
    let files = files.into_iter().map(|(path, text)| File::new(&*path, text.into_bytes()));
    let files = Files::new(files.collect(), Vec::new());
    let journey = Journey::of(files, &check::Options::default(), None);
    assert!(journey.site.is_some(), "{}", journey.told());
    // What `fmt` writes is all that is left to tell.
    let codes: Vec<&str> = journey.report.diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["source-without-hash"], "{}", journey.told());
}
