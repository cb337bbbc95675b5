//! Holds the comment that docs/review.md and the README show to what `diff` makes of that very change of this site.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

use std::path::Path;
use std::sync::Arc;

use onrecord::anchor::{Anchored, anchor};
use onrecord::diff::code::Code;
use onrecord::diff::comparison::{Comparison, Found, Side};
use onrecord::diff::diff;
use onrecord::ground::files::{File, Files};
use onrecord::parse::parse;
use onrecord::tell::diff::md::CHARACTERS;
use onrecord::tell::diff::share::items;
use onrecord::tell::fit::{Budget, fit};
use onrecord::{read, tell};

const FILE: &str = "content/claims/us-leaving-iraq.md";
const BEFORE: &str = "- denies: nbc-letter#esper-no-decision (of a decision, not of plans)";
const NOW: &str = "- qualifies: nbc-letter#esper-no-decision (of a decision, not of plans)";

fn site(files: &Files, edit: impl Fn(&str) -> String) -> Anchored {
    let edited = files.iter().map(|(_, file)| match &*file.path == FILE {
        true => File::new(FILE, edit(file.text().unwrap()).into_bytes()),
        false => file.clone(),
    });
    anchor(parse(Arc::new(Files::new(edited.collect(), Vec::new()))))
}

#[test]
fn the_comment_in_the_docs_is_the_comment() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = read::read(root).unwrap();
    let before = site(&files, str::to_owned);
    let now = site(&files, |text| {
        assert!(
            text.contains(BEFORE),
            "{FILE} has another line now: name that one here and in the docs"
        );
        text.replace(BEFORE, NOW)
    });
    let side = |asked: &str, digit: &str| Side::Commit {
        id: digit.repeat(40),
        asked: Some(asked.to_owned()),
    };
    let comparison = Comparison {
        base: side("main", "1"),
        head: side("stance", "2"),
        found: Found::Named,
        folder: String::new(),
        changes: diff(&before, &now),
        pages: None,
    };
    let comment = tell::diff::md(&comparison, usize::MAX, None);
    for file in ["docs/review.md", "README.md"] {
        let path = root.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        let (start, rest) = text.split_once("````markdown\n").unwrap();
        let (shown, end) = rest.split_once("````\n").unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, format!("{start}````markdown\n{comment}````\n{end}")).unwrap();
        } else {
            assert_eq!(shown, comment, "{file}: UPDATE=1 writes it anew");
        }
    }
}

#[test]
fn budgets_hold_on_two_thousand_findings() {
    let (_, _, changes) = Code::of("quote-reworded").unwrap().told();
    let mut changes = changes;
    changes.findings = changes.findings.iter().cycle().take(2_000).cloned().collect();
    let side = || Side::Folder("x".repeat(9_000));
    let (base, head, found, folder) = (side(), side(), Found::Named, String::new());
    let comparison = Comparison { base, head, found, folder, changes, pages: None };
    let all = items(&comparison);
    let notes = |shown| tell::diff::annotations(&comparison, shown);
    let characters = Budget { bytes: None, characters: Some(CHARACTERS) };
    let comment = fit(all, characters, |shown| tell::diff::md(&comparison, shown, None));
    assert!((40_000..=60_000).contains(&comment.chars().count()), "{}", comment.chars().count());
    let bytes = Budget { bytes: Some(100_000), characters: None };
    let left_out = [
        (comment, "Left out: "),
        (fit(all, bytes, |shown| tell::diff::term(&comparison, shown, None, false)), "Left out: "),
        (fit(all, bytes, |shown| tell::diff::json(&comparison, shown)), "\"left_out\":"),
        (fit(all, bytes, |shown| tell::diff::html(&comparison, shown, None)), "Left out: "),
        (fit(all, bytes, |shown| tell::sarif(&notes(shown))), "Left out here: "),
        (fit(all, bytes, |shown| tell::rdjson(&notes(shown))), "Left out here: "),
        (tell::github(&notes(all)), "Not shown at their places: "),
    ];
    for (report, words) in left_out {
        assert!(report.len() <= 100_000, "{}", report.len());
        assert!(report.contains(words) && !report.contains("Left out: 0"), "{words}");
    }
}
