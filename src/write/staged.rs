//! A site over an older one: changed files are staged, and put into place when all are made.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use super::manifest::{Known, Manifest};
use super::{Fault, Job, Stopped, Written, fault, folders, pour, refused, standing};
use crate::ground::address::Address;
use crate::ground::diagnostic::Diagnostic;
use crate::render::content::Content;

/// The folder of staged files, in the output folder and so on its disk. A staged file is called by its number.
pub(super) const STAGING: &str = ".onrecord-staging";

/// Writes the files that differ, and removes those that are gone.
pub(super) fn write<'c, M, P, F>(
    job: &Job<'_, M, P>,
    manifest: &Manifest,
) -> Result<Written, Stopped>
where
    M: Fn() -> F + Sync,
    F: FnMut(&Address) -> Result<Content<'c>, Diagnostic>,
    P: Fn() + Sync,
{
    let standing = standing::look(job, manifest)?;
    let staging = job.out.join(STAGING);
    fs::create_dir(&staging).map_err(|error| refused(&staging, error))?;
    let staged = job.each(|make, number| stage(job, make, manifest, standing[number], number));
    let written = staged.and_then(|staged| place(job, manifest, &staged));
    let cleaned = clean(job.out);
    written.and_then(|written| cleaned.map(|()| written))
}

/// Removes what a build that was killed left in staging.
pub(super) fn clean(out: &Path) -> Result<(), Stopped> {
    let staging = out.join(STAGING);
    match fs::symlink_metadata(&staging) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(refused(&staging, error)),
        Ok(meta) if !meta.is_dir() => return Err(Stopped::Foreign(vec![STAGING.to_owned()])),
        Ok(_) => {}
    }
    for entry in fs::read_dir(&staging).map_err(|error| refused(&staging, error))? {
        let entry = entry.map_err(|error| refused(&staging, error))?;
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.parse::<usize>().is_ok())
            && entry.file_type().is_ok_and(|kind| kind.is_file());
        if !ours {
            let path = format!("{STAGING}/{}", name.to_string_lossy());
            return Err(Stopped::Foreign(vec![path]));
        }
        fs::remove_file(entry.path()).map_err(|error| refused(&entry.path(), error))?;
    }
    fs::remove_dir(&staging).map_err(|error| refused(&staging, error))
}

/// Makes one file, and stages it where what stands in its place differs; whether it does.
fn stage<'c, M, P, F>(
    job: &Job<'_, M, P>,
    make: &mut F,
    manifest: &Manifest,
    standing: Option<u64>,
    number: usize,
) -> Result<(Known, bool), Fault>
where
    M: Fn() -> F + Sync,
    F: FnMut(&Address) -> Result<Content<'c>, Diagnostic>,
    P: Fn() + Sync,
{
    let content = job.make(make, number)?;
    let path = &job.files[number].0;
    let place = job.out.join(path);
    let states = manifest.files.get(&**path).map_or(&[][..], Vec::as_slice);
    let same = |known: &Known| {
        standing == Some(known.length)
            && if manifest.complete {
                states.contains(known)
            } else {
                // A build was killed: which state the file is in is told by the file alone.
                Known::standing(&place).is_ok_and(|standing| standing == *known)
            }
    };
    // What a build wrote, whole or cut short, a new file may take the place of. Which state a killed build was writing when it
    // was cut short isn't known. Else the file is read, as its length alone doesn't tell.
    let is_ours = |wrote: &dyn Fn() -> bool| {
        standing.is_none_or(|length| {
            !manifest.complete && states.iter().any(|known| length < known.length) || wrote()
        })
    };
    let staged = job.out.join(STAGING).join(number.to_string());
    let create = || File::create_new(&staged);
    let (known, same, ours) = match content {
        Content::Whole(bytes) => {
            let known = Known::of(&bytes);
            let same = same(&known);
            let ours = |standing: Vec<u8>| {
                bytes.starts_with(&standing) || states.contains(&Known::of(&standing))
            };
            let ours = same || is_ours(&|| fs::read(&place).is_ok_and(ours));
            if !same && ours {
                create().and_then(|mut file| file.write_all(&bytes)).map_err(fault(&staged))?;
            }
            (known, same, ours)
        }
        // What it is like is known when all of it is staged.
        Content::Parts(parts) => {
            let known = create().and_then(|mut file| pour(parts, &mut file));
            let known = known.map_err(fault(&staged))?;
            let same = same(&known);
            if same {
                fs::remove_file(&staged).map_err(fault(&staged))?;
            }
            let ours = |standing: Known| standing == known || states.contains(&standing);
            (known, same, same || is_ours(&|| Known::standing(&place).is_ok_and(ours)))
        }
    };
    if ours { Ok((known, !same)) } else { Err(Fault::Foreign(path.clone())) }
}

