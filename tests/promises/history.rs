//! A source that changed is compared with the file that was annotated, which git's history has; nothing is run for that.

use std::fs;

use sha2::{Digest, Sha256};

use crate::diff::{commit, git};
use crate::world::{Run, World, files};

pub const OLD: &str = "The board met.\n\n“The bridge will be closed in May,” Ada Holm said.\n\n\
                       Nobody asked.\n\nThe clerk spoke of the road.\n";
const NEW: &str = "The board met.\n\n“The bridge will be closed in June,” Ada Holm said.\n\n\
                   Somebody asked.\n\nThe clerk spoke of the road.\n";

pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn annotations(of: &str) -> String {
    format!(
        "# source minutes\n- file: minutes.txt\n- title: Minutes\n- kind: report\n- publish: full\n\
         - sha256: {}\n\n## quote holm-closed\n- speaker: unnamed: Ada Holm\n\n\
         > The bridge will be closed in May\n\n## note road\n> spoke of the road\n",
        sha256(of)
    )
}

/// A site in the folder `desk` of a repository, with the old file in its one commit.
pub fn repository() -> World {
    let world = World::of(&[]);
    world.put("desk/content/site.md", "# site\n- title: The harbour desk\n");
    world.put("desk/content/annotations/minutes.md", annotations(OLD));
    world.put("desk/seeds/minutes.txt", OLD);
    git(&world.path(""), &["init", "-q"]);
    commit(&world.path(""), "The site");
    world
}

fn accept(world: &World, arguments: &[&str]) -> Run {
    let mut command = world.command(&["accept", "--dir", "site/desk"]);
    command.args(arguments);
    Run::of(command)
}

#[test]
fn a_changed_source_is_accepted_once_every_record_holds() {
    let world = repository();
    let minutes = "desk/content/annotations/minutes.md";
    let file = || fs::read_to_string(world.path(minutes)).unwrap();
    accept(&world, &["minutes"]).ends(0).tells("nothing to accept");
    accept(&world, &["minuts"])
        .ends(2)
        .tells("There is no source `minuts`. Did you mean `minutes`?");
    accept(&world, &["\u{1b}[31m"]).ends(2).tells("`␛[31m`");
    world.put("desk/seeds/minutes.txt", NEW);
    let before = files(&world.path(""));
    accept(&world, &["minutes"])
        .ends(1)
        .tells("edited: minutes#holm-closed (line 8): “May” became “June”")
        .tells("Nothing was written. Mend minutes#holm-closed, and accept again");
    assert_eq!(files(&world.path("")), before);
    // Mended, it is accepted; that is all that changes.
    let mended = file().replace("closed in May", "closed in June");
    world.put(minutes, &mended);
    let before = files(&world.path(""));
    accept(&world, &["source:minutes"]).ends(0).tells("2 records: 2 same");
    assert_eq!(file(), mended.replace(&sha256(OLD), &sha256(NEW)));
    let after = files(&world.path(""));
    assert!(after.iter().all(|(path, bytes)| before[path] == *bytes || path == minutes));
    check(&world).ends(0);
    world.run(&["fmt", "site/desk", "--check"]).ends(0);
}

#[test]
fn what_is_left_to_mend_may_become_a_draft() {
    let world = repository();
    world.put("desk/seeds/minutes.txt", "The clerk spoke of the road.\n\nThe end.\n");
    accept(&world, &["minutes", "--keep-going"])
        .ends(0)
        .tells("orphan: minutes#holm-closed")
        .tells("Drafts now: minutes#holm-closed.");
    let written = fs::read_to_string(world.path("desk/content/annotations/minutes.md")).unwrap();
    assert!(written.contains("- speaker: unnamed: Ada Holm\n- draft: yes\n\n>"), "{written}");
    let run = check(&world).ends(0).tells("warning[quote-not-found]");
    assert!(!run.stdout.contains("source-changed"), "{run:?}");
    world.run(&["check", "site/desk", "--drafts"]).ends(1).tells("error[quote-not-found]");
    accept(&world, &["minutes"]).ends(0).tells("nothing to accept");
}

