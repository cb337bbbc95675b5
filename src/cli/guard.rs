//! Folders as typed → folders that may be read from and written to: nothing that people wrote is ever built over.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Folders of a site that hold what people wrote, and git's.
const WRITTEN_BY_HAND: [&str; 4] = ["content", "seeds", "templates", ".git"];

/// Why a folder won't do, in a sentence or two.
pub type Refusal = String;

/// Whether `dir` is a site's folder.
pub fn site(dir: &Path) -> Result<(), Refusal> {
    let shown = dir.display();
    let is_site = |dir: &Path| fs::symlink_metadata(dir.join("content")).is_ok();
    let problem = if dir.is_file() {
        format!(
            "`{shown}` is a file; a site's folder was expected, the one that holds `content` and `seeds`."
        )
    } else if !dir.is_dir() {
        format!("There is no folder `{shown}`.")
    } else if is_site(dir) {
        return Ok(());
    } else {
        format!("There is no site in `{shown}`: it has no folder `content`.")
    };
    let above = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let above = above.ancestors().skip(1).take(UP).position(is_site);
    Err(match above.map(|steps| dir_above(dir, steps + 1)) {
        Some(site) => {
            format!("{problem}\nIt is within a site: name that one, `{}`.", site.display())
        }
        None if dir.is_dir() => {
            format!("{problem}\n`onrecord init DIR` makes a small site that teaches by example.")
        }
        None => problem,
    })
}

/// How many folders above one are looked at for a site.
const UP: usize = 4;

/// The folder some steps above, written as the one that was named.
fn dir_above(dir: &Path, steps: usize) -> PathBuf {
    let named = dir.components().filter(|part| *part != Component::CurDir);
    let mut above: PathBuf = named.collect();
    for _ in 0..steps {
        match above.components().next_back() {
            Some(Component::Normal(_)) => {
                above.pop();
            }
            _ => above.push(".."),
        }
    }
    if above.as_os_str().is_empty() { PathBuf::from(".") } else { above }
}

/// Whether the site in `dir` may be written into `out`, which must be inside of it unless somebody named it.
pub fn output(dir: &Path, out: &Path, is_named: bool) -> Result<(), Refusal> {
    let shown = out.display();
    let refuse = |why: &str| {
        Err(format!(
            "The site can't be written into `{shown}`: {why}.\nName another folder with --out."
        ))
    };
    let (root, target) = match (fs::canonicalize(dir), resolved(out)) {
        (Ok(root), Ok(target)) => (root, target),
        (Err(error), _) | (_, Err(error)) => return refuse(&error.to_string()),
    };
    if target == root {
        return refuse("that is the site's own folder");
    }
    if root.starts_with(&target) {
        return refuse("the site's own folder is inside");
    }
    for name in WRITTEN_BY_HAND {
        let folder = root.join(name);
        let folder = fs::canonicalize(&folder).unwrap_or(folder);
        if target.starts_with(&folder) || folder.starts_with(&target) {
            return refuse(&format!("`{name}` is not the tool's to write in"));
        }
    }
    if !is_named && !target.starts_with(&root) {
        return refuse("it is a link that leads out of the site's folder");
    }
    if target.exists() && !target.is_dir() {
        return refuse("there is a file of that name");
    }
    Ok(())
}

/// A path with links and `..` resolved as far as it exists.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut known = std::path::absolute(path)?;
    let mut rest: Vec<OsString> = Vec::new();
    let mut full = loop {
        match fs::canonicalize(&known) {
            Ok(full) => break full,
            // A link that leads nowhere would be followed by whoever makes the folder.
            Err(error) if fs::symlink_metadata(&known).is_ok() => return Err(error),
            Err(_) => {}
        }
        match known.components().next_back() {
            Some(Component::Normal(name)) => rest.push(name.to_owned()),
            Some(Component::ParentDir) => rest.push(OsString::from("..")),
            _ => break known,
        }
        known.pop();
    };
    for part in rest.into_iter().rev() {
        if part == ".." {
            full.pop();
        } else {
            full.push(part);
        }
    }
    Ok(full)
}
