//! Holds the record grammar to its promises for any text: nothing panics, no byte is lost, every place is in its file.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use onrecord::ground::files::{Content, File, Files};
use onrecord::ground::span::Span;
use onrecord::parse::outline::outline;
use onrecord::parse::prose::Prose;
use onrecord::parse::record::Head;
use onrecord::parse::{Draft, parse, place};
use proptest::collection::vec;
use proptest::prelude::*;

const FILES: [&str; 5] = [
    "content/annotations/a.md",
    "content/entities/a.md",
    "content/claims/a.md",
    "content/briefings/a.md",
    "content/site.md",
];

/// Bits of files that mean something to the grammar.
const BITS: [&str; 72] = [
    "# source a",
    "# person a",
    "# claim a",
    "# briefing a",
    "# site",
    "## quote b",
    "## note b",
    "## mention",
    "## aliases",
    "## furniture",
    "## judgment b",
    "## correction b",
    "##quote c",
    "## Quote c",
    "# quote c",
    "### quote c",
    "## qoute c",
    "##",
    "#",
    "# persn c",
    "## Body",
    "- title: A “title” of",
    "- file: a.txt",
    "- kind: letter",
    "- name: N",
    "- text: T",
    "- date: 2020-01-06?",
    "- date: 2020-13",
    "- speaker: a",
    "- speaker: unnamed: ",
    "- of: a",
    "- rests-on: a#b",
    "- was: b",
    "- draft: yes",
    "- denies: a#b (so “it” goes)",
    "- the x: y: z",
    "- role: x | y | 2020/..",
    "- url: https://a.b/–",
    "- quotation-marks: „ “ | ' '",
    "- x",
    "  - y: z",
    "> words",
    "> ",
    ">",
    " > more",
    "lazy",
    "“open",
    "close”",
    "\"a b\"",
    "'a’s b'",
    "‘so",
    "’",
    "“",
    "”",
    "[[a]]",
    "[[a#b|“x y”]]",
    "![[a]]",
    "[[",
    "]]",
    "|",
    "| a | b |",
    "|---|---|",
    "```",
    "~~~~",
    "<!--",
    "-->",
    "<q data-unsourced>",
    "</q>",
    "<b>",
    "---",
    "`code `` “x”`",
    "[x](javascript:y)",
];

/// What stands between bits.
const GAPS: [&str; 8] = ["\n", "\n\n", "\r\n", "\r\n\r\n", " ", "\u{a0}", "\r", "\t"];

fn text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        8 => prop::sample::select(&BITS[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[\u{300}-\u{302}éeﬀ\u{feff}\u{200b}\0]{1,3}",
    ];
    vec((bit, prop::sample::select(&GAPS[..])), 0..40)
        .prop_map(|bits| bits.into_iter().map(|(bit, gap)| bit + gap).collect())
}

fn draft(path: &str, bytes: Vec<u8>) -> Draft {
    parse(Arc::new(Files::new(vec![File::new(path, bytes)], Vec::new())))
}

fn check_span(draft: &Draft, span: Span) {
    let file = draft.files.get(span.file);
    assert!(span.start <= span.end && span.end as usize <= file.bytes().len(), "{span:?}");
    if let Content::Text(text) = &file.content {
        assert!(text.is_char_boundary(span.start as usize), "{span:?}");
        assert!(text.is_char_boundary(span.end as usize), "{span:?}");
    }
}

fn check_prose(draft: &Draft, prose: &Prose) {
    prose.span.iter().for_each(|span| check_span(draft, *span));
    prose.headings.iter().for_each(|heading| check_span(draft, heading.span));
    prose.targets.iter().for_each(|target| check_span(draft, target.span));
    for link in &prose.links {
        check_span(draft, link.span);
        assert_eq!(draft.files.slice(link.to.id.span()), &*link.to.id);
        if let Some(label) = &link.label {
            assert_eq!(draft.files.slice(label.span()), &**label);
        }
    }
    for quotation in &prose.quotations {
        check_span(draft, quotation.span);
        assert!(!quotation.words.is_empty());
    }
    let spans = prose.quotations.iter().map(|one| one.span).collect::<Vec<_>>();
    assert!(spans.windows(2).all(|pair| pair[0] < pair[1]), "{spans:?}");
}

fn check_head(draft: &Draft, head: &Head) {
    check_span(draft, head.span);
    check_prose(draft, &head.prose);
    head.field_quotations.iter().for_each(|quotation| check_span(draft, quotation.span));
}

fn check_draft(draft: &Draft) {
    draft.faults.iter().for_each(|fault| check_span(draft, fault.span));
    check_prose(draft, &draft.settings.prose);
    for source in &draft.sources {
        check_head(draft, &source.head);
        for record in &source.records {
            check_head(draft, &record.head);
            check_span(draft, record.passage.span);
            assert!(!record.passage.pieces.is_empty());
            record.passage.pieces.iter().for_each(|piece| check_span(draft, piece.span));
        }
    }
    draft.entities.iter().for_each(|entity| check_head(draft, &entity.head));
    draft.claims.iter().for_each(|claim| check_head(draft, &claim.head));
    for briefing in &draft.briefings {
        check_head(draft, &briefing.head);
        briefing.body.iter().for_each(|prose| check_prose(draft, prose));
        briefing.judgments.iter().for_each(|one| check_head(draft, &one.head));
        briefing.corrections.iter().for_each(|one| check_head(draft, &one.head));
    }
}

fn check_seed(draft: &Draft) {
    let seed = draft.seeds.first().unwrap();
    let bytes = draft.files.get(seed.file).bytes();
    let Ok(text) = &seed.text else { return };
    let mut end = 0;
    for block in &text.blocks {
        let (from, to) = (block.range.start as usize, block.range.end as usize);
        assert!(end <= from && from < to);
        assert!(text.text[end..from].trim().is_empty(), "only white space between blocks");
        assert_eq!(text.text[from..to].trim(), &text.text[from..to]);
        end = to;
    }
    assert!(text.text[end..].trim().is_empty());
    assert!(!text.text.contains('\r'));
    for (at, _) in text.text.char_indices() {
        let place = text.map.file_offset(at as u32) as usize;
        assert!(place < bytes.len().max(1), "{at} → {place} of {}", bytes.len());
    }
}

proptest! {
    #[test]
    fn the_outline_reproduces_every_byte(text in text(), file in prop::sample::select(&FILES[..])) {
        let outline = outline(&text, place::of(file).unwrap());
        let mut end = 0;
        for range in outline.ranges() {
            prop_assert_eq!(range.start, end);
            prop_assert!(range.end >= end);
            prop_assert!(text.is_char_boundary(range.end));
            end = range.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn any_content_is_read_and_every_place_is_in_its_file(
        text in text(),
        file in prop::sample::select(&FILES[..]),
    ) {
        check_draft(&draft(file, text.into_bytes()));
    }

    #[test]
    fn any_seed_is_read_or_refused(bytes in prop_oneof![
        text().prop_map(String::into_bytes),
        vec(any::<u8>(), 0..200),
        vec(any::<u16>(), 0..100).prop_map(|units| {
            [0xfeff].iter().chain(&units).flat_map(|unit| unit.to_le_bytes()).collect()
        }),
    ], name in prop::sample::select(&["seeds/a.txt", "seeds/a.md"][..])) {
        check_seed(&draft(name, bytes));
    }
}
