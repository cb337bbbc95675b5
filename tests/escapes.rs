//! Whatever stands in documents and records stays words in every report: nothing becomes a link, a tag, a mention, a command.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use onrecord::check::report::Report;
use onrecord::diff::about::{About, Chain, Link, PageAt, Rests};
use onrecord::diff::changes::{AliasLinks, Changes, NotCompared, Which};
use onrecord::diff::comparison::{Comparison, Errors, Found, Only, Side};
use onrecord::diff::facing::{Facing, Row, Stretch};
use onrecord::diff::finding::{FieldChange, Finding, Likeness, Maybe, Severity, Version};
use onrecord::diff::pages::{self, Pages};
use onrecord::diff::place::{Place, Point};
use onrecord::diff::wording::{Run, RunKind, Wording};
use onrecord::ground::address::Address;
use onrecord::ground::diagnostic::{At, Diagnostic};
use onrecord::ground::files::{File, FileId, Files};
use onrecord::ground::span::Span;
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
    "##[",
    "##",
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
        // What could not be read, the one thing, the totals.
        prop_assert_eq!(lines.len(), 3, "{:?}", text);
        prop_assert_eq!(command(lines[0]).unwrap().data, plain(&words));
        prop_assert!(command(lines[2]).is_none());
        let Command { name, properties, data } = command(lines[1]).unwrap();
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

/// Lines of a log that GitHub's runner would take for commands: `::name …::` at the start of one, `##[name …]` anywhere
/// (`ActionCommand` in actions/runner). ` ::: file` is how a second place is pointed at, and no name.
fn commands(log: &str) -> Vec<String> {
    let older = |line: &str| {
        let names = line.split("##[").skip(1);
        names
            .map(|name| name.split([' ', ']']).next().unwrap_or_default())
            .any(|name| name.chars().next().is_some_and(char::is_alphabetic))
    };
    let is_one = |line: &&str| command(line).is_some_and(|one| one.name != ":") || older(line);
    log.split(['\n', '\r']).filter(is_one).map(str::to_owned).collect()
}

/// A report of `check` on files in which hostile words stand wherever words can.
fn checked(words: &str) -> (Report, Files) {
    let text = format!("{words}\nline {words}\n");
    let seed = format!("one\n{words}\n");
    let (content, path) = (File::new("content/a.md", text.into_bytes()), format!("seeds/{words}"));
    let files = Files::new(vec![content, File::new(path.as_str(), seed.into_bytes())], Vec::new());
    let span = |file: u32, line: &[u8]| Span::new(FileId(file), 0, line.len());
    let all = span(0, files.get(FileId(0)).bytes());
    let other = span(1, files.get(FileId(1)).bytes());
    let found = Diagnostic::new("quote-altered", At::Span(all), words).label(other, words);
    let found = found.help(words).suggest(all, words);
    let whole = Diagnostic::new("content-missing", At::Path(path), words).help(words);
    let report = Report { diagnostics: vec![found, whole], complete: true, ..Report::default() };
    (report, files)
}

