//! A content file with a new text → the same file, replaced whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A new text that stands beside its file, ready to take its place.
pub struct Staged {
    place: PathBuf,
    beside: PathBuf,
}

/// Writes a new text beside a content file that still says what was read of it. Dropped, it is gone.
pub fn stage(dir: &Path, path: &str, old: &[u8], new: &[u8]) -> io::Result<Staged> {
    let content = fs::canonicalize(dir.join("content"))?;
    // A link in content/ may lead elsewhere in the site; the file that it leads to stays out of reach then.
    let place = fs::canonicalize(dir.join(path))?;
    if !place.starts_with(&content) {
        return Err(io::Error::other("it is a link to a file outside content/"));
    }
    let permissions = fs::metadata(&place)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::other("it is read-only"));
    }
    if fs::read(&place)? != old {
        return Err(io::Error::other("somebody changed it meanwhile; run this again"));
    }
    let beside = beside(&place);
    let mut file = fs::File::create_new(&beside)?;
    let staged = Staged { place, beside };
    file.set_permissions(permissions)?;
    file.write_all(new)?;
    file.sync_all()?;
    Ok(staged)
}

impl Staged {
    /// Puts the new text in the place of the file.
    pub fn commit(self) -> io::Result<()> {
        fs::rename(&self.beside, &self.place)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // After a commit there is nothing.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Replaces a content file that still says what was read of it.
pub fn replace(dir: &Path, path: &str, old: &[u8], new: &[u8]) -> io::Result<()> {
    stage(dir, path, old, new)?.commit()
}

/// Gives a content file another name in its folder, where nothing has it.
pub fn rename(dir: &Path, path: &str, to: &str) -> io::Result<()> {
    let (from, to) = (dir.join(path), dir.join(to));
    if fs::symlink_metadata(&from)?.is_symlink() {
        return Err(io::Error::other("it is a link"));
    }
    if fs::symlink_metadata(&to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

/// A hidden name in the same folder, which no reader of the site sees.
fn beside(place: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(format!(".onrecord-{}", std::process::id()));
    place.with_file_name(name)
}
