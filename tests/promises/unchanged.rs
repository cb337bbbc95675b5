//! A build of what stands there already does nothing; of whatever differs it gives what a build into an empty folder does.

use std::fs;
use std::path::PathBuf;

use crate::world::{World, files};

const PAGE: &str = "public/verification/index.html";

/// Builds, changes something, and builds again with `arguments`. Whether the site is another one than before.
fn is_built_anew(change: impl Fn(&World), arguments: &[&str]) -> bool {
    let world = World::example();
    let build = |out: &str| world.run(&[&["build", "site", "--out", out], arguments].concat());
    world.build().ends(0);
    world.build().ends(0).tells("(0 files changed)");
    let before = world.built();
    change(&world);
    build("site/public").ends(0);
    build("fresh").ends(0);
    let after = world.built();
    assert_eq!(after, files(&world.outside().join("fresh")));
    build("site/public").ends(0).tells("(0 files changed)");
    assert_eq!(after, world.built());
    before != after
}

fn edit(world: &World, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(world.path(path)).unwrap();
    assert!(text.contains(from), "{text}");
    world.put(path, text.replace(from, to));
}

#[test]
fn a_page_that_is_gone_or_cut_comes_back() {
    assert!(!is_built_anew(|world| fs::remove_file(world.path(PAGE)).unwrap(), &[]));
    let cut = |world: &World| {
        let page = fs::read(world.path(PAGE)).unwrap();
        world.put(PAGE, &page[..page.len() / 2]);
    };
    assert!(!is_built_anew(cut, &[]));
}

#[test]
fn other_options_make_another_site() {
    assert!(is_built_anew(|_| (), &["--base-url", "https://example.org/a/"]));
    assert!(is_built_anew(|_| (), &["--drafts"]));
}

#[test]
fn other_files_make_another_site() {
    let title = |world: &World| edit(world, "content/site.md", "Little Ambling", "Great Ambling");
    assert!(is_built_anew(title, &[]));
    let template = |world: &World| {
        world.put(
            "templates/when.html",
            "{% component when(when) %}on {{ when.words }}{% endcomponent %}",
        );
    };
    assert!(is_built_anew(template, &[]));
}

#[test]
fn a_changed_seed_is_found_over_a_standing_site() {
    let world = World::example();
    world.build().ends(0);
    edit(&world, "seeds/minutes.txt", "\n\n", "\n\n\n");
    world.build().ends(1).tells("source-changed");
}

#[test]
fn somebody_elses_file_is_left_or_refused_as_ever() {
    let world = World::example();
    world.build().ends(0);
    world.put("public/CNAME", "example.org");
    world.build().ends(0).tells("(0 files changed)");
    assert_eq!(world.built()["CNAME"], b"example.org");
    let page: PathBuf = world.path(PAGE);
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    world.build().ends(3).tells("Nothing was written");
    fs::remove_dir(&page).unwrap();
    world.build().ends(0);
    world.put("public/robots.txt", "mine");
    world.build().ends(3).tells("that somebody changed").tells("\n  robots.txt\n");
    assert_eq!(world.built()["robots.txt"], b"mine");
}

#[test]
fn warnings_are_told_again() {
    let world = World::example();
    world.put("content/entities/cat.md", "# thing cat\n- name: The Cat of Nowhere\n");
    let first = world.build().ends(0);
    assert!(first.stderr.contains("warning"), "{first:#?}");
    let again = world.build().ends(0).tells("(0 files changed)");
    assert_eq!(first.stderr, again.stderr);
    let json = world.run(&["build", "site", "--format", "json"]).ends(0).tells("(0 files changed)");
    assert!(json.stdout.contains("\"warning\""), "{json:#?}");
}

#[test]
fn nothing_found_is_told_again_for_machines() {
    let world = World::example();
    let build = || world.run(&["build", "site", "--format", "json"]).ends(0);
    let (first, again) = (build(), build());
    assert_eq!(first.stdout, again.stdout);
    assert!(again.stderr.contains("(0 files changed)"), "{again:#?}");
}