/// What docs/changes.md promises of `--keep-going`, on the site of `init` and without git: the new text goes in today, and
/// the mending waits.
#[test]
fn a_site_is_built_while_the_mending_waits() {
    let world = World::example();
    let (seed, annotations) = ("seeds/minutes.txt", "content/annotations/minutes.md");
    let read = |path: &str| fs::read_to_string(world.path(path)).unwrap();
    world.put(seed, read(seed).replace("every afternoon", "every day"));
    world.check().ends(1).tells("edited: minutes#oakes-children");
    let run = world.run(&["accept", "minutes", "--dir", "site", "--keep-going"]).ends(0);
    run.tells("Drafts now: minutes#oakes-children.");
    world.build().ends(1).tells("refers-to-draft");
    let briefing = "content/briefings/roof.md";
    world.put(briefing, read(briefing).replace("![[minutes#oakes-children]]", ""));
    world.build().ends(0).tells("warning[quote-altered]");
    assert!(!read("public/sources/minutes/index.html").contains("oakes-children"));
    // Mended, it is published again.
    let mended = read(annotations).replace("every afternoon", "every day");
    world.put(annotations, mended.replace("- draft: yes\n", ""));
    world.build().ends(0);
    assert!(read("public/sources/minutes/index.html").contains("oakes-children"));
}

/// Of words that stand more than once a record's own `after` or `before` says which are meant, also where nobody has the
/// old file.
#[test]
fn a_record_that_says_which_words_it_means_needs_no_history() {
    let world = World::example();
    let (seed, annotations) = ("seeds/minutes.txt", "content/annotations/minutes.md");
    let read = |path: &str| fs::read_to_string(world.path(path)).unwrap();
    assert!(read(annotations).contains("## mention\n- of: archive-cat\n- after: who had let"));
    world.put(seed, read(seed).replace("every afternoon", "every day"));
    world.put(annotations, read(annotations).replace("every afternoon", "every day"));
    let accept = ["accept", "minutes", "--dir", "site"];
    world.run(&accept).ends(0).tells("11 records: 11 same; by the new file alone");
    // One that stands elsewhere than it says is told as that.
    let wrong = read(annotations).replace("- after: who had let", "- after: whom they let");
    world.put(annotations, wrong.replace(&sha256(&read(seed)), &sha256(OLD)));
    let told = "its words stand there, and not next to those of its `after` or `before`";
    world.run(&accept).ends(1).tells(told);
}

fn check(world: &World) -> Run {
    world.run(&["check", "site/desk"])
}

const KNOWN: &str = "2 records: 1 same, 1 edited; compared with the file that was annotated";
const ALONE: &str = "2 records: 1 same, 1 edited; by the new file alone";

#[test]
fn the_annotated_file_is_found_in_history() {
    let world = repository();
    check(&world).ends(0);
    world.put("desk/seeds/minutes.txt", NEW);
    check(&world).ends(1).tells(KNOWN).tells("“May” became “June”, at seeds/minutes.txt:3");
    world.run(&["build", "site/desk"]).ends(1).tells(KNOWN);
    // Further back, too, and on the way of a merge that left it.
    for (n, text) in ["One.\n", "Two.\n", NEW].iter().enumerate() {
        world.put("desk/seeds/minutes.txt", text);
        commit(&world.path(""), &format!("Version {n}"));
    }
    check(&world).ends(1).tells(KNOWN);
    // Under another name.
    let minutes = "desk/content/annotations/minutes.md";
    world.put("desk/seeds/minutes.txt", OLD);
    commit(&world.path(""), "Back");
    git(&world.path(""), &["mv", "desk/seeds/minutes.txt", "desk/seeds/board.txt"]);
    world.put(minutes, annotations(OLD).replace("file: minutes.txt", "file: board.txt"));
    commit(&world.path(""), "Renamed");
    world.put("desk/seeds/board.txt", NEW);
    check(&world).ends(1).tells(KNOWN);
}

