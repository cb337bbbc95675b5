//! The same input gives the same bytes: on any machine, at any path, with any number of threads, whatever the time zone, the
//! locale, and the order in which a file system lists what it holds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::ground::files::{File, Files};
use onrecord::{check, read};
use proptest::prelude::*;
use rayon::prelude::*;
use tempfile::TempDir;

use crate::generate::{Size, generate};
use crate::journey::Journey;
use crate::world::{Run, World, files};

type Built = BTreeMap<String, Vec<u8>>;

/// Fails with the files that differ, and the first line of each that does.
fn same(first: &Built, now: &Built, what: &str) {
    let mut told = Vec::new();
    for path in first.keys().chain(now.keys().filter(|path| !first.contains_key(*path))) {
        match (first.get(path), now.get(path)) {
            (Some(first), Some(now)) if first == now => {}
            (Some(first), Some(now)) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let (first, now) = (text(first), text(now));
                let number = first.lines().zip(now.lines()).take_while(|(a, b)| a == b).count();
                let line = |text: &str| text.lines().nth(number).unwrap_or("(its end)").to_owned();
                let (first, now) = (line(&first), line(&now));
                told.push(format!("{path}:{}:\n  - {first}\n  + {now}", number + 1));
            }
            (Some(_), None) => told.push(format!("{path} is missing")),
            (None, _) => told.push(format!("{path} is there, too")),
        }
    }
    assert!(told.is_empty(), "{what}, the site is another one:\n{}", told.join("\n"));
}

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

/// What people wrote of a site of this repository: its own (`.`), or one in `tests/sites/`.
fn written(site: &str) -> Built {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
    ["content", "seeds"]
        .iter()
        .flat_map(|folder| {
            let files = files(&dir.join(folder)).into_iter();
            files.map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
        })
        .collect()
}

/// The sites to try: small and plain, the largest here, and one with every oddity of documents and passages.
const SITES: [&str; 3] = ["", ".", "tests/sites/torture"];

fn world(site: &str) -> World {
    if site.is_empty() {
        return World::example();
    }
    let world = World::of(&[]);
    written(site).iter().for_each(|(path, bytes)| world.put(path, bytes));
    world
}

