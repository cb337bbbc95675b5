//! Holds the comment that docs/review.md and the README show to what `diff` makes of that very change of this site.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

use std::path::Path;
use std::sync::Arc;

use onrecord::anchor::{Anchored, anchor};
use onrecord::diff::comparison::{Comparison, Found, Side};
use onrecord::diff::diff;
use onrecord::ground::files::{File, Files};
use onrecord::parse::parse;
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
