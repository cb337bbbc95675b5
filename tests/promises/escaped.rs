//! Hostile words reach every file of a site as words: XML, JSON, CSV, scripts and pages stay well-formed, for real readers.

use std::collections::BTreeMap;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

use crate::hostile;
use crate::world::World;

/// Ends of everything that words stand in, characters that formats forbid or readers turn around, and a formula's start.
/// What turns words is ended again: words that readers see turned are not quotable.
fn attacks() -> Vec<String> {
    let ends = "</title></script></style></textarea>--><!--<script>-->]]><![CDATA[<hostile onhostile=x> ' onhostile='x' \" \
                onhostile=\"x\" &hostile; &#0; &lt;hostile&gt; \\u003c \\\" {{ hostile }} {% hostile %}";
    let odd = "hostile \u{2028}\u{2029} \u{202e}\u{2066}\u{200f}\u{2069}\u{202c}\u{feff}\u{fffe}\u{ffff}\u{fdd0} 😀𝄞\u{10ffff} \
               \u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}]0;x\u{7}\u{1b}[31m\u{7f}\u{85}\u{9b}31m\u{9f} e\u{301}\u{301}";
    vec![
        ends.to_owned(),
        odd.to_owned(),
        format!("{ends} {odd}"),
        "hostile ".to_owned() + &"verylongword".repeat(300),
    ]
}

type Built = BTreeMap<String, String>;

fn built(world: &World) -> Built {
    world.build().ends(0);
    let text = |(path, bytes)| (path, String::from_utf8(bytes).unwrap());
    let built = world.built().into_iter();
    built
        .filter(|(path, _)| !path.ends_with(".svg") || path.starts_with("assets"))
        .map(text)
        .collect()
}

const SETTINGS: &str = "- base-url: https://example.org/desk/\n";

fn of<'a>(built: &'a Built, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let files = built.iter().filter(move |(path, _)| path.ends_with(end));
    files.map(|(path, text)| (path.as_str(), text.as_str()))
}

#[test]
fn feeds_and_site_maps_are_xml() {
    for attack in attacks() {
        let built = built(&hostile::site(&attack, SETTINGS));
        let mut read = 0;
        for (path, text) in of(&built, ".xml") {
            let document = roxmltree::Document::parse(text);
            let document = document.unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(!node.tag_name().name().contains("hostile"), "{path}");
                for attribute in node.attributes() {
                    assert!(!attribute.name().starts_with("on"), "{path}");
                    assert!(!attribute.value().starts_with("javascript:"), "{path}");
                }
                // HTML in a feed is a page's.
                if node.attribute("type") == Some("html") {
                    page(path, node.text().unwrap_or_default(), true);
                }
            }
            read += 1;
        }
        assert!(read >= 3, "{:?}", built.keys());
        assert!(built["feed.xml"].contains("hostile"));
    }
}

#[test]
fn data_files_and_scripts_are_json_and_nothing_else() {
    for attack in attacks() {
        let built = built(&hostile::site(&attack, SETTINGS));
        let mut read = 0;
        for (path, text) in of(&built, ".json").chain(of(&built, ".jsonld")) {
            let value: Result<Value, _> = serde_json::from_str(text);
            assert!(value.is_ok(), "{path}: {value:?}");
            read += 1;
        }
        for (path, text) in of(&built, ".js").filter(|(path, _)| !path.starts_with("assets/")) {
            // One call, with nothing but data in it; separators of lines would end a line of older scripts.
            let call = text.strip_prefix("onrecord(").and_then(|rest| rest.strip_suffix(");\n"));
            let data = format!("[{}]", call.unwrap());
            let value: Result<Value, _> = serde_json::from_str(&data);
            assert!(value.is_ok(), "{path}: {value:?}");
            assert!(!text.contains(['\u{2028}', '\u{2029}']), "{path}");
            read += 1;
        }
        assert!(read > 6, "{:?}", built.keys());
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for start in ["=", "+", "-", "@", "\t=", "＝", " ="] {
        let attack = format!("{start}hostile(\"a,b\")");
        let world = hostile::site("x", SETTINGS);
        let quote = format!(
            "# source other\n- file: other.txt\n- title: {attack}\n- kind: letter\n- publish: full\n- publisher: {attack} a\n\n\
             ## quote q\n- speaker: unnamed: {attack} b\n- role: {attack}\n- time: {attack}\n- addressee: {attack} c\n\
             - occasion: {attack} d\n- medium: {attack} e\n- via: {attack} f\n- translation: {attack}\n- topics: {attack}\n\n\
             > {attack}\n"
        );
        world.put("content/annotations/other.md", quote);
        world.put("seeds/other.txt", format!("{attack}\n\nB\n"));
        let built = built(&world);
        let (_, table) = of(&built, ".csv").next().unwrap();
        assert!(table.contains("hostile"));
        for cell in rows(table).concat() {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
            assert!(!formula, "{start}: {cell}");
        }
    }
}

/// The same number of cells in each row, whatever stands in them.
#[test]
fn a_table_keeps_its_columns() {
    for attack in attacks() {
        let built = built(&hostile::site(&format!("{attack},\"\",\"x\""), SETTINGS));
        let (path, table) = of(&built, ".csv").next().unwrap();
        let rows = rows(table);
        assert!(rows.len() > 2 && rows.iter().all(|row| row.len() == rows[0].len()), "{path}");
    }
}

/// Reads CSV by RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row) = (Vec::new(), vec![String::new()]);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => {
                rows.push(std::mem::replace(&mut row, vec![String::new()]));
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert!(!quoted && row == [""], "the last row has no end");
    rows
}

