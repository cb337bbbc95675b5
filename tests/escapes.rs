//! Whatever stands in documents and records stays words in every report: nothing becomes a link, a tag, a mention, a command.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use onrecord::diff::place::Point;
use onrecord::tell::annotation::{Annotation, Annotations, Level, Spot};
use onrecord::tell::plain::plain;
use onrecord::tell::{self, markdown};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What reports must not take for more than words.
const ODD: &[&str] = &[
    "@mayor",
    "@org/team",
    "#12",
    "GH-3",
    "gh-4",
    "owner/repo#5",
    "owner/repo@0123456789abcdef",
    "!6",
    "%7",
    "~bug",
    "&8",
    "^9",
    "$10",
    "$x$",
    "$$",
    "`",
    "``",
    "```",
    "~~~",
    "~~",
    "*",
    "**",
    "_",
    "__",
    "[",
    "]",
    "](",
    "[x](y)",
    "![x](y)",
    "[^1]",
    "[^1]: x",
    "[[x]]",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "</details>",
    "<img src=x>",
    "<script>",
    "&lt;",
    "&#64;",
    "&commat;",
    "&",
    "\\",
    "\\\\",
    "|",
    "||",
    "- ",
    "1. ",
    "# ",
    "> ",
    "===",
    "---",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "    ",
    "https://x.example",
    "http://",
    "ftp://x",
    "www.x.example",
    "WWW.x",
    "a@b.example",
    "mailto:a@b.c",
    ":tada:",
    ":+1:",
    ":100:",
    "0123456",
    "deadbeefdeadbeef",
    "[!NOTE]",
    "[ ] ",
    "::error::x",
    "::",
    "%0A",
    "%",
    ",",
    ":",
    "##[group]",
    "\u{1b}[31m",
    "\u{9b}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{7f}",
    "é",
    "漢",
    "“",
    "”",
    "'",
    "\"",
    "=",
    "{",
    "}",
    "word",
    " ",
    ".",
    "!",
    "1",
    "a",
];

fn hostile() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(ODD).prop_map(str::to_owned);
    let any =
        prop_oneof![8 => odd, 1 => any::<String>(), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(any, 0..12).prop_map(|parts| parts.concat())
}

/// What Markdown's readers see of a text, where it is one paragraph of nothing but text; else what was found.
fn seen(markdown: &str) -> Result<String, String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS;
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) => text.push_str(&words),
            // A dollar in an element of its own is no text to look for formulas in.
            Event::InlineHtml(tag) if matches!(&*tag, "<span>" | "</span>") => {
                text.push('\u{200b}')
            }
            Event::SoftBreak => text.push('\n'),
            Event::Start(Tag::Paragraph | Tag::BlockQuote(None)) => {}
            Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_)) => {}
            other => return Err(format!("{other:?} in {markdown:?}")),
        }
    }
    Ok(text)
}

/// What a code host would make a reference of, or a picture.
fn reference(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let lower = text.to_lowercase();
    for run in text.split(|c: char| !c.is_ascii_hexdigit()) {
        if (7..=40).contains(&run.len()) {
            return Some(run.to_owned());
        }
    }
    for (n, c) in chars.iter().enumerate() {
        let next = chars.get(n + 1).copied().unwrap_or(' ');
        let is_one = match c {
            '@' => next.is_alphanumeric(),
            '#' => next.is_ascii_digit(),
            '!' | '%' | '~' | '&' | '^' => next.is_alphanumeric(),
            '$' => next != '\u{200b}',
            ':' => !next.is_whitespace() && next != '\u{200b}',
            _ => false,
        };
        if is_one {
            return Some(chars[n..].iter().take(12).collect());
        }
    }
    ["://", "www.", "gh-"].iter().find(|one| lower.contains(**one)).map(|one| (*one).to_owned())
}

/// One annotation in which everything that can be hostile is.
fn annotated(words: &str, path: &str, more: &str) -> Annotations {
    let point = |line| Point { line, column: 2, byte: 3 };
    let spot = Spot { path: path.to_owned(), range: Some((point(4), point(4))) };
    let one = Annotation {
        code: "quote-lost",
        level: Level::Error,
        message: plain(words),
        more: vec![plain(more)],
        at: Some(spot.clone()),
        related: vec![(spot, plain(more))],
        mend: None,
        fingerprint: words.to_owned(),
    };
    let (counts, unread) = ("1 break.".to_owned(), vec![plain(words)]);
    Annotations { command: "diff", all: vec![one], left_out: 0, counts, unread, complete: false }
}

