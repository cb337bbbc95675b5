//! What people wrote is never built over, and what others put into the output folder survives.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::world::{Run, World, files};

#[test]
fn an_output_folder_that_holds_what_people_wrote_is_refused() {
    for out in [
        "site",
        "site/",
        ".",
        "..",
        "site/content",
        "site/content/public",
        "site/seeds",
        "site/templates/x",
        "site/content/../seeds/new",
        "site/.git/pages",
        "/",
        "site/content/site.md/x",
    ] {
        let world = World::example();
        let before = files(world.outside());
        world.run(&["build", "site", "--out", out]).ends(2).tells("--out");
        assert_eq!(files(world.outside()), before, "{out}");
    }
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link_to_what_people_wrote_is_refused() {
    let world = World::example();
    std::os::unix::fs::symlink("site/content", world.outside().join("out")).unwrap();
    std::os::unix::fs::symlink("nowhere", world.outside().join("dangling")).unwrap();
    let before = files(world.outside());
    world.run(&["build", "site", "--out", "out"]).ends(2);
    world.run(&["build", "site", "--out", "out/new"]).ends(2);
    world.run(&["build", "site", "--out", "dangling"]).ends(2);
    assert_eq!(files(world.outside()), before);
}

#[cfg(unix)]
#[test]
fn a_site_that_links_its_public_folder_elsewhere_is_refused() {
    let world = World::example();
    fs::create_dir(world.outside().join("home")).unwrap();
    std::os::unix::fs::symlink("../home", world.path("public")).unwrap();
    let before = files(world.outside());
    world.build().ends(2).tells("leads out of the site's folder");
    assert_eq!(files(world.outside()), before);
    // Who names the folder knows where it is.
    world.run(&["build", "site", "--out", "site/public"]).ends(0);
}

/// Writing a file beyond some length is refused, as on a full disk: its beginning is there by then.
#[cfg(unix)]
#[test]
fn a_build_that_meets_a_full_disk_leaves_nothing_in_the_next_ones_way() {
    let world = World::example();
    let full = |world: &World| {
        let mut command = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_onrecord");
        command.current_dir(world.outside()).env("PROGRAM", program);
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$PROGRAM\" build site";
        command.args(["-c", script]).stdin(Stdio::null());
        Run::of(command)
    };
    full(&world).ends(3).tells("The site was not written");
    assert!(world.built().is_empty(), "{:?}", world.built().keys());
    world.build().ends(0);
    let before = world.built();
    many(&world, "more");
    full(&world).ends(3);
    assert_eq!(world.built(), before);
    world.build().ends(0);
}

#[test]
fn a_build_changes_nothing_but_its_output() {
    let world = World::example();
    let before = files(world.outside());
    world.run(&["build", "site", "--out", "elsewhere/public"]).ends(0);
    let mut after = files(world.outside());
    after.retain(|path, _| !path.starts_with("elsewhere/public/"));
    assert_eq!(after, before);
    world.run(&["check", "site"]).ends(0);
    world.run(&["fmt", "site", "--check"]).ends(0);
}

#[test]
fn files_of_others_survive() {
    let world = World::example();
    for (path, text) in
        [("CNAME", "example.org"), (".git/HEAD", "ref"), ("sources/mine.txt", "mine")]
    {
        world.put(&format!("public/{path}"), text);
    }
    world.build().ends(0);
    fs::remove_file(world.path("content/briefings/roof.md")).unwrap();
    world.put(
        "content/site.md",
        "# site\n- title: Smaller\n- author: desk | The desk\n- publish: full\n",
    );
    world.build().ends(0);
    let built = world.built();
    assert_eq!(built["CNAME"], b"example.org");
    assert_eq!(built[".git/HEAD"], b"ref");
    assert_eq!(built["sources/mine.txt"], b"mine");
    assert!(!built.contains_key("briefings/roof/index.html"));
}

#[test]
fn a_file_of_somebody_else_where_a_page_belongs_stops_the_build() {
    let world = World::example();
    world.put("public/index.html", "mine");
    world.build().ends(3).tells("index.html").tells("--out");
    assert_eq!(files(&world.path("public")).len(), 1);
    assert_eq!(world.built()["index.html"], b"mine");
}

#[test]
fn a_site_with_errors_leaves_the_last_one() {
    let world = World::example();
    world.build().ends(0);
    let before = world.built();
    world.put("content/claims/broken.md", "# claim broken\n");
    world.build().ends(1).tells("missing-field").tells("as it was");
    assert_eq!(world.built(), before);
    let fresh = World::of(&[("content/site.md", "# site\n")]);
    fresh.build().ends(1);
    assert!(!fresh.path("public").exists());
}

#[test]
fn a_template_that_breaks_leaves_the_last_site() {
    let world = World::example();
    world.build().ends(0);
    let before = world.built();
    for template in ["{{ nothing.at.all }}", "{% if %}", "{{ 1 / 0 }}{{ page.nothing.more }}"] {
        world.put("templates/not-found.html", template);
        world.build().ends(1).tells("not-found.html");
        assert_eq!(world.built(), before, "{template}");
    }
}

#[test]
fn a_template_that_breaks_on_many_pages_is_told_once() {
    let world = World::example();
    many(&world, "words");
    world.put("templates/briefing.html", "{{ briefing.nothing.at.all }}");
    let run = world.build().ends(1);
    assert_eq!(run.stderr.matches("error[broken-template]").count(), 1, "{run:#?}");
}

#[test]
fn a_killed_build_is_mended_by_the_next() {
    let fresh = World::example();
    many(&fresh, "first");
    fresh.build().ends(0);
    let first = fresh.built();
    let (world, mut readable) = (World::example(), None);
    for (round, text) in ["first", "second", "first"].into_iter().enumerate() {
        many(&world, text);
        for pause in [5, 20, 40, 60, 80, 100] {
            let mut child = world
                .command(&["build", "site"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(Duration::from_millis(pause));
            let _ = child.kill();
            child.wait().unwrap();
            if let Some(before) = &readable {
                let before: &std::collections::BTreeMap<String, Vec<u8>> = before;
                let now = world.built();
                let whole =
                    before.keys().all(|path| now.get(path).is_some_and(|text| !text.is_empty()));
                assert!(whole, "round {round}: a page is gone or cut short");
            }
        }
        world.build().ends(0);
        let mut pages = world.built();
        pages.retain(|path, _| path.ends_with(".html"));
        readable = Some(pages);
    }
    assert_eq!(world.built(), first);
}

/// More pages than a moment suffices for.
fn many(world: &World, text: &str) {
    for number in 0..200 {
        let path = format!("content/briefings/b{number}.md");
        let text = format!(
            "# briefing b{number}\n- title: B{number}\n- date: 2020-01-01\n\n# Body\n\n{text}\n"
        );
        world.put(&path, text);
    }
}
