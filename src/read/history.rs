//! Seeds that are not the ones that were annotated → those that were, out of git's history, found by their SHA-256.

use std::io;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::ground::files::File;
use crate::read::git::Git;
use crate::read::revision;

/// Versions of one file that are looked at, the newest first.
const MAX_VERSIONS: usize = 200;
/// Files whose history is followed through renames.
const MAX_FOLLOWED: usize = 50;
/// Files whose history is asked for at a time.
const AT_ONCE: usize = 200;
/// Versions that are read at a time.
const READ: usize = 8;

/// A file as it was at an earlier time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted {
    /// Where it is today, below the site's folder: `seeds/minutes.txt`.
    pub path: String,
    /// The SHA-256 of its bytes at that time, in hexadecimal.
    pub sha256: String,
}

/// The wanted files that git's history holds, by their paths of today. Where the site is in no repository, or the
/// history is cut off before that time, there are none.
///
/// # Errors
/// Where git can't be run, or breaks off.
pub fn earlier(git: &impl Git, wanted: &[Wanted]) -> io::Result<Vec<File>> {
    let Some(folder) = revision::folder(git)?.filter(|_| !wanted.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for some in wanted.chunks(AT_ONCE) {
        let paths: Vec<&str> = some.iter().map(|one| one.path.as_str()).collect();
        let versions = versions(git, &["--full-history", "--no-follow", "--no-renames"], &paths)?;
        for one in some {
            let known = versions.get(&format!("{folder}{}", one.path));
            match version(git, one, known.map_or(&[][..], Vec::as_slice))? {
                Some(file) => found.push(file),
                None => missing.push(one),
            }
        }
    }
    // It may have had another name.
    for one in missing.into_iter().take(MAX_FOLLOWED) {
        let versions = versions(git, &["--follow"], &[&one.path])?;
        let mut ids: Vec<String> = versions.into_values().flatten().collect();
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(MAX_VERSIONS);
        found.extend(version(git, one, &ids)?);
    }
    Ok(found)
}

/// The blobs that stood at each path in the history of HEAD, the newest first.
fn versions(
    git: &impl Git,
    how: &[&str],
    paths: &[&str],
) -> io::Result<FxHashMap<String, Vec<String>>> {
    let mut arguments = vec!["log", "--format=", "--raw", "-z", "--no-abbrev", "-m"];
    // None of the programs that a repository's settings may name is run.
    arguments.extend(["--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-relative"]);
    arguments.extend(how);
    arguments.extend(["HEAD", "--"]);
    arguments.extend(paths);
    let printed = git.ask(&arguments)?.unwrap_or_default();
    let mut versions: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let mut parts = printed.split(|byte| *byte == 0);
    while let Some(part) = parts.next() {
        // `:MODE MODE ID ID STATUS`, then a path, or two where it was renamed.
        let head = String::from_utf8_lossy(part).trim().to_owned();
        let Some(head) = head.strip_prefix(':') else { continue };
        let words: Vec<&str> = head.split(' ').collect();
        let [before, after, old, new, status] = words[..] else { continue };
        let mut path = parts.next();
        if status.starts_with(['R', 'C']) {
            path = parts.next();
        }
        let path = String::from_utf8_lossy(path.unwrap_or_default()).into_owned();
        let ids = versions.entry(path).or_default();
        for (mode, id) in [(after, new), (before, old)] {
            if mode.starts_with("100") && ids.len() < MAX_VERSIONS && !ids.iter().any(|x| x == id) {
                ids.push(id.to_owned());
            }
        }
    }
    Ok(versions)
}

/// The version that has the wanted hash, also where a checkout wrote other line ends than git keeps.
fn version(git: &impl Git, wanted: &Wanted, ids: &[String]) -> io::Result<Option<File>> {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    for some in ids.chunks(READ) {
        for bytes in git.blobs(some)?.into_iter().flatten() {
            if is(&bytes, wanted) {
                return Ok(Some(File::new(&*wanted.path, bytes)));
            }
            let checked_out = with_crlf(&bytes);
            if is(&checked_out, wanted) {
                return Ok(Some(File::new(&*wanted.path, checked_out)));
            }
        }
    }
    Ok(None)
}

fn is(bytes: &[u8], wanted: &Wanted) -> bool {
    let hash = Sha256::digest(bytes);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    hash.eq_ignore_ascii_case(&wanted.sha256)
}

fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    for byte in bytes {
        if *byte == b'\n' && out.last() != Some(&b'\r') {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}
