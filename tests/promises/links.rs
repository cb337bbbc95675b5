//! Nothing leads the tool out of the site's folder.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::world::World;

const SECRET: &str = "the secret of the other folder";

fn world() -> World {
    let world = World::example();
    fs::create_dir(world.outside().join("elsewhere")).unwrap();
    fs::write(world.outside().join("elsewhere/secret.txt"), SECRET).unwrap();
    fs::write(
        world.outside().join("elsewhere/secret.md"),
        format!("# claim secret\n- text: {SECRET}\n"),
    )
    .unwrap();
    world
}

#[test]
fn a_link_out_of_the_folder_is_told_and_not_followed() {
    for (from, to) in [
        ("seeds/secret.txt", "../../elsewhere/secret.txt"),
        ("content/claims/secret.md", "../../../elsewhere/secret.md"),
        ("content/more", "../../elsewhere"),
        ("templates", "../elsewhere"),
        ("seeds/root.txt", "/etc/hostname"),
        ("seeds/nowhere.txt", "nowhere"),
    ] {
        let world = world();
        symlink(to, world.path(from)).unwrap();
        let run = world.check().tells("link-out-of-folder").tells(from);
        assert_ne!(run.code, Some(0));
        assert!(!run.stdout.contains(SECRET) && !run.stderr.contains(SECRET));
        world.build();
        for (path, bytes) in world.built() {
            assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{path}");
        }
    }
}

#[test]
fn a_link_inside_the_folder_is_read() {
    let world = world();
    fs::rename(world.path("content/claims"), world.path("shared")).unwrap();
    symlink("../shared", world.path("content/claims")).unwrap();
    fs::rename(world.path("seeds/minutes.txt"), world.path("minutes.txt")).unwrap();
    symlink("../minutes.txt", world.path("seeds/minutes.txt")).unwrap();
    world.build().ends(0);
    assert!(world.built().contains_key("claims/library-must-close/index.html"));
}

#[test]
fn links_in_a_circle_come_to_an_end() {
    let world = world();
    symlink(".", world.path("content/here")).unwrap();
    symlink("../claims", world.path("content/entities/a")).unwrap();
    symlink("../entities", world.path("content/claims/b")).unwrap();
    symlink("loop", world.path("content/loop")).unwrap();
    let run = world.check();
    assert!(matches!(run.code, Some(1 | 3)), "{run:?}");
}

#[test]
fn a_field_cannot_name_a_file_outside_seeds() {
    for file in
        ["../../elsewhere/secret.txt", "/etc/hostname", "../content/site.md", "..\\..\\x.txt"]
    {
        let world = world();
        let source = format!("# source other\n- file: {file}\n- title: T\n- kind: letter\n");
        world.put("content/annotations/other.md", source);
        world.check().ends(1).tells("bad-value");
    }
}

#[test]
fn fmt_changes_nothing_outside_content() {
    let world = world();
    let other = world.path("other.md");
    let text = "# claim other\n- status: open\n- text: Out of order.\n\n\n\nProse.\n";
    fs::write(&other, text).unwrap();
    symlink("../../other.md", world.path("content/claims/other.md")).unwrap();
    world.run(&["fmt", "site"]).ends(3).tells("content/claims/other.md");
    assert_eq!(fs::read_to_string(other).unwrap(), text);
}
