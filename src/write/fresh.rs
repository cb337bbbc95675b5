//! A site into a folder that has none yet: each file is written where it belongs.
//!
//! The manifest is a log meanwhile: a file's line is in it before the file is there, so that a build that is killed
//! leaves nothing of which it isn't known whose it is.

use std::fs::{self, File};
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::manifest::{self, Known, Manifest};
use super::{Fault, Job, Stopped, Written, fault, folders, pour, refused, standing};
use crate::ground::address::Address;
use crate::ground::diagnostic::Diagnostic;
use crate::render::content::Content;

/// Writes all files.
pub(super) fn write<'c, M, P, F>(job: &Job<'_, M, P>) -> Result<Written, Stopped>
where
    M: Fn() -> F + Sync,
    F: FnMut(&Address) -> Result<Content<'c>, Diagnostic>,
    P: Fn() + Sync,
{
    standing::look(job, &Manifest::default())?;
    let name = job.out.join(manifest::NAME);
    let mut log = File::create_new(&name).map_err(|error| refused(&name, error))?;
    log.write_all(manifest::HEAD.as_bytes()).map_err(|error| refused(&name, error))?;
    let folders = folders::all(job.files);
    let log = Mutex::new(log);
    let made: Vec<AtomicBool> = job.files.iter().map(|_| AtomicBool::new(false)).collect();
    let one = |make: &mut F, number: usize| one(job, make, &log, number, &made[number]);
    let written = folders::make(job.out, &folders).and_then(|()| job.each(one));
    let done = written.and_then(|known| {
        let entries = job.files.iter().map(|(path, _)| path.as_str()).zip(known);
        manifest::put(job.out, &Manifest::last_text(entries, job.made))
    });
    if let Err(stopped) = done {
        take_back(job, &made);
        folders::tidy(job.out, &folders);
        return Err(stopped);
    }
    let files = job.files.len();
    Ok(Written { files, changed: files, ..Written::default() })
}

/// Makes and writes one file; `made` tells that it is there, perhaps in part.
fn one<'c, M, P, F>(
    job: &Job<'_, M, P>,
    make: &mut F,
    log: &Mutex<File>,
    number: usize,
    made: &AtomicBool,
) -> Result<Known, Fault>
where
    M: Fn() -> F + Sync,
    F: FnMut(&Address) -> Result<Content<'c>, Diagnostic>,
    P: Fn() + Sync,
{
    let content = job.make(make, number)?;
    let path = &job.files[number].0;
    let place = job.out.join(path);
    let note = |known: &Known| {
        log.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .write_all(known.line(path).as_bytes())
            .map_err(fault(&job.out.join(manifest::NAME)))
    };
    // Never over a file that came to stand there meanwhile.
    let create = || {
        let file = File::create_new(&place);
        made.store(file.is_ok(), Ordering::Relaxed);
        file
    };
    match content {
        Content::Whole(bytes) => {
            let known = Known::of(&bytes);
            note(&known)?;
            create().and_then(|mut file| file.write_all(&bytes)).map_err(fault(&place))?;
            Ok(known)
        }
        Content::Parts(parts) => {
            note(&Known::UNMADE)?;
            let known = create().and_then(|mut file| pour(parts, &mut file));
            let known = known.map_err(fault(&place))?;
            note(&known)?;
            Ok(known)
        }
    }
}

/// Removes what a build wrote that came to no end, whole or not: half a site is none. The log may lack lines by then,
/// as the disk may be full.
fn take_back<M, P>(job: &Job<'_, M, P>, made: &[AtomicBool]) {
    for ((path, _), made) in job.files.iter().zip(made) {
        if made.load(Ordering::Relaxed) {
            let _ = fs::remove_file(job.out.join(path));
        }
    }
    let _ = fs::remove_file(job.out.join(manifest::NAME));
}
