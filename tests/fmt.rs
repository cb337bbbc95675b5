//! The formatter, on records written in every untidy way: it is done after one go, and nothing is lost or changed.

#![allow(dead_code, reason = "of the dumps only one is needed here")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod dump;

use std::sync::Arc;

use onrecord::anchor::{self, Anchored};
use onrecord::edit;
use onrecord::ground::files::{File, Files};
use onrecord::parse;
use proptest::prelude::*;

const SEED: &str = "A headline\n\nFirst “words of one” here. Then “words of two” there.\n\n\
                    Last “words of three” and no more.\n";

fn site(annotations: &str, briefing: &str) -> Anchored {
    let file = |path: &str, text: &str| File::new(path, text.as_bytes().to_vec());
    let files = vec![
        file("content/site.md", "# site\n- title: A site\n"),
        file("content/annotations/a.md", annotations),
        file("content/briefings/b.md", briefing),
        file("seeds/a.txt", SEED),
    ];
    anchor::anchor(parse::parse(Arc::new(Files::new(files, Vec::new()))))
}

fn text(anchored: &Anchored, path: &str) -> String {
    let files = &anchored.draft.files;
    files.get(files.find(path).unwrap()).text().unwrap().to_owned()
}

/// The site as `fmt` leaves it.
fn formatted(anchored: &Anchored) -> Anchored {
    let changes = edit::fmt::fmt(anchored);
    let of = |path: &str| {
        let file = anchored.draft.files.find(path).unwrap();
        let change = changes.iter().find(|change| change.file == file);
        change.map_or_else(|| text(anchored, path), |change| change.text.clone())
    };
    site(&of("content/annotations/a.md"), &of("content/briefings/b.md"))
}

/// The draft's facts in no order, without faults (these have places), line ends' CR and the hash that `fmt` adds.
fn facts(anchored: &Anchored) -> Vec<String> {
    let dump = dump::draft::draft(&anchored.draft);
    let mut facts: Vec<String> = dump
        .lines()
        .filter(|line| !line.starts_with("fault"))
        .map(|line| line.split(' ').filter(|word| !word.starts_with("sha256=")).collect::<Vec<_>>())
        .map(|words| words.join(" ").replace("\\r", ""))
        .collect();
    facts.sort();
    facts
}

/// Every line that holds something, in no order, white space and the hash aside.
fn lines(text: &str) -> Vec<String> {
    let bare = |line: &str| line.replace([' ', '\t', '\r', '\u{a0}', '\u{feff}'], "");
    let mut lines: Vec<String> = text.lines().map(bare).collect();
    lines.retain(|line| !line.is_empty() && !line.starts_with("-sha256:"));
    lines.sort();
    lines
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "\n", "\n", "\n\n\n", "  \n"])
}

fn comment() -> impl Strategy<Value = &'static str> {
    let comments =
        ["", "", "", "<!-- one -->\n", "<!-- two\nlines -->\n", "<!-- a -->\n\n<!-- b -->\n"];
    prop::sample::select(comments.to_vec())
}

fn fields(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::subsequence(all, 0..=all.len()).prop_shuffle().prop_map(|fields| fields.concat())
}

fn prose() -> impl Strategy<Value = &'static str> {
    let prose = [
        "",
        "A note.\n",
        "Two lines,  \nthen more.\n\n\n\nA second paragraph.\n",
        "- a list: of one\n",
        "```\n## quote hidden\n\n> no passage\n```\n",
        "Text\n<!-- inside -->\nmore text.\n",
        "### A heading\n\n> a block quotation\n",
        "speaker without a dash\n",
        "Trailing white space \t \n",
    ];
    prop::sample::select(prose.to_vec())
}

fn passage() -> impl Strategy<Value = &'static str> {
    let passages = [
        "> words of one\n",
        "> words of two\n",
        ">words\n> of three\n",
        "> A headline\n",
        "> not there at all\n",
        "> First\n>\n> Then\n",
    ];
    prop::sample::select(passages.to_vec())
}

