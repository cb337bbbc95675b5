//! `onrecord diff` reads revisions from git's objects, names both, and runs nothing that a repository says.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::world::{Run, World};

const SITE: [(&str, &str); 4] = [
    ("content/site.md", "# site\n- title: The harbour desk\n- publish: full\n"),
    (
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes\n- kind: report\n\n\
         ## quote holm-closed\n- speaker: unnamed: Ada Holm\n\n> The old bridge will be closed in May\n",
    ),
    ("content/entities/per-lund.md", "# person per-lund\n- name: Per Lund\n"),
    (
        "seeds/minutes.txt",
        "“The old bridge will be closed in May,” Ada Holm said. Per Lund rose.\n",
    ),
];

/// Git in a folder, with nobody's settings.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut git = Command::new("git");
    git.current_dir(folder).args([
        "-c",
        "init.defaultBranch=main",
        "-c",
        "protocol.file.allow=always",
    ]);
    git.args(["-c", "core.fsmonitor=false"]).args(arguments);
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "Ada"),
        ("GIT_AUTHOR_EMAIL", "ada@example.org"),
        ("GIT_AUTHOR_DATE", "2021-03-04T05:06:07Z"),
        ("GIT_COMMITTER_NAME", "Ada"),
        ("GIT_COMMITTER_EMAIL", "ada@example.org"),
        ("GIT_COMMITTER_DATE", "2021-03-04T05:06:07Z"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ] {
        git.env(name, value);
    }
    let output = git.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A repository with the site in one commit on `main`.
fn repository() -> World {
    let world = World::of(&SITE);
    let site = world.path("");
    git(&site, &["init", "-q"]);
    commit(&site, "The site");
    world
}

pub fn commit(folder: &Path, message: &str) -> String {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", message]);
    git(folder, &["rev-parse", "HEAD"])
}

