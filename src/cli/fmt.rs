//! `onrecord fmt`: content files in their canonical form, each written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use onrecord::edit::{self, Change};
use onrecord::ground::files::Files;

use super::output::{complain, say};
use super::progress::Progress;
use super::{End, Place, journey};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord fmt
  onrecord fmt my-site --check       only say which files would change")]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Write nothing; exit with 1 where a file would change
    #[arg(long)]
    check: bool,
}

pub fn run(arguments: &Arguments) -> End {
    let dir = &arguments.place.dir;
    let progress = Progress::start("reading");
    let (files, anchored) = match journey::anchored(dir, &progress) {
        Ok(found) => found,
        Err(end) => return end,
    };
    let changes = edit::fmt::fmt(&anchored);
    drop(progress);
    let mut end = End::Clean;
    for file in edit::fmt::left_alone(&anchored) {
        let path = &files.get(file).path;
        complain(&format!(
            "{path} is left as it is: `onrecord check` tells what is to be mended first."
        ));
        end = End::Errors;
    }
    if arguments.check {
        for change in &changes {
            say(&format!("{} would change\n", path(change, &files)));
        }
        return if changes.is_empty() { end } else { End::Errors };
    }
    for change in &changes {
        let path = path(change, &files);
        match replace(dir, path, files.get(change.file).bytes(), change.text.as_bytes()) {
            Ok(()) => say(&format!("{path} changed\n")),
            Err(error) => {
                complain(&format!("{path} is as it was: {error}."));
                end = End::Unreadable;
            }
        }
    }
    end
}

fn path<'a>(change: &Change, files: &'a Files) -> &'a str {
    &files.get(change.file).path
}

/// Replaces a content file that still says what was read of it.
fn replace(dir: &Path, path: &str, old: &[u8], new: &[u8]) -> io::Result<()> {
    let content = fs::canonicalize(dir.join("content"))?;
    // A link in content/ may lead elsewhere in the site; the file that it leads to stays out of reach then.
    let place = fs::canonicalize(dir.join(path))?;
    if !place.starts_with(&content) {
        return Err(io::Error::other("it is a link to a file outside content/"));
    }
    if fs::read(&place)? != old {
        return Err(io::Error::other("somebody changed it meanwhile; run `onrecord fmt` again"));
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

/// A hidden name in the same folder, which no reader of the site sees.
fn beside(place: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(format!(".onrecord-{}", std::process::id()));
    place.with_file_name(name)
}
