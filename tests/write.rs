//! The room `write`: nothing of somebody else's is lost, and a build that ends early leaves the last good site.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use onrecord::ground::address::Address;
use onrecord::ground::diagnostic::{At, Diagnostic};
use onrecord::ground::files::{File, Files};
use onrecord::ground::id::Family;
use onrecord::render::content::Content;
use onrecord::write::stamp::{Made, Stamp, Told};
use onrecord::write::unchanged::{Unchanged, unchanged};
use onrecord::write::{Stopped, Written, write};
use tempfile::TempDir;

/// A site as text: its subjects' pages by id.
type Pages<'a> = &'a [(&'a str, &'a str)];

fn addresses(pages: Pages<'_>) -> Vec<(String, Address)> {
    let asset = [Address::Asset("site.css".into()), Address::Home];
    let subjects = pages.iter().map(|(id, _)| Address::of(Family::Source, id));
    asset.into_iter().chain(subjects).map(|address| (address.file(), address)).collect()
}

/// The same as a build makes it: the pages `b` and `gone` in parts.
fn content(pages: Pages<'_>, address: &Address) -> Content<'static> {
    let bytes = page(pages, address);
    match address {
        Address::Subject(_, id) if matches!(&**id, "b" | "gone") => {
            Content::Parts(Box::new(bytes.into_iter().map(|byte| vec![byte])))
        }
        _ => Content::Whole(bytes),
    }
}

fn page(pages: Pages<'_>, address: &Address) -> Vec<u8> {
    match address {
        Address::Subject(_, id) => {
            pages.iter().find(|(other, _)| **other == **id).unwrap().1.as_bytes().to_vec()
        }
        other => other.file().into_bytes(),
    }
}

fn build(out: &Path, pages: Pages<'_>) -> Result<Written, Stopped> {
    write(out, &addresses(pages), None, || |address: &Address| Ok(content(pages, address)), || ())
}

/// Every file below a folder, the tool's own dotfiles aside.
fn files(out: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(out)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(out).unwrap().to_string_lossy().into_owned();
            (path, String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned())
        })
        .filter(|(path, _)| !path.starts_with(".onrecord"))
        .collect()
}

fn expected(pages: Pages<'_>) -> BTreeMap<String, String> {
    addresses(pages)
        .into_iter()
        .map(|(path, address)| (path, String::from_utf8(page(pages, &address)).unwrap()))
        .collect()
}

const OLD: Pages<'_> = &[("a", "first a"), ("b", "first b"), ("gone", "gone")];
const NEW: Pages<'_> = &[("a", "first a"), ("b", "second b"), ("new", "new")];

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_removed() {
    let out = TempDir::new().unwrap();
    assert_eq!(build(out.path(), OLD).unwrap().changed, 5);
    assert_eq!(files(out.path()), expected(OLD));
    let untouched = fs::metadata(out.path().join("sources/a/index.html")).unwrap();
    let written = build(out.path(), NEW).unwrap();
    assert_eq!((written.changed, written.removed), (2, 1));
    assert_eq!(files(out.path()), expected(NEW));
    assert!(!out.path().join("sources/gone").exists());
    let same = fs::metadata(out.path().join("sources/a/index.html")).unwrap();
    assert_eq!(untouched.modified().unwrap(), same.modified().unwrap());
    let manifest = fs::metadata(out.path().join(".onrecord-manifest")).unwrap();
    assert_eq!(build(out.path(), NEW).unwrap().changed, 0);
    let after = fs::metadata(out.path().join(".onrecord-manifest")).unwrap();
    assert_eq!(manifest.modified().unwrap(), after.modified().unwrap());
}

#[test]
fn a_changed_site_is_the_same_bytes_as_a_fresh_one() {
    let (fresh, changed) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    build(fresh.path(), NEW).unwrap();
    build(changed.path(), OLD).unwrap();
    build(changed.path(), NEW).unwrap();
    let manifest = |out: &TempDir| fs::read(out.path().join(".onrecord-manifest")).unwrap();
    assert_eq!(manifest(&fresh), manifest(&changed));
}

