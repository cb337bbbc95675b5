//! Holds the tool to tests/spec/*.md: each case's files go in, and its fences say what must come out.
//!
//! `UPDATE=1 cargo test --test spec` rewrites the fences in place; read the diff: is it right? `SPEC=WORD` runs only
//! the files whose name holds that word.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

mod case;
mod dump;
mod hashes;
mod journey;

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use case::{Case, What};
use hashes::without_hashes;
use journey::Journey;
use onrecord::diff::code::Code;
use onrecord::diff::comparison::{Comparison, Errors, Found, Side};
use onrecord::ground::address::Address;
use onrecord::ground::files::{File, Files};
use onrecord::{anchor, check, diff, edit, parse, render, tell};
use rayon::prelude::*;
use similar::TextDiff;

#[test]
fn every_case_gives_what_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let files = spec_files();
    let told: String = files.par_iter().map(|path| spec(path, update)).collect();
    assert!(told.is_empty(), "\n{told}\nUPDATE=1 rewrites the fences; read the diff then.");
}

fn spec_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let only = std::env::var("SPEC").unwrap_or_default();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| path.to_string_lossy().contains(&only))
        .collect();
    files.sort();
    files
}

/// Runs the cases of one file; what differs, in words.
fn spec(path: &Path, update: bool) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let cases = match case::cases(&text) {
        Ok(cases) => cases,
        Err(error) => return format!("tests/spec/{name}: {error}\n"),
    };
    let mut told = String::new();
    let mut rewritten = text.clone();
    for case in cases.iter().rev() {
        let given = match catch_unwind(AssertUnwindSafe(|| values(case))) {
            Ok(given) => given,
            Err(_) => {
                told.insert_str(
                    0,
                    &format!("tests/spec/{name}:{} “{}” panics\n", case.line, case.name),
                );
                continue;
            }
        };
        for (expected, given) in case.expected.iter().zip(given).rev() {
            if expected.text == given {
                continue;
            }
            if update {
                rewritten
                    .replace_range(expected.fence.clone(), &case::fence(&expected.info, &given));
            } else {
                let diff = difference(&expected.text, &given);
                told.insert_str(
                    0,
                    &format!(
                        "tests/spec/{name}:{} “{}”, {}\n{diff}\n",
                        case.line, case.name, expected.info
                    ),
                );
            }
        }
    }
    if rewritten != text {
        std::fs::write(path, rewritten).unwrap();
    }
    told
}

/// The values that a case asks for, in the order of its fences.
fn values(case: &Case) -> Vec<String> {
    let options = check::Options {
        drafts: case.has("--drafts"),
        passages: case.has("--passages"),
        base_url: case.option("--base-url").is_some(),
    };
    let journey = Journey::of(case.files(), &options, case.option("--base-url"));
    let value = |what: &What| match what {
        What::Draft => dump::draft::draft(&journey.anchored.draft),
        What::Anchored => dump::anchored::anchored(&journey.anchored),
        What::Shown => dump::anchored::shown(&journey.anchored),
        What::Told => journey.told(),
        What::Json => tell::json(&journey.report, &journey.files),
        What::Github => tell::github(&journey.annotations()),
        What::Rdjson => tell::rdjson(&journey.annotations()),
        What::Sarif => tell::sarif(&journey.annotations()),
        What::Summary => tell::summary(&journey.annotations(), usize::MAX),
        What::Site { address: None, .. } => {
            journey.built().map_or_else(|told| told, dump::site::addresses)
        }
        What::Site { address: Some(address), part } => {
            let part = part.as_deref().unwrap_or_default();
            journey.built().map_or_else(|told| told, |site| dump::site::page(site, address, part))
        }
        What::Html { address, part } => html(&journey, address, part.as_deref()),
        What::Script(name) => script(&journey, name),
        What::File(address) => html(&journey, address, None),
        What::Fmt(path) => formatted(&journey, path),
        What::Accept { source, keep_going } => accepted(&journey, source, *keep_going),
        What::Rename { old, new } => renamed(&journey, old, new),
        What::Explain(code) => match (check::Check::of(code), Code::of(code)) {
            (Some(check), _) => tell::explain(check, false),
            (None, Some(code)) => tell::diff::explain::explain(code, false),
            (None, None) => format!("There is no check {code}."),
        },
        What::Diff(how) => changes(case, how),
    };
    case.expected.iter().map(|expected| with_line_end(value(&expected.what))).collect()
}

