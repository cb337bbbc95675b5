//! Whatever stands in documents and records stays words in every report: nothing becomes a link, a tag, a mention, a command.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use onrecord::tell::markdown;
use onrecord::tell::plain::plain;
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
    let mut hex = 0;
    for (n, c) in chars.iter().enumerate() {
        let next = chars.get(n + 1).copied().unwrap_or(' ');
        hex = if c.is_ascii_hexdigit() { hex + 1 } else { 0 };
        let is_one = match c {
            '@' => next.is_alphanumeric(),
            '#' => next.is_ascii_digit(),
            '!' | '%' | '~' | '&' | '^' => next.is_alphanumeric(),
            '$' => next != '\u{200b}',
            ':' => !next.is_whitespace() && next != '\u{200b}',
            _ => hex > 6,
        };
        if is_one {
            return Some(chars[n..].iter().take(12).collect());
        }
    }
    ["://", "www.", "gh-"].iter().find(|one| lower.contains(**one)).map(|one| (*one).to_owned())
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
}
