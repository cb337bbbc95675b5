//! `context-not-there`: `after` or `before` with words that don't stand next to the passage.

use crate::anchor::outcome::Outcome;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// `after` or `before` with words that don't stand next to the passage.
pub const CHECK: Check = Check {
    code: "context-not-there",
    default: Severity::Error,
    line: "The words of `after` and `before` stand next to the passage.",
    why: "`after` and `before` say which of several places is meant. Where they are wrong, the passage might be \
          anchored to somebody else's words, so they are never overruled.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("## note thanks\n- before: the harbour master\n\n> The board thanked\n"),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("## note thanks\n- before: the mayor\n\n> The board thanked\n"),
    )],
    run,
};

/// How many places are shown.
const SHOWN: usize = 3;

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        let Outcome::WrongContext { places } = looked.outcome else { continue };
        let record = looked.record;
        let (span, what) = match (&record.after, &record.before) {
            (Some(after), None) => (after.span(), "before"),
            (None, Some(before)) => (before.span(), "behind"),
            (Some(after), Some(_)) => (after.span(), "around"),
            (None, None) => (passage(record), "around"),
        };
        let mut found = CHECK.at(
            span,
            format!(
                "These words do not stand directly {what} the passage in {}.",
                looked.source.id
            ),
        );
        for place in places.iter().take(SHOWN) {
            if let Some(span) = look.in_seed(looked.at.source, place) {
                found = found.label(span, "the passage stands here");
            }
        }
        out.push(
            found
                .help("`after` takes the words directly before the passage, `before` those directly behind it, as the source has them")
                .record(look.name(looked.at)),
        );
    }
}
