//! Whatever stands in the files, a site is checked and told: no panic, and the same report twice.

use std::sync::Arc;

use onrecord::check::{Options, check};
use onrecord::diff::changes::Changes;
use onrecord::diff::comparison::{Comparison, Errors, Found, Side};
use onrecord::ground::files::{File, Files};
use onrecord::{anchor, diff, edit, parse, tell};
use proptest::prelude::*;

const ANNOTATIONS: &[&str] = &[
    "# source minutes\n- file: minutes.txt\n- title: M\n- kind: report\n- publish: excerpts\n",
    "## quote a\n- speaker: ada\n\n> the old bridge\n",
    "## quote b\n- speaker: unnamed: a clerk\n- quoting: a\n- after: the\n\n> bridge … [will] be closed\n",
    "## note c\n> the\n\nbridge is closed\n",
    "## mention\n- of: ada\n\n> Ada\n",
    "## aliases\n- the board: ada\n- : none\n",
    "## furniture\n> the\n",
    "> more\n>\n> words\n",
    "```\n",
    "<!--",
    "- said: 2021-13\n",
    "\u{feff}",
    "\r\n",
    "“",
    "”",
    "漢字\t\u{202e}",
];

const PROSE: &[&str] = &[
    "# briefing b\n- title: “The old bridge”\n- date: 2021\n\n",
    "## judgment j\n- rests-on: minutes#a\n\nLikely, with high confidence.\n",
    "# claim c\n- text: “so”\n- asserts: minutes#a (it)\n- as-of: 2020\n",
    "# person ada\n- name: Ada\n- alias: the board\n- was: minutes\n",
    "[[minutes#a|“the bridge”]] ![[minutes#b]] [[",
    "“the old bridge will be opened” ‘so’ \"the",
    "> the bridge\n\n",
    "[a](../../x/#y) [b](javascript:x) ![c](/assets/map.svg)\n",
    "<q data-unsourced>“no”</q> <b",
    "\\“ **“old** bridge”\n",
    "| a |\n|---|\n| [[ada\\|Ada]] |\n",
    "[^1]\n\n[^1]: “note\n",
    "- check: unused-entity allow\n",
    "\0",
];

fn text(parts: &'static [&'static str]) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => prop::sample::select(parts).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => Just("\n".to_owned()),
    ];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

fn files() -> impl Strategy<Value = Vec<File>> {
    let bytes = prop_oneof![
        3 => text(ANNOTATIONS).prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..40),
    ];
    let template = "(\\{% block main %\\}|\\{\\{ a|\\{% endblock %\\}|<p>|é){0,4}";
    (text(ANNOTATIONS), text(PROSE), text(PROSE), bytes, template).prop_map(
        |(annotations, briefing, other, seed, template)| {
            let file = |path: &str, text: String| File::new(path, text.into_bytes());
            vec![
                file("content/site.md", format!("# site\n- title: A\n{other}")),
                file("content/annotations/minutes.md", annotations),
                file("content/briefings/b.md", briefing.clone()),
                file("content/entities/e.md", other),
                file("content/claims/c.md", briefing),
                File::new(
                    "seeds/minutes.txt",
                    [b"the old bridge will be closed ", &*seed].concat(),
                ),
                file("templates/not-found.html", template),
            ]
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_site_is_told(files in files()) {
        let told = || {
            let files = Arc::new(Files::new(files.clone(), Vec::new()));
            let anchored = anchor::anchor(parse::parse(Arc::clone(&files)));
            let changes = edit::fmt::fmt(&anchored);
            let options = Options { passages: true, ..Options::default() };
            let (checked, report) = check(anchored, &options, onrecord::site::addresses);
            let errors = report.diagnostics.iter().any(|one| format!("{:?}", one.severity) == "Error");
            assert_eq!(checked.is_some(), !errors);
            (tell::term(&report, &files, false), tell::json(&report, &files), changes)
        };
        let (term, json, changes) = told();
        prop_assert_eq!((&term, &json, &changes), (&told().0, &told().1, &told().2));
        prop_assert!(!term.chars().any(|c| c.is_control() && c != '\n'), "{:?}", term);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{}", json);
    }

    #[test]
    fn any_two_sites_are_compared(base in files(), head in files()) {
        let side = |files: &[File]| {
            anchor::anchor(parse::parse(Arc::new(Files::new(files.to_vec(), Vec::new()))))
        };
        let (base, head) = (side(&base), side(&head));
        let changes = diff::diff(&base, &head);
        prop_assert_eq!(&changes, &diff::diff(&base, &head));
        let same = diff::diff(&head, &head);
        let nothing = Changes { not_compared: same.not_compared.clone(), ..Changes::default() };
        prop_assert_eq!(same, nothing);
        let comparison = Comparison {
            base: Side::Folder("before".to_owned()),
            head: Side::WorkingTree(None),
            found: Found::Named,
            folder: String::new(),
            errors: Errors::default(),
            only: None,
            changes,
            pages: None,
        };
        let term = tell::diff::term(&comparison, usize::MAX, None, false);
        prop_assert!(!term.chars().any(|c| c.is_control() && c != '\n'), "{:?}", term);
        let json = tell::diff::json(&comparison, usize::MAX);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{}", json);
    }
}
