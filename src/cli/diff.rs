//! `onrecord diff`: two states of a site are compared, and what a reviewer must look at is told.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use onrecord::anchor::{Anchored, anchor};
use onrecord::diff;
use onrecord::diff::comparison::{Comparison, Found, Side};
use onrecord::diff::finding::Severity;
use onrecord::ground::files::Files;
use onrecord::parse;
use onrecord::read::git::{self, Git, Program};
use onrecord::read::revision::{self, Base, Missing};
use onrecord::tell;
use onrecord::tell::diff::html::{self, BYTES};
use onrecord::tell::diff::md::CHARACTERS;
use onrecord::tell::diff::share::items;
use onrecord::tell::fit::{Budget, fit};

use super::output::{complain, say, stdout_takes_color};
use super::progress::Progress;
use super::{End, journey, pages, summary};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord diff                      the working tree, and where its branch began
  onrecord diff main my-branch       two revisions
  onrecord diff HEAD~3 --format json
  onrecord diff --no-git before after

Exit codes: 0 compared, and nothing at --fail-on; 1 findings at it, or errors now; 2 wrong usage; 3 not everything could be compared;
4 no such revision.")]
pub struct Arguments {
    /// What was there before: a revision [default: the first parent of a pull request's merge commit, else the merge
    /// base with the default branch]
    base: Option<String>,
    /// What is there now: a revision [default: the files as they are]
    head: Option<String>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Compare two folders; no repository is asked
    #[arg(long)]
    no_git: bool,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Term)]
    format: Format,
    /// Write the report into this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Exit with 1 where there is a finding of this weight or a graver one
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::None)]
    fail_on: FailOn,
    /// List every code with its weight and one line, and compare nothing
    #[arg(long)]
    list: bool,
    /// Tell only how many findings of each kind there are
    #[arg(long)]
    stat: bool,
    /// Only findings about these kinds (quote, claim, …) or of these codes
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    only: Vec<String>,
    /// The largest report, in bytes; the least important is left out first
    #[arg(long, value_name = "BYTES")]
    max_bytes: Option<usize>,
    /// Where the new state can be seen: pages are linked below it
    #[arg(long, value_name = "URL")]
    preview_url: Option<String>,
}

/// How a comparison is told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people at a terminal, with all words
    Term,
    /// For a comment on a pull request: Markdown of at most 60,000 characters
    Md,
    /// For programs: one JSON object
    Json,
    /// For a browser: one page without script, the sources side by side, of at most 8 MiB
    Html,
    /// For a job of GitHub Actions: ten breaks and ten warnings at their places, all of it in the job's summary
    Github,
    /// For reviewdog
    Rdjson,
    /// For code hosts: SARIF 2.1.0
    Sarif,
}

/// From which weight on findings make the command end with 1.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    None,
    Info,
    Warn,
    Break,
}

/// Both sides as they were read.
struct Read {
    base: Files,
    head: Files,
    sides: (Side, Side),
    found: Found,
    folder: String,
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    if arguments.list {
        say(&tell::diff::explain::list())?;
        return Ok(End::Clean);
    }
    if arguments.stat && matches!(arguments.format, Format::Rdjson | Format::Sarif) {
        complain(
            "--stat goes with the formats term, md, json, html and github: the others hold findings alone.",
        );
        return Err(End::Usage);
    }
    if let Some(odd) = arguments.only.iter().find(|word| !tell::diff::only::is_known(word)) {
        complain(&format!(
            "`{odd}` is no kind and no code: a kind is `quote` or `claim`, a code `quote-lost`."
        ));
        return Err(End::Usage);
    }
    let progress = Progress::start("reading");
    let read = if arguments.no_git { folders(arguments) } else { revisions(arguments) };
    let read = match read {
        Ok(read) => read,
        Err((end, why)) => {
            drop(progress);
            complain(&why);
            return Err(end);
        }
    };
    progress.doing("looking for every quotation");
    let (base, head) = rayon::join(|| found(read.base), || found(read.head));
    progress.doing("comparing");
    let changes = diff::diff(&base, &head);
    let (errors, pages) = pages::built(base, head, !arguments.stat, &progress);
    drop(progress);
    let (base, head) = read.sides;
    let comparison = Comparison {
        base,
        head,
        found: read.found,
        folder: read.folder,
        errors,
        only: None,
        changes,
        pages,
    };
    let comparison = tell::diff::only(comparison, &arguments.only);
    let end = end(&comparison, arguments.fail_on);
    let color = arguments.out.is_none() && stdout_takes_color();
    let report = report(&comparison, arguments, color);
    match &arguments.out {
        None => say(&report)?,
        Some(path) => std::fs::write(path, report).map_err(|error| {
            complain(&format!("`{}` can't be written: {error}.", path.display()));
            End::Unreadable
        })?,
    }
    Ok(end)
}

fn report(comparison: &Comparison, arguments: &Arguments, color: bool) -> String {
    let preview = arguments.preview_url.as_deref();
    let stat = arguments.stat;
    let md = |shown| match stat {
        true => tell::diff::md_stat(comparison, shown),
        false => tell::diff::md(comparison, shown, preview),
    };
    let annotations = |shown| tell::diff::annotations(comparison, shown);
    let made = |shown: usize| match arguments.format {
        Format::Term if stat => tell::diff::stat(comparison, shown),
        Format::Term => tell::diff::term(comparison, shown, preview, color),
        Format::Md => md(shown),
        Format::Json if stat => tell::diff::json_stat(comparison, shown),
        Format::Json => tell::diff::json(comparison, shown),
        Format::Html if stat => tell::diff::html_stat(comparison, shown),
        Format::Html => tell::diff::html(comparison, shown, preview),
        Format::Github => tell::github(&annotations(if stat { 0 } else { shown })),
        Format::Sarif => tell::sarif(&annotations(shown)),
        Format::Rdjson => tell::rdjson(&annotations(shown)),
    };
    if arguments.format == Format::Github {
        summary::add(|| fit(items(comparison), summary::BUDGET, md));
    }
    let characters = (arguments.format == Format::Md).then_some(CHARACTERS);
    let (all, most) = match arguments.format {
        Format::Html => (html::items(comparison), Some(BYTES)),
        _ => (items(comparison), None),
    };
    fit(all, Budget { bytes: arguments.max_bytes.or(most), characters }, made)
}

