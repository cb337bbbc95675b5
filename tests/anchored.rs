//! Whatever people write, and whatever a source holds: what `anchor` gives fits the text, and is the same twice.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::ops::Range;
use std::sync::Arc;

use onrecord::anchor::{Anchored, anchor, excerpt};
use onrecord::ground::files::{File, Files};
use onrecord::parse::parse;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words and marks that are near to names and quotations, and to what parts them.
const BITS: [&str; 24] = [
    "Milley",
    "Mark",
    "the letter",
    "The",
    "U.S.",
    "iraq",
    "Iraq’s",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    ".",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "…",
    "[",
    "]",
    "é",
    "東京",
    "e\u{301}\u{ad}",
];

fn words(longest: usize) -> impl Strategy<Value = String> {
    vec(select(&BITS[..]), 0..longest).prop_map(|bits| bits.concat())
}

/// The words as one line that a field or a passage can hold.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn site(text: &str, passage: &str, alias: &str, prose: &str) -> Files {
    let annotations = format!(
        "# source letter\n- file: letter.txt\n- title: Of it\n- kind: news-article\n\n## aliases\n- {}: milley\n\n\
         ## quote one\n- speaker: milley\n\n> {}\n\n{prose}\n",
        line(alias),
        line(passage)
    );
    let entities =
        format!("# person milley\n- name: Mark Milley\n- alias: {}\n- alias: U.S.\n", line(alias));
    let claim = format!("# claim it\n- text: It is so.\n\n{prose} [[letter#one]]\n");
    let file = |path: &str, text: String| File::new(path, text.into_bytes());
    Files::new(
        vec![
            file("content/site.md", "# site\n- title: A site\n".to_owned()),
            file("content/annotations/letter.md", annotations),
            file("content/entities/milley.md", entities),
            file("content/claims/it.md", claim),
            file("seeds/letter.txt", text.to_owned()),
        ],
        Vec::new(),
    )
}

fn anchored(text: &str, passage: &str, alias: &str, prose: &str) -> Anchored {
    anchor(parse(Arc::new(site(text, passage, alias, prose))))
}

/// Ranges in order that don't overlap and hold whole characters of a text.
fn fit(text: &str, ranges: impl IntoIterator<Item = Range<u32>>) -> bool {
    let mut behind = 0;
    ranges.into_iter().all(|range| {
        let fits = range.start >= behind
            && text.get(range.start as usize..range.end as usize).is_some_and(|it| !it.is_empty());
        behind = range.end;
        fits
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_fits_the_text(
        text in words(60), passage in words(6), alias in words(4), prose in words(30)
    ) {
        let one = anchored(&text, &passage, &alias, &prose);
        let again = anchored(&text, &passage, &alias, &prose);
        prop_assert_eq!(&one.fates, &again.fates);
        prop_assert_eq!(&one.facts, &again.facts);
        prop_assert_eq!(&one.sources, &again.sources);
        prop_assert!(one.fates.is_sorted_by(|(a, _), (b, _)| a < b));
        for (number, placed) in one.sources.iter().enumerate() {
            let Some(text) = one.text(number) else { continue };
            let mentions = placed.mentions.iter().map(|mention| mention.range.clone());
            prop_assert!(fit(&text.text, mentions));
            prop_assert!(fit(&text.text, excerpt::shown(&one, number)));
            prop_assert!(excerpt::share(&one, number) <= 100);
        }
    }
}