fn reword(world: &World, to: &str) {
    let path = world.path("content/annotations/minutes.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, _) = text.split_once("> ").unwrap();
    fs::write(path, format!("{head}> {to}\n")).unwrap();
}

fn diff(world: &World, arguments: &[&str]) -> Run {
    let mut command = world.command(&["diff", "--dir", "site"]);
    command.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    Run::of(command)
}

#[test]
fn the_working_tree_is_compared_with_where_its_branch_began() {
    let world = repository();
    let base = git(&world.path(""), &["rev-parse", "HEAD"]);
    diff(&world, &[]).ends(0).tells("Nothing to look at").tells(&base).tells("No page changes");
    git(&world.path(""), &["checkout", "-q", "-b", "topic"]);
    reword(&world, "The old bridge will be shut in May");
    diff(&world, &[])
        .ends(0)
        .tells("break[quote-reworded]")
        .tells(&format!("commit {base} (where the history of main was left)"))
        .tells("the working tree, on top of commit")
        .tells("the state now has errors");
    diff(&world, &["--fail-on", "break"]).ends(1);
    diff(&world, &["--only", "claim"])
        .ends(0)
        .tells("only claim, 1 other finding is not shown, 1 break among them");
    diff(&world, &["--only", "clams"]).ends(2);
    let topic = commit(&world.path(""), "Reword");
    diff(&world, &["main", "topic"]).ends(0).tells("quote-reworded").tells(&topic).tells(&base);
    diff(&world, &["topic", "main"]).ends(0).tells("quote-edited").tells("holm-closed");
    let cut = ["--max-bytes", "500", "--preview-url", "https://example.org/pr/1"];
    let run = diff(&world, &cut).ends(0).tells("Left out: 1 finding").tells("1 break");
    assert!(run.stdout.len() <= 500, "{run:?}");
    diff(&world, &["--stat"]).ends(0).tells("break      1  quote-reworded");
}

#[test]
fn a_state_that_can_t_be_built_says_so_first() {
    let world = repository();
    let path = world.path("content/briefings/new.md");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let briefing = "# briefing new\n- title: New\n- date: 2021-03-04\n\n“We are all going home tomorrow,” she said.\n";
    fs::write(path, briefing).unwrap();
    let first =
        "The state now has 1 error and can't be built; “onrecord check” tells which. Before: none.";
    for format in ["term", "md", "json", "github", "html"] {
        for stat in [&["--format", format][..], &["--format", format, "--stat"]] {
            let run = diff(&world, stat).ends(0);
            assert!(!run.stdout.contains("nothing breaks"), "{run:?}");
            match format {
                "json" => drop(run.tells("\"errors\":{\"before\":0,\"now\":1}")),
                _ => drop(run.tells(first)),
            }
        }
    }
    let told = diff(&world, &[]).ends(0).stdout;
    assert!(told.starts_with(first), "{told}");
    for weight in ["break", "warn", "info"] {
        diff(&world, &["--fail-on", weight]).ends(1);
    }
}

#[test]
fn a_pull_request_s_merge_commit_is_compared_with_its_first_parent() {
    let world = repository();
    let site = world.path("");
    git(&site, &["checkout", "-q", "-b", "topic"]);
    world.put("content/entities/ada.md", "# person ada\n- name: Ada\n");
    commit(&site, "Ada");
    git(&site, &["checkout", "-q", "main"]);
    world.put("content/entities/eva.md", "# person eva\n- name: Eva\n");
    let first = commit(&site, "Eva");
    git(&site, &["merge", "-q", "--no-ff", "-m", "Merge", "topic"]);
    git(&site, &["checkout", "-q", "--detach"]);
    let run = diff(&world, &[]).ends(0).tells(&format!("commit {first} (the first parent"));
    assert!(run.stdout.contains("person ada") && !run.stdout.contains("person eva"), "{run:?}");
}

#[test]
fn a_shallow_clone_is_asked_no_merge_base() {
    let world = repository();
    let site = world.path("");
    world.put("content/entities/ada.md", "# person ada\n- name: Ada\n");
    commit(&site, "Ada");
    let from = format!("file://{}", site.display());
    git(world.outside(), &["clone", "-q", "--depth", "1", &from, "clone"]);
    let run = |arguments: &[&str]| {
        let mut command = world.command(&["diff", "--dir", "clone"]);
        Run::of({
            command.args(arguments);
            command
        })
    };
    run(&[]).ends(4).tells("fetch-depth: 2");
    run(&["HEAD~1"]).ends(4).tells("There is no revision `HEAD~1`");
    // A merge commit without its parents says what to fetch.
    git(&site, &["checkout", "-q", "-b", "topic", "HEAD~1"]);
    world.put("content/entities/eva.md", "# person eva\n- name: Eva\n");
    commit(&site, "Eva");
    git(&site, &["merge", "-q", "--no-ff", "-m", "Merge", "main"]);
    git(world.outside(), &["clone", "-q", "--depth", "1", "-b", "topic", &from, "merged"]);
    git(&world.outside().join("merged"), &["checkout", "-q", "--detach"]);
    Run::of(world.command(&["diff", "--dir", "merged"]))
        .ends(4)
        .tells("its first parent isn't in this clone");
    git(world.outside(), &["clone", "-q", "--depth", "2", "-b", "topic", &from, "deep"]);
    git(&world.outside().join("deep"), &["checkout", "-q", "--detach"]);
    Run::of(world.command(&["diff", "--dir", "deep"])).ends(0).tells("the first parent");
}

#[test]
fn a_site_may_stand_in_a_subfolder_of_its_repository() {
    let world = World::of(&[]);
    let odd = "docs & *[x]";
    for (path, text) in SITE {
        world.put(&format!("{odd}/{path}"), text);
    }
    world.put("content/other.md", "not of this site\n");
    git(&world.path(""), &["init", "-q"]);
    commit(&world.path(""), "The site");
    world.put(&format!("{odd}/content/entities/ada.md"), "# person ada\n- name: Ada\n");
    let folder = format!("site/{odd}");
    let run =
        Run::of(world.command(&["diff", "--dir", &folder, "HEAD", "--format", "json"])).ends(0);
    assert!(run.stdout.contains("\"folder\":\"docs & *[x]/\""), "{run:?}");
    assert!(run.stdout.contains("entity-added") && !run.stdout.contains("other.md"), "{run:?}");
    // Before the site was there, everything is new.
    let site = world.path("");
    git(&site, &["checkout", "-q", "--orphan", "before"]);
    git(&site, &["rm", "-rqf", "--cached", "."]);
    git(&site, &["commit", "-q", "--allow-empty", "-m", "Nothing"]);
    let run = Run::of(world.command(&["diff", "--dir", &folder, "before", "main"])).ends(0);
    assert!(run.stdout.contains("quote-added") && !run.stdout.contains("break["), "{run:?}");
}

#[test]
fn names_that_look_like_options_are_revisions() {
    let world = repository();
    for odd in
        ["--help-me", "--output=/tmp/x", "HEAD; true", "", "^HEAD", "HEAD..main", "\u{1b}[31m"]
    {
        let run = diff(&world, &["--", odd]);
        run.ends(4).tells("There is no revision");
    }
    git(&world.path(""), &["update-ref", "refs/heads/--upload-pack=x", "HEAD"]);
    diff(&world, &["--", "--upload-pack=x"]).ends(0).tells("Nothing to look at");
}

/// Else the commits would seem to hold no site, and all of it to be new.
#[test]
fn a_working_tree_that_a_setting_puts_elsewhere_is_refused() {
    let world = repository();
    let site = world.path("");
    let elsewhere = world.outside().display().to_string();
    git(&site, &["config", "core.worktree", &elsewhere]);
    diff(&world, &["HEAD"]).ends(2).tells("is in no git repository with a working tree");
}

#[test]
fn nothing_that_a_repository_names_is_run_or_followed() {
    let world = repository();
    let site = world.path("");
    let mark = world.outside().join("ran");
    let run = format!("touch {}", mark.display());
    for (name, value) in [
        ("core.fsmonitor", run.as_str()),
        ("core.pager", &run),
        ("core.sshCommand", &run),
        ("diff.external", &run),
        ("diff.x.textconv", &run),
        ("filter.x.smudge", &run),
        ("filter.x.clean", &run),
        ("filter.x.process", &run),
    ] {
        git(&site, &["config", name, value]);
    }
    world.put(".gitattributes", "* filter=x diff=x\n");
    world.put(".git/hooks/post-checkout", format!("#!/bin/sh\n{run}\n"));
    world.put("content/entities/ada.md", "# person ada\n- name: Ada\n");
    diff(&world, &["HEAD"]).ends(0).tells("entity-added");
    assert!(!mark.exists(), "something was run");
    // The test's own git would run it from here on.
    for name in ["filter.x.smudge", "filter.x.clean", "filter.x.process"] {
        git(&site, &["config", "--unset", name]);
    }
    // Nor is anything in it followed: a link, another repository; and what LFS holds isn't known.
    let tree = |path: &str, mode: &str, object: &str| {
        let into = format!("{mode},{object},{path}");
        git(&site, &["update-index", "--add", "--cacheinfo", &into]);
    };
    fs::write(world.outside().join("link"), "/etc/passwd").unwrap();
    let link = git(&site, &["hash-object", "-w", "--no-filters", "--", "../link"]);
    tree("content/entities/eva.md", "120000", &link);
    let here = git(&site, &["rev-parse", "HEAD"]);
    tree("content/claims", "160000", &here);
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
    fs::write(world.outside().join("pointer"), pointer).unwrap();
    let pointer = git(&site, &["hash-object", "-w", "--no-filters", "--", "../pointer"]);
    tree("seeds/minutes.txt", "100644", &pointer);
    git(&site, &["commit", "-q", "-m", "Odd"]);
    let _ = fs::remove_file(&mark);
    let run = diff(&world, &["HEAD~1", "HEAD"]).ends(3);
    assert!(!run.stdout.contains("quote-lost"), "{run:?}");
    let run = run.tells("seeds/minutes.txt; now it can't be read: a pointer of Git LFS");
    let run = run.tells("content/entities/eva.md; now it is a link").tells("content/claims");
    assert!(!run.stdout.contains("root:"), "{run:?}");
    assert!(!mark.exists(), "something was run");
}

#[test]
#[cfg(unix)]
fn links_of_a_revision_are_followed_as_those_on_disk() {
    use std::os::unix::fs::symlink;
    let world = repository();
    let site = world.path("");
    let link = |target: &str, path: &str| {
        let path = site.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    };
    world.put("people/eva.md", "# person eva\n- name: Eva Lind\n");
    world.put("people/more/ada.md", "# person ada\n- name: Ada\n");
    world.put("papers/letter.txt", "A letter.\n");
    link("../../people", "content/entities/people");
    link("people/eva.md", "content/entities/eva.md");
    link("../../papers/letter.txt", "seeds/letters/letter.txt");
    link("letters/letter.txt", "seeds/again.txt");
    link("people/more", "templates");
    let both = |arguments: &[&str]| {
        let read = onrecord::read::read(&site).unwrap();
        let here = onrecord::read::git::Program::at(&site);
        commit(&site, "Links");
        let commit = git(&site, &["rev-parse", "HEAD"]);
        let revision = onrecord::read::git::files(&here, &commit, "").unwrap();
        assert_eq!(revision, read);
        diff(&world, arguments)
    };
    let run = both(&["HEAD"]).ends(0).tells("Nothing to look at.");
    assert!(!run.stdout.contains("not compared"), "{run:?}");
    let run = diff(&world, &["HEAD~1", "HEAD"]).ends(0);
    assert!(run.stdout.contains("person eva is new"), "{run:?}");
    // Out of the site, to nothing, in circles, to what is read already, to a file as if it were a folder.
    for (target, path) in [
        ("/etc/passwd", "content/claims/absolute.md"),
        ("../../../outside.md", "content/claims/out.md"),
        ("../..", "content/claims/root"),
        ("nowhere.md", "content/claims/nowhere.md"),
        ("itself.md", "content/claims/itself.md"),
        ("there.md", "content/claims/here.md"),
        ("here.md", "content/claims/there.md"),
        ("..", "content/claims/circle"),
        ("../../people", "content/claims/twice"),
        ("../../people/more", "content/claims/inner"),
        ("../../people/eva.md/x", "content/claims/below-a-file.md"),
        ("../../people/./more/../eva.md", "content/claims/eva.md"),
        (".", "content/claims/self"),
    ] {
        link(target, path);
    }
    world.put("content/claims/folder.md/x.md", "# claim x\n");
    let run =
        both(&["HEAD"]).ends(3).tells("content/claims/out.md; now it is a link that leads out");
    let run =
        run.tells("content/claims/circle; before it can't be read: this link leads to a folder");
    assert!(!run.stdout.contains("root:"), "{run:?}");
}

#[test]
fn line_ends_of_a_checkout_are_no_change() {
    let world = repository();
    for (path, text) in SITE {
        world.put(path, text.replace('\n', "\r\n"));
    }
    let run = diff(&world, &["HEAD"]).ends(0).tells("Nothing to look at.");
    assert!(!run.stdout.contains("form"), "{run:?}");
}

#[test]
fn folders_are_compared_without_git() {
    let world = World::of(&SITE);
    for (path, text) in SITE {
        world.put(&format!("../now/{path}"), text.replace("unnamed: Ada Holm", "per-lund"));
    }
    let run = Run::of(world.command(&["diff", "--no-git", "site", "now"])).ends(0);
    assert!(run.stdout.contains("break[unmasked]"), "{run:?}");
    assert!(run.stdout.contains("page changed  sources/minutes/"), "{run:?}");
    Run::of(world.command(&["diff", "--no-git", "site"])).ends(2);
    Run::of(world.command(&["diff", "--no-git", "site", "nowhere"])).ends(3);
    Run::of(world.command(&["diff", "--dir", "now"])).ends(2).tells("--no-git");
    let out = world.outside().join("report.json");
    let arguments = ["diff", "--no-git", "site", "now", "--format", "json", "--out", "report.json"];
    let run = Run::of(world.command(&arguments)).ends(0);
    assert_eq!(run.stdout, "");
    let report: serde_json::Value = serde_json::from_slice(&fs::read(out).unwrap()).unwrap();
    assert_eq!(report["findings"][0]["code"], "unmasked");
    assert_eq!(report["complete"], true);
}

#[test]
fn a_page_that_moved_is_told_with_its_old_place() {
    let world = repository();
    fs::remove_file(world.path("content/entities/per-lund.md")).unwrap();
    world.put("content/entities/p-lund.md", "# person p-lund\n- name: Per Lund\n- was: per-lund\n");
    diff(&world, &["HEAD", "--preview-url", "https://example.org/pr/1/"])
        .ends(0)
        .tells("page moved    entities/per-lund/ → entities/p-lund/")
        .tells("https://example.org/pr/1/entities/p-lund/\n")
        .tells("warn[entity-renamed]: per-lund is called p-lund now.");
}

#[test]
fn the_repository_is_the_one_that_the_site_is_in() {
    let world = repository();
    let here = git(&world.path(""), &["rev-parse", "HEAD"]);
    let other = World::of(&SITE);
    git(&other.path(""), &["init", "-q"]);
    other.put("content/entities/ada.md", "# person ada\n- name: Ada\n");
    commit(&other.path(""), "Another");
    for (name, value) in [
        ("GIT_DIR", other.path(".git")),
        ("GIT_DIR", world.outside().join("nowhere")),
        ("GIT_WORK_TREE", other.path("")),
        ("GIT_OBJECT_DIRECTORY", other.path(".git/objects")),
        ("GIT_COMMON_DIR", other.path(".git")),
        ("GIT_INDEX_FILE", world.outside().join("nowhere")),
        ("GIT_ICASE_PATHSPECS", "1".into()),
    ] {
        let mut command = world.command(&["diff", "--dir", "site", "HEAD"]);
        command.env(name, &value);
        let run = Run::of(command).ends(0).tells(&here).tells("Nothing to look at.");
        assert!(!run.stdout.contains("ada"), "{name}: {run:?}");
    }
}

#[test]
fn repositories_that_have_no_commit_or_no_files_are_told_as_such() {
    let world = World::of(&SITE);
    let site = world.path("");
    git(&site, &["init", "-q"]);
    diff(&world, &[]).ends(4).tells("Nothing is committed yet");
    commit(&site, "The site");
    diff(&world, &["HEAD~1"]).ends(4).tells("`git fetch --unshallow`");
    diff(&world, &["main..main"]).ends(4).tells("Two revisions are two arguments");
    diff(&world, &["HEAD^{tree}"]).ends(4).tells("There is no revision");
    git(&site, &["tag", "-a", "-m", "Shown", "shown"]);
    diff(&world, &["shown"]).ends(0).tells("(shown)");
    git(world.outside(), &["clone", "-q", "--bare", "site", "bare.git"]);
    let run = |folder: &str| Run::of(world.command(&["diff", "--dir", folder, "HEAD"]));
    run("bare.git").ends(2).tells("with a working tree");
    git(&site, &["worktree", "add", "-q", "../beside"]);
    run("beside").ends(0).tells("Nothing to look at.");
    let mut command = world.command(&["diff", "--dir", "site", "HEAD"]);
    command.env("PATH", world.outside());
    Run::of(command).ends(3).tells("`git` can't be run");
    let tree = git(&site, &["rev-parse", "HEAD:seeds"]);
    fs::remove_file(site.join(".git/objects").join(&tree[..2]).join(&tree[2..])).unwrap();
    run("site").ends(3).tells("`git fsck` tells what is missing");
}

#[test]
fn objects_may_have_sha256_names() {
    let world = World::of(&SITE);
    git(&world.path(""), &["init", "-q", "--object-format=sha256"]);
    let base = commit(&world.path(""), "The site");
    assert_eq!(base.len(), 64);
    reword(&world, "The old bridge will be shut in May");
    diff(&world, &["HEAD"]).ends(0).tells(&base).tells("break[quote-reworded]");
}

#[test]
fn seeds_in_another_repository_are_not_compared_and_nothing_is_lost() {
    let world = repository();
    let site = world.path("");
    let here = git(&site, &["rev-parse", "HEAD"]);
    git(&site, &["rm", "-rq", "--cached", "seeds"]);
    git(&site, &["update-index", "--add", "--cacheinfo", &format!("160000,{here},seeds")]);
    git(&site, &["commit", "-q", "-m", "Seeds elsewhere"]);
    let run = diff(&world, &["HEAD~1", "HEAD"]).ends(3);
    let run = run.tells("Not compared: seeds; now it can't be read: it is a submodule");
    assert!(!run.stdout.contains("quote-lost"), "{run:?}");
}

#[test]
fn other_histories_of_a_commit_are_not_believed() {
    let world = repository();
    let site = world.path("");
    let base = git(&site, &["rev-parse", "HEAD"]);
    world.put("content/entities/ada.md", "# person ada\n- name: Ada\n");
    let now = commit(&site, "Ada");
    git(&site, &["replace", &now, &base]);
    diff(&world, &[&base, &now]).ends(0).tells("entity-added");
}
