//! README.md's five minutes: what it says to write makes a site, and what it shows is what is told.

use std::fs;

use crate::world::World;

/// The fences of README.md with this info string.
fn fences(info: &str) -> Vec<String> {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let mut fences = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in readme.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(found)) => open = Some((found == info, String::new())),
            (Some(_), Some(_)) => fences.extend(open.take().filter(|(wanted, _)| *wanted)),
            (Some((_, text)), None) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    fences.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn the_five_minutes_go_as_they_are_told() {
    let world = World::example();
    let (plain, records) = (fences(""), fences("markdown"));
    let [document, told] = &plain[..] else { panic!("{plain:#?}") };
    let [source, person, briefing] = &records[..] else { panic!("{records:#?}") };
    world.put("seeds/spring.txt", document);
    world.put("content/annotations/spring.md", source);
    world.put("content/entities/ada-birk.md", person);
    world.put("content/briefings/sundays.md", briefing);
    let warned = world.build().ends(0).stderr;
    assert!(warned.contains("source-without-hash") && warned.contains("\n1 warning;"), "{warned}");
    world.run(&["fmt", "site"]).ends(0);
    assert_eq!(world.build().ends(0).stderr, "");
    world.put(
        "content/briefings/sundays.md",
        briefing.replace("visitors twice", "visitors three times"),
    );
    let broken = world.build().ends(1).stderr;
    assert_eq!(broken.replace("site/public", "public"), *told);
}
