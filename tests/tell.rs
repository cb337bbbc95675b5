//! Holds the reports to what a terminal can bear: columns, cuts, characters that would do something.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use onrecord::check::report::Report;
use onrecord::ground::diagnostic::{At, Diagnostic};
use onrecord::ground::files::{File, FileId, Files};
use onrecord::ground::span::Span;
use onrecord::tell;

fn files(bytes: &[u8]) -> Files {
    let seed = b"one\ntwo words\nthree\n".to_vec();
    Files::new(
        vec![File::new("content/a.md", bytes.to_vec()), File::new("seeds/b.txt", seed)],
        Vec::new(),
    )
}

fn at(start: usize, end: usize) -> Diagnostic {
    let span = Span::new(FileId(0), start, end);
    Diagnostic::new("quote-altered", At::Span(span), "The passage has other words.")
}

fn told(bytes: &[u8], diagnostic: Diagnostic) -> String {
    let report = Report { diagnostics: vec![diagnostic], complete: true, ..Report::default() };
    tell::term(&report, &files(bytes), false)
}

/// `told` without the line of counts, compared line by line.
fn assert_told(bytes: &[u8], diagnostic: Diagnostic, lines: &[&str]) {
    let told = told(bytes, diagnostic);
    let given: Vec<&str> = told.trim_end().lines().collect();
    assert_eq!(given[..given.len() - 2], *lines, "\n{told}");
}

#[test]
fn words_are_underlined_with_a_second_place_and_help() {
    let label = Span::new(FileId(1), 8, 13);
    let diagnostic = at(7, 10).label(label, "the source's words").help("copy them");
    assert_told(
        b"first\n> two word\n",
        diagnostic,
        &[
            "error[quote-altered]: The passage has other words.",
            " --> content/a.md:2:2",
            "  |",
            "2 | > two word",
            "  |  ^^^",
            "  |",
            " ::: seeds/b.txt:2:5",
            "  |",
            "2 | two words",
            "  |     ----- the source's words",
            "  |",
            "  = help: copy them",
        ],
    );
}

#[test]
fn wide_characters_and_tabs_are_underlined_where_they_stand() {
    let text = "> 漢字\tan é".as_bytes();
    let start = text.len() - 5;
    let told = told(text, at(start, start + 2));
    assert!(told.contains("content/a.md:1:6\n"), "{told}");
    let lines: Vec<&str> = told.lines().collect();
    let shown = lines.iter().position(|line| line.starts_with("1 |")).unwrap();
    assert_eq!(lines[shown], "1 | > 漢字    an é");
    // Two columns for each of the two characters.
    assert_eq!(lines[shown + 1], "  |           ^^");
}

#[test]
fn several_lines_are_underlined_without_their_marks() {
    assert_told(
        b"> one\n> two\n> three\n> four\n",
        at(2, 26),
        &[
            "error[quote-altered]: The passage has other words.",
            " --> content/a.md:1:3",
            "  |",
            "1 | > one",
            "  |   ^^^",
            "2 | > two",
            "  |   ^^^",
            "3 | > three",
            "  |   ^^^^^",
        ],
    );
}

#[test]
fn nothing_from_a_file_gives_orders_to_the_terminal() {
    let text = "a \u{1b}[31m \u{202e} \0 \u{9b} z\r\n".as_bytes();
    let mut diagnostic = at(text.len() - 3, text.len() - 2);
    diagnostic.message = "Not \u{1b}]0;x\u{7} this\u{2066}.".to_owned();
    diagnostic.help.push("line\nfeed".to_owned());
    let told = told(text, diagnostic);
    let harmless = |c: char| c == '\n' || !c.is_control() && c != '\u{202e}' && c != '\u{2066}';
    assert!(told.chars().all(harmless), "{told:?}");
    assert!(told.contains("a ␛[31m <U+202E> ␀ <U+009B> z\n"), "{told}");
    assert!(told.contains("= help: line feed"), "{told}");
}