/// A comparison in which hostile words stand wherever words can.
fn compared(words: &str) -> Comparison {
    let text = |kind| Run { text: words.to_owned(), kind };
    let wording =
        || Wording::open(vec![text(RunKind::Context), text(RunKind::Same), text(RunKind::Differs)]);
    let point = Point { line: 1, column: 1, byte: 1 };
    let place = || Place { path: words.to_owned(), start: point, end: point };
    let page = PageAt { address: Address::Home, fragment: Some(words.to_owned()) };
    let about = || About {
        kind: "quote",
        id: format!("s#{words}"),
        title: words.to_owned(),
        page: Some(page.clone()),
    };
    let version = || Version { place: place(), in_source: Some(place()), wording: wording() };
    let rests = Rests {
        chains: vec![Chain { links: vec![Link { how: "cites", what: about() }] }],
        more: 1,
    };
    let finding = Finding {
        code: "quote-edited",
        severity: Severity::Break,
        about: about(),
        message: words.to_owned(),
        before: Some(version()),
        after: Some(version()),
        fields: vec![FieldChange { field: "role", before: wording(), after: wording() }],
        words: Some(wording()),
        places: vec![version()],
        rests,
        maybe: Some(Maybe { now: about(), how: Likeness::Reworded, percent: 7 }),
        look_at: Some(place()),
    };
    let stretch = |differs, withheld| Stretch {
        text: words.to_owned(),
        records: vec![words.to_owned()],
        differs,
        withheld,
    };
    let side = || Some(vec![stretch(false, false), stretch(true, false), stretch(false, true)]);
    let row = |quiet| Row { before: side(), after: side(), quiet };
    let source = About { id: "s".to_owned(), kind: "source", ..about() };
    let page = |how| pages::Page { path: words.to_owned(), title: words.to_owned(), how };
    Comparison {
        base: Side::Commit { id: "1".repeat(40), asked: Some(words.to_owned()) },
        head: Side::Folder(words.to_owned()),
        found: Found::MergeBase(words.to_owned()),
        folder: String::new(),
        errors: Errors { before: 0, now: 2 },
        only: Some(Only { words: vec!["quote".to_owned()], hidden: 3, breaks: 1 }),
        changes: Changes {
            not_compared: vec![NotCompared {
                side: Which::Base,
                path: words.to_owned(),
                why: words.to_owned(),
            }],
            findings: vec![finding],
            aliases: vec![AliasLinks {
                entity: about(),
                words: words.to_owned(),
                gained: 1,
                lost: 1,
            }],
            facing: vec![Facing { source, rows: vec![row(false), row(true)] }],
            ..Changes::default()
        },
        pages: Some(Pages::Compared {
            pages: vec![page(pages::How::Changed), page(pages::How::Moved(words.to_owned()))],
            frames: 1,
        }),
    }
}

/// The elements of a page with their attributes.
fn elements(node: &Handle, all: &mut Vec<(String, Vec<(String, String)>)>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow();
        let attributes =
            attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
        all.push((name.local.to_string(), attributes.collect()));
    }
    node.children.borrow().iter().for_each(|child| elements(child, all));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_a_log_is_a_command(words in hostile()) {
        let (report, files) = checked(&words);
        let notes = tell::annotations(&report, &files, "");
        let told = compared(&words);
        let also = tell::diff::annotations(&told, 99);
        for log in [
            tell::term(&report, &files, false),
            tell::term(&report, &files, true),
            tell::json(&report, &files),
            tell::sarif(&notes),
            tell::rdjson(&notes),
            tell::summary(&notes, 99),
            tell::diff::term(&told, 99, Some("https://preview.example"), false),
            tell::diff::term(&told, 99, None, true),
            tell::diff::stat(&told, 99),
            tell::diff::json(&told, 99),
            tell::diff::json_stat(&told, 99),
            tell::diff::md(&told, 99, Some("https://preview.example")),
            tell::diff::md_stat(&told, 99),
            tell::diff::html(&told, 99, Some("https://preview.example")),
            tell::diff::html_stat(&told, 99),
            tell::sarif(&also),
            tell::rdjson(&also),
        ] {
            prop_assert_eq!(commands(&log), Vec::<String>::new());
        }
        // What is a command in `--format github` is ours.
        for log in [tell::github(&notes), tell::github(&also)] {
            for line in commands(&log) {
                prop_assert!(["::error ", "::warning "].iter().any(|ours| line.starts_with(ours)), "{}", line);
                prop_assert!(!line.contains("##["), "{}", line);
            }
        }
    }

    #[test]
    fn words_on_a_page_are_words(words in hostile()) {
        let told = compared(&words);
        let elements_of = |page: &str| {
            let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
            let mut all = Vec::new();
            elements(&dom.document, &mut all);
            all
        };
        let page = tell::diff::html(&told, 99, Some("https://preview.example"));
        let odd = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        prop_assert!(!page.contains(odd), "{:?}", page);
        let all = elements_of(&page);
        let names = |all: &[(String, Vec<_>)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let plain = elements_of(&tell::diff::html(&compared("x"), 99, Some("https://preview.example")));
        // Words that say nothing are not shown, and their elements neither.
        if words.contains('a') {
            prop_assert_eq!(names(&all), names(&plain));
        }
        for (name, attributes) in all {
            for (attribute, value) in attributes {
                let holds = match attribute.as_str() {
                    "href" => value.starts_with("https://preview.example/") || value.starts_with("#f_") || value.starts_with("#s_"),
                    "class" | "id" | "dir" | "lang" | "open" | "aria-hidden" | "content" | "name" | "charset" | "http-equiv" => true,
                    _ => false,
                };
                prop_assert!(holds, "{} {}={}", name, attribute, value);
            }
        }
    }
}