#[test]
fn files_of_others_survive() {
    let out = TempDir::new().unwrap();
    for (path, text) in
        [("CNAME", "example.org"), (".git/HEAD", "ref"), ("sources/gone/mine.txt", "mine")]
    {
        let path = out.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    build(out.path(), OLD).unwrap();
    build(out.path(), NEW).unwrap();
    let standing = files(out.path());
    assert_eq!(standing["CNAME"], "example.org");
    assert_eq!(standing[".git/HEAD"], "ref");
    assert_eq!(standing["sources/gone/mine.txt"], "mine");
    assert!(!standing.contains_key("sources/gone/index.html"));
}

#[test]
fn a_page_that_somebody_changed_is_not_removed_with_its_source() {
    let out = TempDir::new().unwrap();
    build(out.path(), OLD).unwrap();
    fs::write(out.path().join("sources/gone/index.html"), "edited").unwrap();
    let written = build(out.path(), NEW).unwrap();
    assert_eq!(written.kept, ["sources/gone/index.html"]);
    assert_eq!(files(out.path())["sources/gone/index.html"], "edited");
    assert!(build(out.path(), NEW).unwrap().kept.is_empty());
}

#[test]
fn a_page_that_somebody_changed_is_not_written_over() {
    let out = TempDir::new().unwrap();
    build(out.path(), OLD).unwrap();
    let page = out.path().join("sources/b/index.html");
    // Longer, shorter, and as long as the page that is to come.
    for text in ["edited by somebody", "mine", "third  b"] {
        fs::write(&page, text).unwrap();
        for pages in [OLD, NEW] {
            match build(out.path(), pages) {
                Err(Stopped::Foreign(paths)) => assert_eq!(paths, ["sources/b/index.html"]),
                other => panic!("{text}: {other:?}"),
            }
            assert_eq!(fs::read_to_string(&page).unwrap(), text);
            assert!(!out.path().join("sources/new/index.html").exists());
        }
    }
    // What it would be anyway is in nobody's way.
    fs::write(&page, "second b").unwrap();
    build(out.path(), NEW).unwrap();
    assert_eq!(files(out.path()), expected(NEW));
}

#[test]
fn a_file_of_somebody_else_at_a_pages_address_stops_the_build() {
    for first in [None, Some(OLD)] {
        let out = TempDir::new().unwrap();
        if let Some(first) = first {
            build(out.path(), first).unwrap();
        }
        let place = out.path().join("sources/new/index.html");
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, "mine").unwrap();
        let before = files(out.path());
        match build(out.path(), NEW) {
            Err(Stopped::Foreign(paths)) => assert_eq!(paths, ["sources/new/index.html"]),
            other => panic!("{other:?}"),
        }
        assert_eq!(files(out.path()), before);
    }
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (elsewhere, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    symlink(elsewhere.path(), out.path().join("sources")).unwrap();
    assert!(matches!(build(out.path(), NEW), Err(Stopped::Foreign(_))));
    assert!(files(elsewhere.path()).is_empty());

    // Nor are they where a folder of the last build was replaced by one.
    let out = TempDir::new().unwrap();
    build(out.path(), OLD).unwrap();
    fs::rename(out.path().join("sources"), elsewhere.path().join("sources")).unwrap();
    symlink(elsewhere.path().join("sources"), out.path().join("sources")).unwrap();
    assert!(matches!(build(out.path(), &[]), Ok(Written { removed: 0, .. })));
    assert_eq!(files(elsewhere.path()).len(), OLD.len());
    assert!(matches!(build(out.path(), NEW), Err(Stopped::Foreign(_))));
}

#[test]
fn a_page_that_cannot_be_made_leaves_the_last_site() {
    let fails = |address: &Address| match address {
        Address::Subject(_, id) if &**id == "b" => {
            let place = At::Path("templates/source.html".into());
            Err(Diagnostic::new("template", place, "No."))
        }
        other => Ok(content(NEW, other)),
    };
    let out = TempDir::new().unwrap();
    build(out.path(), OLD).unwrap();
    let stopped = write(out.path(), &addresses(NEW), None, || fails, || ());
    assert!(matches!(stopped, Err(Stopped::NotMade(diagnostics)) if diagnostics.len() == 1));
    assert_eq!(files(out.path()), expected(OLD));
    assert!(!out.path().join(".onrecord-staging").exists());

    // Where there was no site, none is left behind: not even the folder.
    let parent = TempDir::new().unwrap();
    let out = parent.path().join("public");
    assert!(write(&out, &addresses(NEW), None, || fails, || ()).is_err());
    assert!(!out.exists());
}

/// A build that panics after some pages, as near to being killed as one process comes; the manifest and what was
/// written stay behind.
fn killed(out: &Path, pages: Pages<'_>, after: usize) {
    let made = AtomicUsize::new(0);
    let make = |address: &Address| {
        assert!(made.fetch_add(1, Ordering::SeqCst) < after, "killed");
        Ok(content(pages, address))
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let end = catch_unwind(AssertUnwindSafe(|| {
        pool.install(|| write(out, &addresses(pages), None, || make, || ()))
    }));
    assert!(end.is_err());
}

#[test]
fn a_build_killed_while_pages_are_made_is_mended_by_the_next() {
    for after in 0..addresses(NEW).len() {
        let out = TempDir::new().unwrap();
        killed(out.path(), OLD, after);
        build(out.path(), NEW).unwrap();
        assert_eq!(files(out.path()), expected(NEW), "first build killed after {after}");

        let out = TempDir::new().unwrap();
        build(out.path(), OLD).unwrap();
        killed(out.path(), NEW, after);
        assert_eq!(files(out.path()), expected(OLD), "second build killed after {after}");
        build(out.path(), NEW).unwrap();
        assert_eq!(files(out.path()), expected(NEW));
        assert!(!out.path().join(".onrecord-staging").exists());
    }
}

#[test]
fn a_build_killed_while_files_are_put_into_place_is_mended_by_the_next() {
    // The manifest as it stands at that moment: both states of every file, and no last line.
    let (old, new) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    build(old.path(), OLD).unwrap();
    build(new.path(), NEW).unwrap();
    let text = |out: &TempDir| fs::read_to_string(out.path().join(".onrecord-manifest")).unwrap();
    let both = text(&old).replace("complete\n", "")
        + &text(&new).replace("complete\n", "").replace("onrecord manifest 1\n", "");
    fs::write(old.path().join(".onrecord-manifest"), both).unwrap();
    let placed = old.path().join("sources/new");
    fs::create_dir_all(&placed).unwrap();
    fs::write(placed.join("index.html"), "new").unwrap();
    fs::create_dir(old.path().join(".onrecord-staging")).unwrap();
    fs::write(old.path().join(".onrecord-staging/3"), "second b").unwrap();
    build(old.path(), NEW).unwrap();
    assert_eq!(files(old.path()), expected(NEW));
    assert_eq!(text(&old), text(&new));
}

#[test]
fn a_file_cut_short_is_written_again() {
    let out = TempDir::new().unwrap();
    build(out.path(), OLD).unwrap();
    fs::write(out.path().join("sources/a/index.html"), "").unwrap();
    fs::remove_file(out.path().join("sources/b/index.html")).unwrap();
    assert_eq!(build(out.path(), OLD).unwrap().changed, 2);
    assert_eq!(files(out.path()), expected(OLD));
}

#[test]
fn two_builds_do_not_write_one_folder_at_once() {
    let out = TempDir::new().unwrap();
    let make = |address: &Address| {
        assert!(matches!(build(out.path(), OLD), Err(Stopped::Busy)));
        Ok(content(OLD, address))
    };
    write(out.path(), &addresses(OLD), None, || make, || ()).unwrap();
    assert_eq!(files(out.path()), expected(OLD));
}

#[test]
fn a_manifest_cannot_send_the_tool_out_of_its_folder() {
    let parent = TempDir::new().unwrap();
    let out = parent.path().join("public");
    build(&out, OLD).unwrap();
    fs::write(parent.path().join("mine.txt"), "mine").unwrap();
    let hash = blake3::hash(b"mine").to_hex();
    let manifest = out.join(".onrecord-manifest");
    let text = fs::read_to_string(&manifest).unwrap();
    let hostile = text.replace("complete\n", &format!("{hash} 4 ../mine.txt\ncomplete\n"));
    fs::write(&manifest, hostile).unwrap();
    build(&out, NEW).unwrap();
    assert_eq!(fs::read_to_string(parent.path().join("mine.txt")).unwrap(), "mine");
}

/// What a site of these pages is made of.
fn made(pages: Pages<'_>) -> Made {
    let files = pages.iter().map(|(id, text)| File::new(*id, text.as_bytes().to_vec())).collect();
    let of = Stamp::of(&Files::new(files, Vec::new()), &[]);
    Made { of, told: Told { pages: 4, sources: 3, quotes: 2, verified: 1, clean: true } }
}

fn build_stamped(out: &Path, pages: Pages<'_>) -> Written {
    let make = |address: &Address| Ok(content(pages, address));
    write(out, &addresses(pages), Some(&made(pages)), || make, || ()).unwrap()
}

#[test]
fn a_site_that_stands_whole_is_known_again() {
    let out = TempDir::new().unwrap();
    assert_eq!(unchanged(out.path(), &made(OLD).of), None);
    build_stamped(out.path(), OLD);
    let same = Unchanged { told: made(OLD).told, files: 5 };
    assert_eq!(unchanged(out.path(), &made(OLD).of), Some(same));
    assert_eq!(unchanged(out.path(), &made(NEW).of), None);
    fs::write(out.path().join("CNAME"), "example.org").unwrap();
    assert_eq!(unchanged(out.path(), &made(OLD).of), Some(same));
    build_stamped(out.path(), NEW);
    assert_eq!(unchanged(out.path(), &made(OLD).of), None);
    assert!(unchanged(out.path(), &made(NEW).of).is_some());
    // Nobody says what it is made of.
    build(out.path(), NEW).unwrap();
    assert_eq!(unchanged(out.path(), &made(NEW).of), None);
}

#[test]
fn a_site_that_does_not_stand_whole_is_written_again() {
    let page = "sources/a/index.html";
    type Spoil = fn(&Path);
    let spoilt: [(&str, Spoil); 7] = [
        ("deleted", |page| fs::remove_file(page).unwrap()),
        ("shortened", |page| fs::write(page, "first").unwrap()),
        ("a folder", |page| {
            fs::remove_file(page).unwrap();
            fs::create_dir(page).unwrap();
        }),
        ("its folder deleted", |page| fs::remove_dir_all(page.parent().unwrap()).unwrap()),
        ("no manifest", |page| {
            fs::remove_file(page.ancestors().nth(3).unwrap().join(".onrecord-manifest")).unwrap();
        }),
        ("killed while staging", |page| {
            fs::create_dir(page.ancestors().nth(3).unwrap().join(".onrecord-staging")).unwrap();
        }),
        ("killed while placing", |page| {
            let manifest = page.ancestors().nth(3).unwrap().join(".onrecord-manifest");
            let text = fs::read_to_string(&manifest).unwrap();
            fs::write(&manifest, text.strip_suffix("complete\n").unwrap()).unwrap();
        }),
    ];
    for (how, spoil) in spoilt {
        let out = TempDir::new().unwrap();
        build_stamped(out.path(), OLD);
        spoil(&out.path().join(page));
        assert_eq!(unchanged(out.path(), &made(OLD).of), None, "{how}");
    }
}

#[cfg(unix)]
#[test]
fn a_site_behind_links_is_not_known_again() {
    let (out, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    build_stamped(out.path(), OLD);
    let moved = elsewhere.path().join("sources");
    fs::rename(out.path().join("sources"), &moved).unwrap();
    std::os::unix::fs::symlink(&moved, out.path().join("sources")).unwrap();
    assert_eq!(unchanged(out.path(), &made(OLD).of), None);
}
