//! `onrecord check`: everything is read and checked, nothing is written.

use onrecord::{check, tell};

use super::output::{complain, say};
use super::progress::Progress;
use super::{End, Format, Place, journey};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord check
  onrecord check my-site --format json --passages
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
    /// Check as if drafts were published
    #[arg(long)]
    drafts: bool,
}

pub fn run(arguments: &Arguments) -> End {
    if arguments.list {
        say(&tell::list());
        return End::Clean;
    }
    if arguments.passages && arguments.format != Format::Json {
        complain("--passages goes with --format json.");
        return End::Usage;
    }
    let progress = Progress::start("reading");
    let (files, anchored) = match journey::anchored(&arguments.place.dir, &progress) {
        Ok(found) => found,
        Err(end) => return end,
    };
    let options = check::Options {
        drafts: arguments.drafts,
        passages: arguments.passages,
        ..check::Options::default()
    };
    let (_, report) = check::check(anchored, &options, onrecord::site::addresses);
    drop(progress);
    journey::tell(&report, &files, arguments.format);
    journey::end(&report)
}
