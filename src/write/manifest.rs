//! `Manifest`: which files in the output folder are ours, with length and hash; the file `.onrecord-manifest`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use super::stamp::Made;
use super::{Stopped, refused};

/// Its name in the output folder.
pub(super) const NAME: &str = ".onrecord-manifest";
/// A new one, before it takes the old one's place.
const NEW: &str = ".onrecord-manifest.new";
/// The first line.
pub(super) const HEAD: &str = "onrecord manifest 1\n";
/// The last line. Where it lacks, a build was killed, and a path may have several entries: one for each state that
/// its file can be in.
const END: &str = "complete\n";

/// What is known of a file that we wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    /// BLAKE3 of its bytes.
    pub hash: blake3::Hash,
    /// Its length in bytes.
    pub length: u64,
}

impl Known {
    /// Of a file whose end nobody has seen: whatever stands in its place was cut short.
    pub const UNMADE: Known = Known { hash: blake3::Hash::from_bytes([0; 32]), length: u64::MAX };

    /// What to know of these bytes.
    pub fn of(bytes: &[u8]) -> Known {
        Known { hash: blake3::hash(bytes), length: bytes.len() as u64 }
    }

    /// What to know of a file that stands there.
    pub fn standing(path: &Path) -> io::Result<Known> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(fs::File::open(path)?)?;
        Ok(Known { length: hasher.count(), hash: hasher.finalize() })
    }

    /// The line for a path.
    pub fn line(&self, path: &str) -> String {
        format!("{} {} {path}\n", self.hash.to_hex(), self.length)
    }
}

/// Our files by path.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// For each path the states its file can be in; one where the last build came to its end.
    pub files: BTreeMap<Box<str>, Vec<Known>>,
    /// Whether the last build came to its end.
    pub complete: bool,
    /// What the site was made of, where the build that wrote it said so.
    pub made: Option<Made>,
    /// As read.
    text: String,
}

impl Manifest {
    /// The manifest of a folder; none where no site was ever written there.
    pub fn read(out: &Path) -> Result<Option<Manifest>, Stopped> {
        let path = out.join(NAME);
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_file() => {}
            Ok(_) => return Err(Stopped::Foreign(vec![NAME.to_owned()])),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(&path, error)),
        }
        let bytes = fs::read(&path).map_err(|error| refused(&path, error))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // The first line is written in one go with the file; an empty one was killed before that.
        let Some(lines) = text.strip_prefix(HEAD).or(text.is_empty().then_some("")) else {
            return Err(Stopped::Foreign(vec![NAME.to_owned()]));
        };
        let mut files: BTreeMap<Box<str>, Vec<Known>> = BTreeMap::new();
        let mut made = None;
        for line in lines.split_inclusive('\n') {
            if let Some((path, known)) = entry(line) {
                files.entry(path.into()).or_default().push(known);
            } else {
                made = made.or_else(|| Made::read(line.trim_end_matches('\n')));
            }
        }
        Ok(Some(Manifest { files, complete: text.ends_with(END), made, text }))
    }

    /// The text of a manifest in path order, of a build that has not come to its end.
    pub fn text<'a>(entries: impl IntoIterator<Item = (&'a str, Known)>) -> String {
        let mut entries: Vec<(&str, Known)> = entries.into_iter().collect();
        entries.sort_by(|a, b| a.0.cmp(b.0));
        let mut text = String::from(HEAD);
        for (path, known) in entries {
            let _ = write!(text, "{}", known.line(path));
        }
        text
    }

    /// The same of one that has.
    pub fn last_text<'a>(
        entries: impl IntoIterator<Item = (&'a str, Known)>,
        made: Option<&Made>,
    ) -> String {
        let mut text = Manifest::text(entries);
        text.extend(made.map(Made::line));
        text.push_str(END);
        text
    }

    /// Puts a new manifest into the folder, whole or not at all; not where it says the same.
    pub fn replace(&self, out: &Path, text: &str) -> Result<(), Stopped> {
        if self.text == text { Ok(()) } else { put(out, text) }
    }

    /// All entries, a path may have several.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Known)> {
        self.files.iter().flat_map(|(path, all)| all.iter().map(move |known| (&**path, *known)))
    }
}

/// Puts a manifest into the folder, whole or not at all.
pub(super) fn put(out: &Path, text: &str) -> Result<(), Stopped> {
    let new = out.join(NEW);
    // Whatever a killed build or somebody else left at this name must not be written through.
    let _ = fs::remove_file(&new);
    let put = fs::File::create_new(&new)
        .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()))
        .and_then(|()| fs::rename(&new, out.join(NAME)));
    put.map_err(|error| {
        let _ = fs::remove_file(&new);
        refused(&out.join(NAME), error)
    })
}

/// `HASH LENGTH PATH` with its line end; a line cut short is none, nor is a path that leads out of the folder.
fn entry(line: &str) -> Option<(&str, Known)> {
    let (hash, rest) = line.strip_suffix('\n')?.split_once(' ')?;
    let (length, path) = rest.split_once(' ')?;
    let known = Known { hash: blake3::Hash::from_hex(hash).ok()?, length: length.parse().ok()? };
    is_inside(path).then_some((path, known))
}

/// Whether a path stays below the output folder, on every system.
fn is_inside(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_never_names_a_file_outside_its_folder() {
        for path in ["../a", "/etc/passwd", "a/../../b", "a//b", "", ".", "C:/a", "a\\..\\b"] {
            let line = Known::of(b"x").line(path);
            assert!(entry(&line).is_none(), "{path}");
        }
        assert!(entry(&Known::of(b"x").line("a/b c/index.html")).is_some());
    }

    #[test]
    fn a_line_cut_short_is_no_entry() {
        let line = Known::of(b"x").line("a/index.html");
        for end in 0..line.len() {
            assert!(entry(&line[..end]).is_none(), "{}", &line[..end]);
        }
    }
}
