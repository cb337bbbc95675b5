//! `onrecord rename`: something gets another id, wherever content files name it.

use std::path::PathBuf;

use onrecord::anchor::names::Unresolved;
use onrecord::edit::rename::{Refused, rename};
use onrecord::ground::files::Files;
use onrecord::ground::id::IdFault;
use onrecord::ground::lines::Lines;
use onrecord::ground::span::Span;
use onrecord::tell::plain::plain;

use super::output::{complain, say};
use super::progress::Progress;
use super::replace;
use super::{End, journey};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord rename person:ada-holm ada-holm-birk
  onrecord rename source:minutes spring-minutes
  onrecord rename quote:minutes#closed closed-in-may
  onrecord rename judgment:bridge#open stays-open

The old id is kept as `was`: links to the old page lead to the new one.

Exit codes: 0 renamed; 2 it can't be renamed so; 3 something could not be read or written.")]
pub struct Arguments {
    /// What it is, and its id of today: source, entity (or person, place, …), claim, briefing; quote, note, judgment,
    /// correction with their subject's id and `#`
    #[arg(value_name = "KIND:OLD")]
    old: String,
    /// Its new id
    new: String,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let dir = &arguments.dir;
    let progress = Progress::start("reading");
    let (files, anchored) = journey::anchored(dir, &progress)?;
    drop(progress);
    let renamed = match rename(&anchored, &arguments.old, &arguments.new) {
        Ok(renamed) => renamed,
        Err(refused) => {
            complain(&format!("{}\nNothing was written.", why(&refused, arguments, &files)));
            return Err(End::Usage);
        }
    };
    // All new texts are written before the first takes its file's place: what can't be written is known then.
    let mut staged = Vec::with_capacity(renamed.changes.len());
    for change in &renamed.changes {
        let file = files.get(change.file);
        match replace::stage(dir, &file.path, file.bytes(), change.text.as_bytes()) {
            Ok(one) => staged.push((&file.path, one)),
            Err(error) => {
                complain(&format!(
                    "{} can't be changed: {error}.\nNothing was written.",
                    plain(&file.path)
                ));
                return Err(End::Unreadable);
            }
        }
    }
    // The file in which it is called comes first: if anything breaks off, the old id leads there, and a second run goes on.
    // All is written before any of it is told: a report that can't be written stops nothing.
    let mut told = String::new();
    let mut left = staged.into_iter();
    while let Some((path, one)) = left.next() {
        if let Err(error) = one.commit() {
            let rest = left.map(|(path, _)| format!("\n  {}", plain(path)));
            complain(&format!(
                "{} is as it was: {error}.{}\nThe same command goes on from here.",
                plain(path),
                rest.fold(String::new(), |all, one| all + &one)
            ));
            say(&told)?;
            return Err(End::Unreadable);
        }
        told.push_str(&format!("{} changed\n", plain(path)));
    }
    let mut end = End::Clean;
    if let Some(moved) = &renamed.moved {
        let (from, to) = (&files.get(moved.file).path, &moved.to);
        let done = match moved.is_free {
            true => replace::rename(dir, from, to),
            false => Err(std::io::ErrorKind::AlreadyExists.into()),
        };
        match done {
            Ok(()) => told.push_str(&format!("{} is {} now\n", plain(from), plain(to))),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                told.push_str(&format!(
                    "{} keeps its name, as there is {} already\n",
                    plain(from),
                    plain(to)
                ));
            }
            Err(error) => {
                complain(&format!("{} keeps its name: {error}.", plain(from)));
                end = End::Unreadable;
            }
        }
    }
    let s = if renamed.references == 1 { "" } else { "s" };
    told.push_str(&format!("{} reference{s} changed\n", renamed.references));
    say(&told)?;
    Ok(end)
}

/// Why nothing is written, and what to do.
fn why(refused: &Refused, arguments: &Arguments, files: &Files) -> String {
    let (old, new) = (plain(&arguments.old), plain(&arguments.new));
    match refused {
        Refused::NoReference => format!(
            "`{old}` is nothing that can be renamed: write `person:ada-holm`, `source:minutes`, `claim:…`, `briefing:…`, \
             `quote:minutes#closed`, `note:…`, `judgment:…`, `correction:…`."
        ),
        Refused::BadId(fault) => {
            let why = match fault {
                IdFault::Empty => "there is nothing",
                IdFault::Shape => {
                    "an id has the letters a to z, digits and hyphens, and no hyphen first"
                }
                IdFault::TooLong => "an id has at most 80 characters",
                IdFault::Reserved => "Windows keeps this name for itself",
            };
            format!("`{new}` can't be an id: {why}.")
        }
        Refused::Unknown(Unresolved::Several(families)) => {
            let all: Vec<String> =
                families.iter().map(|family| format!("`{}:{old}`", family.word())).collect();
            format!("Several things are called `{old}`: write {}.", all.join(" or "))
        }
        Refused::Unknown(
            Unresolved::Unknown { nearest } | Unresolved::UnknownRecord { nearest },
        ) => {
            let nearest = nearest.as_ref().map(|id| format!(" Did you mean `{}`?", plain(id)));
            format!("Nothing is called `{old}`.{}", nearest.unwrap_or_default())
        }
        Refused::OtherKind(kind) => format!("`{old}` is a {kind}: name it by its own kind."),
        Refused::OldId(now) => format!("`{old}` is an old id: it is called `{}` now.", plain(now)),
        Refused::Same => format!("`{new}` is its id already."),
        Refused::Taken => format!(
            "`{new}` is taken: something has this id, or had it, and links to it must not lead elsewhere. Choose another."
        ),
        Refused::Broken => {
            "What has to change can't be read: mend what `onrecord check` tells first.".to_owned()
        }
        Refused::Twice(span) => format!(
            "Another has the id `{old}`, at {}: give that one its own id first.",
            at(files, *span)
        ),
        Refused::Unclear(span) => format!(
            "With the id `{new}` the reference at {} would name something else. Choose another.",
            at(files, *span)
        ),
        Refused::Several(span) => format!(
            "The reference at {} may mean this or something else: write which, as `onrecord check` tells.",
            at(files, *span)
        ),
    }
}

fn at(files: &Files, span: Span) -> String {
    let line = Lines::new(files).position(span.file, span.start as usize).line;
    format!("{}:{line}", plain(&files.get(span.file).path))
}