#[test]
fn threads_zone_locale_and_language_change_nothing() {
    let environments = [
        &[("RAYON_NUM_THREADS", "7"), ("TZ", "Asia/Kathmandu"), ("LC_ALL", "tr_TR.UTF-8")][..],
        &[("RAYON_NUM_THREADS", "2"), ("TZ", "America/St_Johns"), ("LANG", "C"), ("LC_ALL", "C")],
        &[("LANG", "ar_SA.UTF-8"), ("LC_COLLATE", "sv_SE"), ("COLUMNS", "40"), ("NO_COLOR", "1")],
    ];
    for site in SITES {
        let first = built(&world(site), &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC")], &[]);
        assert!(first.len() > 10);
        for environment in environments {
            let what = format!("Where the site `{site}` is built with {environment:?}");
            same(&first, &built(&world(site), environment, &[]), &what);
        }
    }
}

/// Builds into `out`, from inside `cwd`, the site of `dir`.
fn built_from(cwd: &Path, dir: &str, out: &Path) -> Built {
    let mut command = World::of(&[]).command(&["build", dir, "--out"]);
    command.arg(out).current_dir(cwd);
    Run::of(command).ends(0);
    files(out)
}

#[test]
fn the_place_on_disk_and_the_current_folder_change_nothing() {
    for site in SITES {
        let first = built(&world(site), &[], &[]);
        let around = TempDir::new().unwrap();
        let deep = around.path().join("a folder/with spaces & ümlauts/日本/-x");
        fs::create_dir_all(&deep).unwrap();
        let moved = deep.join("site of $(mine)");
        fs::rename(world(site).path(""), &moved).unwrap();
        let out = |name: &str| around.path().join(name);
        let absolute = moved.to_str().unwrap();
        let ways: [(&Path, &str); 4] = [
            (Path::new("/"), absolute),
            (&moved, "."),
            (&moved.join("content"), ".."),
            (&deep, "./site of $(mine)/"),
        ];
        for (number, (cwd, dir)) in ways.into_iter().enumerate() {
            let what =
                format!("Where the site `{site}` is built as `{dir}` from {}", cwd.display());
            same(&first, &built_from(cwd, dir, &out(&format!("out{number}"))), &what);
        }
    }
}

/// Folders on file systems that list their files in different orders: a hash's, and that of their making, newest first.
fn file_systems() -> Vec<TempDir> {
    let mut all = vec![TempDir::new().unwrap()];
    all.extend(TempDir::new_in("/dev/shm").ok());
    all
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    for site in SITES {
        let example = world(site);
        let first = built(&example, &[], &[]);
        let mut written: Vec<(String, Vec<u8>)> = files(&example.path("")).into_iter().collect();
        written.retain(|(path, _)| !path.starts_with("public/"));
        for turn in ["reversed", "by the ends of their names"] {
            match turn {
                "reversed" => written.reverse(),
                _ => written.sort_by_key(|(path, _)| path.chars().rev().collect::<String>()),
            }
            for folder in file_systems() {
                for (path, bytes) in &written {
                    let path = folder.path().join("site").join(path);
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(path, bytes).unwrap();
                }
                let what =
                    format!("Where the files of `{site}` were made in another order ({turn})");
                same(&first, &built_from(folder.path(), "site", &folder.path().join("out")), &what);
            }
        }
    }
}

/// Two links to one folder: the first by name is followed and the other is told, whichever was made first.
#[cfg(unix)]
#[test]
fn of_two_links_to_a_folder_the_first_by_name_is_read() {
    for names in [["one", "two"], ["two", "one"]] {
        for folder in file_systems() {
            let site = folder.path().join("site");
            fs::create_dir_all(site.join("content/.kept")).unwrap();
            fs::create_dir_all(site.join("content/claims")).unwrap();
            fs::write(site.join("content/site.md"), "# site\n- title: T\n").unwrap();
            fs::write(site.join("content/.kept/c.md"), "# claim c\n- text: T.\n").unwrap();
            for name in names {
                let link = site.join("content/claims").join(name);
                std::os::unix::fs::symlink("../.kept", link).unwrap();
            }
            let read = read::read(&site).unwrap();
            let paths: Vec<&str> = read.iter().map(|(_, file)| &*file.path).collect();
            assert_eq!(paths, ["content/claims/one/c.md", "content/site.md"]);
            assert_eq!(read.troubles().len(), 1);
            assert_eq!(read.troubles()[0].path, "content/claims/two");
        }
    }
}

/// Every file of a site that was read, built in memory by so many threads.
fn rendered(files: Files, threads: usize) -> Built {
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(32 << 20).build().unwrap();
    pool.install(|| {
        let base = Some("https://example.org/a/".to_owned());
        let journey = Journey::of(files, &check::Options::default(), base);
        let mut built: Built = journey
            .addresses()
            .par_iter()
            .map(|address| (address.file(), journey.page(address).unwrap().into_bytes()))
            .collect();
        built.insert("(what check tells)".to_owned(), journey.told().into_bytes());
        built
    })
}

#[test]
fn many_sources_give_the_same_pages_with_one_thread_and_with_many() {
    let folder = TempDir::new().unwrap();
    generate(folder.path(), Size { sources: 60, briefings: 20, as_language: true }).unwrap();
    let files = read::read(folder.path()).unwrap();
    let first = rendered(files.clone(), 1);
    assert!(first.len() > 200);
    for threads in [2, 5, 16] {
        same(&first, &rendered(files.clone(), threads), &format!("With {threads} threads"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    /// In whatever order files and troubles come from the disk, they are one value, and so is the site.
    #[test]
    fn files_that_come_in_any_order_are_the_same_site(
        shuffled in Just(torture()).prop_shuffle(),
        threads in 1_usize..9,
    ) {
        let files = Files::new(shuffled, Vec::new());
        prop_assert_eq!(&files, &Files::new(torture(), Vec::new()));
        let first = rendered(Files::new(torture(), Vec::new()), 1);
        same(&first, &rendered(files, threads), &format!("With {threads} threads and files in another order"));
    }
}

fn torture() -> Vec<File> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/torture");
    read::read(&folder).unwrap().iter().map(|(_, file)| file.clone()).collect()
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
        assert_eq!(Run::of(command).ends(1).stdout, first, "with {threads} threads");
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
    same(&built(&World::example(), &[], &[]), &over, "Over an older site");
}