/// Puts staged files into their places, assets first; removes what is gone; the manifest comes last.
fn place<M, P>(
    job: &Job<'_, M, P>,
    manifest: &Manifest,
    staged: &[(Known, bool)],
) -> Result<Written, Stopped>
where
    M: Sync,
    P: Sync,
{
    let known = || job.files.iter().zip(staged).map(|((path, _), (known, _))| (&**path, *known));
    let (assets, pages): (Vec<usize>, Vec<usize>) = (0..staged.len())
        .filter(|number| staged[*number].1)
        .partition(|number| is_named_by_content(&job.files[*number].1));
    let wanted: BTreeSet<&str> = job.files.iter().map(|(path, _)| path.as_str()).collect();
    let gone: Vec<&str> =
        manifest.files.keys().map(|path| &**path).filter(|path| !wanted.contains(path)).collect();
    let mut written = Written {
        files: job.files.len(),
        changed: assets.len() + pages.len(),
        ..Written::default()
    };
    if written.changed > 0 || !gone.is_empty() {
        // From here on a file may be in its old or its new state; both are ours.
        let news = known().zip(staged).filter(|(_, (_, differs))| *differs).map(|(new, _)| new);
        let both = Manifest::text(manifest.entries().chain(news));
        manifest.replace(job.out, &both)?;
    }
    for group in [assets, pages] {
        let paths = group.iter().map(|number| job.files[*number].0.as_str());
        folders::make(job.out, &folders::above(paths))?;
        group.into_par_iter().try_for_each(|number| {
            let to = job.out.join(&job.files[number].0);
            let from = job.out.join(STAGING).join(number.to_string());
            fs::rename(from, &to).map_err(|error| refused(&to, error))
        })?;
    }
    for path in &gone {
        match remove(job.out, path, &manifest.files[*path]) {
            Removed::Yes => written.removed += 1,
            Removed::Changed => written.kept.push((*path).to_owned()),
            Removed::Absent => {}
        }
    }
    folders::tidy(job.out, &folders::above(gone.into_iter()));
    let last = Manifest::last_text(known(), job.made);
    if written.changed > 0 || written.removed > 0 || !manifest.complete {
        super::manifest::put(job.out, &last)?;
    } else {
        manifest.replace(job.out, &last)?;
    }
    Ok(written)
}

/// Whether nothing that stands in the folder names it: its name holds a hash. What names it comes after it.
fn is_named_by_content(address: &Address) -> bool {
    match address {
        Address::Asset(_) => true,
        Address::SearchShard(name) => name.contains('-'),
        _ => false,
    }
}

enum Removed {
    Yes,
    Changed,
    Absent,
}

/// Removes a file of an older build, if it still is what that build wrote.
fn remove(out: &Path, path: &str, states: &[Known]) -> Removed {
    let place = out.join(path);
    let through_link = folders::above([path].into_iter())
        .iter()
        .any(|folder| fs::symlink_metadata(out.join(folder)).is_ok_and(|meta| meta.is_symlink()));
    match fs::symlink_metadata(&place) {
        Err(_) => Removed::Absent,
        Ok(meta) if through_link || !meta.is_file() => Removed::Changed,
        // An empty one is what a killed build or a full disk left.
        Ok(meta) => {
            let ours = meta.len() == 0
                || fs::read(&place).is_ok_and(|bytes| states.contains(&Known::of(&bytes)));
            if ours && fs::remove_file(&place).is_ok() { Removed::Yes } else { Removed::Changed }
        }
    }
}
