//! Folders → the files to read: hidden ones and backups passed over, symbolic links followed only inside the site.

use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;
use walkdir::WalkDir;

use crate::ground::files::{Trouble, TroubleKind};

/// Why a link to a folder isn't followed a second time.
pub(super) const TWICE: &str = "this link leads to a folder that is read already";

/// A file to read.
pub(super) struct Entry {
    /// Below the site's folder, `/` between its parts.
    pub path: String,
    /// Where it is, links resolved.
    pub on_disk: PathBuf,
}

/// What was found so far.
pub(super) struct Walk<'a> {
    /// The site's folder, links resolved.
    root: &'a Path,
    entries: Vec<Entry>,
    troubles: Vec<Trouble>,
    /// Folders that a link led to: each is walked once, so that links in a circle come to an end.
    linked: FxHashSet<PathBuf>,
}

impl<'a> Walk<'a> {
    /// A walk in a folder that has no link in its path.
    pub fn new(root: &'a Path) -> Walk<'a> {
        Walk { root, entries: Vec::new(), troubles: Vec::new(), linked: FxHashSet::default() }
    }

    /// Files to read, and what can't be read.
    pub fn found(self) -> (Vec<Entry>, Vec<Trouble>) {
        (self.entries, self.troubles)
    }

    pub fn trouble(&mut self, path: &str, what: TroubleKind) {
        self.troubles.push(Trouble { path: path.to_owned(), what });
    }

    /// Walks a folder right below the site's.
    pub fn folder(&mut self, name: &str) {
        let on_disk = self.root.join(name);
        match fs::symlink_metadata(&on_disk) {
            Ok(meta) if meta.is_symlink() => self.link(name, &on_disk, true),
            Ok(meta) if meta.is_dir() => self.walk(name, &on_disk),
            Ok(_) => self.trouble(name, TroubleKind::NotAFile),
            Err(error) => self.trouble(name, TroubleKind::Unreadable(error.to_string())),
        }
    }

    /// Walks `on_disk`, which is called `path` in the site.
    fn walk(&mut self, path: &str, on_disk: &Path) {
        // In one order everywhere: which of two links to a folder is followed hangs on it.
        let mut entries =
            WalkDir::new(on_disk).follow_links(false).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let place = error.path().map(|inner| below(path, on_disk, inner));
                    let place = place.unwrap_or_else(|| path.to_owned());
                    let reason = error.io_error().map_or(error.to_string(), ToString::to_string);
                    self.trouble(&place, TroubleKind::Unreadable(reason));
                    continue;
                }
            };
            let kind = entry.file_type();
            if is_passed_over(entry.file_name().as_encoded_bytes()) {
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            }
            let place = below(path, on_disk, entry.path());
            if entry.file_name().to_str().is_none() {
                self.trouble(&place, TroubleKind::NameNotUtf8);
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
            } else if kind.is_symlink() {
                self.link(&place, entry.path(), false);
            } else if kind.is_file() {
                self.entries.push(Entry { path: place, on_disk: entry.into_path() });
            } else if !kind.is_dir() {
                self.trouble(&place, TroubleKind::NotAFile);
            } else if is_called_like_a_file(&place) {
                self.trouble(&place, TroubleKind::NotAFile);
                entries.skip_current_dir();
            }
        }
    }

    /// Follows a symbolic link, if it stays in the site's folder. `top`: it must lead to a folder.
    fn link(&mut self, path: &str, on_disk: &Path, top: bool) {
        let Ok(target) = fs::canonicalize(on_disk) else {
            return self.trouble(path, TroubleKind::LinkOutOfFolder);
        };
        if !target.starts_with(self.root) || target == self.root {
            return self.trouble(path, TroubleKind::LinkOutOfFolder);
        }
        match fs::metadata(&target) {
            Ok(meta) if meta.is_dir() => {
                let circle = !top && on_disk.starts_with(&target);
                if circle || !self.linked.insert(target.clone()) {
                    self.trouble(path, TroubleKind::Unreadable(TWICE.to_owned()));
                } else {
                    self.walk(path, &target);
                }
            }
            Ok(meta) if meta.is_file() && !top => {
                self.entries.push(Entry { path: path.to_owned(), on_disk: target });
            }
            Ok(_) => self.trouble(path, TroubleKind::NotAFile),
            Err(error) => self.trouble(path, TroubleKind::Unreadable(error.to_string())),
        }
    }
}

/// The path in the site of something below `folder`, which is called `path` there.
fn below(path: &str, folder: &Path, inner: &Path) -> String {
    let mut place = path.to_owned();
    for part in inner.strip_prefix(folder).into_iter().flatten() {
        place.push('/');
        place.push_str(&part.to_string_lossy());
    }
    place
}

/// Hidden files, and what editors and file managers leave behind.
pub(super) fn is_passed_over(name: &[u8]) -> bool {
    name.starts_with(b".")
        || name.ends_with(b"~")
        // Word keeps such a file beside each that is open.
        || name.starts_with(b"~$")
        || name.ends_with(b".swp")
        || name.ends_with(b".swo")
        || (name.len() > 1 && name.starts_with(b"#") && name.ends_with(b"#"))
        || matches!(name, b"Thumbs.db" | b"desktop.ini")
}

/// Whether a folder stands where a file belongs: `content/site.md/`.
pub(super) fn is_called_like_a_file(path: &str) -> bool {
    [".md", ".txt", ".html"].iter().any(|ending| path.ends_with(ending))
}
