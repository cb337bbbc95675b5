//! A folder, or a revision of a git repository → `Files`: what people wrote below `content/`, `seeds/` and `templates/`, as bytes.

#![allow(clippy::disallowed_methods, reason = "this room opens files")]

pub mod git;
pub mod history;
mod pointer;
pub mod revision;
mod tree;
mod walk;

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::ground::files::{File, Files, Trouble, TroubleKind};
use walk::Entry;

/// The folders of a site that are read.
const FOLDERS: [&str; 3] = ["content", "seeds", "templates"];

/// The largest file that is read, in bytes: places in files are 32-bit numbers.
const LARGEST: u64 = u32::MAX as u64 - 1;

/// Reads a site's folder. What can't be read is a [`Trouble`] and costs itself only.
///
/// Hidden files and editors' backups are passed over. A symbolic link is followed where it stays in the folder.
///
/// # Errors
/// Where `root` itself is no folder or can't be opened.
pub fn read(root: &Path) -> io::Result<Files> {
    let root = fs::canonicalize(root)?;
    let top: Vec<fs::DirEntry> = fs::read_dir(&root)?.flatten().collect();
    let mut beside = Vec::new();
    let mut walk = walk::Walk::new(&root);
    for folder in FOLDERS {
        match fs::symlink_metadata(root.join(folder)) {
            Ok(_) => walk.folder(folder),
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                walk.trouble(folder, TroubleKind::Unreadable(error.to_string()));
            }
            Err(_) if folder == "seeds" => beside = folders(&top),
            Err(_) if folder == "content" => walk.trouble(folder, TroubleKind::NoContent),
            Err(_) => {}
        }
    }
    let (entries, mut troubles) = walk.found();
    let read: Vec<Result<File, Trouble>> = entries.par_iter().map(file).collect();
    let mut files = Vec::with_capacity(read.len());
    for one in read {
        match one {
            Ok(file) => files.push(file),
            Err(trouble) => troubles.push(trouble),
        }
    }
    Ok(Files::new(files, troubles).with_beside(beside))
}

/// The names of folders, hidden ones apart. What can't be read is none.
fn folders(entries: &[fs::DirEntry]) -> Vec<String> {
    let folders = entries.iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| !name.starts_with('.')).collect()
}

fn file(entry: &Entry) -> Result<File, Trouble> {
    let trouble = |what| Trouble { path: entry.path.clone(), what };
    let unreadable = |error: io::Error| trouble(TroubleKind::Unreadable(error.to_string()));
    if fs::metadata(&entry.on_disk).map_err(unreadable)?.len() > LARGEST {
        return Err(trouble(TroubleKind::TooLarge));
    }
    let bytes = fs::read(&entry.on_disk).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(trouble(TroubleKind::TooLarge));
    }
    Ok(File::new(&*entry.path, pointer::without(bytes).map_err(trouble)?))
}
