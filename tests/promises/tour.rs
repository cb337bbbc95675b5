//! README.md, docs/changes.md and docs/review.md: what they say to do can be done, and what they show is what is told.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::diff::git;
use crate::world::World;

/// The fences of a page in order: info string and text.
fn fences(page: &str) -> Vec<(String, String)> {
    let path = format!("{}/{page}", env!("CARGO_MANIFEST_DIR"));
    let mut fences = Vec::new();
    let mut open: Option<(&str, String, String)> = None;
    for line in fs::read_to_string(path).unwrap().lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match &mut open {
            None if ticks.len() >= 3 => {
                let long = &"``````"[..ticks.len()];
                open = Some((long, line[ticks.len()..].to_owned(), String::new()));
            }
            None => {}
            Some((long, ..)) if *long == line => {
                fences.extend(open.take().map(|(_, info, text)| (info, text)));
            }
            Some((_, _, text)) => *text += &format!("{line}\n"),
        }
    }
    fences
}

fn with_info(page: &str, info: &str) -> Vec<String> {
    let all = fences(page).into_iter();
    all.filter(|(of, _)| of == info).map(|(_, text)| text).collect()
}

/// A page that is followed in a folder of its own: its fences with `sh` are run, and those behind them are what is told.
struct Walk {
    fences: std::vec::IntoIter<(String, String)>,
    folder: TempDir,
    /// Where its commands run, below the folder.
    at: PathBuf,
}

impl Walk {
    fn of(page: &str) -> Walk {
        let fences = fences(page).into_iter();
        Walk { fences, folder: TempDir::new().unwrap(), at: PathBuf::new() }
    }

    fn next(&mut self, info: &str) -> String {
        let (found, text) = self.fences.next().unwrap();
        assert_eq!(found, info, "{text}");
        text
    }

    /// Runs the next commands; what the last of them says.
    fn runs(&mut self) -> String {
        let commands = self.next("sh");
        commands.lines().map(|line| self.run(line)).last().unwrap()
    }

    fn run(&mut self, line: &str) -> String {
        let quoted = line.split('"').enumerate();
        let words: Vec<&str> = quoted
            .flat_map(|(n, part)| match n % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            })
            .collect();
        let at = self.folder.path().join(&self.at);
        match words[..] {
            ["cd", folder] => {
                self.at.push(folder);
                String::new()
            }
            ["git", ..] => git(&at, &words[1..]),
            _ => {
                assert_eq!(words[0], "onrecord", "{line}");
                let (mut told, tell) = std::io::pipe().unwrap();
                let mut onrecord = Command::new(env!("CARGO_BIN_EXE_onrecord"));
                onrecord.current_dir(at).args(&words[1..]).stdin(Stdio::null());
                onrecord.stdout(tell.try_clone().unwrap()).stderr(tell);
                let mut child = onrecord.spawn().unwrap();
                drop(onrecord);
                let mut text = String::new();
                told.read_to_string(&mut text).unwrap();
                child.wait().unwrap();
                text
            }
        }
    }

    /// Runs the next commands, which say what stands in the fence behind them.
    fn tells(&mut self) {
        let told = self.runs();
        assert_eq!(told, self.next(""));
    }

    /// The same, where the page shows only the beginning.
    fn begins(&mut self) {
        let (told, shown) = (self.runs(), self.next(""));
        assert_eq!(&told[..shown.len().min(told.len())], shown, "{told}");
    }

    /// Replaces words of a file that are there once.
    fn writes(&self, path: &str, was: &str, now: &str) {
        let path = self.folder.path().join(&self.at).join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(was).count(), 1, "{was}: {text}");
        fs::write(path, text.replace(was, now)).unwrap();
    }
}

#[test]
fn the_five_minutes_go_as_they_are_told() {
    let world = World::example();
    let (plain, records) = (with_info("README.md", ""), with_info("README.md", "markdown"));
    let [document, told] = &plain[..] else { panic!("{plain:#?}") };
    let [source, person, briefing, comment] = &records[..] else { panic!("{records:#?}") };
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
    // The comment is that of the page that tells how to read it.
    assert_eq!(with_info("docs/review.md", "markdown").concat(), *comment);
}

#[test]
fn changes_go_as_they_are_told() {
    let mut page = Walk::of("docs/changes.md");
    page.runs();
    page.writes("seeds/minutes.txt", "every afternoon", "every day");
    let resolved =
        "It was resolved to move the shelves of the reading room into the hall by Saturday.\n\n";
    page.writes("seeds/minutes.txt", resolved, "");
    let last = "Little Ambling Village Library – please return";
    page.writes("seeds/minutes.txt", last, &format!("{resolved}{last}"));
    page.begins();
    page.writes("content/annotations/minutes.md", "every afternoon", "every day");
    page.tells();
    page.runs();
    assert_eq!(page.run("onrecord check"), page.next(""));
    page.writes("seeds/minutes.txt", "every day", "every morning");
    page.tells();
    page.writes("content/briefings/roof.md", "![[minutes#oakes-children]]\n\n", "");
    let built = page.runs();
    assert!(built.contains("public/: "), "{built}");
    page.writes("content/annotations/minutes.md", "every day", "every morning");
    page.writes("content/annotations/minutes.md", "- draft: yes\n", "");
    let below = "Not all of the library";
    page.writes(
        "content/briefings/roof.md",
        below,
        &format!("![[minutes#oakes-children]]\n\n{below}"),
    );
    page.runs();
    page.tells();
    let checked = page.run("onrecord check");
    assert!(checked.contains("Nothing to mend"), "{checked}");
}

#[test]
fn a_review_goes_as_it_is_told() {
    let mut page = Walk::of("docs/review.md");
    page.runs();
    let (now, before) = (page.next(""), page.next(""));
    page.writes("content/claims/library-must-close.md", &before, &now);
    let mut told = page.runs();
    for (branch, digit) in [("main", "1"), ("stance", "2")] {
        let id = page.run(&format!("git rev-parse {branch}"));
        told = told.replace(&*id, &digit.repeat(40));
    }
    assert_eq!(told, page.next("markdown"));
    page.runs();
    assert!(page.folder.path().join("my-site/review.html").exists());
}
