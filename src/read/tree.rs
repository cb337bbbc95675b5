//! What a commit holds, by path → the files to read, as a walk over the same files on disk finds them: links followed
//! inside the site.

use std::collections::{BTreeMap, BTreeSet};

use crate::ground::files::{Trouble, TroubleKind};
use crate::read::FOLDERS;
use crate::read::walk::{TWICE, is_called_like_a_file, is_passed_over};

/// So many links are followed to resolve one path; then they lead in a circle. What systems do, too.
const HOPS: usize = 40;

/// A line of `ls-tree`: what stands at a path. Folders are known by what is in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leaf {
    /// The object with its bytes.
    File(String),
    /// The object with the target's path.
    Link(String),
    /// Another repository.
    Submodule,
}

/// Everything below the site's folder, by path.
pub(super) type Leaves = BTreeMap<Vec<u8>, Leaf>;

/// Objects to read, with their paths in the site; and what can't be read.
pub(super) type Found = (Vec<(String, String)>, Vec<Trouble>);

/// Reads what `ls-tree -r -z` prints.
pub(super) fn leaves(listed: &[u8]) -> Leaves {
    let of = |line: &[u8]| {
        let tab = memchr::memchr(b'\t', line)?;
        let (head, path) = (std::str::from_utf8(&line[..tab]).ok()?, line[tab + 1..].to_vec());
        let mut words = head.split(' ');
        let (mode, _, id) = (words.next()?, words.next()?, words.next()?.to_owned());
        Some((
            path,
            match mode {
                "120000" => Leaf::Link(id),
                "160000" => Leaf::Submodule,
                _ => Leaf::File(id),
            },
        ))
    };
    listed.split(|byte| *byte == 0).filter_map(of).collect()
}

/// The files of the site; `targets` has for each link's object its target.
pub(super) fn found(leaves: &Leaves, targets: &BTreeMap<&str, Vec<u8>>) -> Found {
    let mut walk =
        Walk { leaves, targets, files: Vec::new(), troubles: Vec::new(), linked: BTreeSet::new() };
    for folder in FOLDERS {
        let real = folder.as_bytes().to_vec();
        match leaves.get(&real) {
            Some(Leaf::Link(_)) => walk.link(folder, real, true),
            Some(Leaf::File(_)) => walk.trouble(folder, TroubleKind::NotAFile),
            Some(Leaf::Submodule) => walk.trouble(folder, submodule()),
            None => walk.folder(folder, &real),
        }
    }
    (walk.files, walk.troubles)
}

struct Walk<'a> {
    leaves: &'a Leaves,
    targets: &'a BTreeMap<&'a str, Vec<u8>>,
    files: Vec<(String, String)>,
    troubles: Vec<Trouble>,
    /// Folders that a link led to: each is walked once.
    linked: BTreeSet<Vec<u8>>,
}

impl Walk<'_> {
    fn trouble(&mut self, path: &str, what: TroubleKind) {
        self.troubles.push(Trouble { path: path.to_owned(), what });
    }

    /// Walks a folder, which is called `path` in the site.
    fn folder(&mut self, path: &str, real: &[u8]) {
        for name in self.names(real) {
            if is_passed_over(&name) {
                continue;
            }
            let place = format!("{path}/{}", String::from_utf8_lossy(&name));
            let inner = joined(real, &name);
            if std::str::from_utf8(&name).is_err() {
                self.trouble(&place, TroubleKind::NameNotUtf8);
                continue;
            }
            match self.leaves.get(&inner) {
                Some(Leaf::File(id)) => self.files.push((id.clone(), place)),
                Some(Leaf::Link(_)) => self.link(&place, inner, false),
                Some(Leaf::Submodule) => self.trouble(&place, submodule()),
                None if is_called_like_a_file(&place) => {
                    self.trouble(&place, TroubleKind::NotAFile);
                }
                None => self.folder(&place, &inner),
            }
        }
    }

    /// Follows a link, if it stays in the site's folder. `top`: it must lead to a folder.
    fn link(&mut self, path: &str, real: Vec<u8>, top: bool) {
        let Some(target) = self.resolved(&real).filter(|target| !target.is_empty()) else {
            return self.trouble(path, TroubleKind::LinkOutOfFolder);
        };
        match self.leaves.get(&target) {
            Some(Leaf::File(id)) if !top => self.files.push((id.clone(), path.to_owned())),
            Some(Leaf::File(_) | Leaf::Link(_)) => self.trouble(path, TroubleKind::NotAFile),
            Some(Leaf::Submodule) => self.trouble(path, submodule()),
            None => {
                let circle = !top && real.starts_with(&joined(&target, b""));
                if circle || !self.linked.insert(target.clone()) {
                    self.trouble(path, TroubleKind::Unreadable(TWICE.to_owned()));
                } else {
                    self.folder(path, &target);
                }
            }
        }
    }

    /// The path without a link in it; none where it leads out of the site's folder, to nothing, or in a circle.
    fn resolved(&self, path: &[u8]) -> Option<Vec<u8>> {
        let parts = |path: &[u8]| -> Vec<Vec<u8>> {
            path.split(|byte| *byte == b'/').rev().map(<[u8]>::to_vec).collect()
        };
        let mut left = parts(path);
        let mut real: Vec<u8> = Vec::new();
        let mut hops = 0;
        while let Some(part) = left.pop() {
            match &*part {
                b"" | b"." => continue,
                b".." if real.is_empty() => return None,
                b".." => {
                    let parent = real.iter().rposition(|byte| *byte == b'/').unwrap_or(0);
                    real.truncate(parent);
                    continue;
                }
                _ => {}
            }
            let inner = joined(&real, &part);
            match self.leaves.get(&inner) {
                Some(Leaf::Link(id)) => {
                    hops += 1;
                    let target = self.targets.get(&**id)?;
                    if hops > HOPS || target.is_empty() || target.starts_with(b"/") {
                        return None;
                    }
                    left.extend(parts(target));
                }
                // Nothing stands below a file.
                Some(_) if left.iter().any(|part| !matches!(&**part, b"" | b".")) => return None,
                Some(_) => real = inner,
                None if !self.is_folder(&inner) => return None,
                None => real = inner,
            }
        }
        Some(real)
    }

    /// Whether something stands below this path: looked up, as many links may lead to one folder.
    fn is_folder(&self, path: &[u8]) -> bool {
        let start = joined(path, b"");
        let first = self.leaves.range(start.clone()..).next();
        first.is_some_and(|(path, _)| path.starts_with(&start))
    }

    /// What stands right in a folder, in the order of bytes.
    fn names(&self, folder: &[u8]) -> BTreeSet<Vec<u8>> {
        let start = joined(folder, b"");
        let below = self.leaves.range(start.clone()..);
        below
            .take_while(|(path, _)| path.starts_with(&start))
            .filter_map(|(path, _)| path[start.len()..].split(|byte| *byte == b'/').next())
            .map(<[u8]>::to_vec)
            .collect()
    }
}

fn submodule() -> TroubleKind {
    TroubleKind::Unreadable("it is a submodule, another repository".to_owned())
}

/// A path below a folder; the site's folder is the empty path.
fn joined(folder: &[u8], name: &[u8]) -> Vec<u8> {
    match folder {
        b"" => name.to_vec(),
        _ => [folder, b"/", name].concat(),
    }
}
