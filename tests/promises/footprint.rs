//! A changed quote changes its own lines on the pages that show it, and nothing else: counts and numbers aside.
//!
//! This is what makes a diff of two built sites readable. The quotes are those of this repository's own site, and each is
//! changed in its passage, its note or a field.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord::ground::files::{File, Files};
use onrecord::{check, read};
use rayon::prelude::*;
use similar::{Change, ChangeTag, TextDiff};

use crate::journey::Journey;

const ANNOTATIONS: &str = "content/annotations/nbc-letter.md";

/// The files of this repository's site, with other annotations.
fn files(annotations: Option<&str>) -> Files {
    let read = read::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let files = read.iter().map(|(_, file)| match annotations {
        Some(text) if &*file.path == ANNOTATIONS => File::new(ANNOTATIONS, text.into()),
        _ => file.clone(),
    });
    Files::new(files.collect(), Vec::new())
}

/// Every file of the built site; none where it has errors.
fn built(annotations: Option<&str>) -> Option<BTreeMap<String, String>> {
    let options = check::Options::default();
    let journey =
        Journey::of(files(annotations), &options, Some("https://example.org/a/".to_owned()));
    journey.site.as_ref()?;
    let addresses = journey.addresses();
    let pages = addresses.par_iter();
    Some(pages.map(|address| (address.file(), journey.page(address).unwrap())).collect())
}

/// A quote of the annotations: its id, its whole section, its last passage line.
struct Quote<'a> {
    id: &'a str,
    section: &'a str,
    passage: &'a str,
}

fn quotes(annotations: &str) -> Vec<Quote<'_>> {
    let sections = annotations.match_indices("\n## ").map(|(at, _)| {
        let section = &annotations[at + 1..];
        section.find("\n## ").map_or(section, |end| &section[..end + 1])
    });
    let quote = |section: &'_ str| section.starts_with("## quote ");
    sections
        .filter(|section| quote(section))
        .map(|section| {
            let id = section["## quote ".len()..].lines().next().unwrap();
            let passage = section.lines().rfind(|line| line.starts_with("> ")).unwrap();
            Quote { id, section, passage: passage.trim_start_matches("> ") }
        })
        .collect()
}

/// A page whose numbers are all the same: what is left differs for another reason.
fn without_numbers(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for c in page.chars() {
        match c {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            c => out.push(c),
        }
    }
    out
}

/// The lines of a file; the last one of a list has no comma behind it.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.trim_end_matches(','))
}

/// What readers see of a line, near enough.
fn words(line: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => words.push(c),
            _ => {}
        }
    }
    words
}

/// Whether a line is a quote's own: it names its id, or holds words of it.
fn is_own(line: &str, id: &str, some_words: &[String]) -> bool {
    let text = words(line);
    // A line that holds several quotes is nobody's, even where it names this one.
    if line.matches("\"@type\":\"Quotation\"").count() > 1 {
        return false;
    }
    line.contains(id) || some_words.iter().any(|some| text.contains(some) || line.contains(some))
}

/// What differs that should not, in words. `some_words` are what an own line shows where it doesn't name the id.
fn beyond(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    id: &str,
    some_words: &[String],
) -> Vec<String> {
    let page = |path: &&String| !is_shard(path);
    let (old, new): (BTreeSet<&String>, BTreeSet<&String>) =
        (before.keys().filter(page).collect(), after.keys().filter(page).collect());
    let mut wrong: Vec<String> = old
        .symmetric_difference(&new)
        .map(|path| format!("{path} is on one of the two sites only"))
        .collect();
    for path in old.intersection(&new) {
        let (old, new) = (&before[*path], &after[*path]);
        if old == new || path.starts_with("search/index.js") {
            continue;
        }
        let (old_lines, new_lines) = (without_numbers(old), without_numbers(new));
        if old_lines != new_lines && !old.contains(id) && !new.contains(id) {
            wrong.push(format!("{path} changed and doesn't show {id}"));
        }
        let diff = TextDiff::from_lines(&old_lines, &new_lines);
        for op in diff.ops() {
            let gone: Vec<&str> = diff.iter_changes(op).filter(removed).map(text).collect();
            let come: Vec<&str> = diff.iter_changes(op).filter(added).map(text).collect();
            // Of two lines that stand for each other one has to be the quote's.
            for n in 0..gone.len().max(come.len()) {
                let pair = [gone.get(n), come.get(n)];
                if !pair.iter().flatten().any(|line| is_own(line, id, some_words)) {
                    let [gone, come] =
                        pair.map(|line| line.map_or("(none)", |line| line.trim_end()));
                    wrong.push(format!("{path}:\n    - {gone}\n    + {come}"));
                }
            }
        }
    }
    wrong
}

fn removed(change: &Change<&str>) -> bool {
    change.tag() == ChangeTag::Delete
}

fn added(change: &Change<&str>) -> bool {
    change.tag() == ChangeTag::Insert
}

