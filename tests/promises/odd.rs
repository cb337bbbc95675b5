//! Odd files cost themselves only: a clear diagnostic, no panic, in bounded time.

use std::fs;

use crate::world::World;

/// Bytes that look random and are the same at every run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) as u8
        })
        .collect()
}

#[test]
fn random_bytes_are_no_text() {
    let world = World::example();
    world.put("content/claims/noise.md", noise(100_000));
    world.check().ends(1).tells("not-utf-8").tells("content/claims/noise.md");
    world.put("content/claims/noise.md", "# claim noise\n- text: Quiet.\n");
    world.put("seeds/noise.txt", noise(100_000));
    world.put(
        "content/annotations/noise.md",
        "# source noise\n- file: noise.txt\n- title: Noise\n- kind: other\n\n## quote a\n- speaker: tobias-quill\n\n> words\n",
    );
    world.check().ends(1).tells("noise.txt");
}

#[test]
fn every_place_for_a_file_takes_random_bytes_without_a_panic() {
    let paths = [
        "content/site.md",
        "content/annotations/minutes.md",
        "content/entities/people.md",
        "content/briefings/roof.md",
        "seeds/minutes.txt",
        "templates/base.html",
        "templates/assets/site.css",
    ];
    for path in paths {
        let world = World::example();
        world.put(path, noise(3_000));
        let run = world.build();
        assert!(matches!(run.code, Some(0 | 1 | 3)), "{path}: {run:#?}");
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_read_in_bounded_time() {
    let line = "abcdefghij klmno “pqrst” [[u|v]] *w* ".repeat(50_000_000 / 37);
    let world = World::example();
    world.put("seeds/long.txt", &line);
    world.check();
    fs::remove_file(world.path("seeds/long.txt")).unwrap();
    world.put(
        "content/claims/long.md",
        format!("# claim long\n- text: {}\n", "x ".repeat(25_000_000)),
    );
    world.check();
}

#[test]
fn marks_of_byte_order_and_line_ends_of_windows_are_accepted() {
    let world = World::example();
    for path in
        ["content/site.md", "content/entities/people.md", "content/claims/library-must-close.md"]
    {
        let text = fs::read_to_string(world.path(path)).unwrap();
        world.put(path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    world.build().ends(0);
}

#[test]
fn a_nul_byte_is_told_with_its_place() {
    let world = World::example();
    world.put("content/claims/nul.md", "# claim nul\n- text: a\0b\n");
    world.check().ends(1).tells("content/claims/nul.md:2:10");
}

#[test]
fn folders_where_files_belong_are_told() {
    let world = World::example();
    fs::remove_file(world.path("content/site.md")).unwrap();
    fs::create_dir(world.path("content/site.md")).unwrap();
    let run = world.check().tells("content/site.md");
    assert!(matches!(run.code, Some(1 | 3)), "{run:?}");
}

#[test]
fn a_site_without_seeds_is_a_site() {
    let world = World::of(&[("content/site.md", "# site\n- title: Alone\n\nWords.\n")]);
    world.build().ends(0);
    fs::create_dir(world.path("seeds")).unwrap();
    world.build().ends(0);
    assert!(world.built().contains_key("index.html"));
}

#[test]
fn a_folder_without_content_is_no_site() {
    let world = World::of(&[("seeds/a.txt", "a")]);
    for command in ["build", "check", "fmt"] {
        world.run(&[command, "site"]).ends(3).tells("onrecord init");
    }
    world.run(&["build", "nowhere"]).ends(3).tells("nowhere");
}

#[test]
fn ids_that_differ_by_case_never_share_an_address() {
    let world = World::example();
    world.put("content/claims/one.md", "# claim library-Must-close\n- text: T\n");
    let run = world.check().ends(1);
    assert!(run.stdout.contains("content/claims/one.md:1"), "{run:#?}");
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let world = World::example();
    for (name, text) in [
        ("quotes", ">".repeat(50_000) + " x"),
        ("lists", (0..2_000).map(|depth| "  ".repeat(depth) + "- x\n").collect()),
        ("emphasis", "*a **b ".repeat(50_000)),
        ("brackets", "[".repeat(50_000) + &"]".repeat(50_000)),
        ("links", "[[a|".repeat(50_000)),
    ] {
        let head = format!("# briefing {name}\n- title: T\n- date: 2020-01-01\n\n# Body\n\n");
        world.put(&format!("content/briefings/{name}.md"), head + &text + "\n");
    }
    let run = world.build();
    assert!(matches!(run.code, Some(0 | 1)), "{run:?}");
}

#[test]
fn hidden_files_and_backups_are_passed_over() {
    let world = World::example();
    for path in
        [".draft.md", "roof.md~", ".roof.md.swp", "#roof.md#", ".DS_Store", ".obsidian/app.json"]
    {
        world.put(&format!("content/briefings/{path}"), "not a record");
        world.put(&format!("seeds/{path}"), "not a document");
    }
    world.build().ends(0);
    assert_eq!(world.check().ends(0).stdout, World::example().check().stdout);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_makes_the_check_incomplete() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::example();
    let path = world.path("content/claims/library-must-close.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        // Whoever may read everything can't see this.
        return;
    }
    world.check().ends(3).tells("content/claims/library-must-close.md");
    let json = world.run(&["check", "site", "--format", "json"]).ends(3).stdout;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["complete"], false, "{json}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf_8_and_a_pipe_are_told() {
    use std::os::unix::ffi::OsStrExt;
    let world = World::example();
    let name = std::ffi::OsStr::from_bytes(b"content/claims/a\xff.md");
    fs::write(world.path("").join(name), "# claim a\n").unwrap();
    let run = world.check().tells("content/claims/a");
    assert!(matches!(run.code, Some(1 | 3)), "{run:?}");
    let pipe = std::process::Command::new("mkfifo").arg(world.path("seeds/pipe.txt")).status();
    if pipe.is_ok_and(|status| status.success()) {
        world.check().tells("seeds/pipe.txt");
    }
}
