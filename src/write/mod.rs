//! Pages → a folder: only what changed, each file whole or not at all, and nothing lost that others put there.
//!
//! A folder with no site yet is written in place. Over an older site every changed page is first made and staged;
//! only when all are made are they renamed into place, assets first, and what is gone is removed. The manifest knows
//! at each moment which files are ours, so that a build that is killed is mended by the next one.

#![allow(clippy::disallowed_methods, reason = "this room changes files")]

mod folders;
mod fresh;
mod manifest;
mod staged;
pub mod stamp;
mod standing;
pub mod unchanged;

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use crate::ground::address::Address;
use crate::ground::diagnostic::Diagnostic;
use crate::render::content::Content;
use manifest::{Known, Manifest};
use stamp::Made;

/// What a build did to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files the site has.
    pub files: usize,
    /// How many of them were written, because they are new or differ.
    pub changed: usize,
    /// How many files of an older build were removed.
    pub removed: usize,
    /// Files of an older build that are gone from the site but were changed by somebody else since: they stay.
    pub kept: Vec<String>,
}

/// Why nothing was written. The site that stood in the folder stands as it was.
#[derive(Debug)]
pub enum Stopped {
    /// Pages that could not be made, in the order of the list.
    NotMade(Vec<Diagnostic>),
    /// Files or links of somebody else that stand where the site's files belong, below the output folder; also our own
    /// that somebody changed, where they are to be replaced.
    Foreign(Vec<String>),
    /// Another build writes this folder right now.
    Busy,
    /// The operating system refused; the path, and its words.
    Io(String, io::Error),
}

/// So many files at most are made one after the other by one core.
const GROUP: usize = 16;

/// What every step needs.
struct Job<'a, M, P> {
    /// The output folder, links resolved.
    out: &'a Path,
    /// Every file of the site: its path below the output folder, and what makes it.
    files: &'a [(String, Address)],
    /// What the site is made of, for the next build.
    made: Option<&'a Made>,
    /// Gives what makes the bytes of one file after the other.
    make: M,
    /// Called once for each file made.
    progress: P,
}

/// Writes a site into `out`: each of `files` is made, written and dropped, on all cores. `make` gives what makes some of
/// them, one after the other in their order. By `made` the next build sees whether anything is to be done.
///
/// # Errors
/// [`Stopped`], with the older site left readable.
pub fn write<'c, F>(
    out: &Path,
    files: &[(String, Address)],
    made: Option<&Made>,
    make: impl Fn() -> F + Sync,
    progress: impl Fn() + Sync,
) -> Result<Written, Stopped>
where
    F: FnMut(&Address) -> Result<Content<'c>, Diagnostic>,
{
    let existed = out.exists();
    fs::create_dir_all(out).map_err(|error| refused(out, error))?;
    let out = &fs::canonicalize(out).map_err(|error| refused(out, error))?;
    let _lock = lock(out)?;
    let job = Job { out, files, made, make, progress };
    staged::clean(out)?;
    let written = match Manifest::read(out)? {
        Some(manifest) => staged::write(&job, &manifest),
        None => fresh::write(&job),
    };
    if written.is_err() && !existed {
        // Only an empty folder goes.
        let _ = fs::remove_dir(out);
    }
    written
}

impl<'c, M, P, F> Job<'_, M, P>
where
    M: Fn() -> F + Sync,
    F: FnMut(&Address) -> Result<Content<'c>, Diagnostic>,
    P: Fn() + Sync,
{
    /// Does this for all files, by number, in small groups: pages differ much in cost, and where the list is cut into few
    /// long parts one core is left with the last of them.
    fn each<T: Send>(
        &self,
        one: impl Fn(&mut F, usize) -> Result<T, Fault> + Sync,
    ) -> Result<Vec<T>, Stopped> {
        let numbers = (0..self.files.len()).into_par_iter().with_max_len(GROUP);
        sorted(numbers.map_init(&self.make, |make, number| one(make, number)).collect())
    }

    /// Makes one file, or what makes its parts.
    fn make(&self, make: &mut F, number: usize) -> Result<Content<'c>, Fault> {
        let content = make(&self.files[number].1).map_err(|one| Fault::NotMade(one.into()))?;
        (self.progress)();
        Ok(content)
    }
}

/// Writes parts into a file as they are made; what the manifest says of it then.
fn pour(parts: impl Iterator<Item = Vec<u8>>, file: &mut fs::File) -> io::Result<Known> {
    let (mut hasher, mut length) = (blake3::Hasher::new(), 0);
    for part in parts {
        hasher.update(&part);
        length += part.len() as u64;
        file.write_all(&part)?;
    }
    Ok(Known { hash: hasher.finalize(), length })
}

/// Why one file could not be written.
enum Fault {
    NotMade(Box<Diagnostic>),
    Foreign(String),
    Io(String, io::Error),
}

/// All that went well, in order; else what went wrong with the pages, else what stands in their places, else with the disk.
fn sorted<T>(results: Vec<Result<T, Fault>>) -> Result<Vec<T>, Stopped> {
    let mut fine = Vec::with_capacity(results.len());
    let (mut not_made, mut foreign, mut io) = (Vec::new(), Vec::new(), None);
    for result in results {
        match result {
            Ok(one) => fine.push(one),
            Err(Fault::NotMade(diagnostic)) => not_made.push(*diagnostic),
            Err(Fault::Foreign(path)) => foreign.push(path),
            Err(Fault::Io(path, error)) => io = io.or(Some((path, error))),
        }
    }
    match io {
        _ if !not_made.is_empty() => Err(Stopped::NotMade(not_made)),
        _ if !foreign.is_empty() => {
            foreign.sort();
            Err(Stopped::Foreign(foreign))
        }
        Some((path, error)) => Err(Stopped::Io(path, error)),
        None => Ok(fine),
    }
}

fn refused(path: &Path, error: io::Error) -> Stopped {
    Stopped::Io(path.display().to_string(), error)
}

fn fault(path: &Path) -> impl FnOnce(io::Error) -> Fault {
    move |error| Fault::Io(path.display().to_string(), error)
}

/// Keeps a second build out of the folder while the handle lives. The system lets go of it when a build is killed.
fn lock(out: &Path) -> Result<Option<fs::File>, Stopped> {
    // Where a folder can't be opened like a file, or the file system has no locks, there is none.
    let Ok(handle) = fs::File::open(out) else { return Ok(None) };
    match handle.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(Stopped::Busy),
        _ => Ok(Some(handle)),
    }
}
