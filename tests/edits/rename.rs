//! Renames on generated sites: nothing else changes, and the way back is the same way.

use std::collections::BTreeMap;

use onrecord::check::Options;
use onrecord::edit::rename::{Refused, rename};
use onrecord::ground::files::{File, Files};
use onrecord::parse::Draft;
use proptest::prelude::*;

use crate::journey::Journey;
use crate::site::{self, Shape};
use crate::text::{self, Form};
use crate::words::{Dice, Words};
use crate::{cases, shape};

/// What no id of the sites ends with.
const MARK: &str = "-qzxq";

fn files(shape: &Shape, seed: u64, form: Form) -> Files {
    let site = site::site(shape, &mut Dice::of(seed), &mut Words::default());
    // A site that is built: these are small.
    let checks = "- check: publish-limit allow\n- check: judgment-without-basis allow\n";
    let all = text::texts(&site, form).into_iter().map(|(path, text)| {
        let text = match path.as_str() {
            "content/site.md" => text.replacen('\n', &format!("\n{checks}"), 1),
            _ => text,
        };
        File::new(path, text.into_bytes())
    });
    Files::new(all.collect(), Vec::new())
}

/// All that can be renamed, as it is typed, with its id.
fn names(draft: &Draft) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for source in &draft.sources {
        all.push(("source:".to_owned(), source.id.to_string()));
        let records = source.records.iter().filter_map(|record| record.id.as_ref());
        all.extend(records.map(|id| (format!("source:{}#", source.id), id.to_string())));
    }
    all.extend(draft.entities.iter().map(|one| ("entity:".to_owned(), one.id.to_string())));
    all.extend(draft.claims.iter().map(|one| ("claim:".to_owned(), one.id.to_string())));
    for briefing in &draft.briefings {
        all.push(("briefing:".to_owned(), briefing.id.to_string()));
        let judgments = briefing.judgments.iter().map(|one| ("judgment", &one.id));
        let corrections = briefing.corrections.iter().map(|one| ("correction", &one.id));
        let records = judgments.chain(corrections);
        all.extend(records.map(|(kind, id)| (format!("{kind}:{}#", briefing.id), id.to_string())));
    }
    all
}

fn journey(files: Files) -> Journey {
    Journey::of(files, &Options::default(), Some("https://example.org/desk/".to_owned()))
}

/// The files as `rename` leaves them.
fn renamed(journey: &Journey, old: &str, new: &str) -> Result<Files, Refused> {
    let renamed = rename(&journey.anchored, old, new)?;
    let mut all: Vec<File> = journey.files.iter().map(|(_, file)| file.clone()).collect();
    for change in &renamed.changes {
        let place = change.file.0 as usize;
        all[place] = File::new(&*all[place].path, change.text.clone().into_bytes());
    }
    if let Some(to) = renamed.moved.filter(|to| to.is_free) {
        let place = to.file.0 as usize;
        all[place] = File::new(to.to, all[place].bytes().to_vec());
    }
    Ok(Files::new(all, Vec::new()))
}

fn contents(files: &Files) -> BTreeMap<String, String> {
    let text = |file: &File| String::from_utf8_lossy(file.bytes()).into_owned();
    files.iter().map(|(_, file)| (file.path.to_string(), text(file))).collect()
}

/// Code and words of all that `check` tells, without places, by the old ids.
fn told(journey: &Journey) -> Vec<String> {
    let all = journey.report.diagnostics.iter();
    let mut told: Vec<String> = all
        .map(|one| {
            format!("{} {:?} {} {:?}", one.code, one.severity, one.message, one.help)
                .replace(MARK, "")
        })
        .collect();
    told.sort();
    told
}

/// Every file of the built site but the search, whose parts are named by hashes.
fn built(journey: &Journey) -> BTreeMap<String, String> {
    let all = journey.addresses().into_iter().map(|address| (address.file(), address));
    let all = all.filter(|(path, _)| !path.starts_with("search/") && !path.starts_with("assets/"));
    all.map(|(path, address)| (path, journey.page(&address).unwrap_or_else(|error| error)))
        .collect()
}