/// What changed between the two states of a case, without the lines that say what was compared.
fn changes(case: &Case, how: &str) -> String {
    let side = |files: Files| anchor::anchor(parse::parse(Arc::new(files)));
    let [base, head] = case.states().map(side);
    let comparison = Comparison {
        base: Side::Folder("before".to_owned()),
        head: Side::Folder("now".to_owned()),
        found: Found::Named,
        folder: String::new(),
        errors: Errors::default(),
        only: None,
        changes: diff::diff(&base, &head),
        pages: None,
    };
    match how {
        "facing" => dump::facing::facing(&comparison.changes),
        "json" => tell::diff::json(&comparison, usize::MAX),
        "md" => tell::diff::md(&comparison, usize::MAX, Some("https://example.org/preview")),
        "html" => {
            let preview = Some("https://example.org/preview");
            let page = tell::diff::html(&comparison, usize::MAX, preview);
            case::element::element(&page, "main").unwrap_or("There is no main.").to_owned()
        }
        "github" => tell::github(&tell::diff::annotations(&comparison, usize::MAX)),
        "rdjson" => tell::rdjson(&tell::diff::annotations(&comparison, usize::MAX)),
        "sarif" => tell::sarif(&tell::diff::annotations(&comparison, usize::MAX)),
        _ => {
            let text = tell::diff::term(&comparison, usize::MAX, None, false);
            text.lines().skip(2).collect::<Vec<_>>().join("\n").trim_start().to_owned()
        }
    }
}

/// A content file as `fmt` leaves it; a second run must change nothing.
fn formatted(journey: &Journey, path: &str) -> String {
    if journey.files.find(path).is_none() {
        return format!("There is no file {path}.");
    }
    let changed = |journey: &Journey| {
        let mut files: Vec<File> = journey.files.iter().map(|(_, file)| file.clone()).collect();
        for change in edit::fmt::fmt(&journey.anchored) {
            let place = change.file.0 as usize;
            files[place] = File::new(&*files[place].path, change.text.into_bytes());
        }
        Files::new(files, Vec::new())
    };
    let text = |files: &Files| {
        let file = files.find(path).map(|id| files.get(id).bytes().to_vec());
        String::from_utf8_lossy(&file.unwrap_or_default()).into_owned()
    };
    let once = changed(journey);
    let twice = changed(&Journey::of(once.clone(), &check::Options::default(), None));
    match text(&once) == text(&twice) {
        true => text(&once),
        false => format!("{}\nA SECOND RUN GIVES:\n\n{}", text(&once), text(&twice)),
    }
}

/// The annotation file as `accept` leaves it; CR is shown as `\r`.
fn accepted(journey: &Journey, source: &str, keep_going: bool) -> String {
    let sources = &journey.anchored.draft.sources;
    let number = sources.iter().position(|one| one.id.as_str() == source);
    match edit::accept::accept(&journey.anchored, number.unwrap_or(usize::MAX), keep_going) {
        Ok(accepted) => {
            let drafts = accepted.drafts.iter().map(|name| format!("draft: {name}\n"));
            drafts.collect::<String>() + &accepted.change.text.replace('\r', "\\r")
        }
        Err(refused) => format!("{refused:?}"),
    }
}

/// Each file that `rename` changes, and what the site as it is then has to tell.
fn renamed(journey: &Journey, old: &str, new: &str) -> String {
    let renamed = match edit::rename::rename(&journey.anchored, old, new) {
        Ok(renamed) => renamed,
        Err(refused) => return format!("{refused:?}"),
    };
    let mut files: Vec<File> = journey.files.iter().map(|(_, file)| file.clone()).collect();
    let mut told = String::new();
    for change in &renamed.changes {
        let place = change.file.0 as usize;
        let to = renamed.moved.as_ref().filter(|to| to.is_free && to.file == change.file);
        let path = to.map_or_else(|| files[place].path.to_string(), |to| to.to.clone());
        let _ = writeln!(told, "--- {path}\n{}", change.text.replace('\r', "\\r"));
        files[place] = File::new(path, change.text.clone().into_bytes());
    }
    for to in renamed.moved.iter().filter(|to| !to.is_free) {
        let _ = writeln!(told, "kept, as there is {}", to.to);
    }
    let after = Journey::of(Files::new(files, Vec::new()), &check::Options::default(), None);
    told + &after.told()
}

/// A page, or one element of it.
fn html(journey: &Journey, address: &str, part: Option<&str>) -> String {
    let found = journey.addresses().into_iter().find(|one| one.path() == address);
    let page = match found {
        Some(found) => {
            journey.page(&found).map_or_else(|error| error, |page| without_hashes(&page))
        }
        None if journey.site.is_none() => return journey.built().err().unwrap_or_default(),
        None => return format!("There is no page /{address}."),
    };
    match part {
        None => page,
        Some(part) => case::element::element(&page, part)
            .map_or(format!("There is no {part} on /{address}."), str::to_owned),
    }
}

/// A script of the search's index; the hash in its name stands for what it holds.
fn script(journey: &Journey, name: &str) -> String {
    let site = match journey.built() {
        Ok(site) => site,
        Err(told) => return told,
    };
    let is_it = |address: &Address| match address {
        Address::SearchShard(one) => one.split('-').next() == Some(name),
        _ => false,
    };
    match render::assets(site).into_iter().find(is_it) {
        Some(found) => journey.page(&found).unwrap_or_else(|error| error),
        None => format!("There is no script {name}."),
    }
}

fn with_line_end(mut text: String) -> String {
    text.truncate(text.trim_end_matches('\n').len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The lines that differ, with three around.
fn difference(expected: &str, given: &str) -> String {
    let diff = TextDiff::from_lines(expected, given);
    let mut shown = String::new();
    let _ = write!(shown, "{}", diff.unified_diff().context_radius(3).header("expected", "given"));
    shown
}
