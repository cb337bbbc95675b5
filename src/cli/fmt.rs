//! `onrecord fmt`: content files in their canonical form, each written whole or not at all.

use onrecord::edit;
use onrecord::ground::files::{FileId, Files};
use onrecord::tell::plain::plain;

use super::output::{complain, say};
use super::progress::Progress;
use super::replace::replace;
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

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let dir = &arguments.place.dir;
    let progress = Progress::start("reading");
    let (files, anchored) = journey::anchored(dir, &progress)?;
    let changes = edit::fmt::fmt(&anchored);
    drop(progress);
    let mut end = End::Clean;
    for file in edit::fmt::left_alone(&anchored) {
        let path = shown(file, &files);
        complain(&format!(
            "{path} is left as it is: `onrecord check` tells what is to be mended first."
        ));
        end = End::Errors;
    }
    if arguments.check {
        if changes.is_empty() {
            return Ok(end);
        }
        let paths = changes.iter().map(|change| shown(change.file, &files));
        let mut told: String = paths.map(|path| format!("{path} would change\n")).collect();
        let place = match dir.as_os_str().to_str() {
            Some(".") => String::new(),
            _ => format!(" {}", dir.display()),
        };
        told.push_str(&format!("Run `onrecord fmt{place}`: it changes them.\n"));
        say(&told)?;
        return Err(End::Errors);
    }
    // All is written before any of it is told: a report that can't be written stops nothing.
    let mut told = String::new();
    for change in &changes {
        let (file, path) = (files.get(change.file), shown(change.file, &files));
        match replace(dir, &file.path, file.bytes(), change.text.as_bytes()) {
            Ok(()) => told.push_str(&format!("{path} changed\n")),
            Err(error) => {
                complain(&format!("{path} is as it was: {error}."));
                end = End::Unreadable;
            }
        }
    }
    say(&told)?;
    Ok(end)
}

/// The path as a terminal can bear it.
fn shown(file: FileId, files: &Files) -> String {
    plain(&files.get(file).path)
}
