//! A content file with a new text → the same file, replaced whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Replaces a content file that still says what was read of it.
pub fn replace(dir: &Path, path: &str, old: &[u8], new: &[u8]) -> io::Result<()> {
    let content = fs::canonicalize(dir.join("content"))?;
    // A link in content/ may lead elsewhere in the site; the file that it leads to stays out of reach then.
    let place = fs::canonicalize(dir.join(path))?;
    if !place.starts_with(&content) {
        return Err(io::Error::other("it is a link to a file outside content/"));
    }
    if fs::read(&place)? != old {
        return Err(io::Error::other("somebody changed it meanwhile; run this again"));
    }
    let beside = beside(&place);
    let written = fs::File::create_new(&beside).and_then(|mut file| {
        file.set_permissions(fs::metadata(&place)?.permissions())?;
        file.write_all(new)?;
        file.sync_all()?;
        fs::rename(&beside, &place)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
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