#[test]
fn without_history_the_new_file_alone_is_judged() {
    let world = repository();
    world.put("desk/seeds/minutes.txt", NEW);
    world.put("desk/content/annotations/minutes.md", annotations("Never there.\n"));
    check(&world).ends(1).tells(ALONE);
    world.put("desk/content/annotations/minutes.md", annotations(OLD));
    commit(&world.path(""), "New");
    check(&world).ends(1).tells(KNOWN);
    let from = format!("file://{}", world.path("").display());
    git(world.outside(), &["clone", "-q", "--depth", "1", &from, "clone"]);
    world.run(&["check", "clone/desk"]).ends(1).tells(ALONE);
    fs::remove_dir_all(world.path(".git")).unwrap();
    check(&world).ends(1).tells(ALONE);
}

#[test]
fn a_file_that_was_checked_out_with_crlf_is_found() {
    let world = repository();
    let crlf = OLD.replace('\n', "\r\n");
    world.put("desk/content/annotations/minutes.md", annotations(&crlf));
    world.put("desk/seeds/minutes.txt", NEW);
    check(&world).ends(1).tells(KNOWN);
}

/// Settings of a repository that name programs, or change what git prints.
#[test]
fn nothing_that_a_repository_names_is_run() {
    let world = repository();
    let site = world.path("");
    let ran = world.outside().join("ran");
    let trap = world.outside().join("trap");
    fs::write(&trap, format!("#!/bin/sh\ntouch {}\n", ran.display())).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&trap, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let trap = trap.display().to_string();
    for name in [
        "core.pager",
        "core.fsmonitor",
        "core.hooksPath",
        "core.sshCommand",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.smudge",
        "filter.trap.clean",
        "gpg.program",
        "pager.log",
        "alias.log",
    ] {
        git(&site, &["config", name, &trap]);
    }
    for (name, value) in [
        ("log.showSignature", "true"),
        ("diff.relative", "true"),
        ("log.follow", "true"),
        ("diff.renames", "copies"),
        ("log.diffMerges", "off"),
        ("core.quotePath", "true"),
        ("core.abbrev", "4"),
        ("color.ui", "always"),
        ("format.pretty", "fuller"),
    ] {
        git(&site, &["config", name, value]);
    }
    world.put(".gitattributes", "*.txt diff=trap filter=trap\n");
    world.put("desk/seeds/minutes.txt", NEW);
    check(&world).ends(1).tells(KNOWN);
    assert!(!ran.exists());
}

#[test]
fn a_rename_is_told_as_one() {
    let world = repository();
    let site = world.path("");
    world.put("desk/content/entities/holm.md", "# person holm\n- name: Ada Holm\n");
    let briefing = "# briefing b\n- title: B\n- date: 2021\n\n[[holm]] spoke: [[minutes#road]].\n";
    world.put("desk/content/briefings/b.md", briefing);
    commit(&site, "More");
    let rename = |arguments: &[&str]| {
        let mut command = world.command(&["rename", "--dir", "site/desk"]);
        command.args(arguments);
        Run::of(command)
    };
    let before = files(&site);
    for (old, new, told) in [
        ("person:holn", "ada", "Nothing is called `person:holn`. Did you mean `person:holm`?"),
        ("person:holm", "Ada", "`Ada` can't be an id"),
        ("place:holm", "ada", "`place:holm` is a person"),
        ("note:minutes#road", "holm-closed", "`holm-closed` is taken"),
        ("\u{1b}[31m", "ada", "`␛[31m` is nothing that can be renamed"),
        ("person:holm", "../../x", "can't be an id"),
    ] {
        rename(&[old, new]).ends(2).tells(told).tells("Nothing was written.");
    }
    assert_eq!(files(&site), before);
    rename(&["person:holm", "ada-holm"])
        .ends(0)
        .tells("content/entities/holm.md is content/entities/ada-holm.md now")
        .tells("1 reference changed");
    rename(&["note:minutes#road", "on-the-road"]).ends(0).tells("1 reference changed");
    assert!(!world.path("desk/content/entities/holm.md").exists());
    let run = world.run(&["check", "site/desk"]).ends(0);
    assert!(!run.stdout.contains("warning"), "{run:?}");
    world.run(&["fmt", "site/desk", "--check"]).ends(0);
    let run = world.run(&["diff", "HEAD", "--dir", "site/desk"]).ends(0);
    assert!(!run.stdout.contains("break["), "{run:?}");
    world.run(&["rename", "person:holm", "ada-holm", "--dir", "site/desk"]).ends(0);
}

