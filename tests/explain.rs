//! Holds every check to its own examples: the bad one is told by it, the mended one isn't, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use onrecord::check::example::{Example, SITE, told};
use onrecord::check::{ALL, Check};
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
