//! How long sites of many sizes take to build, and how much memory: `cargo bench`.
//!
//! `cargo bench -- --sources 100,1000,10000 --briefings 10000` chooses sizes; `--disk` measures on disk as well as in
//! memory; `--as-language` makes some words frequent and most rare; `--generate DIR` only writes the first site there, for a profiler.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark drives the program"
)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark tells its figures")]

mod generate;
mod measure;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use generate::Size;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    let wanted = Wanted::from_arguments(std::env::args().skip(1))?;
    if let Some(dir) = &wanted.generate {
        return match wanted.sizes.first() {
            Some(size) => generate::generate(dir, *size),
            None => Ok(()),
        };
    }
    let disk = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let memory = Path::new("/dev/shm");
    println!(
        "{:30} {:6} {:>7} {:>8} {:>9} {:>9} {:>7} {:>7} {:>9}",
        "site", "on", "pages", "MB out", "build", "again", "floor", "ratio", "peak"
    );
    for size in &wanted.sizes {
        if memory.is_dir() {
            measure_in(memory, "memory", *size)?;
        }
        if wanted.disk || !memory.is_dir() {
            measure_in(&disk, "disk", *size)?;
        }
    }
    Ok(())
}

/// Generates a site in a new folder there, measures, and takes the folder away.
fn measure_in(place: &Path, name: &str, size: Size) -> io::Result<()> {
    let folder = tempfile::Builder::new().prefix("onrecord-bench-").tempdir_in(place)?;
    let site = folder.path().join("site");
    generate::generate(&site, size)?;
    let (out, copy) = (folder.path().join("public"), folder.path().join("copy"));
    let first = measure::build(&site, &out)?;
    let again = measure::build(&site, &out)?;
    let floor = measure::floor(&site, &out, &copy)?;
    let pages = measure::files(&out);
    let bytes: u64 =
        pages.iter().filter_map(|path| path.metadata().ok()).map(|meta| meta.len()).sum();
    let what = match size.briefings {
        0 => format!("{} sources", size.sources),
        briefings => format!("{briefings} briefings, {} sources", size.sources),
    };
    println!(
        "{what:30} {name:6} {:7} {:8.1} {:>9} {:>9} {:>7} {:6.1}× {:>9}",
        pages.len(),
        bytes as f64 / 1e6,
        seconds(first.time),
        seconds(again.time),
        seconds(floor),
        first.time.as_secs_f64() / floor.as_secs_f64(),
        first.memory.map_or("?".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000)),
    );
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// What to measure.
struct Wanted {
    sizes: Vec<Size>,
    disk: bool,
    generate: Option<PathBuf>,
}

impl Wanted {
    /// Sizes that take a few seconds, where the arguments name none.
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> io::Result<Wanted> {
        let mut wanted = Wanted { sizes: Vec::new(), disk: false, generate: None };
        let mut as_language = false;
        while let Some(argument) = arguments.next() {
            let odd = || io::Error::other(format!("`{argument}` needs a value, or is no option"));
            match argument.as_str() {
                "--bench" => {}
                "--disk" => wanted.disk = true,
                "--as-language" => as_language = true,
                "--generate" => {
                    wanted.generate = Some(arguments.next().ok_or_else(odd)?.into());
                }
                "--sources" => {
                    for number in numbers(&arguments.next().ok_or_else(odd)?)? {
                        wanted.sizes.push(Size {
                            sources: number,
                            briefings: 0,
                            as_language: false,
                        });
                    }
                }
                "--briefings" => {
                    for number in numbers(&arguments.next().ok_or_else(odd)?)? {
                        wanted.sizes.push(Size {
                            sources: 100,
                            briefings: number,
                            as_language: false,
                        });
                    }
                }
                _ => return Err(odd()),
            }
        }
        if wanted.sizes.is_empty() {
            wanted.sizes = vec![
                Size { sources: 100, briefings: 0, as_language: false },
                Size { sources: 1_000, briefings: 0, as_language: false },
                Size { sources: 100, briefings: 1_000, as_language: false },
            ];
        }
        wanted.sizes.iter_mut().for_each(|size| size.as_language = as_language);
        Ok(wanted)
    }
}

fn numbers(text: &str) -> io::Result<Vec<usize>> {
    text.split(',')
        .map(|number| {
            number.trim().parse().map_err(|_| io::Error::other(format!("`{number}` is no number")))
        })
        .collect()
}
