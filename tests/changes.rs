//! Holds every code of `diff` to its own example: it is told of it, and of nothing that stays as it is.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use onrecord::anchor::{Anchored, anchor};
use onrecord::diff::code::{ALL, Code};
use onrecord::diff::diff;
use onrecord::diff::example::laid;
use onrecord::ground::files::{File, Files};
use onrecord::parse::parse;

fn site(over: &[(&str, &str)]) -> Anchored {
    anchor(parse(laid(over)))
}

#[test]
fn every_example_gives_its_finding() {
    let mut wrong = String::new();
    for code in ALL {
        let (_, _, changes) = code.told();
        let codes: Vec<&str> = changes.findings.iter().map(|finding| finding.code).collect();
        if !codes.contains(&code.code) {
            wrong.push_str(&format!("{}: its example tells {codes:?}\n", code.code));
        }
        if !changes.not_compared.is_empty() {
            wrong.push_str(&format!("{}: {:?}\n", code.code, changes.not_compared));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn codes_are_the_names_of_their_files() {
    for code in ALL {
        let file = code.code.replace('-', "_");
        let file = format!("{}/src/diff/code/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&file).exists(), "{file}");
        assert!(Code::of(code.code).is_some());
        assert!(onrecord::check::Check::of(code.code).is_none(), "{} is a check, too", code.code);
    }
    assert!(ALL.is_sorted_by_key(|code| code.severity), "the gravest first");
    assert_eq!(ALL[0].code, "unmasked");
}

#[test]
fn nothing_is_told_of_what_stays_as_it_is() {
    for code in ALL {
        for over in [code.before, code.after] {
            let changes = diff(&site(over), &site(over));
            assert_eq!(changes, Default::default(), "{}", code.code);
        }
    }
}

#[test]
fn form_and_order_are_only_counted() {
    let base = laid(&[]);
    let reformed = |text: &str| text.replace("\n\n", "\n\n\n").replace("- ", "-   ");
    let files = base.iter().map(|(_, file)| {
        let text = file.text().unwrap();
        let text = if file.path.starts_with("content/") { reformed(text) } else { text.to_owned() };
        File::new(&*file.path, text.into_bytes())
    });
    let head = Arc::new(Files::new(files.collect(), Vec::new()));
    let changes = diff(&anchor(parse(base.clone())), &anchor(parse(head)));
    assert_eq!(changes.findings, Vec::new());
    assert!(changes.form_only > 4, "{}", changes.form_only);
}

#[test]
fn findings_are_sentences_and_lead_somewhere() {
    for code in ALL {
        for finding in code.told().2.findings {
            assert!(finding.message.ends_with('.'), "{}", finding.message);
            assert!(!finding.about.kind.is_empty(), "{}", finding.message);
            assert!(finding.look_at.is_some() || finding.before.is_some(), "{}", finding.message);
            let own = Code::of(finding.code).unwrap();
            assert!(finding.severity >= own.severity, "{}: graver than its code", finding.message);
        }
    }
}