const QUOTE: &[&str] = &[
    "- speaker: unnamed: one\n",
    "-  form:partial \n",
    "- topics: a\n",
    "<!-- of the next field -->\n",
    "- topics: b\n",
    "- was: old\n",
    "- time:\u{a0}Monday: noon\u{a0}\n",
    "- draft: no\n",
    "- after: First\n",
];

/// A record: a comment, its heading, fields, a passage, prose, with or without blank lines between.
fn record() -> impl Strategy<Value = String> {
    let heading = prop_oneof![
        (0..9).prop_map(|n| format!("## quote q{n}\n")),
        (0..9).prop_map(|n| format!("## note n{n}\n")),
        Just("## headline\n".to_owned()),
        Just("## furniture\n".to_owned()),
    ];
    let parts =
        (blank(), comment(), heading, blank(), fields(QUOTE), passage(), prose(), comment());
    (parts, prop::bool::weighted(0.9)).prop_map(|(parts, apart)| {
        let (before, above, heading, below, fields, passage, prose, last) = parts;
        let fields = if heading.contains("quote") { fields } else { String::new() };
        let gap = if apart { "\n" } else { "" };
        format!("{before}{above}{heading}{below}{fields}{gap}{passage}{gap}{prose}{gap}{last}")
    })
}

const SOURCE: &[&str] =
    &["- url: https://a.example/\n", "- credit: c\n", "- archive: https://b.example/\n"];

fn annotations() -> impl Strategy<Value = String> {
    let records = prop::collection::vec(record(), 0..6);
    let line_ends = prop::bool::weighted(0.2);
    (comment(), fields(SOURCE), prose(), records, line_ends).prop_map(
        |(first, fields, prose, records, carriage)| {
            let records = records.concat();
            let text = format!(
                "{first}# source a\n{fields}- kind: other\n- title: T\n- file: a.txt\n\n{prose}\n{records}"
            );
            if carriage { text.replace('\n', "\r\n") } else { text }
        },
    )
}

const BRIEFING: &[&str] = &["- as-of: 2020\n", "- gap: one\n", "- gap: two\n", "- question: why\n"];
const JUDGMENT: &[&str] = &["- confidence: low\n", "- because: so\n", "- likelihood: likely\n"];

fn briefing() -> impl Strategy<Value = String> {
    let judgment = (blank(), fields(JUDGMENT), prose(), 0..5);
    let judgments = prop::collection::vec(judgment, 0..3);
    (fields(BRIEFING), judgments, prose()).prop_map(|(fields, judgments, body)| {
        let mut text = format!("# briefing b\n{fields}- date: 2020\n- title: B\n\nSome body.\n");
        for (blank, fields, prose, id) in judgments {
            text.push_str(&format!("{blank}## judgment j{id}\n- rests-on: a\n{fields}\n{prose}\n"));
        }
        text + "# The rest\n" + body
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_go_is_enough_and_nothing_is_lost(annotations in annotations(), briefing in briefing()) {
        let before = site(&annotations, &briefing);
        let after = formatted(&before);
        let again = edit::fmt::fmt(&after);
        prop_assert!(again.is_empty(), "again:\n{}", again.first().map_or("", |change| &change.text));
        for path in ["content/annotations/a.md", "content/briefings/b.md"] {
            prop_assert_eq!(lines(&text(&before, path)), lines(&text(&after, path)));
        }
        prop_assert_eq!(facts(&before), facts(&after));
        let faults = |site: &Anchored| site.draft.faults.len();
        prop_assert_eq!(faults(&before), faults(&after));
    }

    #[test]
    fn any_text_is_borne(annotations in "(\\PC|[\n\r#>`~:<!-]|## quote a\n|> x\n|- a: b\n){0,60}") {
        let before = site(&annotations, "# briefing b\n- title: B\n- date: 2020\n\nBody.\n");
        let after = formatted(&before);
        prop_assert!(edit::fmt::fmt(&after).is_empty());
    }
}
