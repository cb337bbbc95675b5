//! Text → stdout or stderr. A reader that has left is no error: the rest is dropped.

use std::io::{ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};

use super::End;

/// Writes to stdout: reports and what else was asked for. Half a report must not pass for a whole one, so what keeps it
/// from being written is told, and ends the command.
pub fn say(text: &str) -> Result<(), End> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("What there is to tell can't be written: {error}."));
            Err(End::Unreadable)
        }
        _ => Ok(()),
    }
}

/// Writes a line to stderr: what kept a command from doing its work.
pub fn complain(text: &str) {
    let mut err = anstream::stderr().lock();
    let _ = writeln!(err, "{}", text.trim_end()).and_then(|()| err.flush());
}

/// Whether stdout takes colour: a terminal, and no NO_COLOR.
pub fn stdout_takes_color() -> bool {
    AutoStream::choice(&std::io::stdout()) != ColorChoice::Never
}

/// Whether stderr takes colour: a terminal, and no NO_COLOR.
pub fn stderr_takes_color() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}
