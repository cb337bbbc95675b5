//! The same input gives the same bytes.

use std::collections::BTreeMap;

use crate::world::{Run, World, files};

fn built(
    world: &World,
    environment: &[(&str, &str)],
    arguments: &[&str],
) -> BTreeMap<String, Vec<u8>> {
    let mut command = world.command(&[&["build", "site"], arguments].concat());
    command.envs(environment.iter().copied());
    Run::of(command).ends(0);
    world.built()
}

#[test]
fn threads_zone_locale_and_place_change_nothing() {
    let first = built(&World::example(), &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC")], &[]);
    assert!(first.len() > 10);
    for environment in [
        &[("RAYON_NUM_THREADS", "7"), ("TZ", "Asia/Kathmandu"), ("LC_ALL", "tr_TR.UTF-8")][..],
        &[("RAYON_NUM_THREADS", "2"), ("LANG", "C"), ("COLUMNS", "40"), ("NO_COLOR", "1")],
    ] {
        assert_eq!(built(&World::example(), environment, &[]), first);
    }
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let example = World::example();
    let first = built(&example, &[], &[]);
    let site = files(&example.path(""));
    let again = World::of(&[]);
    for (path, bytes) in site.iter().rev().filter(|(path, _)| !path.starts_with("public/")) {
        again.put(path, bytes);
    }
    assert_eq!(built(&again, &[], &[]), first);
}

#[test]
fn reports_are_the_same_twice() {
    let world = World::example();
    for number in 0..20 {
        let text = format!("# claim c{number}\n- text: T\n- about: nobody-{number}\n- abuot: x\n");
        world.put(&format!("content/claims/c{number}.md"), text);
    }
    let first = world.check().ends(1).stdout;
    for threads in ["1", "3", "8"] {
        let mut command = world.command(&["check", "site"]);
        command.env("RAYON_NUM_THREADS", threads);
        assert_eq!(Run::of(command).ends(1).stdout, first);
    }
}

#[test]
fn no_page_tells_where_it_was_built() {
    let world = World::example();
    let folder = world.outside().to_string_lossy().into_owned();
    for (path, bytes) in built(&world, &[], &[]) {
        assert!(!String::from_utf8_lossy(&bytes).contains(&folder), "{path}");
    }
}

#[test]
fn a_build_over_an_older_site_is_the_same_as_a_fresh_one() {
    let world = World::example();
    built(&world, &[], &["--base-url", "https://example.org/a/"]);
    let over = built(&world, &[], &[]);
    assert_eq!(over, built(&World::example(), &[], &[]));
}