/// Reads a page, or a part of one, as a browser does.
fn page(path: &str, text: &str, is_part: bool) {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
    let errors = dom.errors.borrow();
    let errors: Vec<_> =
        errors.iter().filter(|error| !is_part || !error.contains("DOCTYPE")).collect();
    assert!(is_part || errors.is_empty(), "{path}: {errors:?}");
    let mut nodes = vec![dom.document.clone()];
    while let Some(node) = nodes.pop() {
        element(path, &node);
        nodes.extend(node.children.borrow().iter().cloned());
    }
    if is_part {
        return;
    }
    // Readers of HTML may drop them, and checkers call them errors.
    let odd = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{c}'))
            || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{fdd0}')
    };
    assert_eq!(
        text.find(odd),
        None,
        "{path}: {:?}",
        text.find(odd).map(|at| &text[at..]).map(|rest| rest.chars().take(20).collect::<String>())
    );
}

fn element(path: &str, node: &Handle) {
    let NodeData::Element { name, attrs, .. } = &node.data else { return };
    let name = &*name.local;
    assert!(!name.contains("hostile"), "{path}: <{name}>");
    let mut is_sourced = false;
    for attribute in attrs.borrow().iter() {
        let (key, value) = (&*attribute.name.local, attribute.value.trim().to_lowercase());
        assert!(!key.starts_with("on") && !key.contains("hostile"), "{path}: <{name} {key}>");
        is_sourced |= key == "src" || (key == "type" && value == "application/ld+json");
        if matches!(key, "href" | "src" | "cite" | "action" | "content") {
            for scheme in ["javascript:", "data:", "vbscript:"] {
                assert!(!value.starts_with(scheme), "{path}: <{name} {key}={value}>");
            }
        }
    }
    assert!(name != "style", "{path}: a style of its own");
    if name == "script" {
        assert!(is_sourced, "{path}: a script of its own");
        let children = node.children.borrow();
        let held = children.iter().filter_map(|child| match &child.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        });
        let held: String = held.collect();
        if !held.trim().is_empty() {
            let value: Result<Value, _> = serde_json::from_str(&held);
            assert!(value.is_ok(), "{path}: {held}");
        }
    }
}

#[test]
fn pages_are_html_in_which_words_are_words() {
    for attack in attacks() {
        let world = hostile::site(&attack, SETTINGS);
        world.put(
            "content/annotations/links.md",
            "# source links\n- file: links.txt\n- title: L\n- kind: letter\n- url: javascript:hostile()\n\
             - archive: data:text/html,hostile\n- archive: JaVaScRiPt:hostile\n- archive: https://example.org/\"onhostile=\n\n\
             ## note n\n> A\n\n[a](JavaScript:hostile) [b](data:text/html,hostile) [c](vbscript:hostile) <data:hostile> \
             ![d](data:image/svg+xml,hostile) [e]\n\n[e]: java&#10;script:hostile \"hostile\"\n",
        );
        world.put("seeds/links.txt", "A\n\nB\n\nC\n");
        world.put(
            "content/entities/links.md",
            "# person links\n- name: Links\n- url: javascript:hostile\n- url: \u{1}javascript:hostile\n",
        );
        let built = built(&world);
        for (path, text) in of(&built, ".html") {
            page(path, text, false);
        }
    }
}
