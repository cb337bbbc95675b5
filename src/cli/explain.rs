//! `onrecord explain CODE`: what a check holds, or a code of `diff` tells, and why, with an example.

use onrecord::check::{self, Check};
use onrecord::diff::{self, code::Code};
use onrecord::ground::id;
use onrecord::tell;

use super::End;
use super::output::{complain, say, stdout_takes_color};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord explain unsourced-quotation
  onrecord explain unmasked          a code of `onrecord diff`
  onrecord check --list              every check")]
pub struct Arguments {
    /// The check's code, as reports print it
    code: String,
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let code = &*arguments.code.trim().to_lowercase();
    let color = stdout_takes_color();
    if let Some(check) = Check::of(code) {
        say(&tell::explain(check, color))?;
        return Ok(End::Clean);
    }
    if let Some(code) = Code::of(code) {
        say(&tell::diff::explain::explain(code, color))?;
        return Ok(End::Clean);
    }
    let mut text = format!("There is no check `{code}`");
    let of_diff = diff::code::ALL.iter().map(|code| code.code);
    match id::nearest(code, check::ALL.iter().map(|check| check.code).chain(of_diff)) {
        Some(nearest) => text.push_str(&format!("; did you mean `{nearest}`?")),
        None => text.push_str("; `onrecord check --list` prints them all."),
    }
    complain(&text);
    Err(End::Usage)
}
