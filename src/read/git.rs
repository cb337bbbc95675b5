//! A revision of a git repository → `Files`, straight from git's objects: no checkout, no hook, no filter, no fetching.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::ground::files::{File, Files, Trouble, TroubleKind};
use crate::read::pointer;
use crate::read::tree::{self, Leaf, Leaves};
use crate::read::{FOLDERS, LARGEST};

/// The program that is asked; a trait, so that nothing else need know that it is one.
pub trait Git {
    /// What it prints for these arguments; none where it says no.
    ///
    /// # Errors
    /// Where it can't be run.
    fn ask(&self, arguments: &[&str]) -> io::Result<Option<Vec<u8>>>;

    /// The bytes of these objects, in their order; none where one isn't there or is too large.
    ///
    /// # Errors
    /// Where the program can't be run, or breaks off.
    fn blobs(&self, ids: &[&str]) -> io::Result<Vec<Result<Vec<u8>, TroubleKind>>>;
}

/// The `git` of this machine, asked in a folder.
#[derive(Debug, Clone)]
pub struct Program {
    folder: PathBuf,
}

/// What git is told on every call: run nothing that a repository's settings name, and write nothing.
const SAFE: [&str; 9] = [
    "--no-pager",
    "--literal-pathspecs",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
];

/// What the environment may say of another repository, or of how paths are meant: git sets some of it for its hooks.
/// The repository is the one that the folder is in.
const ELSEWHERE: [&str; 15] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_ICASE_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
];

impl Program {
    /// Asked in this folder.
    pub fn at(folder: &Path) -> Program {
        Program { folder: folder.to_owned() }
    }

    #[allow(clippy::disallowed_methods, reason = "the one program that is run")]
    fn command(&self, arguments: &[&str]) -> Command {
        let mut git = Command::new("git");
        git.current_dir(&self.folder).args(SAFE).args(arguments);
        for name in ELSEWHERE {
            git.env_remove(name);
        }
        git.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
        git.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
        git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        git
    }
}

impl Git for Program {
    fn ask(&self, arguments: &[&str]) -> io::Result<Option<Vec<u8>>> {
        let output = self.command(arguments).output()?;
        Ok(output.status.success().then_some(output.stdout))
    }

    fn blobs(&self, ids: &[&str]) -> io::Result<Vec<Result<Vec<u8>, TroubleKind>>> {
        let mut child = self.command(&["cat-file", "--batch"]).stdin(Stdio::piped()).spawn()?;
        let (Some(mut asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let mut answers = BufReader::new(answers);
        let mut all = Vec::with_capacity(ids.len());
        // One after the other: the program answers each at once, and neither side waits for the other's pipe.
        for id in ids {
            asks.write_all(format!("{id}\n").as_bytes())?;
            asks.flush()?;
            all.push(blob(&mut answers)?);
        }
        drop(asks);
        child.wait()?;
        Ok(all)
    }
}

/// One answer: `ID blob SIZE`, a line end, so many bytes, a line end; or `ID missing`.
fn blob(answers: &mut impl BufRead) -> io::Result<Result<Vec<u8>, TroubleKind>> {
    let mut head = String::new();
    answers.read_line(&mut head)?;
    let mut words = head.split_whitespace().skip(1);
    let (Some("blob"), Some(size)) = (words.next(), words.next()) else {
        if head.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let why = "its object isn't in this copy of the repository";
        return Ok(Err(TroubleKind::Unreadable(why.to_owned())));
    };
    let size: u64 = size.parse().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let mut body = answers.take(size + 1);
    if size > LARGEST {
        io::copy(&mut body, &mut io::sink())?;
        return Ok(Err(TroubleKind::TooLarge));
    }
    let mut bytes = Vec::new();
    body.read_to_end(&mut bytes)?;
    if bytes.pop() != Some(b'\n') || bytes.len() as u64 != size {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Ok(bytes))
}

/// The files of a site as a commit has them. `folder` is where the site stands in the repository, `/` last, empty at
/// its root; a commit that hasn't that folder has no site, and no files.
///
/// # Errors
/// Where git can't be run, or breaks off.
pub fn files(git: &impl Git, commit: &str, folder: &str) -> io::Result<Files> {
    let tree = format!("{commit}:{}", folder.trim_end_matches('/'));
    let Some(tree) = object(git, &tree)? else { return Ok(Files::default()) };
    let list = |paths: &[&str]| -> io::Result<Leaves> {
        let arguments = [&["ls-tree", "-r", "-z", "--full-tree", &tree, "--"], paths].concat();
        let broken =
            || io::Error::other("git can't list its files (`git fsck` tells what is missing)");
        Ok(tree::leaves(&git.ask(&arguments)?.ok_or_else(broken)?))
    };
    let is_link = |leaf: &Leaf| matches!(leaf, Leaf::Link(_));
    let mut leaves = list(&FOLDERS)?;
    if leaves.values().any(is_link) {
        // A link may lead to what stands beside these folders.
        leaves = list(&[])?;
    }
    let targets = targets(git, &leaves)?;
    let (entries, mut troubles) = tree::found(&leaves, &targets);
    let ids: Vec<&str> = entries.iter().map(|(id, _)| id.as_str()).collect();
    let blobs = git.blobs(&ids)?;
    let mut files = Vec::with_capacity(entries.len());
    for ((_, path), blob) in entries.into_iter().zip(blobs) {
        match blob.and_then(pointer::without) {
            Ok(bytes) => files.push(File::new(path, bytes)),
            Err(what) => troubles.push(Trouble { path, what }),
        }
    }
    Ok(Files::new(files, troubles))
}

/// Where the links lead, by their objects; what can't be read leads nowhere.
fn targets<'l>(git: &impl Git, leaves: &'l Leaves) -> io::Result<BTreeMap<&'l str, Vec<u8>>> {
    let mut ids: Vec<&str> = leaves
        .values()
        .filter_map(|leaf| if let Leaf::Link(id) = leaf { Some(&**id) } else { None })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let blobs = git.blobs(&ids)?;
    Ok(ids.into_iter().zip(blobs).filter_map(|(id, blob)| Some((id, blob.ok()?))).collect())
}

/// The full id of an object, where there is such a one.
pub(super) fn object(git: &impl Git, name: &str) -> io::Result<Option<String>> {
    if name.contains('\0') {
        return Ok(None);
    }
    let printed = git.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", name])?;
    Ok(printed.and_then(line).filter(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit())))
}

/// The one line that was printed, without its end; none where there are none or it isn't UTF-8.
pub(super) fn line(printed: Vec<u8>) -> Option<String> {
    let mut line = String::from_utf8(printed).ok()?;
    if line.ends_with('\n') {
        line.pop();
    }
    (!line.is_empty()).then_some(line)
}
