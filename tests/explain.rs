//! Holds every check to its own examples: the bad one is told by it, the mended one isn't, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;

use onrecord::check::example::{Example, SITE, told};
use onrecord::check::{ALL, Check};
use onrecord::diff::code::ALL as CODES;
use onrecord::ground::diagnostic::Severity;
use onrecord::ground::files::TroubleKind;
use onrecord::tell;

#[test]
fn nothing_is_wrong_with_the_example_site() {
    let (files, report) = told(&[]);
    assert!(report.diagnostics.is_empty(), "{}", tell::term(&report, &files, false));
    assert_eq!((report.quotes, report.verified), (1, 1), "of {} files", SITE.len());
}

#[test]
fn every_bad_example_is_told_and_every_mended_one_is_clean() {
    let mut wrong = String::new();
    for check in ALL {
        let (_, bad) = check.told_bad();
        if !bad.diagnostics.iter().any(|diagnostic| diagnostic.code == check.code) {
            let codes: Vec<&str> =
                bad.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            wrong.push_str(&format!("{}: the bad example tells only {codes:?}\n", check.code));
        }
        let (files, mended) = check.told_mended();
        if !mended.diagnostics.is_empty() {
            wrong.push_str(&format!("{}: the mended example tells\n", check.code));
            wrong.push_str(&tell::term(&mended, &files, false));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn codes_are_the_names_of_their_files() {
    for check in ALL {
        let file =
            format!("{}/src/check/{}.rs", env!("CARGO_MANIFEST_DIR"), check.code.replace('-', "_"));
        assert!(std::path::Path::new(&file).exists(), "{file}");
        assert_eq!(
            ALL.iter().filter(|other| other.code == check.code).count(),
            1,
            "{}",
            check.code
        );
        assert!(Check::of(check.code).is_some());
    }
}

#[test]
fn every_finding_says_what_to_do() {
    for check in ALL {
        for finding in check.told_bad().1.diagnostics {
            assert!(!finding.help.is_empty(), "{}: {}", finding.code, finding.message);
            assert!(finding.message.ends_with(['.', '?']), "{}: {}", finding.code, finding.message);
            assert!(finding.severity > Severity::Allow);
        }
    }
}

#[test]
fn explanations_show_what_is_told() {
    for check in ALL {
        let text = tell::explain(check, false);
        assert!(text.contains(&format!("[{}]", check.code)), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
    assert_eq!(tell::list().lines().count(), ALL.len());
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test may read files")]
fn every_check_has_its_case_in_a_spec() {
    let folder = format!("{}/tests/spec", env!("CARGO_MANIFEST_DIR"));
    let specs: String = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for check in ALL {
        assert!(specs.contains(&format!("```explain {}\n", check.code)), "{} has none", check.code);
    }
}

#[test]
fn every_code_of_diff_is_told_in_a_spec_and_nearly_told_in_another() {
    let (mut told, mut near, mut explained) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut wrong = String::new();
    for case in cases() {
        let (heading, fences) = case.split_once('\n').unwrap();
        let of = |info: &str| -> Vec<String> {
            let start = format!("\n```{info}");
            let fences = fences.split(&start).skip(1);
            fences.map(|fence| fence.split("\n```").next().unwrap().to_owned()).collect()
        };
        for fence in of("explain ") {
            explained.insert(fence.lines().next().unwrap().to_owned());
        }
        let code = |line: &str| {
            let (severity, rest) = line.split_once('[')?;
            let (code, _) = rest.split_once("]: ")?;
            ["break", "warn", "info"].contains(&severity).then(|| code.to_owned())
        };
        let reports = of("diff\n");
        let here: BTreeSet<String> =
            reports.iter().flat_map(|report| report.lines().filter_map(code)).collect();
        if let Some(names) = heading.strip_prefix("Not told: ") {
            let names: Vec<&str> = names.split('`').skip(1).step_by(2).collect();
            assert!(fences.contains("\n```diff\n") && !names.is_empty(), "{heading}");
            for name in names {
                if here.contains(name) {
                    wrong.push_str(&format!("{name} is told below “{heading}”\n"));
                }
                near.insert(name.to_owned());
            }
        }
        told.extend(here);
    }
    let codes: BTreeSet<String> = CODES.iter().map(|code| code.code.to_owned()).collect();
    for (seen, what) in [
        (&told, "no `diff` fence tells"),
        (&near, "no case “Not told” has"),
        (&explained, "nothing explains"),
    ] {
        for code in codes.difference(seen) {
            wrong.push_str(&format!("{what} {code}\n"));
        }
    }
    for code in near.union(&told).filter(|code| !codes.contains(*code)) {
        wrong.push_str(&format!("{code} is no code of `diff`\n"));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The cases of all specs, from their headings on.
#[allow(clippy::disallowed_methods, reason = "a test may read files")]
fn cases() -> Vec<String> {
    let folder = format!("{}/tests/spec", env!("CARGO_MANIFEST_DIR"));
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let (mut inside, mut case) = (false, String::new());
        for line in text.lines() {
            if line.starts_with("```") {
                inside = !inside;
            }
            match line.strip_prefix("## ") {
                Some(heading) if !inside => {
                    cases.push(std::mem::take(&mut case));
                    case.push_str(heading);
                }
                _ => case.push_str(line),
            }
            case.push('\n');
        }
        cases.push(case);
    }
    cases
}

#[test]
fn what_could_not_be_read_is_told_and_nothing_is_built() {
    for what in [
        TroubleKind::NoContent,
        TroubleKind::LinkOutOfFolder,
        TroubleKind::Unreadable("permission denied".to_owned()),
        TroubleKind::NameNotUtf8,
        TroubleKind::NotAFile,
        TroubleKind::TooLarge,
    ] {
        let (_, report) = told(&[Example::Trouble("seeds/letter.txt", what.clone())]);
        assert!(!report.complete && report.count(Severity::Error) == 1, "{what:?}: {report:?}");
        assert!(
            report.diagnostics[0].message.contains("seeds/letter.txt")
                || what == TroubleKind::NoContent
        );
    }
}