/// Without what keeps the old id alive in a page, and by the old ids, also where their words stand for a title.
fn mapped(page: &str, old: &str) -> String {
    page.replace(&format!("\n<span id=\"{old}\"></span>"), "")
        .replace(MARK, "")
        .replace(" qzxq", "")
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_rename_changes_names_alone(shape in shape(), seed in 0..1_000_000u64, form in 0..3u64, luck in 0..1_000usize) {
        let before = journey(files(&shape, seed, Form(form)));
        let names = names(&before.anchored.draft);
        prop_assume!(!names.is_empty());
        let (prefix, id) = &names[luck % names.len()];
        let (old, new) = (format!("{prefix}{id}"), format!("{id}{MARK}"));
        let after = renamed(&before, &old, &new);
        prop_assert!(after.is_ok(), "{old}: {after:?}");
        let after = journey(after.unwrap());
        prop_assert_eq!(told(&before), told(&after), "{}", old);

        // Every page is where it was, or moved and left a page that leads on.
        let (pages, now) = (built(&before), built(&after));
        let is_subject = !prefix.contains('#');
        for (path, page) in &pages {
            let new_path: String = path
                .split('/')
                .map(|part| match part.strip_suffix(".jsonld").unwrap_or(part) {
                    name if is_subject && name == id => part.replacen(&**id, &new, 1),
                    _ => part.to_owned(),
                })
                .collect::<Vec<_>>()
                .join("/");
            let new_path = if now.contains_key(&new_path) { new_path } else { path.clone() };
            let moved = now.get(&new_path);
            prop_assert!(moved.is_some(), "{}: {} is gone", old, path);
            let subject = prefix.split(':').nth(1).unwrap_or_default().trim_end_matches('#');
            let is_home = path.contains(&format!("/{subject}/"));
            let moved = mapped(moved.unwrap(), if is_home { id } else { "" });
            // The map of the site has the page that leads on, too; the anchor of an old id is a line of the page in which
            // annotations find their places.
            let skipped = path.starts_with("sitemap") || (!is_subject && path.starts_with("data/annotations/"));
            if !skipped {
                let other = page.lines().zip(moved.lines()).find(|(one, other)| one != other);
                prop_assert!(other.is_none(), "{old}: {new_path}: {other:#?}");
                prop_assert_eq!(page.lines().count(), moved.lines().count(), "{}: {}", old, new_path);
            }
        }

        // The second time there is nothing to do, and back leaves the bytes but for `was`.
        let again = rename(&after.anchored, &old, &new);
        prop_assert_eq!(again.map(|again| again.changes), Ok(Vec::new()));
        let back = renamed(&after, &format!("{prefix}{new}"), id);
        prop_assert!(back.is_ok(), "{old}: {back:?}");
        let mut back = contents(&back.unwrap());
        for text in back.values_mut() {
            *text = text.replacen(&format!("- was: {new}\n"), "", 1);
        }
        prop_assert_eq!(&contents(&before.files), &back, "{}", old);
    }

    /// An id that others have in their own family: what they are called by goes on naming them.
    #[test]
    fn an_id_of_another_family_leads_nobody_elsewhere(shape in shape(), seed in 0..1_000_000u64, luck in 0..1_000usize, other in 0..1_000usize) {
        let before = journey(files(&shape, seed, Form(0)));
        let names = names(&before.anchored.draft);
        prop_assume!(!names.is_empty());
        let ((prefix, id), (_, new)) = (&names[luck % names.len()], &names[other % names.len()]);
        let old = format!("{prefix}{id}");
        match renamed(&before, &old, new) {
            Ok(after) => {
                let after = journey(after);
                let count = |journey: &Journey| {
                    let all = journey.report.diagnostics.iter();
                    let mut codes: Vec<_> = all.map(|one| one.code).filter(|code| !matches!(*code, "file-name" | "lookalike-id")).collect();
                    codes.sort_unstable();
                    codes
                };
                prop_assert_eq!(count(&before), count(&after), "{} to {}", old, new);
            }
            Err(why) => prop_assert!(matches!(why, Refused::Taken | Refused::Same | Refused::Unclear(_)), "{old} to {new}: {why:?}"),
        }
    }
}
