//! Each command: what it prints where, and its exit code.

use std::fs;
use std::process::Stdio;

use crate::world::{Run, World, files};

#[test]
fn the_example_builds_without_a_warning() {
    let world = World::example();
    let json = world.run(&["check", "site", "--format", "json"]).ends(0).stdout;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["diagnostics"], serde_json::json!([]), "{json}");
    assert_eq!(report["complete"], true);
    assert_eq!(report["quotes"], report["verified"]);
    let run = world.build().ends(0);
    assert!(run.stdout.starts_with("site/public/: "), "{run:#?}");
    assert!(run.stdout.contains("verified against 1 source, "), "{run:#?}");
    assert_eq!(run.stderr, "");
    world.run(&["fmt", "site", "--check"]).ends(0);
}

#[test]
fn a_second_build_says_that_nothing_changed() {
    let world = World::example();
    world.build().ends(0);
    world.build().ends(0).tells("(0 files changed)");
}

#[test]
fn init_writes_only_into_an_empty_folder() {
    let world = World::of(&[("mine.txt", "mine")]);
    world.run(&["init", "site"]).ends(2).tells("not empty");
    assert_eq!(files(&world.path("")).len(), 1);
    fs::remove_file(world.path("mine.txt")).unwrap();
    world.run(&["init", "site"]).ends(0);
    world.run(&["init", "site/content/site.md"]).ends(3);
}

#[test]
fn wrong_usage_is_told_with_2() {
    let world = World::example();
    for arguments in [
        &[][..],
        &["biuld"],
        &["build", "--nothing"],
        &["build", "site", "--base-url", "example.org"],
        &["build", "site", "--base-url", "javascript:alert(1)"],
        &["check", "site", "--base-url", "example.org"],
        &["check", "site", "--format", "yaml"],
        &["check", "site", "--passages"],
        &["explain"],
        &["explain", "quote-not-fuond"],
    ] {
        let run = world.run(arguments).ends(2);
        assert!(!run.stderr.is_empty() && run.stdout.is_empty(), "{arguments:?}: {run:#?}");
    }
    world.run(&["explain", "quote-not-fuond"]).tells("quote-not-found");
    world.run(&["explain", "Quote-Not-Found"]).ends(0);
    #[cfg(feature = "serve")]
    world
        .run(&["serve", "site", "--port", "abc"])
        .ends(2)
        .tells("a port is a number from 0 to 65535");
}

#[test]
fn a_folder_or_file_within_a_site_is_told_as_that() {
    let world = World::example();
    for (named, site) in [
        ("site/content", "name that one, `site`"),
        ("site/content/claims", "name that one, `site`"),
        ("site/content/site.md", "is a file"),
        ("./site/seeds", "name that one, `site`"),
        ("site/content/nothing.md", "There is no folder `site/content/nothing.md`"),
    ] {
        world.run(&["check", named]).ends(3).tells(site);
    }
    let mut command = world.command(&["check"]);
    command.current_dir(world.path("content/claims"));
    Run::of(command).ends(3).tells("name that one, `../..`");
}

#[test]
fn documents_in_a_folder_of_another_name_are_found() {
    let world = World::example();
    fs::rename(world.path("seeds"), world.path("Documents")).unwrap();
    world.check().ends(1).tells("is it `Documents`? call that `seeds`");
    fs::rename(world.path("Documents"), world.path("other")).unwrap();
    world.check().ends(1).tells("make one beside `content`");
    // What a word processor keeps beside an open file is nobody's document.
    fs::rename(world.path("other"), world.path("seeds")).unwrap();
    world.put("seeds/~$minutes.docx", "open");
    world.check().ends(0);
}

/// Feeds are there where there is a base URL: a link to one holds then, and only then.
#[test]
fn check_and_build_agree_about_a_base_url() {
    let world = World::of(&[
        ("content/site.md", "# site\n- title: A site\n"),
        (
            "content/briefings/a.md",
            "# briefing a\n- title: A\n- date: 2021-01-02\n\nSee [what is new](../../feed.xml).\n",
        ),
    ]);
    for command in ["check", "build"] {
        world.run(&[command, "site"]).ends(1).tells("broken-link");
        world.run(&[command, "site", "--base-url", "https://example.org/a/"]).ends(0);
    }
}

