//! A report in Markdown → the summary of a job on GitHub, where there is one.

use std::io::Write;

use onrecord::tell::fit::Budget;

use super::output::complain;

/// GitHub takes a summary of 1 MiB for each step, and a step may run several commands.
pub const BUDGET: Budget = Budget { bytes: Some(900 << 10), characters: None };

/// Adds a report to the file that `GITHUB_STEP_SUMMARY` names; where none is named, nothing is made.
pub fn add(made: impl FnOnce() -> String) {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return;
    };
    let file = std::fs::OpenOptions::new().append(true).create(true).open(&path);
    if let Err(error) = file.and_then(|mut file| file.write_all(made().as_bytes())) {
        complain(&format!("The job's summary can't be written: {error}."));
    }
}
