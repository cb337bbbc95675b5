//! Arguments → one command, and its exit code.

#![allow(clippy::disallowed_methods, reason = "this room knows the world")]

mod accept;
mod base_url;
mod build;
mod check;
mod diff;
mod explain;
mod fmt;
mod guard;
mod init;
mod journey;
mod output;
mod pages;
mod progress;
mod rename;
mod replace;
#[cfg(feature = "serve")]
mod serve;
mod summary;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns documents of evidence, and hand-written files about them, into a site of annotated briefings.
///
/// Every quotation on the site is proven to stand, word for word, in a document that is kept with it.
#[derive(Parser)]
#[command(name = "onrecord", version, after_help = EXAMPLES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  onrecord init my-site          make a small site that teaches by example
  onrecord build my-site         check it, and write it into my-site/public/
  onrecord check my-site         check it only
  onrecord serve my-site         see it in the browser while you write
  onrecord diff                  what a reviewer must look at on this branch
  onrecord explain quote-not-found

Exit codes: 0 clean, 1 errors, 2 wrong usage, 3 something could not be read or written,
4 (diff) no such revision.";

#[derive(Subcommand)]
enum Command {
    /// Take a changed source as it is: write its new SHA-256 down, once every record holds
    Accept(accept::Arguments),
    /// Check a site and write it; with errors nothing is written
    Build(build::Arguments),
    /// Check a site and write nothing
    Check(check::Arguments),
    /// Compare two states of a site, and tell what a reviewer must look at
    Diff(diff::Arguments),
    /// Tell what a check holds and why, with an example
    Explain(explain::Arguments),
    /// Write content files in their canonical form
    Fmt(fmt::Arguments),
    /// Make a small site that teaches by example
    Init(init::Arguments),
    /// Give something another id, everywhere; the old one still leads there
    Rename(rename::Arguments),
    /// Show a site in the browser while you write; nothing is written
    #[cfg(feature = "serve")]
    Serve(serve::Arguments),
}

/// The site's folder.
#[derive(Args)]
struct Place {
    /// The site's folder: the one that holds content/ and seeds/
    #[arg(default_value = ".", value_name = "DIR")]
    dir: PathBuf,
}

/// How a report is told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the words underlined, and what to do
    Term,
    /// For programs: one JSON object
    Json,
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Nothing is wrong.
    Clean = 0,
    /// The site has errors.
    Errors = 1,
    /// The command can't be meant so.
    Usage = 2,
    /// Something could not be read or written.
    Unreadable = 3,
    /// There is no such revision.
    NoRevision = 4,
}

/// Stack for each thread, in bytes: prose may be nested deeply.
const STACK: usize = 32 << 20;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors, and clap knows where each belongs.
            let code = if error.use_stderr() { End::Usage } else { End::Clean };
            let _ = error.print();
            return ExitCode::from(code as u8);
        }
    };
    let command = || match arguments.command {
        Command::Accept(arguments) => accept::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Rename(arguments) => rename::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments),
    };
    let end = match rayon::ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(pool) => pool.install(command).unwrap_or_else(|end| end),
        Err(error) => {
            output::complain(&format!("No threads to work with: {error}."));
            End::Unreadable
        }
    };
    ExitCode::from(end as u8)
}