fn found(files: Files) -> Anchored {
    anchor(parse::parse(Arc::new(files)))
}

fn end(comparison: &Comparison, fail_on: FailOn) -> End {
    let from = match fail_on {
        FailOn::None => None,
        FailOn::Info => Some(Severity::Info),
        FailOn::Warn => Some(Severity::Warn),
        FailOn::Break => Some(Severity::Break),
    };
    let findings = &comparison.changes.findings;
    if !comparison.is_complete() {
        End::Unreadable
    } else if from.is_some_and(|from| findings.iter().any(|one| one.severity <= from))
        // What can't be built holds nothing that readers rely on.
        || from.is_some() && comparison.errors.now > 0
    {
        End::Errors
    } else {
        End::Clean
    }
}

fn folders(arguments: &Arguments) -> Result<Read, (End, String)> {
    let (Some(base), Some(head)) = (&arguments.base, &arguments.head) else {
        return Err((
            End::Usage,
            "--no-git takes two folders: what was there, and what is.".into(),
        ));
    };
    let files = |dir: &str| working(Path::new(dir));
    Ok(Read {
        base: files(base)?,
        head: files(head)?,
        sides: (Side::Folder(base.clone()), Side::Folder(head.clone())),
        found: Found::Named,
        folder: String::new(),
    })
}

/// The files of a folder as they are.
fn working(dir: &Path) -> Result<Files, (End, String)> {
    journey::read(dir).map_err(|why| (End::Unreadable, why))
}

fn revisions(arguments: &Arguments) -> Result<Read, (End, String)> {
    let dir = &arguments.dir;
    if !dir.is_dir() {
        return Err((End::Unreadable, format!("There is no folder `{}`.", dir.display())));
    }
    let git = Program::at(dir);
    let folder = revision::folder(&git).map_err(|error| told(Missing::Io(error)))?;
    let Some(folder) = folder else {
        let why = format!(
            "`{}` is in no git repository with a working tree, or in one that git refuses to read (`git status` tells why).\n\
             `onrecord diff --no-git BEFORE NOW` compares two folders.",
            dir.display()
        );
        return Err((End::Usage, why));
    };
    let at = |revision: &str| revision::commit(&git, revision).map_err(told);
    let of_head = match &arguments.head {
        Some(head) => Some(at(head)?),
        None => revision::commit(&git, "HEAD").ok(),
    };
    let base = match (&arguments.base, &of_head) {
        (Some(base), _) => Base::Named(at(base)?),
        (None, Some(head)) => revision::base(&git, head, arguments.head.is_some()).map_err(told)?,
        (None, None) => return Err(told(Missing::NoSuch("HEAD".to_owned()))),
    };
    let head = match (&arguments.head, &of_head) {
        (Some(_), Some(head)) => files(&git, head, &folder)?,
        _ => working(dir)?,
    };
    let side = match (&arguments.head, of_head) {
        (Some(asked), Some(id)) => Side::Commit { id, asked: Some(asked.clone()) },
        (_, id) => Side::WorkingTree(id),
    };
    Ok(Read {
        base: files(&git, base.id(), &folder)?,
        head,
        sides: (Side::Commit { id: base.id().to_owned(), asked: arguments.base.clone() }, side),
        found: match base {
            Base::Named(_) => Found::Named,
            Base::FirstParent(_) => Found::FirstParent,
            Base::MergeBase(_, branch) => Found::MergeBase(branch),
        },
        folder,
    })
}

fn files(git: &impl Git, commit: &str, folder: &str) -> Result<Files, (End, String)> {
    git::files(git, commit, folder)
        .map_err(|error| (End::Unreadable, format!("Commit {commit} can't be read: {error}.")))
}

/// Why there is nothing to compare with, and what to do.
fn told(missing: Missing) -> (End, String) {
    match missing {
        Missing::NoSuch(revision) => {
            let why = format!("There is no revision `{revision}` in this repository.");
            let help = if revision == "HEAD" {
                "Nothing is committed yet, or the branch is gone: commit first."
            } else if revision.contains("..") {
                "Two revisions are two arguments: `onrecord diff BASE HEAD`."
            } else {
                "`git log` shows which there are. A shallow clone has only the newest: fetch more (`fetch-depth: 0` or \
                 `git fetch --unshallow`)."
            };
            (End::NoRevision, format!("{why}\n{help}"))
        }
        Missing::NoParent => (
            End::NoRevision,
            "HEAD is a merge commit, and its first parent isn't in this clone: fetch it (`fetch-depth: 2`), or name \
             BASE."
                .to_owned(),
        ),
        Missing::Shallow => (
            End::NoRevision,
            "This clone is shallow: where its branch began would be a guess. Check out the pull request's merge commit \
             with its parents (`fetch-depth: 2`), or everything (`fetch-depth: 0`, `git fetch --unshallow`), or name \
             BASE."
                .to_owned(),
        ),
        Missing::NoBranch => (
            End::NoRevision,
            "There is no default branch with a common history (origin/HEAD, main or master): name BASE.".to_owned(),
        ),
        Missing::Io(error) => (End::Unreadable, format!("`git` can't be run: {error}.")),
    }
}
