//! What somebody typed, or nothing → the two commits to compare, and how the first was found.

use std::io;
use std::path::Path;

use crate::read::git::{Git, line, object};

/// Branches that others are made from, the likeliest first, and how they are shown.
const DEFAULT: [(&str, &str); 5] = [
    ("refs/remotes/origin/HEAD", "origin/HEAD"),
    ("refs/remotes/origin/main", "origin/main"),
    ("refs/remotes/origin/master", "origin/master"),
    ("refs/heads/main", "main"),
    ("refs/heads/master", "master"),
];

/// Where BASE was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// Somebody named it.
    Named(String),
    /// The first parent of HEAD, a merge commit as a pull request is tested.
    FirstParent(String),
    /// Where HEAD's history left this branch.
    MergeBase(String, String),
}

impl Base {
    /// The commit's full id.
    pub fn id(&self) -> &str {
        match self {
            Base::Named(id) | Base::FirstParent(id) | Base::MergeBase(id, _) => id,
        }
    }
}

/// Why there is no commit to compare with.
#[derive(Debug)]
pub enum Missing {
    /// There is no such revision.
    NoSuch(String),
    /// HEAD is a merge commit whose first parent isn't in this copy of the repository.
    NoParent,
    /// The repository's history is cut off: a merge base would be a guess.
    Shallow,
    /// There is no branch to take a merge base with, or no common history.
    NoBranch,
    /// Git can't be run.
    Io(io::Error),
}

impl From<io::Error> for Missing {
    fn from(error: io::Error) -> Missing {
        Missing::Io(error)
    }
}

/// The full id of the commit that a revision names.
///
/// # Errors
/// Where there is none.
pub fn commit(git: &impl Git, revision: &str) -> Result<String, Missing> {
    let named = object(git, &format!("{revision}^{{commit}}"))?;
    named.ok_or_else(|| Missing::NoSuch(revision.to_owned()))
}

/// Where the folder stands in its repository: `docs/desk/`, empty at its root. None where it is in none.
///
/// # Errors
/// Where git can't be run.
pub fn folder(git: &impl Git) -> io::Result<Option<String>> {
    let Some(printed) = git.ask(&["rev-parse", "--is-inside-work-tree"])? else { return Ok(None) };
    if line(printed).as_deref() != Some("true") {
        return Ok(None);
    }
    // A setting may claim that the working tree is elsewhere; then no file here is where the commits have it.
    let top = git.ask(&["rev-parse", "--show-toplevel"])?.and_then(line);
    if !top.is_some_and(|top| Path::new(&top).join(".git").exists()) {
        return Ok(None);
    }
    let prefix = git.ask(&["rev-parse", "--show-prefix"])?;
    Ok(prefix.map(|prefix| line(prefix).unwrap_or_default()))
}

/// BASE where nobody named it: the first parent of a merge commit that no branch points at (`head_is_named`: or that
/// somebody named), as a pull request's is; else the merge base with the default branch.
///
/// # Errors
/// Where there is none to be found.
pub fn base(git: &impl Git, head: &str, head_is_named: bool) -> Result<Base, Missing> {
    let on_branch = !head_is_named && git.ask(&["symbolic-ref", "--quiet", "HEAD"])?.is_some();
    let parents = parents(git, head)?;
    if let ([first, _], false) = (parents.as_slice(), on_branch) {
        return match object(git, &format!("{first}^{{commit}}"))? {
            Some(id) => Ok(Base::FirstParent(id)),
            None => Err(Missing::NoParent),
        };
    }
    let shallow = git.ask(&["rev-parse", "--is-shallow-repository"])?.and_then(line);
    if shallow.as_deref() != Some("false") {
        return Err(Missing::Shallow);
    }
    for (branch, shown) in DEFAULT {
        if let Some(of) = object(git, &format!("{branch}^{{commit}}"))? {
            let common = git.ask(&["merge-base", "--end-of-options", &of, head])?;
            let id = common.and_then(line).ok_or(Missing::NoBranch)?;
            return Ok(Base::MergeBase(id, shown.to_owned()));
        }
    }
    Err(Missing::NoBranch)
}

/// The parents that a commit itself names, whether they are here or not.
fn parents(git: &impl Git, commit: &str) -> io::Result<Vec<String>> {
    let printed = git.ask(&["cat-file", "commit", commit])?.unwrap_or_default();
    let head = String::from_utf8_lossy(&printed).into_owned();
    let lines = head.lines().take_while(|line| !line.is_empty());
    Ok(lines.filter_map(|line| line.strip_prefix("parent ")).map(str::to_owned).collect())
}
