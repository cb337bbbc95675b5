//! Holds the code to the table of rooms in ARCHITECTURE.md: who may import whom, who may open files, no circles.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::Visit;

/// A room may import these rooms, or all (`None`).
type Rooms = BTreeMap<String, Option<BTreeSet<String>>>;

#[test]
fn rooms_import_only_what_their_table_allows() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for file in code() {
        let Some(allowed) = &rooms.get(&file.room).unwrap_or(&None) else { continue };
        for path in &file.paths {
            let Some(room) = room_named(path, &file.module, &rooms) else { continue };
            if room != file.room && !allowed.contains(room) {
                wrong.push(format!("{} imports `{}`", file.name, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "a room imports what it may not:\n{}", wrong.join("\n"));
}

#[test]
fn an_import_that_the_table_does_not_allow_is_seen() {
    let rooms = rooms();
    assert!(rooms["parse"].as_ref().is_some_and(|may| may.contains("ground")));
    assert!(rooms["render"].as_ref().is_some_and(|may| !may.contains("parse")));
    assert!(rooms["cli"].is_none());
    let mut seen = Seen::default();
    let code = "use crate::{ground::id, parse as p}; fn f() { super::check::g(); vec![crate::site::h()]; }";
    seen.visit_file(&syn::parse_file(code).unwrap());
    let from = ["render".to_owned()];
    let named: BTreeSet<&str> =
        seen.paths.iter().filter_map(|path| room_named(path, &from, &rooms)).collect();
    assert_eq!(named, BTreeSet::from(["check", "ground", "parse", "site"]));
}

/// Whoever adds a crate says why, and whoever stops using one takes it away.
#[test]
fn every_crate_has_its_reason_and_its_use() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let told = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let files = code();
    let mut section = "";
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        }
        let Some((name, _)) = line.split_once(" = ") else { continue };
        let is_direct = matches!(section, "[dependencies]" | "[dev-dependencies]");
        if !is_direct || name.contains(' ') {
            continue;
        }
        seen += 1;
        assert!(told.contains(&format!("`{name}`")), "{name} has no reason in ARCHITECTURE.md");
        let import = name.replace('-', "_");
        let is_used = || {
            let of_path = |path: &Vec<String>| path.first().is_some_and(|first| *first == import);
            files.iter().any(|file| file.paths.iter().any(of_path))
        };
        assert!(section == "[dev-dependencies]" || is_used(), "{name} is used nowhere in src/");
    }
    assert!(seen > 10, "the dependencies in Cargo.toml can't be read");
}

#[test]
fn every_room_of_the_table_is_a_folder_and_the_other_way_round() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let rooms: BTreeSet<String> = rooms().into_keys().collect();
    assert_eq!(folders, rooms);
}

#[test]
fn the_library_does_not_know_the_program() {
    for file in code() {
        let inside = matches!(&*file.room, "cli" | "main");
        for path in &file.paths {
            let first = path.first().map_or("", String::as_str);
            if inside {
                let own = path.get(1).is_none_or(|second| second == "cli");
                assert!(first != "crate" || own, "{}: `{}`", file.name, path.join("::"));
            } else {
                assert_ne!(first, "onrecord", "{}: `{}`", file.name, path.join("::"));
            }
        }
    }
}

#[test]
fn no_module_imports_in_a_circle() {
    let files = code();
    let modules: BTreeSet<Vec<String>> = files.iter().map(|file| file.module.clone()).collect();
    let mut imports: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
    for file in &files {
        for path in &file.paths {
            let Some(to) = module_of(path, &file.module, &modules) else { continue };
            // A `mod.rs` puts its own files together, and these use what it declares: that is no circle.
            if to != file.module && !to.starts_with(&file.module) {
                imports.entry(&file.module).or_default().insert(to);
            }
        }
    }
    let mut done = BTreeSet::new();
    for file in &files {
        let mut trail = Vec::new();
        if let Some(circle) = circle(&file.module, &imports, &mut trail, &mut done) {
            let names: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
            assert!(names.is_empty(), "modules import in a circle:\n{}", names.join("\n → "));
        }
    }
}

