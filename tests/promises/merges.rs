//! Several people, one repository, and the real git: records added side by side, conflicts, hooks, and what a diff names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::world::{Run, World};

const MINUTES: &str = "content/annotations/minutes.md";

/// Git in a folder, with nobody's settings.
pub fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "init.defaultBranch=main"]).args(arguments);
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "Ada"),
        ("GIT_AUTHOR_EMAIL", "ada@example.org"),
        ("GIT_COMMITTER_NAME", "Ada"),
        ("GIT_COMMITTER_EMAIL", "ada@example.org"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ] {
        git.env(name, value);
    }
    let program = PathBuf::from(env!("CARGO_BIN_EXE_onrecord"));
    let path = std::env::var("PATH").unwrap();
    git.env("PATH", format!("{}:{path}", program.parent().unwrap().display()));
    git.output().unwrap()
}

/// Git, which does as it is told; what it says.
pub fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = git(folder, arguments);
    assert!(output.status.success(), "git {arguments:?}: {output:#?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The example site in a repository, committed on `main`.
pub fn repository() -> (World, PathBuf) {
    let world = World::example();
    let site = world.path("");
    done(&site, &["init", "-q"]);
    commit(&site);
    (world, site)
}

pub fn commit(site: &Path) {
    done(site, &["add", "-A"]);
    done(site, &["commit", "-q", "-m", "A change"]);
}

/// A quote that the minutes hold, under an id.
fn quote(id: &str, words: &str) -> String {
    format!(
        "## quote {id}\n- speaker: mina-oakes\n- form: indirect\n- said: 2024-03-12\n\n> {words}\n\n"
    )
}

/// Puts a record before the one of this heading.
fn put_before(world: &World, heading: &str, record: &str) {
    let text = fs::read_to_string(world.path(MINUTES)).unwrap();
    assert_eq!(text.matches(heading).count(), 1, "{heading}");
    world.put(MINUTES, text.replace(heading, &format!("{record}{heading}")));
}

/// One change on `main` and one on `topic`, and the two merged into `main` as far as git can. Whether it could.
fn merged(site: &Path, ours: impl Fn(), theirs: impl Fn()) -> bool {
    done(site, &["checkout", "-q", "-b", "topic"]);
    theirs();
    commit(site);
    done(site, &["checkout", "-q", "main"]);
    ours();
    commit(site);
    git(site, &["merge", "-q", "-m", "Both", "topic"]).status.success()
}

#[test]
fn records_added_at_different_places_of_a_file_never_conflict() {
    let (world, site) = repository();
    let base = fs::read_to_string(world.path(MINUTES)).unwrap();
    let gaps: Vec<usize> =
        base.match_indices("## ").map(|(at, _)| at).chain([base.len()]).collect();
    assert!(gaps.len() > 8);
    let with = |at: usize, id: &str| {
        let (before, behind) = base.split_at(at);
        let line = if behind.is_empty() { "\n" } else { "" };
        format!("{before}{line}{}{behind}", quote(id, "closing was not needed"))
    };
    let folder = world.outside();
    fs::write(folder.join("base"), &base).unwrap();
    for (n, ours) in gaps.iter().enumerate() {
        for theirs in gaps.iter().skip(n + 1) {
            fs::write(folder.join("ours"), with(*ours, "by-ada")).unwrap();
            fs::write(folder.join("theirs"), with(*theirs, "by-per")).unwrap();
            let output = git(folder, &["merge-file", "-p", "ours", "base", "theirs"]);
            let merged = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "records at bytes {ours} and {theirs}:\n{merged}");
            let ids: Vec<&str> = merged
                .lines()
                .filter(|line| {
                    line.contains("-by-") || line.ends_with("by-ada") || line.ends_with("by-per")
                })
                .collect();
            assert_eq!(ids, ["## quote by-ada", "## quote by-per"]);
        }
    }
    // And once with all there is: the merged site is one that both could have written.
    let ada = quote("not-needed", "closing was not needed");
    let per = quote("every-afternoon", "the children are in it every afternoon");
    let clean = merged(
        &site,
        || put_before(&world, "## quote quill-slates", &ada),
        || put_before(&world, "## quote umbrella", &per.replace("- form: indirect\n", "")),
    );
    assert!(clean);
    let json = world.run(&["check", "site", "--format", "json"]).ends(0).stdout;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&report["quotes"], &report["verified"]), (&7.into(), &7.into()), "{json}");
}