/// A workflow command.
struct Command {
    name: String,
    properties: Vec<(String, String)>,
    data: String,
}

/// A line as GitHub's runner reads it: name, properties, what stands behind them; none where it is no command.
fn command(line: &str) -> Option<Command> {
    let undone = |text: &str| {
        let text =
            text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
        text.replace("%25", "%")
    };
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let property =
        |one: &str| one.split_once('=').map(|(name, value)| (name.to_owned(), undone(value)));
    Some(Command {
        name: name.to_owned(),
        properties: properties.split(',').filter_map(property).collect(),
        data: undone(data),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_markdown_words_stay_words(words in hostile()) {
        let seen = seen(&format!("> Was {}", markdown::text(&words)));
        prop_assert!(seen.is_ok(), "{seen:?}");
        let seen = seen.unwrap_or_default();
        prop_assert_eq!(reference(&seen), None, "{:?}", seen);
        let (given, words) = (seen.replace('\u{200b}', ""), format!("Was {}", plain(&words)));
        prop_assert_eq!(given.trim_end(), words.trim_end());
    }

    #[test]
    fn a_link_in_markdown_leads_where_it_says_and_ends_where_it_ends(words in hostile(), path in hostile()) {
        let link = markdown::link(&words, &format!("https://preview.example/{path}"));
        let mut depth = 0;
        for event in Parser::new_ext(&format!("- {link}"), Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    prop_assert!(dest_url.starts_with("https://preview.example/"), "{}", dest_url);
                    depth += 1;
                }
                Event::Start(Tag::Image { .. }) | Event::Html(_) | Event::Code(_) => prop_assert!(false, "{}", link),
                _ => {}
            }
        }
        prop_assert_eq!(depth, 1, "{}", link);
        let odd = format!("javascript:{path}");
        prop_assert_eq!(markdown::link(&words, &odd), markdown::text(&words));
    }

    #[test]
    fn a_workflow_command_is_one_and_says_what_it_was_given(words in hostile(), path in hostile(), more in hostile()) {
        let text = tell::github(&annotated(&words, &path, &more));
        prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{:?}", text);
        let lines: Vec<&str> = text.split_terminator('\n').collect();
        prop_assert_eq!(lines.len(), 2, "{:?}", text);
        prop_assert!(command(lines[1]).is_none());
        let Command { name, properties, data } = command(lines[0]).unwrap();
        prop_assert_eq!(name, "error");
        prop_assert_eq!(data, format!("{}\n{}", plain(&words), plain(&more)));
        let given: Vec<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
        prop_assert_eq!(given, ["file", "line", "endLine", "col", "endColumn", "title"]);
        prop_assert_eq!(&properties[0].1, &plain(&path));
        prop_assert_eq!(&properties[5].1, "quote-lost");
    }

    #[test]
    fn a_message_of_sarif_has_no_link_and_its_paths_are_paths(words in hostile(), path in hostile(), more in hostile()) {
        let text = tell::sarif(&annotated(&words, &path, &more));
        let log: serde_json::Value = serde_json::from_str(&text).unwrap();
        let result = &log["runs"][0]["results"][0];
        let notified = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
        for message in [result, &result["relatedLocations"][0], notified] {
            let message = message["message"]["text"].as_str().unwrap();
            prop_assert!(!message.replace("\\\\", "").replace("\\]", "").contains("]("), "{}", message);
        }
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        prop_assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{}", uri);
    }

    #[test]
    fn a_comment_of_reviewdog_is_text(words in hostile(), path in hostile(), more in hostile()) {
        let text = tell::rdjson(&annotated(&words, &path, &more));
        let result: serde_json::Value = serde_json::from_str(&text).unwrap();
        for one in result["diagnostics"].as_array().unwrap() {
            let seen = seen(one["message"].as_str().unwrap());
            prop_assert!(seen.is_ok(), "{seen:?}");
            prop_assert_eq!(reference(&seen.unwrap_or_default()), None);
        }
    }
}