#[test]
fn help_has_examples() {
    let world = World::of(&[]);
    for command in ["accept", "build", "check", "explain", "fmt", "init", "rename", "serve"] {
        world.run(&[command, "--help"]).ends(0).tells(&format!("onrecord {command}"));
    }
    world.run(&["--help"]).ends(0).tells("Exit codes");
    world.run(&["--version"]).ends(0).tells(env!("CARGO_PKG_VERSION"));
}

#[test]
fn every_listed_check_can_be_explained() {
    let world = World::of(&[]);
    let list = world.run(&["check", "--list"]).ends(0).stdout;
    assert!(list.lines().count() > 30, "{list}");
    for line in list.lines() {
        let code = line.split_whitespace().next().unwrap();
        world.run(&["explain", code]).ends(0).tells("This is told:");
    }
}

#[test]
fn json_goes_to_stdout_alone() {
    let world = World::example();
    world.put("content/claims/bad.md", "# claim bad\n- abuot: x\n");
    for command in ["build", "check"] {
        let run = world.run(&[command, "site", "--format", "json"]).ends(1);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(report["schema"], "onrecord-check/1");
        assert!(report["counts"]["error"].as_u64() > Some(0), "{report}");
    }
    let run = world.run(&["check", "site", "--format", "json", "--passages"]).ends(1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(report["passages"].as_array().is_some_and(|all| all.len() > 4), "{report}");
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let world = World::example();
    for arguments in [&["check", "--list"][..], &["build", "site"], &["explain", "quote-not-found"]]
    {
        let mut command = world.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn fmt_writes_the_canonical_form_and_nothing_else() {
    let world = World::example();
    let untidy = "# claim untidy\n- status: open\n- text: Out of order.\n\n\n\nProse.\n";
    world.put("content/claims/untidy.md", untidy);
    let before = files(&world.path(""));
    world.run(&["fmt", "site", "--check"]).ends(1).tells("content/claims/untidy.md");
    world.run(&["fmt", "site", "--check"]).tells("Run `onrecord fmt site`: it changes them.");
    assert_eq!(files(&world.path("")), before);
    world.run(&["fmt", "site"]).ends(0).tells("content/claims/untidy.md");
    let turned = "content/claims/\u{202e}dm.md";
    world.put(turned, "# claim turned\n- text:  Turned.\n");
    world
        .run(&["fmt", "site", "--check"])
        .ends(1)
        .tells("content/claims/<U+202E>dm.md would change");
    world.run(&["fmt", "site"]).ends(0).tells("content/claims/<U+202E>dm.md changed");
    std::fs::remove_file(world.path(turned)).unwrap();
    world.run(&["fmt", "site"]).ends(0);
    let after = files(&world.path(""));
    let changed: Vec<&String> =
        after.keys().filter(|path| before.get(*path) != Some(&after[*path])).collect();
    assert_eq!(changed, ["content/claims/untidy.md"]);
    assert_eq!(after.len(), before.len());
    world.run(&["fmt", "site", "--check"]).ends(0);
}

#[test]
fn drafts_are_on_the_site_only_where_they_are_asked_for() {
    let world = World::example();
    let draft = "# claim draft\n- text: Not yet.\n- draft: yes\n";
    world.put("content/claims/draft.md", draft);
    world.build().ends(0);
    assert!(!world.built().contains_key("claims/draft/index.html"));
    world.run(&["build", "site", "--drafts"]).ends(0);
    assert!(world.built().contains_key("claims/draft/index.html"));
}

/// A report that is cut off must not look like one that is whole.
#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_ends_with_3() {
    let world = World::example();
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [
        &["check", "site"][..],
        &["check", "site", "--format", "json"],
        &["check", "--list"],
        &["explain", "bad-id"],
        &["build", "site"],
        &["build", "site"],
        &["build", "site", "--format", "json"],
        &["diff", "--no-git", "site", "site", "--format", "md"],
        &["init", "another"],
    ] {
        let mut command = world.command(arguments);
        let run = command.stdout(full()).stderr(Stdio::piped()).spawn().unwrap();
        let run = run.wait_with_output().unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(3), "{arguments:?}: {told}");
        assert!(told.contains("can't be written: "), "{arguments:?}: {told}");
    }
    // All is done all the same.
    assert!(world.path("public/index.html").exists());
    assert!(world.outside().join("another/content/site.md").exists());
}