#[test]
fn only_the_rooms_at_the_ends_touch_the_world() {
    let ends = ["read", "write", "cli", "main"];
    // What a path may not name, and the rooms that may all the same.
    let banned: [(&[&str], &[&str]); 16] = [
        (&["std", "fs"], &ends),
        (&["walkdir"], &ends),
        (&["std", "time"], &["cli", "main"]),
        (&["std", "env"], &["cli", "main"]),
        (&["std", "net"], &["cli"]),
        (&["hyper"], &["cli"]),
        (&["tokio"], &["cli"]),
        (&["notify"], &["cli"]),
        (&["open", "that_detached"], &["cli"]),
        (&["std", "process"], &["read", "cli", "main"]),
        (&["std", "thread"], &["cli", "main"]),
        (&["std", "io", "stdin"], &["cli", "main"]),
        (&["std", "io", "stdout"], &["cli", "main"]),
        (&["std", "io", "stderr"], &["cli", "main"]),
        (&["clap"], &["cli", "main"]),
        (&["indicatif"], &["cli", "main"]),
    ];
    let methods = ["exists", "is_file", "is_dir", "metadata", "symlink_metadata", "canonicalize"];
    let mut wrong = Vec::new();
    for file in code() {
        for path in &file.paths {
            for (start, may) in &banned {
                if path.iter().zip(*start).filter(|(a, b)| a == b).count() == start.len()
                    && !may.contains(&&*file.room)
                {
                    wrong.push(format!("{} uses `{}`", file.name, path.join("::")));
                }
            }
        }
        if !ends.contains(&&*file.room) {
            let seen = file.methods.iter().filter(|method| methods.contains(&&***method));
            wrong.extend(seen.map(|method| format!("{} calls `.{method}()`", file.name)));
        }
    }
    assert!(wrong.is_empty(), "the world is touched where it may not be:\n{}", wrong.join("\n"));
}

#[test]
fn no_room_re_exports_another() {
    for file in code() {
        for path in &file.re_exports {
            let own = path.first().is_none_or(|first| first != "crate")
                || path.get(1).is_some_and(|room| *room == file.room);
            assert!(own, "{} re-exports `{}`", file.name, path.join("::"));
        }
    }
}

#[test]
fn every_file_says_what_it_takes_and_gives() {
    for file in code() {
        let mut lines = file.text.lines();
        let first = lines.next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 12, "{} has no `//!` line", file.name);
    }
}

#[test]
fn nothing_is_called_after_nothing() {
    let empty = ["utils", "util", "types", "common", "errors", "helpers", "prelude", "misc"];
    for file in code() {
        let name = file.module.last().map_or("", String::as_str);
        assert!(!empty.contains(&name), "{}: a noun lives in the room that makes it", file.name);
        assert!(
            !file
                .paths
                .iter()
                .any(|path| path.len() > 1 && path[0] == "super" && path[1] == "super"),
            "{}: `super::super`; name the way from the crate",
            file.name
        );
    }
}

#[test]
fn no_template_leaves_an_attribute_unquoted() {
    let folder = root().join("templates");
    let templates = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in templates.filter(|entry| entry.file_type().is_file()) {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        for (at, _) in text.match_indices("={{") {
            // `content="0; url={{ address }}"` is quoted all the same.
            let tag = &text[text[..at].rfind('<').unwrap_or(0)..at];
            let quoted = tag.matches('"').count() % 2 == 1;
            assert!(quoted, "{} has `={{{{`", entry.path().display());
        }
    }
}

/// A file of `src/`, with what its paths name.
struct Code {
    /// Below the package: `src/anchor/mod.rs`.
    name: String,
    /// `anchor`; `lib` and `main` for the crates' own files.
    room: String,
    /// `["anchor", "names"]`
    module: Vec<String>,
    text: String,
    /// Every path and every import, outside tests too.
    paths: Vec<Vec<String>>,
    re_exports: Vec<Vec<String>>,
    methods: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The table's rows: `| `room` | takes → gives | `may` `import` |`.
fn rooms() -> Rooms {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut rooms = Rooms::new();
    let rows = text.lines().skip_while(|line| !line.starts_with("| room |")).skip(2);
    for row in rows.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let (first, last) = (cells[0], cells[cells.len() - 1]);
        let all = last.trim_matches(['|', ' ']) == "all";
        rooms.insert(first.trim_matches('`').to_owned(), (!all).then(|| ticked(last)));
    }
    assert!(rooms.len() >= 8, "the table of rooms in ARCHITECTURE.md can't be read");
    rooms
}

