//! `onrecord init DIR`: a small made-up site that builds without a warning and teaches by example.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::End;
use super::output::{complain, say};

#[derive(clap::Args)]
#[command(after_help = "Example:
  onrecord init my-site && onrecord build my-site")]
pub struct Arguments {
    /// The folder to make; one that is there must be empty
    dir: PathBuf,
}

/// The site's files, below its folder.
const FILES: [(&str, &str); 9] = [
    (".gitignore", "/public\n"),
    (".gitattributes", include_str!("init/gitattributes")),
    ("seeds/minutes.txt", include_str!("init/minutes.txt")),
    ("content/site.md", include_str!("init/site.md")),
    ("content/annotations/minutes.md", include_str!("init/minutes.md")),
    ("content/entities/people.md", include_str!("init/people.md")),
    ("content/entities/library.md", include_str!("init/library.md")),
    ("content/claims/library-must-close.md", include_str!("init/library-must-close.md")),
    ("content/briefings/roof.md", include_str!("init/roof.md")),
];

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let dir = &arguments.dir;
    let shown = dir.display();
    match fs::read_dir(dir).map(Iterator::count) {
        Ok(0) => {}
        Ok(_) => {
            complain(&format!(
                "`{shown}` is not empty, and nothing was written there.\nName a folder that isn't there yet."
            ));
            return Err(End::Usage);
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            complain(&format!("`{shown}` can't be a site's folder: {error}."));
            return Err(End::Unreadable);
        }
    }
    for (path, text) in FILES {
        if let Err(error) = put(&dir.join(path), text) {
            complain(&format!("`{shown}/{path}` can't be written: {error}."));
            return Err(End::Unreadable);
        }
    }
    say(&format!(
        "{shown}/: a site of one document and one briefing\n\n\
         Next:\n  \
         onrecord build {shown}       write it into {shown}/public/\n  \
         onrecord check {shown}       check it only\n\n\
         Then read {shown}/content/annotations/minutes.md and put a document of your own into {shown}/seeds/.\n"
    ))?;
    Ok(End::Clean)
}

/// Never over a file that is there.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(text.as_bytes())
}
