//! `onrecord check`: everything is read and checked, nothing is written.

use clap::ValueEnum;
use onrecord::check::report::Report;
use onrecord::ground::files::Files;
use onrecord::read::git::Program;
use onrecord::read::revision;
use onrecord::tell::fit::fit;
use onrecord::{check, tell};

use super::output::{complain, say, stdout_takes_color};
use super::progress::Progress;
use super::{End, Place, journey, summary};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord check
  onrecord check my-site --format json --passages
  onrecord check --format github     in a job of GitHub Actions
  onrecord check --list")]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Term)]
    format: Format,
    /// List every check with its default and one line, and check nothing
    #[arg(long)]
    list: bool,
    /// Tell where every passage stands, too (with --format json)
    #[arg(long)]
    passages: bool,
    /// The address at which the site will stand, as `build` takes it: with one there are feeds and a site map to link to
    #[arg(long, value_name = "URL", value_parser = super::base_url::base_url)]
    base_url: Option<String>,
    /// Check as if drafts were published
    #[arg(long)]
    drafts: bool,
}

/// How a report is told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the words underlined, and what to do
    Term,
    /// For programs: one JSON object
    Json,
    /// For a job of GitHub Actions: ten errors and ten warnings at their places, all of them in the job's summary
    Github,
    /// For code hosts: SARIF 2.1.0
    Sarif,
    /// For reviewdog
    Rdjson,
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    if arguments.list {
        say(&tell::list())?;
        return Ok(End::Clean);
    }
    if arguments.passages && arguments.format != Format::Json {
        complain("--passages goes with --format json.");
        return Err(End::Usage);
    }
    let progress = Progress::start("reading");
    let (files, anchored) = journey::anchored(&arguments.place.dir, &progress)?;
    let options = check::Options {
        drafts: arguments.drafts,
        passages: arguments.passages,
        base_url: arguments.base_url.is_some(),
    };
    let (_, report) = check::check(anchored, &options, onrecord::site::addresses);
    drop(progress);
    say(&told(&report, &files, arguments))?;
    Ok(journey::end(&report))
}

fn told(report: &Report, files: &Files, arguments: &Arguments) -> String {
    let annotations = || tell::annotations(report, files, &folder(arguments));
    match arguments.format {
        Format::Term => tell::term(report, files, stdout_takes_color()),
        Format::Json => tell::json(report, files),
        Format::Sarif => tell::sarif(&annotations()),
        Format::Rdjson => tell::rdjson(&annotations()),
        Format::Github => {
            let annotations = annotations();
            let made = |shown| tell::summary(&annotations, shown);
            summary::add(|| fit(annotations.all.len(), summary::BUDGET, made));
            tell::github(&annotations)
        }
    }
}

/// Where the site stands in its repository: code hosts count paths from there.
fn folder(arguments: &Arguments) -> String {
    let folder = revision::folder(&Program::at(&arguments.place.dir));
    folder.ok().flatten().unwrap_or_default()
}
