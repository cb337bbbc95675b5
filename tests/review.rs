//! Reports of `diff` on very many findings keep to their budgets.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use onrecord::diff::code::Code;
use onrecord::diff::comparison::{Comparison, Errors, Found, Side};
use onrecord::tell;
use onrecord::tell::diff::md::CHARACTERS;
use onrecord::tell::diff::share::items;
use onrecord::tell::fit::{Budget, fit};

#[test]
fn budgets_hold_on_two_thousand_findings() {
    let (_, _, changes) = Code::of("quote-reworded").unwrap().told();
    let mut changes = changes;
    changes.findings = changes.findings.iter().cycle().take(2_000).cloned().collect();
    let side = || Side::Folder("x".repeat(9_000));
    let (base, head, found, folder) = (side(), side(), Found::Named, String::new());
    let comparison = Comparison {
        base,
        head,
        found,
        folder,
        errors: Errors::default(),
        only: None,
        changes,
        pages: None,
    };
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
