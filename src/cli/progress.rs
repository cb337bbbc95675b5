//! A progress bar on a terminal, for work that takes longer than a second.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long work may take before a bar is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that shows itself when it is needed, and goes when it is dropped.
pub struct Progress {
    bar: ProgressBar,
    /// Dropped with the bar: then nobody waits any longer to show it.
    _waiting: Option<Sender<()>>,
}

impl Progress {
    /// A bar without a length, for work that can't be counted.
    pub fn start(doing: &'static str) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_message(doing);
        let waiting = std::io::stderr().is_terminal().then(|| show_later(bar.clone()));
        Progress { bar, _waiting: waiting }
    }

    /// What is done now, without a length.
    pub fn doing(&self, what: &'static str) {
        self.bar.set_message(what);
    }

    /// What is done now, in so many steps.
    pub fn counting(&self, what: &'static str, steps: usize) {
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            self.bar.set_style(style);
        }
        self.bar.set_length(steps as u64);
        self.bar.set_message(what);
    }

    /// One step more is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn show_later(bar: ProgressBar) -> Sender<()> {
    let (waiting, done) = mpsc::channel();
    std::thread::spawn(move || {
        if done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) && !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(100));
        }
    });
    waiting
}
