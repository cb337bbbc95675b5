//! A site's folder → what was checked and what there is to tell: the way of every command that reads a site.

use std::path::Path;
use std::sync::Arc;

use onrecord::anchor::{self, Anchored};
use onrecord::check::report::Report;
use onrecord::ground::diagnostic::Severity;
use onrecord::ground::files::Files;
use onrecord::read::git::Program;
use onrecord::read::history::{self, Wanted};
use onrecord::{parse, read, tell};

use super::output::{complain, say, stderr_takes_color};
use super::progress::Progress;
use super::{End, Format, guard};

/// Reads a site and looks for everything in it. What keeps it from that is told here.
pub fn anchored(dir: &Path, progress: &Progress) -> Result<(Arc<Files>, Anchored), End> {
    let files = files(dir)?;
    let anchored = found(dir, &files, progress);
    Ok((files, anchored))
}

/// Reads a site. What keeps it from that is told here.
pub fn files(dir: &Path) -> Result<Arc<Files>, End> {
    read(dir).map(Arc::new).map_err(|why| {
        complain(&why);
        End::Unreadable
    })
}

/// Reads a site; else why it can't be read.
pub fn read(dir: &Path) -> Result<Files, String> {
    guard::site(dir)?;
    read::read(dir).map_err(|error| format!("`{}` can't be read: {error}.", dir.display()))
}

/// Looks for everything in what was read; where sources have other files than those that were annotated, these are looked
/// for in git's history.
pub fn found(dir: &Path, files: &Arc<Files>, progress: &Progress) -> Anchored {
    let mut draft = parse::parse(files.clone());
    let wanted: Vec<Wanted> = draft
        .changed()
        .map(|(_, seed, annotated)| Wanted {
            path: files.get(seed.file).path.to_string(),
            sha256: annotated.to_string(),
        })
        .collect();
    if !wanted.is_empty() {
        progress.doing("looking for changed sources in git's history");
        // Where git can't be asked, what became of the records is told without it.
        let earlier = history::earlier(&Program::at(dir), &wanted).unwrap_or_default();
        if !earlier.is_empty() {
            draft = parse::parse(Arc::new((**files).clone().with_earlier(earlier)));
        }
    }
    progress.doing("looking for every quotation");
    anchor::anchor(draft)
}

/// How a command ends that found this.
pub fn end(report: &Report) -> End {
    if !report.complete {
        End::Unreadable
    } else if report.diagnostics.iter().any(|one| one.severity == Severity::Error) {
        End::Errors
    } else {
        End::Clean
    }
}

/// Tells a report that something else was asked for: on stderr where people read it.
pub fn tell_beside(report: &Report, files: &Files, format: Format) -> Result<(), End> {
    match format {
        Format::Term => {
            complain(&tell::term(report, files, stderr_takes_color()));
            Ok(())
        }
        Format::Json => say(&tell::json(report, files)),
    }
}
