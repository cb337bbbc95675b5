//! `onrecord explain CODE`: what a check holds and why, with a bad and a mended example.

use onrecord::check::{self, Check};
use onrecord::ground::id;
use onrecord::tell;

use super::End;
use super::output::{complain, say, stdout_takes_color};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord explain unsourced-quotation
  onrecord check --list              every code")]
pub struct Arguments {
    /// The check's code, as reports print it
    code: String,
}

pub fn run(arguments: &Arguments) -> End {
    let code = arguments.code.trim();
    match Check::of(code) {
        Some(check) => {
            say(&tell::explain(check, stdout_takes_color()));
            End::Clean
        }
        None => {
            let mut text = format!("There is no check `{code}`");
            match id::nearest(code, check::ALL.iter().map(|check| check.code)) {
                Some(nearest) => text.push_str(&format!("; did you mean `{nearest}`?")),
                None => text.push_str("; `onrecord check --list` prints them all."),
            }
            complain(&text);
            End::Usage
        }
    }
}
