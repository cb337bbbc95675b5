//! The files for machines: docs/data.md names each of their fields and no other, they can be read, and hold what they should.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

mod journey;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use journey::Journey;
use onrecord::ground::address::Address;
use onrecord::ground::files::{File, Files};
use onrecord::{check, read};
use serde_json::Value;

/// Our own site, and one that fills the fields which that one leaves empty.
fn journeys() -> [Journey; 2] {
    let own = read::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let file = |path: &str, text: &str| File::new(path, text.as_bytes().to_vec());
    let full = Files::new(
        vec![
            file(
                "content/site.md",
                "# site\n- title: A\n- author: desk | The desk | mailto:a@example.org\n- author: ed | Ed | https://example.org/\n- publish: full\n",
            ),
            file(
                "seeds/a.txt",
                "Ada said on Friday: We close the\nold bridge for good, at last.\n\n“We close it,” Bo repeated.\n",
            ),
            file("seeds/b.txt", "Ada said it was closed.\n"),
            file(
                "content/entities/all.md",
                "# person ada\n- name: Ada\n- sort-name: Holm, Ada\n- native-name: Ådå\n- alias: A. Holm\n- role: Chair | board | 2020/2021\n- wikidata: Q1\n- url: https://example.org/ada\n- not-same-as: bo\n- part-of: board\n\n# person bo\n- name: Bo\n\n# organization board\n- name: Board\n\n# place town\n- name: Town\n\n# event vote\n- name: Vote\n- when: 2020-01-06?\n- time: Friday\n- place: town\n- state: happened\n- participant: ada\n- cites: a#first\n",
            ),
            file(
                "content/claims/c.md",
                "# claim closed\n- text: It is closed.\n- status: open\n- as-of: 2020\n- about: town\n- topics: bridges\n- because: so\n- gap: when\n- asserts: a#first (in part)\n- denies: a#again\n- conflicts-with: open\n- depends-on: open\n\n# claim open\n- text: It is open.\n",
            ),
            file(
                "content/annotations/a.md",
                "# source a\n- file: a.txt\n- title: Of A\n- kind: news-article\n- author: ada\n- author: The Paper\n- publisher: board\n- language: de\n- published: 2020-21\n- updated: 2020-01-08\n- retrieved: 19XX\n- url: https://example.org/a\n- archive: https://example.org/b\n- locator: Box 1\n- version: 1\n- replaces: b\n- carries: b\n- grade: B2\n- license: free\n- credit: to A\n\n## quote first\n- speaker: ada\n- on-behalf-of: board\n- said: 2020-01-06\n- time: Friday\n- addressee: bo\n- occasion: vote\n- medium: The radio\n- via: board\n- same-remark-as: b#other\n- translation: They close it\n- about: town\n- topics: bridges\n\n> We close the … bridge for good\n\nA remark.\n\n## quote again\n- speaker: bo\n- quoting: first\n\n> We close it\n\n## note n\n- by: ada\n\n> at last\n",
            ),
            file(
                "content/annotations/b.md",
                "# source b\n- file: b.txt\n- title: Of B\n- kind: letter\n- published: ../2020\n- retrieved: 2020-21?\n\n## quote other\n- speaker: ada\n- form: indirect\n\n> it was closed\n",
            ),
            file(
                "content/briefings/d.md",
                "# briefing d\n- title: D\n- date: 2020-01-07\n\nSee [[a#first]], [[closed]] and [[ada]].\n",
            ),
        ],
        Vec::new(),
    );
    [own, full].map(|files| Journey::of(files, &check::Options::default(), None))
}

/// The files for machines by the sections of the docs, each of all sites.
fn files() -> BTreeMap<String, Vec<String>> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for journey in journeys() {
        assert!(journey.site.is_some(), "{}", journey.told());
        for address in journey.addresses() {
            let section = match &address {
                Address::Data(file) => file.name(),
                Address::Annotations(_) => "annotations",
                _ => continue,
            };
            files.entry(section.to_owned()).or_default().push(journey.page(&address).unwrap());
        }
    }
    files
}

/// Fields with dots between; lists count as what they hold.
fn keys(value: &Value, above: &str, to: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| keys(value, above, to)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let name = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
                keys(value, &name, to);
                to.insert(name);
            }
        }
        _ => {}
    }
}

#[test]
fn the_docs_name_every_field_and_no_other() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    for (section, texts) in files() {
        let mut given = BTreeSet::new();
        for text in &texts {
            if section.ends_with(".csv") {
                let head = text.trim_start_matches('\u{feff}').lines().next().unwrap();
                given.extend(head.split(',').map(|cell| cell.trim_matches('"').to_owned()));
                continue;
            }
            let value: Value = serde_json::from_str(text).unwrap();
            let list = section.trim_end_matches(".json");
            let records = value.get(list).unwrap_or(&value);
            if let Some(schema) = value.get("schema").and_then(Value::as_str) {
                assert!(docs.contains(&format!("`{schema}`")), "{schema}");
            }
            keys(records, "", &mut given);
        }
        let (_, of_section) = docs.split_once(&format!("\n## {section}\n")).unwrap();
        let of_section = of_section.split("\n## ").next().unwrap();
        let rows = of_section.lines().filter_map(|line| line.strip_prefix("| `"));
        let told: BTreeSet<String> =
            rows.map(|row| row.split('`').next().unwrap().to_owned()).collect();
        assert_eq!(given, told, "{section}");
    }
}

#[test]
fn a_record_is_a_line() {
    for (section, texts) in files() {
        for text in texts.iter().filter(|_| section.ends_with(".json")) {
            let value: Value = serde_json::from_str(text).unwrap();
            let list = value.get(section.trim_end_matches(".json")).unwrap_or(&value);
            let records = list.as_array().unwrap();
            let lines = text.lines().map(|line| line.trim_end_matches(','));
            let read: Vec<Value> =
                lines.filter_map(|line| serde_json::from_str(line).ok()).collect();
            let objects: Vec<&Value> = read.iter().filter(|one| one.is_object()).collect();
            assert_eq!(objects, records.iter().collect::<Vec<_>>(), "{section}");
        }
    }
}

/// Reads CSV by RFC 4180 alone.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]));
    rows
}

#[test]
fn the_table_holds_the_quotes() {
    let files = files();
    for (csv, json) in files["quotes.csv"].iter().zip(&files["quotes.json"]) {
        let json: Value = serde_json::from_str(json).unwrap();
        let rows = rows(csv);
        let quotes = json["quotes"].as_array().unwrap();
        assert_eq!(rows.len(), quotes.len() + 1);
        assert_eq!(csv.lines().count(), rows.len(), "a row is a line");
        for (row, quote) in rows[1..].iter().zip(quotes) {
            assert_eq!(row.len(), rows[0].len());
            for (column, key) in [(0, "id"), (1, "url"), (2, "text"), (6, "form")] {
                assert_eq!(row[column], quote[key].as_str().unwrap());
            }
        }
    }
}