/// A file that can't be written leaves all others as they are.
#[test]
fn a_rename_is_done_whole_or_not_at_all() {
    let world = World::of(&[
        ("content/site.md", "# site\n- title: T\n"),
        ("content/entities/holm.md", "# person holm\n- name: Ada Holm\n"),
        ("content/entities/lund.md", "# person lund\n- name: Lund\n\nWith [[holm]].\n"),
    ]);
    let rename = || world.run(&["rename", "person:holm", "ada", "--dir", "site"]);
    let lund = world.path("content/entities/lund.md");
    let read_only = |is: bool| {
        let mut permissions = fs::metadata(&lund).unwrap().permissions();
        permissions.set_readonly(is);
        fs::set_permissions(&lund, permissions).unwrap();
    };
    let before = files(&world.path(""));
    read_only(true);
    rename()
        .ends(3)
        .tells("content/entities/lund.md can't be changed: it is read-only.\nNothing was written.");
    read_only(false);
    assert_eq!(files(&world.path("")), before);
    // A link out of content/.
    #[cfg(unix)]
    {
        fs::rename(&lund, world.path("lund.md")).unwrap();
        std::os::unix::fs::symlink("../../lund.md", &lund).unwrap();
        let before = fs::read(world.path("lund.md")).unwrap();
        rename();
        assert_eq!(fs::read(world.path("lund.md")).unwrap(), before);
        world.put("content/entities/holm.md", "# person holm\n- name: Ada Holm\n");
        let _ = fs::remove_file(world.path("content/entities/ada.md"));
        fs::remove_file(&lund).unwrap();
        fs::rename(world.path("lund.md"), &lund).unwrap();
    }
    world.put("content/entities/ada.md", "# person birk\n- name: Birk\n\nWith [[lund]].\n");
    rename().tells(
        "content/entities/holm.md keeps its name, as there is content/entities/ada.md already",
    );
    fs::remove_file(world.path("content/entities/ada.md")).unwrap();
    rename().ends(0).tells("content/entities/holm.md is content/entities/ada.md now");
    let left = files(&world.path("content"));
    assert!(left.keys().all(|path| !path.contains("onrecord")), "{:?}", left.keys());
    assert_eq!(left["entities/lund.md"], b"# person lund\n- name: Lund\n\nWith [[ada]].\n");
}

#[test]
fn a_pointer_of_lfs_is_no_changed_source() {
    let world = repository();
    world.put(
        "desk/seeds/minutes.txt",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
    );
    let run = check(&world).ends(3).tells("a pointer of Git LFS stands in its place");
    for code in ["source-changed", "source-missing"] {
        assert!(!run.stdout.contains(code), "{run:?}");
    }
    let path = world.path("desk/content/annotations/minutes.md");
    let before = fs::read_to_string(&path).unwrap();
    let run = accept(&world, &["minutes", "--keep-going"]);
    assert_ne!(run.code, Some(0), "{run:?}");
    Run::of(world.command(&["fmt", "site/desk"]));
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}
