//! `onrecord accept`: the file of a source as it is becomes the one that was annotated.

use std::path::PathBuf;

use onrecord::anchor::Anchored;
use onrecord::anchor::names::Target;
use onrecord::check::what_became;
use onrecord::edit::accept::{Refused, accept};
use onrecord::ground::id::{self, Family};
use onrecord::tell::plain::plain;

use super::output::{complain, say};
use super::progress::Progress;
use super::replace::replace;
use super::{End, journey};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord accept minutes
  onrecord accept minutes --keep-going      what is edited, orphan or doubtful becomes a draft

Exit codes: 0 accepted, or nothing to accept; 1 records are left to mend; 2 wrong usage; 3 something could not be
read or written.")]
pub struct Arguments {
    /// The source's id
    source: String,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Accept it all the same, and make drafts (`draft: yes`) of records that are edited, orphan or doubtful
    #[arg(long)]
    keep_going: bool,
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let progress = Progress::start("reading");
    let (files, anchored) = journey::anchored(&arguments.dir, &progress)?;
    drop(progress);
    let asked = arguments.source.strip_prefix("source:").unwrap_or(&arguments.source);
    let target = anchored.names.bearer(Family::Source, asked).map(|found| found.target);
    let sources = &anchored.draft.sources;
    let Some((number, source)) = target.and_then(|target| match target {
        Target::Source(number) => Some((number, sources.get(number)?)),
        _ => None,
    }) else {
        complain(&format!("There is no source `{}`.{}", plain(asked), nearest(&anchored, asked)));
        return Err(End::Usage);
    };
    let id = &source.id;
    let seed = format!("`seeds/{}`", plain(&source.file));
    let accepted = match accept(&anchored, number, arguments.keep_going) {
        Ok(accepted) => accepted,
        Err(Refused::Same) => {
            say(&format!("{seed} is the file that was annotated: there is nothing to accept.\n"))?;
            return Ok(End::Clean);
        }
        Err(refused) => {
            complain(&why(&anchored, number, &refused, id, &seed));
            return Err(End::Errors);
        }
    };
    let file = files.get(accepted.change.file);
    let new = accepted.change.text.as_bytes();
    if let Err(error) = replace(&arguments.dir, &file.path, file.bytes(), new) {
        complain(&format!("{} is as it was: {error}.", plain(&file.path)));
        return Err(End::Unreadable);
    }
    let mut told = format!("{} changed: {seed} is the annotated file now.\n", plain(&file.path));
    for line in what_became(&anchored, number) {
        told.push_str(&format!("  {}\n", plain(&line)));
    }
    if !accepted.drafts.is_empty() {
        let drafts = some(&accepted.drafts);
        told.push_str(&format!(
            "Drafts now: {drafts}. Read them against the new text, mend them, and take `draft: yes` away.\n"
        ));
    }
    say(&told)?;
    Ok(End::Clean)
}

fn nearest(anchored: &Anchored, asked: &str) -> String {
    let known = anchored.draft.sources.iter().map(|source| source.id.as_str());
    let wanted = asked.rsplit('/').next().unwrap_or(asked).trim_end_matches(".md");
    id::nearest(wanted, known).map_or(String::new(), |id| format!(" Did you mean `{id}`?"))
}

/// Why nothing is written, and what to do.
fn why(anchored: &Anchored, number: usize, refused: &Refused, id: &str, seed: &str) -> String {
    let told = |end: String| {
        let lines = what_became(anchored, number);
        let lines = lines.iter().map(|line| format!("  {}\n", plain(line))).collect::<String>();
        format!(
            "{seed} is not the file that was annotated, and some records of {id} don't hold:\n{lines}{end}"
        )
    };
    match refused {
        Refused::Same => String::new(),
        Refused::NoHash => format!(
            "{id} has no `sha256` that can be read: nothing says which file was annotated. `onrecord fmt` writes one \
             where there is none."
        ),
        Refused::NoFile => format!("There is no file {seed}: `onrecord check` tells more."),
        Refused::Unreadable => {
            format!(
                "{seed} can't be read as text: `onrecord check` tells why. Nothing was written."
            )
        }
        Refused::Broken => format!(
            "Some records of {id} can't be read, so that nobody knows what became of them: `onrecord check` tells \
             which. Nothing was written."
        ),
        Refused::Open(open) => told(format!(
            "Nothing was written. Mend {}, and accept again; or accept with `--keep-going`, which makes drafts of what \
             doesn't hold.",
            some(open)
        )),
        Refused::NoDrafts(open) => told(format!(
            "Nothing was written: {} can't be a draft. Mend or delete it; where its words stand more than once, say \
             which with `after` or `before`.",
            some(open)
        )),
    }
}

/// `minutes#holm-closed, minutes#road and 3 more`
fn some(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
