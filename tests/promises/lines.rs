//! A quote that is changed changes its own lines, on the pages that show it, and nothing else: what a reviewer of the built site
//! has to look at is what was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord::ground::address::Address;
use onrecord::ground::files::{File, Files};
use onrecord::{check, read};
use rayon::prelude::*;

use crate::journey::Journey;

/// The pages, and the data that holds a record a line; none where the site has errors.
fn built(files: Vec<File>) -> Option<BTreeMap<String, String>> {
    let journey = Journey::of(Files::new(files, Vec::new()), &check::Options::default(), None);
    journey.site.as_ref()?;
    let shown = |address: &Address| {
        let file = address.file();
        let is_line = ["html", "csv", "json"].iter().any(|end| file.ends_with(&format!(".{end}")));
        is_line.then(|| (file, journey.page(address).unwrap()))
    };
    Some(journey.addresses().iter().filter_map(shown).collect())
}

/// The quotes of a file in one line of four words or more: their id, and their words.
fn quotes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut id = None;
    let lines: Vec<&str> = text.lines().collect();
    for (n, line) in lines.iter().enumerate() {
        if let Some(heading) = line.strip_prefix("## ") {
            id = heading.strip_prefix("quote ");
        } else if let Some(words) = line.strip_prefix("> ")
            && !lines[n - 1].starts_with('>')
            && lines.get(n + 1).is_none_or(|next| !next.starts_with('>'))
            && words.split(' ').count() > 3
            && let Some(id) = id.take()
        {
            found.push((id.to_owned(), words.to_owned()));
        }
    }
    found
}

/// A line as its readers see it: without tags and references, so that words can be looked for.
fn bare(line: &str) -> String {
    let mut text = String::new();
    let mut depth = 0_u32;
    for c in line.chars() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => text.push(c),
            _ => {}
        }
    }
    [("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

#[test]
fn a_changed_quote_changes_its_own_lines_on_the_pages_that_show_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<File> = read::read(root).unwrap().iter().map(|(_, file)| file.clone()).collect();
    let before = built(files.clone()).unwrap();
    let all: Vec<(usize, String, String)> = files
        .iter()
        .enumerate()
        .filter(|(_, file)| file.path.starts_with("content/annotations/"))
        .flat_map(|(n, file)| {
            let quotes = quotes(file.text().unwrap()).into_iter();
            quotes.map(move |(id, words)| (n, id, words))
        })
        .collect();
    // Who quotes all its words in prose quotes no record any more when it is shorter: that is another page.
    let prose = files.iter().filter(|file| file.path.starts_with("content/briefings/"));
    let prose: String = prose.filter_map(|file| file.text()).collect();
    let tried: Vec<String> = all
        .par_iter()
        .filter(|(_, _, words)| !prose.contains(words.as_str()))
        .filter_map(|(n, id, words)| {
            let shorter = words.rsplit_once(' ')?.0.trim_end_matches([',', '—']);
            let mut files = files.clone();
            let text = files[*n].text().unwrap();
            let text = text.replacen(&format!("> {words}\n"), &format!("> {shorter}\n"), 1);
            files[*n] = File::new(&*files[*n].path, text.into_bytes());
            let after = built(files)?;
            holds(&before, &after, id, words, shorter);
            Some(id.clone())
        })
        .collect();
    assert!(tried.len() > 8, "{tried:?}");
}

fn holds(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    id: &str,
    words: &str,
    shorter: &str,
) {
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{id}");
    let mut changed = BTreeSet::new();
    for (path, old) in before {
        let new = &after[path];
        if old == new {
            continue;
        }
        changed.insert(path.as_str());
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        assert_eq!(old.len(), new.len(), "{path} has other lines after {id} was changed");
        for (n, (old, new)) in old.iter().zip(&new).enumerate().filter(|(_, (old, new))| old != new)
        {
            let is_own = |line: &str, words: &str| {
                bare(line).contains(words)
                    || line.contains(words)
                    || line.contains(&format!("#{id}\""))
            };
            assert!(
                is_own(old, words) && is_own(new, shorter),
                "{path}:{}, after {id} was changed:\n- {old}\n+ {new}",
                n + 1
            );
        }
    }
    // Whoever shows all its words showed them before.
    let showing: BTreeSet<&str> = before
        .iter()
        .filter(|(_, page)| page.contains(&format!("“{words}”")))
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(!changed.is_empty() && showing.is_subset(&changed), "{id}: {showing:?} {changed:?}");
    for path in &changed {
        let page = &before[*path];
        assert!(
            page.contains(&format!("#{id}\"")) || page.contains(&format!("id=\"{id}\"")),
            "{path} doesn't show {id}"
        );
    }
}
