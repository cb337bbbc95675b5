//! The folders that files need: which they are, making them, and taking away the empty ones.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::{Stopped, refused};

/// Every folder above these files, below the output folder, parents first.
pub(super) fn all<T>(files: &[(String, T)]) -> BTreeSet<&str> {
    above(files.iter().map(|(path, _)| path.as_str()))
}

/// Every folder above these paths, parents first.
pub(super) fn above<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for mut path in paths {
        while let Some((folder, _)) = path.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            path = folder;
        }
    }
    folders
}

/// Makes the folders that aren't there: the upper ones one by one, then all that hold no other at once.
pub(super) fn make(out: &Path, folders: &BTreeSet<&str>) -> Result<(), Stopped> {
    let upper = above(folders.iter().copied());
    for folder in &upper {
        one(out, folder)?;
    }
    let lowest: Vec<&str> = folders.difference(&upper).copied().collect();
    lowest.into_par_iter().try_for_each(|folder| one(out, folder))
}

fn one(out: &Path, folder: &str) -> Result<(), Stopped> {
    let path = out.join(folder);
    match fs::create_dir(&path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(refused(&path, error)),
        _ => Ok(()),
    }
}

/// Takes away those of the folders that are empty, the lowest first.
pub(super) fn tidy(out: &Path, folders: &BTreeSet<&str>) {
    for folder in folders.iter().rev() {
        // One that still holds something stays: that is what `remove_dir` does.
        let _ = fs::remove_dir(out.join(folder));
    }
}