#[test]
fn one_id_for_two_things_merges_and_is_told() {
    let (world, site) = repository();
    let clean = merged(
        &site,
        || put_before(&world, "## quote quill-slates", &quote("said", "closing was not needed")),
        || put_before(&world, "## quote umbrella", &quote("said", "closing was not needed")),
    );
    assert!(clean);
    let run = world.check().ends(1).tells("error[duplicate-id]: `said` is taken already.");
    assert!(run.stdout.contains("it stands here first"), "{run:#?}");
}

#[test]
fn two_wordings_of_the_same_lines_are_told_as_such_and_nothing_else_is() {
    for style in ["merge", "diff3", "zdiff3"] {
        let (world, site) = repository();
        done(&site, &["config", "merge.conflictStyle", style]);
        let (ada, per) = (
            "## note closing\n\n> closing was not needed\n\nBy Ada.\n\n",
            "## note children\n\n> The children's corner\n\nBy Per.\n\n",
        );
        let clean = merged(
            &site,
            || put_before(&world, "## quote quill-slates", ada),
            || put_before(&world, "## quote quill-slates", per),
        );
        assert!(!clean);
        let before = fs::read_to_string(world.path(MINUTES)).unwrap();
        let run = world.check().ends(1).tells("error[merge-conflict]: A merge left two versions");
        let told = |what: &str| run.stdout.matches(what).count();
        assert_eq!(told("error["), told("error[merge-conflict]"), "{style}: {run:#?}");
        assert_eq!(run.stdout.matches("warning[").count(), 0, "{style}: {run:#?}");
        world.build().ends(1).tells("merge-conflict").tells("Nothing was written");
        world.run(&["fmt", "site"]).ends(1).tells(&format!("{MINUTES} is left as it is"));
        assert_eq!(fs::read_to_string(world.path(MINUTES)).unwrap(), before);
        // Without git's lines both are there, in whatever order; `fmt` does the rest.
        let lines = before.split_inclusive('\n');
        let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
        let both = lines.filter(|line| !marks.iter().any(|mark| line.starts_with(mark)));
        world.put(MINUTES, both.collect::<String>());
        world.run(&["fmt", "site"]).ends(0);
        let run = world.check().ends(0);
        assert!(!run.stdout.contains("error"), "{run:#?}");
    }
}

#[test]
fn an_unfinished_merge_of_prose_fields_and_passages_is_never_published() {
    for (path, from, ours, theirs) in [
        ("content/briefings/roof.md", "The library stays open", "It stays open", "It remains open"),
        (
            "content/claims/library-must-close.md",
            "status: open",
            "status: disputed",
            "status: refuted",
        ),
        (MINUTES, "> but not for the scaffold", "> but not for", "> but not for the"),
        ("content/site.md", "The Little Ambling briefings", "Briefings", "Ambling"),
        ("content/entities/people.md", "Fennimore, Ada", "Ada F.", "F., Ada"),
    ] {
        let (world, site) = repository();
        let base = fs::read_to_string(world.path(path)).unwrap();
        let change = |to: &str| world.put(path, base.replacen(from, to, 1));
        assert!(!merged(&site, || change(ours), || change(theirs)), "{path}");
        let run = world.check().ends(1).tells("error[merge-conflict]");
        assert!(run.stdout.contains(path), "{run:#?}");
        world.run(&["fmt", "site", "--check"]).ends(1).tells("is left as it is");
        world.build().ends(1);
    }
}

