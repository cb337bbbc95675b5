//! The search finds what is published and gives away nothing else; the scripts are small and harmless.

use std::collections::{BTreeMap, BTreeSet};

use onrecord::site::search::fold::{fold, is_letter, is_spaceless};
use serde_json::Value;

use crate::world::World;

/// The script of the search's page, and the one of all others.
const SCRIPTS: [&str; 2] = [
    include_str!("../../templates/assets/search.js"),
    include_str!("../../templates/assets/site.js"),
];

#[test]
fn a_script_is_small() {
    for script in SCRIPTS {
        assert!(script.len() < 10_000, "{} bytes", script.len());
    }
}

#[test]
fn no_script_makes_html_of_text_and_asks_nobody() {
    for word in [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "createContextualFragment",
        "setHTML",
        "eval",
        "Function(",
        "import",
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "localStorage",
        "cookie",
        "http:",
        "https:",
        "console",
        // It takes the number and the hash of a first shard, `0xabcd`, for a hexadecimal number.
        "parseInt",
    ] {
        assert!(!SCRIPTS.iter().any(|script| script.contains(word)), "{word}");
    }
}

/// FNV-1a, as tests/search/fold.mjs has it.
fn hash(text: &str) -> String {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", text.bytes().fold(0x811c_9dc5, step))
}

#[test]
fn the_index_folds_characters_as_the_table_and_the_script_do() {
    let table = include_str!("../search/fold.txt");
    let code = |word: &str| u32::from_str_radix(word, 16).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [from, to, expected] = words[..] else { panic!("{line}") };
        let mut told = String::new();
        for c in (code(from)..=code(to)).filter_map(char::from_u32) {
            fold(c, |part| {
                let spaceless = is_letter(part) && is_spaceless(part);
                let kind = if spaceless { '=' } else { '-' };
                told.extend([part, if is_letter(part) { kind } else { ' ' }]);
            });
            told.push('|');
        }
        if hash(&told) != expected {
            wrong.push(line);
        }
    }
    assert!(table.lines().count() > 100);
    assert_eq!(wrong, Vec::<&str>::new());
}

/// What the scripts of the index hold, by name.
fn index(world: &World) -> BTreeMap<String, Value> {
    let scripts = world.built().into_iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("search/")?.strip_suffix(".js")?.to_owned();
        let text = String::from_utf8(bytes).unwrap();
        let held = text.strip_prefix("onrecord(")?.strip_suffix(");\n")?;
        Some((name, serde_json::from_str(held).unwrap()))
    });
    scripts.collect()
}

fn words(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

#[test]
fn the_directory_names_every_script_and_what_it_begins_with() {
    let world = World::example();
    world.build().ends(0);
    let index = index(&world);
    let directory = &index["index"];
    let mut named = BTreeSet::from(["index".to_owned()]);
    for (kind, list) in [("t", "terms"), ("u", "units")] {
        let mut units = 0;
        for (number, line) in words(&directory[list]).into_iter().enumerate() {
            let (first, hash) = line.split_at(line.len() - 5);
            let name = format!("{kind}{number}-{hash}");
            let lines = index[&name].as_array().unwrap();
            if kind == "t" {
                assert_eq!(words(&lines[0])[0], first);
            } else {
                assert_eq!(first, units.to_string());
                units += lines.iter().filter(|line| words(line).len() != 3).count();
            }
            named.insert(name);
        }
    }
    for (number, hash) in words(&directory["pairs"]).into_iter().enumerate() {
        let name = format!("p{number}-{hash}");
        // A key, a blank, and the units in which the two words stand side by side.
        assert!(words(&index[&name]).iter().all(|line| line.find(' ').is_some_and(|at| at <= 4)));
        named.insert(name);
    }
    let files: BTreeSet<String> = index.into_keys().collect();
    assert_eq!(named, files);
}

/// All of the index as one text.
fn told(world: &World) -> String {
    let held: Vec<String> = index(world).values().map(Value::to_string).collect();
    held.join("\n")
}

const HIDDEN: [&str; 6] =
    ["zebraword", "quaggaword", "okapiword", "ibexword", "tapirword", "lemurword"];

fn kept_back(publish: &str) -> World {
    World::of(&[
        ("content/site.md", "# site\n- title: T\n- excerpt-context: 0\n- excerpt-limit: 90\n"),
        (
            "seeds/a.txt",
            "Opening zebraword here. They said the bridge is closed now. Then quaggaword came.\n\n\
             A block with okapiword alone.\n\nLast ibexword of all.\n",
        ),
        (
            "content/annotations/a.md",
            &format!(
                "# source a\n- file: a.txt\n- title: A title\n- kind: letter\n- published: 2020\n- publish: {publish}\n\n\
                 ## quote shown\n- speaker: p\n\n> the bridge is closed\n\n\
                 ## quote hid\n- speaker: p\n- hidden: yes\n\n> okapiword alone\n\nA tapirword on it.\n\n\
                 ## note raw\n- draft: yes\n\n> Last ibexword\n\nA lemurword on it.\n"
            ),
        ),
        ("content/entities/p.md", "# person p\n- name: Pat Doe\n"),
    ])
}

#[test]
fn words_that_are_kept_back_are_nowhere_in_the_index() {
    for publish in ["excerpts", "metadata"] {
        let world = kept_back(publish);
        world.build().ends(0);
        let told = told(&world);
        assert!(told.contains("the bridge is closed") && told.contains("\"closed\""), "{told}");
        for word in HIDDEN {
            assert!(!told.contains(&word[..4]), "{publish}: {word} in {told}");
        }
    }
}

#[test]
fn hidden_and_draft_remarks_stay_out_where_all_text_is_shown() {
    let world = kept_back("full");
    world.build().ends(0);
    let text = told(&world);
    assert!(text.contains("zebraword") && text.contains("ibexword"));
    assert!(!text.contains("tapirword") && !text.contains("lemurword"));
    world.run(&["build", "site", "--drafts"]).ends(0);
    let text = told(&world);
    assert!(!text.contains("tapirword") && text.contains("lemurword"));
}

#[test]
fn hostile_words_stay_strings() {
    let world = World::of(&[
        ("content/site.md", "# site\n- title: T\n"),
        ("seeds/a.txt", "\"]);alert(1);// \\\" </script> \u{2028} \u{1} x\n"),
        (
            "content/annotations/a.md",
            "# source a\n- file: a.txt\n- title: \"]) <i> \\\n- kind: letter\n- publish: full\n",
        ),
    ]);
    world.build().ends(0);
    let units = index(&world).into_iter().filter(|(name, _)| name.starts_with('u'));
    let text: Vec<String> = units.map(|(_, value)| value.to_string()).collect();
    assert!(text.join("").contains("alert(1)"));
}