#[test]
fn a_line_of_megabytes_is_cut_around_its_place() {
    let mut text = "é".repeat(4_000_000).into_bytes();
    let at_x = text.len();
    text.extend_from_slice(b"X");
    text.extend_from_slice("é".repeat(1_000_000).as_bytes());
    let told = told(&text, at(at_x, at_x + 1));
    assert!(told.len() < 2_000, "{} bytes", told.len());
    assert!(told.contains("content/a.md:1:4000001\n"), "{told}");
    assert!(told.contains('X') && told.contains('…'), "{told}");
}

#[test]
fn bytes_that_are_no_text_are_shown_as_numbers() {
    let told = told(b"ab\xff\xfecd\n", at(2, 3));
    assert!(told.contains("1 | ab<FF><FE>cd"), "{told}");
    assert!(told.contains("  |   ^^^^\n"), "{told}");
}

#[test]
fn empty_places_and_the_end_of_a_file_are_pointed_at() {
    for (bytes, place) in [(&b""[..], 0), (b"\n", 1), (b"abc", 3), (b"\xef\xbb\xbf# a\n", 3)] {
        let told = told(bytes, at(place, place));
        assert!(told.contains('^'), "{told}");
    }
    let told = told(b"\xef\xbb\xbf# a\n", at(3, 4));
    assert!(told.contains("content/a.md:1:1\n") && told.contains("1 | # a\n"), "{told}");
}

#[test]
fn colours_are_told_when_asked_for_only() {
    let report = Report { diagnostics: vec![at(0, 1)], ..Report::default() };
    assert!(tell::term(&report, &files(b"a"), true).contains('\u{1b}'));
    assert!(!tell::term(&report, &files(b"a"), false).contains('\u{1b}'));
}

#[test]
fn json_counts_lines_and_columns_from_one() {
    let span = Span::new(FileId(0), 8, 9);
    let report = Report { diagnostics: vec![at(8, 9).suggest(span, "x")], ..Report::default() };
    let json: serde_json::Value =
        serde_json::from_str(&tell::json(&report, &files("ä\n> é b\n".as_bytes()))).unwrap();
    assert_eq!(json["schema"], "onrecord-check/1");
    let finding = &json["diagnostics"][0];
    let line = [&finding["line"], &finding["column"]];
    let end = [&finding["end_line"], &finding["end_column"]];
    assert_eq!(finding["file"], "content/a.md");
    assert_eq!(format!("{line:?} {end:?}"), "[Number(2), Number(5)] [Number(2), Number(6)]");
    assert_eq!(finding["suggestion"]["text"], "x");
    assert!(json.get("passages").is_none());
}

/// What `tell::overlay` says of one finding.
fn overlay(bytes: &[u8], diagnostic: Diagnostic) -> serde_json::Value {
    let report = Report { diagnostics: vec![diagnostic], complete: true, ..Report::default() };
    let told = tell::overlay(&report, &files(bytes));
    assert!(!told.contains(['\n', '\r']), "an event is one line: {told}");
    serde_json::from_str(&told).unwrap()
}

#[test]
fn the_preview_is_told_the_line_in_three_pieces() {
    let label = Span::new(FileId(1), 8, 13);
    let diagnostic = at(7, 10).note("here").label(label, "the words\u{202e}").help("copy\nthem");
    let told = overlay(b"first\n> t<o\x1bword\r\n", diagnostic);
    let expected = serde_json::json!({
        "warnings": 0,
        "errors": [{
            "code": "quote-altered",
            "message": "The passage has other words.",
            "places": [
                {"file": "content/a.md", "line": 2, "column": 2, "before": ">", "marked": " t<", "after": "o␛word",
                 "note": "here"},
                {"file": "seeds/b.txt", "line": 2, "column": 5, "before": "two ", "marked": "words", "after": "",
                 "note": "the words<U+202E>"},
            ],
            "help": ["copy them"],
        }],
        "more": 0,
    });
    assert_eq!(told, expected);
    let whole = Diagnostic::new("content-missing", At::Path("content".into()), "It isn't there.");
    let place =
        serde_json::json!({"file": "content", "before": "", "marked": "", "after": "", "note": ""});
    assert_eq!(overlay(b"", whole)["errors"][0]["places"], serde_json::json!([place]));
}