fn text(change: Change<&str>) -> &str {
    change.value()
}

/// A shard of the search's index: its name ends in a hash of what it holds.
fn is_shard(path: &str) -> bool {
    path.starts_with("search/") && path != "search/index.js" && path.ends_with(".js")
}

/// The lines of the search's shards and directory that are on one side only, hashes in the directory aside.
fn of_search(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let lines = |pages: &BTreeMap<String, String>| -> BTreeSet<String> {
        let shards = pages.iter().filter(|(path, _)| is_shard(path));
        // The first line names the shard.
        let lines = shards.flat_map(|(_, shard)| shard.lines().skip(1));
        lines.map(|line| line.trim_end_matches(',').to_owned()).collect()
    };
    lines(before).symmetric_difference(&lines(after)).cloned().collect()
}

#[test]
fn a_changed_quote_changes_its_own_lines_on_the_pages_that_show_it() {
    let before = built(None).unwrap();
    let annotations = files(None);
    let annotations = annotations.get(annotations.find(ANNOTATIONS).unwrap()).text().unwrap();
    let all = quotes(annotations);
    assert!(all.len() > 10);
    let results: Vec<(usize, Vec<String>)> = all
        .par_iter()
        .enumerate()
        .flat_map(|(number, quote)| {
            // Its last word goes; its note has other words; it has a time of the day.
            let shorter = quote.passage.rsplit_once(' ').map(|(rest, _)| rest);
            let edits = [
                shorter.map(|shorter| quote.section.replacen(quote.passage, shorter, 1)),
                Some(format!("{}\n\nSomething else was noted.\n\n", quote.section.trim_end())),
                Some(quote.section.replacen(
                    "\n\n>",
                    "\n- addressee: Readers of the Gazette\n\n>",
                    1,
                )),
            ];
            let edited = edits[number % 3].as_deref()?;
            let edited = annotations.replacen(quote.section, edited, 1);
            let after = built(Some(&edited))?;
            assert_ne!(before, after, "{}", quote.id);
            let some_words = [
                shorter.unwrap_or(quote.passage).replace('\'', "’"),
                "Something else was noted.".to_owned(),
                "Readers of the Gazette".to_owned(),
            ];
            let mut wrong = beyond(&before, &after, quote.id, &some_words);
            // A quote is one unit of the search, its note another. Each word that it lost or won is a line, and each pair of words.
            let lines = of_search(&before, &after);
            if lines.len() > 20 {
                let lines: Vec<String> = lines.into_iter().collect();
                wrong.push(format!(
                    "search/: {} lines:\n    {}",
                    lines.len(),
                    lines.join("\n    ")
                ));
            }
            Some((number, wrong))
        })
        .collect();
    assert!(results.len() > 10, "most edits leave a site without errors: {}", results.len());
    let told: Vec<String> = results
        .iter()
        .filter(|(_, wrong)| !wrong.is_empty())
        .map(|(number, wrong)| format!("{}:\n  {}", all[*number].id, wrong.join("\n  ")))
        .collect();
    assert!(told.is_empty(), "More changed than the quote:\n{}", told.join("\n"));
}

#[test]
fn a_quote_that_is_added_renumbers_the_others_and_changes_nothing_else() {
    let before = built(None).unwrap();
    let files = files(None);
    let annotations = files.get(files.find(ANNOTATIONS).unwrap()).text().unwrap();
    let words = "increased troop movements";
    let added = format!(
        "## quote added-quote\n- speaker: mark-esper\n- form: indirect\n\n> {words}\n\nAn added note.\n\n"
    );
    let place = "## quote pentagon-no-plans";
    let edited = annotations.replacen(place, &format!("{added}{place}"), 1);
    let after = built(Some(&edited)).unwrap();
    let mut wrong = Vec::new();
    // The search counts its units in their order, so that most of its lines have other numbers.
    for (path, old) in before.iter().filter(|(path, _)| !path.starts_with("search/")) {
        let Some(new) = after.get(path) else {
            wrong.push(format!("{path} is gone"));
            continue;
        };
        let (old, new) = (without_numbers(old), without_numbers(new));
        let mut left: BTreeMap<&str, isize> = BTreeMap::new();
        lines(&new).for_each(|line| *left.entry(line).or_default() += 1);
        for line in lines(&old) {
            let left = left.entry(line).or_default();
            *left -= 1;
            let is_count = line.contains("class=\"count\"")
                || line.contains("class=\"number\"")
                || (path.ends_with("preview.js") && line.starts_with("\"0 quotation"));
            // A paragraph in which it is marked, an entity that names its quotes: they begin as before, and name it now.
            let begin: String = line.chars().take(20).collect();
            let names_it =
                || new.lines().any(|new| new.starts_with(&begin) && new.contains("added-quote"));
            if *left < 0 && !is_count && !names_it() {
                wrong.push(format!("{path}:\n    - {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "An added quote changed lines of others:\n{}", wrong.join("\n"));
}
