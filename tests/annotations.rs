//! Every annotation of every source is found on its page by a client that has a browser's parser and nothing of ours.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

mod client;
mod journey;

use std::path::Path;

use client::{Found, Page, follow};
use journey::Journey;
use onrecord::ground::address::Address;
use onrecord::ground::files::{File, Files};
use onrecord::ground::id::Family;
use onrecord::site::page::Body;
use onrecord::{check, read};
use proptest::prelude::*;
use serde_json::Value;

/// Follows every annotation of a site. Together the words of its targets must be those of its card.
fn follow_all(journey: &Journey) -> Result<Vec<Found>, String> {
    let mut all = Vec::new();
    for address in journey.addresses() {
        let Address::Annotations(id) = &address else { continue };
        let file: Value =
            serde_json::from_str(&journey.page(&address)?).map_err(|e| e.to_string())?;
        let source = Address::of(Family::Source, id);
        let page = Page::of(&journey.page(&source)?);
        let items = file["first"]["items"].as_array().unwrap();
        assert_eq!(file["total"], items.len());
        for annotation in items {
            let found = follow(&page, annotation).map_err(|why| format!("{annotation}\n{why}"))?;
            let id = annotation["id"].as_str().unwrap().rsplit('#').next().unwrap().to_owned();
            let (given, shown) = (found.words.concat(), words(journey, &source, &id));
            if bare(&given) != bare(&shown) {
                return Err(format!("{id} is {given:?}, and its card says {shown:?}"));
            }
            all.push(found);
        }
    }
    Ok(all)
}

/// The words of a card.
fn words(journey: &Journey, source: &Address, id: &str) -> String {
    let Some(Body::Source(page)) = journey.built().unwrap().page(source).map(|page| page.body)
    else {
        return String::new();
    };
    let page = serde_json::to_value(&page.rows).unwrap();
    let cards = page.as_array().unwrap().iter().filter_map(|row| row["cards"].as_array()).flatten();
    let card = cards.into_iter().find(|card| card["quote"]["id"] == id).unwrap();
    let pieces = card["quote"]["pieces"].as_array().unwrap().iter();
    pieces.map(|piece| piece["text"].as_str().unwrap()).collect()
}

fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn annotations_of_sites_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in
        [root.to_owned(), root.join("tests/sites/excerpts"), root.join("tests/sites/below-a-path")]
    {
        let files = read::read(&site).unwrap();
        let journey = Journey::of(files, &check::Options::default(), None);
        let found = follow_all(&journey).unwrap();
        assert!(!found.is_empty(), "{}", site.display());
        for one in found {
            assert!(one.quotes == one.words.len() && one.fragments == 1, "{one:?}");
        }
    }
}

const WORDS: &[&str] = &[
    "the",
    "bridge",
    "bridge",
    "will",
    "be",
    "closed",
    "&amp;",
    "<b>",
    "AT&T",
    "a",
    "שלום",
    "עולם",
    "😀",
    "👩‍👩‍👧",
    "e\u{301}te",
    "漢字漢字漢字",
    "“so”",
    "it’s",
    "U.S.",
    "\u{202e}x",
    "no",
    "no",
    "no",
];

/// Where words of a text begin, how many they are, whether some are left out in their middle, whether it is a note.
type Taken = (usize, usize, bool, bool);

fn text() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let paragraph = prop::collection::vec(prop::sample::select(WORDS), 1..14);
    let twice = prop::collection::vec((paragraph, 1..3_usize), 1..6);
    twice.prop_map(|all| all.into_iter().flat_map(|(one, times)| vec![one; times]).collect())
}

fn taken() -> impl Strategy<Value = Vec<Taken>> {
    prop::collection::vec((0..60_usize, 1..16_usize, any::<bool>(), any::<bool>()), 1..8)
}

/// A source of these paragraphs, with these passages of it.
fn site(text: &[Vec<&str>], taken: &[Taken], gap: &str, publish: &str) -> Files {
    let words: Vec<(usize, &str)> = text
        .iter()
        .enumerate()
        .flat_map(|(n, one)| one.iter().map(move |word| (n, *word)))
        .collect();
    let mut records = String::new();
    for (number, (start, count, omits, note)) in taken.iter().enumerate() {
        let start = start % words.len();
        let end = (start + count).min(words.len());
        let line = |range: std::ops::Range<usize>| {
            let words: Vec<&str> = words[range].iter().map(|(_, word)| *word).collect();
            words.join(" ")
        };
        let kind = if *note { "note" } else { "quote" };
        records.push_str(&format!("## {kind} q{number}\n"));
        if !note {
            records.push_str("- speaker: ada\n- form: indirect\n");
        }
        for (field, range) in
            [("after", start.saturating_sub(9)..start), ("before", end..words.len().min(end + 9))]
        {
            if !range.is_empty() {
                records.push_str(&format!("- {field}: {}\n", line(range)));
            }
        }
        records.push_str("\n> ");
        let middle = (start + end) / 2;
        let mut before: Option<usize> = None;
        for (at, (paragraph, word)) in words.iter().enumerate().take(end).skip(start) {
            if *omits && at == middle && at > start && at + 1 < end {
                records.push_str("… ");
                continue;
            }
            if before.replace(*paragraph).is_some_and(|before| before != *paragraph) {
                records.push_str("\n>\n> ");
            }
            records.push_str(&format!("{word} "));
        }
        records.push_str("\n\nA remark.\n\n");
    }
    let lines: Vec<String> = text.iter().map(|one| one.join(gap)).collect();
    let checks = [
        "quote-ambiguous",
        "quote-not-found",
        "quote-altered",
        "context-not-there",
        "publish-limit",
        "clipped-negation",
        "omitted-negation",
    ];
    let checks: String = checks.iter().map(|code| format!("- check: {code} warning\n")).collect();
    let file = |path: &str, text: String| File::new(path, text.into_bytes());
    Files::new(
        vec![
            file("content/site.md", format!("# site\n- title: A\n- excerpt-context: 0\n{checks}")),
            file("content/entities/ada.md", "# person ada\n- name: Ada\n".to_owned()),
            file(
                "content/annotations/s.md",
                format!(
                    "# source s\n- file: s.txt\n- title: S\n- kind: report\n- publish: {publish}\n\n{records}"
                ),
            ),
            file("seeds/s.txt", lines.join("\n\n")),
        ],
        Vec::new(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn annotations_are_found(
        text in text(),
        taken in taken(),
        gap in prop::sample::select(vec![" ", "  ", "\n", " \t "]),
        publish in prop::sample::select(vec!["full", "excerpts", "metadata"]),
    ) {
        let files = site(&text, &taken, gap, publish);
        let journey = Journey::of(files, &check::Options::default(), None);
        prop_assume!(journey.site.is_some());
        let found = follow_all(&journey).map_err(TestCaseError::fail)?;
        for one in found {
            prop_assert!(one.quotes == one.words.len() && one.fragments == 1, "{:?}", one);
        }
    }
}
