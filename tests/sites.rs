//! Whole small sites: what they are told, what chosen pages hold, and that no link on any page leads nowhere.
//!
//! `tests/sites/NAME/told.txt` is what `onrecord check` prints, each file in `expect/` a page as it is built.
//! `UPDATE=1 cargo test --test sites` rewrites both. Words of a document that begin with `unshown` stand on no page.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

mod hashes;
mod journey;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hashes::without_hashes;
use journey::Journey;
use onrecord::{check, read};
use similar::TextDiff;

fn sites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut sites: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    sites.sort();
    sites
}

fn journey(dir: &Path) -> Journey {
    Journey::of(read::read(dir).unwrap(), &check::Options::default(), None)
}

/// Every page of a site by its file.
fn pages(journey: &Journey) -> BTreeMap<String, String> {
    let addresses = journey.addresses().into_iter();
    addresses.map(|address| (address.file(), journey.page(&address).unwrap())).collect()
}

#[test]
fn every_site_gives_what_it_says() {
    let sites = sites();
    assert!(!sites.is_empty());
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for dir in sites {
        let journey = journey(&dir);
        let pages = pages(&journey);
        let mut values = vec![(dir.join("told.txt"), journey.told())];
        for entry in walkdir::WalkDir::new(dir.join("expect")).into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(dir.join("expect")).unwrap();
                let given = pages.get(&*path.to_string_lossy()).cloned().unwrap_or_default();
                values.push((entry.into_path(), without_hashes(&given)));
            }
        }
        for (path, given) in values {
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if expected != given && update {
                fs::write(&path, given).unwrap();
            } else if expected != given {
                let diff = TextDiff::from_lines(&expected, &given);
                wrong.push_str(&format!(
                    "{}\n{}\n",
                    path.display(),
                    diff.unified_diff().header("expected", "given")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}\nUPDATE=1 rewrites them; read the diff then.");
}

#[test]
fn words_that_are_not_to_be_shown_stand_on_no_page() {
    let mut looked_for = 0;
    for dir in sites() {
        let journey = journey(&dir);
        let seeds = journey.files.under("seeds/").filter_map(|(_, file)| file.text());
        let words: BTreeSet<&str> = seeds
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.to_lowercase().starts_with("unshown"))
            .collect();
        looked_for += words.len();
        for (file, text) in pages(&journey) {
            let shown = words.iter().find(|word| text.contains(**word));
            assert_eq!(shown, None, "{}: on {file}", dir.display());
        }
    }
    assert!(looked_for > 3, "nothing was looked for");
}

#[test]
fn every_link_leads_somewhere() {
    for dir in sites() {
        let journey = journey(&dir);
        let base = journey.site.as_ref().map_or("/", |site| site.base_path());
        links_lead_somewhere(&dir.display().to_string(), base, &pages(&journey));
    }
}

#[test]
fn every_link_of_our_own_site_leads_somewhere() {
    let journey = journey(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(journey.site.is_some(), "{}", journey.told());
    let pages = pages(&journey);
    assert!(pages.len() > 20, "{:?}", pages.keys());
    links_lead_somewhere("our own site", "/", &pages);
}

#[test]
fn every_link_of_the_example_leads_somewhere() {
    let folder = tempfile::TempDir::new().unwrap();
    let site = folder.path().join("site");
    let program = Command::new(env!("CARGO_BIN_EXE_onrecord")).arg("init").arg(&site).output();
    assert!(program.unwrap().status.success());
    links_lead_somewhere("the example", "/", &pages(&journey(&site)));
}

/// Every `href` and `src` of every page names a file of the site, and its fragment an id there; ids are unique. `base`
/// is the site's path on its host.
fn links_lead_somewhere(site: &str, base: &str, pages: &BTreeMap<String, String>) {
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links = Vec::new();
    for (file, text) in pages.iter().filter(|(file, _)| file.ends_with(".html")) {
        let known = ids.entry(file).or_default();
        for tag in page::tags(text) {
            if let Some(id) = tag.value("id") {
                assert!(known.insert(id.clone()), "{site}: {file} has the id `{id}` twice");
            }
            for name in ["href", "src"] {
                links.extend(tag.value(name).map(|target| (file.as_str(), target)));
            }
            for name in
                ["aria-details", "aria-describedby", "aria-labelledby", "for", "popovertarget"]
            {
                let value = tag.value(name).unwrap_or_default();
                links.extend(value.split_whitespace().map(|id| (file.as_str(), format!("#{id}"))));
            }
        }
    }
    let mut wrong = BTreeSet::new();
    for (file, target) in links {
        let outside = ["https:", "http:", "mailto:"];
        if outside.iter().any(|scheme| target.starts_with(scheme)) {
            continue;
        }
        let (path, fragment) = target.split_once('#').unwrap_or((&target, ""));
        let leads_to = match path.strip_prefix(base) {
            Some(below) => resolved("", &format!("./{below}")),
            None => resolved(file, path),
        };
        let there = pages.contains_key(&leads_to)
            && (fragment.is_empty()
                || ids.get(&*leads_to).is_some_and(|known| known.contains(fragment)));
        if !there {
            wrong.insert(format!("{file} → {target}"));
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{site}: links that lead nowhere:\n{}", wrong.join("\n"));
}

/// The file that a relative link leads to.
fn resolved(from: &str, path: &str) -> String {
    if path.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if path.ends_with('/') || matches!(path, "." | "..") {
        parts.push("index.html");
    }
    parts.join("/")
}
