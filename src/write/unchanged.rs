//! A folder and a `Stamp` → whether the site that would be written stands there already, whole.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::Manifest;
use super::stamp::{Stamp, Told};
use super::{folders, lock, staged};

/// A site that needn't be written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unchanged {
    /// What was told of it when it was written.
    pub told: Told,
    /// How many files it has.
    pub files: usize,
}

/// The site in `out`, where the last build came to its end, was made of the same, and all that it wrote is there with
/// its length. None wherever there is a doubt: then [`super::write`] looks closer.
pub fn unchanged(out: &Path, of: &Stamp) -> Option<Unchanged> {
    let out = &fs::canonicalize(out).ok()?;
    let _lock = lock(out).ok()?;
    let manifest = Manifest::read(out).ok()??;
    let made = manifest.made.filter(|made| manifest.complete && made.of == *of)?;
    if fs::symlink_metadata(out.join(staged::STAGING)).is_ok() {
        return None;
    }
    let folders = folders::above(manifest.files.keys().map(|path| &**path));
    let is_folder =
        |path: &&str| fs::symlink_metadata(out.join(path)).is_ok_and(|meta| meta.is_dir());
    let stands = |(path, known): &(&str, _)| stands(&out.join(path), known);
    let whole = folders.into_par_iter().all(|folder| is_folder(&folder))
        && manifest.entries().collect::<Vec<_>>().par_iter().all(stands);
    whole.then_some(Unchanged { told: made.told, files: manifest.files.len() })
}

fn stands(path: &Path, known: &super::manifest::Known) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == known.length)
}