#[test]
fn a_hunk_names_the_record_that_it_is_in() {
    let (world, site) = repository();
    let attributes = done(&site, &["check-attr", "diff", "--", MINUTES]);
    assert_eq!(attributes.trim(), format!("{MINUTES}: diff: markdown"));
    let base = fs::read_to_string(world.path(MINUTES)).unwrap();
    for (from, to, heading) in [
        ("> but not for the scaffold", "> but not for", "## quote quill-slates"),
        (
            "> Ms. Oakes answered that closing was",
            "> that closing was",
            "## quote oakes-not-needed",
        ),
        ("Saturday is 16 March", "Saturday was 16 March", "## note shelves"),
    ] {
        world.put(MINUTES, base.replacen(from, to, 1));
        let diff = done(&site, &["diff"]);
        let hunks: Vec<&str> = diff.lines().filter(|line| line.starts_with("@@")).collect();
        assert_eq!(hunks.len(), 1, "{diff}");
        assert!(hunks[0].ends_with(&format!("@@ {heading}")), "{diff}");
    }
    // What git says where nothing tells it about Markdown, to see that the line in .gitattributes is what does it.
    world.put(".gitattributes", "");
    let diff = done(&site, &["diff", "--", "content"]);
    assert!(!diff.contains("@@ ## note shelves"), "{diff}");
}

/// The hook that docs/hooks.md shows.
fn hook() -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hooks.md");
    let docs = fs::read_to_string(docs).unwrap();
    let (_, hook) = docs.split_once("```sh\n#!/bin/sh\n").unwrap();
    format!("#!/bin/sh\n{}", hook.split_once("```").unwrap().0)
}

#[cfg(unix)]
#[test]
fn the_hook_of_the_docs_checks_what_is_committed() {
    use std::os::unix::fs::PermissionsExt;
    let (world, site) = repository();
    world.put(".git/hooks/pre-commit", hook());
    fs::set_permissions(world.path(".git/hooks/pre-commit"), fs::Permissions::from_mode(0o755))
        .unwrap();
    let commit = |what: &str| {
        let output = git(&site, &["commit", "-q", "-m", what]);
        let told = [output.stdout, output.stderr].concat();
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(told).unwrap(),
            stderr: String::new(),
        }
    };
    let (good, bad) =
        ("# claim extra\n- text: T.\n- status: open\n", "# claim extra\n- text: T.\n- abuot: x\n");
    let path = "content/claims/extra.md";
    world.put(path, bad);
    done(&site, &["add", "-A"]);
    commit("An error").ends(1).tells("error[unknown-field]").tells("content/claims/extra.md");
    // What lies in the folder and isn't committed counts neither way.
    world.put(path, good);
    commit("An error still").ends(1).tells("error[unknown-field]");
    done(&site, &["add", "-A"]);
    world.put(path, bad);
    commit("Mended").ends(0);
    world.put(path, "# claim extra\n- status: open\n- text: T.\n");
    done(&site, &["add", "-A"]);
    commit("Untidy").ends(1).tells("content/claims/extra.md would change");
    world.run(&["fmt", "site"]).ends(0);
    done(&site, &["add", "-A"]);
    world.put("content/claims/more.md", "# claim more\n- text: T.\n- status: open\n");
    done(&site, &["add", "-A"]);
    commit("Tidy").ends(0);
    assert_eq!(done(&site, &["status", "--porcelain"]), "");
}

/// The folder's settings are the same in the docs and in what `init` makes.
#[test]
fn the_docs_show_the_attributes_that_init_writes() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hooks.md");
    let docs = fs::read_to_string(docs).unwrap();
    let attributes = fs::read_to_string(World::example().path(".gitattributes")).unwrap();
    assert!(
        docs.contains(&format!("```\n{attributes}```\n")),
        "docs/hooks.md differs:\n{attributes}"
    );
}