fn ticked(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The room that a path names: behind `crate`, or behind the `super` of a room's own `mod.rs`.
fn room_named<'a>(path: &'a [String], from: &[String], rooms: &Rooms) -> Option<&'a str> {
    let start = path.first()?;
    let from_the_top = start == "crate" || start == "super" && from.len() == 1;
    let room = path.get(1).filter(|_| from_the_top)?;
    rooms.contains_key(room).then_some(room)
}

fn code() -> Vec<Code> {
    let src = root().join("src");
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let below = entry.path().strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let mut module: Vec<String> =
            below.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let mut seen = Seen::default();
        seen.visit_file(&syn::parse_file(&text).unwrap());
        files.push(Code {
            name: format!("src/{below}"),
            room: module[0].clone(),
            module,
            text,
            paths: seen.paths,
            re_exports: seen.re_exports,
            methods: seen.methods,
        });
    }
    files
}

/// The module that a path leads into, as far as it names files.
fn module_of<'a>(
    path: &[String],
    from: &[String],
    modules: &'a BTreeSet<Vec<String>>,
) -> Option<&'a [String]> {
    let path: Vec<String> = match path.first().map(String::as_str) {
        Some("crate") => path[1..].to_vec(),
        Some("super") => [&from[..from.len() - 1], &path[1..]].concat(),
        _ => return None,
    };
    (1..=path.len()).rev().find_map(|length| modules.get(&path[..length])).map(Vec::as_slice)
}

/// The modules of a circle that can be reached from one, if there is one.
fn circle<'a>(
    module: &'a [String],
    imports: &BTreeMap<&'a [String], BTreeSet<&'a [String]>>,
    trail: &mut Vec<&'a [String]>,
    done: &mut BTreeSet<&'a [String]>,
) -> Option<Vec<&'a [String]>> {
    if let Some(at) = trail.iter().position(|other| *other == module) {
        return Some([&trail[at..], &[module]].concat());
    }
    if !done.contains(module) {
        trail.push(module);
        for to in imports.get(module).into_iter().flatten() {
            if let Some(found) = circle(to, imports, trail, done) {
                return Some(found);
            }
        }
        trail.pop();
        done.insert(module);
    }
    None
}

#[derive(Default)]
struct Seen {
    paths: Vec<Vec<String>>,
    re_exports: Vec<Vec<String>>,
    methods: Vec<String>,
}

impl<'ast> Visit<'ast> for Seen {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut leaves = Vec::new();
        leaves_of(&item.tree, &mut Vec::new(), &mut leaves);
        if !matches!(item.vis, syn::Visibility::Inherited) {
            self.re_exports.extend(leaves.iter().cloned());
        }
        self.paths.extend(leaves);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        // Inline tests may import what they need.
        if item.ident != "tests" {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        // Inside a macro there are only tokens: words joined by `::` are paths.
        let text = call.tokens.to_string().replace(" :: ", "::");
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        let paths = words.filter(|word| word.contains("::"));
        self.paths.extend(paths.map(|path| path.split("::").map(str::to_owned).collect()));
        syn::visit::visit_macro(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.args.is_empty() {
            self.methods.push(call.method.to_string());
        }
        syn::visit::visit_expr_method_call(self, call);
    }
}

fn leaves_of(tree: &syn::UseTree, start: &mut Vec<String>, leaves: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            start.push(path.ident.to_string());
            leaves_of(&path.tree, start, leaves);
            start.pop();
        }
        syn::UseTree::Name(name) => {
            let ident = name.ident.to_string();
            let itself = (ident != "self").then_some(ident);
            leaves.push(start.iter().cloned().chain(itself).collect());
        }
        syn::UseTree::Rename(name) => {
            leaves.push(start.iter().cloned().chain([name.ident.to_string()]).collect());
        }
        syn::UseTree::Glob(_) => leaves.push(start.clone()),
        syn::UseTree::Group(group) => {
            group.items.iter().for_each(|tree| leaves_of(tree, start, leaves));
        }
    }
}
