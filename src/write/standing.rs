//! What stands in the output folder where the site's files belong: ours, somebody else's, or nothing.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::folders;
use super::manifest::Manifest;
use super::{Job, Stopped};

/// The length of each file of the site that stands there already, in the order of the list.
///
/// Stopped by anything that isn't ours at the address of a file, and by a file or link where a folder belongs.
pub(super) fn look<M: Sync, P: Sync>(
    job: &Job<'_, M, P>,
    manifest: &Manifest,
) -> Result<Vec<Option<u64>>, Stopped> {
    let mut foreign: Vec<String> = folders::all(job.files)
        .into_par_iter()
        .filter(|folder| !is_folder_or_nothing(&job.out.join(folder)))
        .map(str::to_owned)
        .collect();
    // Nothing below a link is looked at: it may lead out of the folder.
    if foreign.is_empty() {
        let standing: Vec<Result<Option<u64>, &str>> = job
            .files
            .par_iter()
            .map(|(path, _)| match fs::symlink_metadata(job.out.join(path)) {
                Err(_) => Ok(None),
                Ok(meta) if meta.is_file() && manifest.files.contains_key(&**path) => {
                    Ok(Some(meta.len()))
                }
                Ok(_) => Err(path.as_str()),
            })
            .collect();
        foreign.extend(standing.iter().filter_map(|one| one.err().map(str::to_owned)));
        if foreign.is_empty() {
            return Ok(standing.into_iter().map(|one| one.unwrap_or(None)).collect());
        }
    }
    foreign.sort();
    Err(Stopped::Foreign(foreign))
}

fn is_folder_or_nothing(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir())
        || fs::symlink_metadata(path).is_err()
}
