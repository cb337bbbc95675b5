//! `unmarked-continuation`: a note that begins with the source's own next words.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A note that begins with the source's own next words.
pub const CHECK: Check = Check {
    code: "unmarked-continuation",
    default: Severity::Warning,
    line: "The first paragraph below a passage is yours, not the source's next words.",
    why: "A passage that goes on after an empty line without its `>` looks like a note, and would be published as your \
          own words.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## note thanks\n\n> The board thanked the clerk.\n\nThe board thanked the mayor.\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## note thanks\n\n> The board thanked the clerk.\n> The board thanked the mayor.\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::UnmarkedContinuation { record, span } = fact {
            let found = CHECK.at(
                *span,
                format!(
                    "In {} these words follow the passage; here they stand as your own.",
                    look.id(record.source)
                ),
            );
            // A second `>` block is a block quotation in the note.
            let (join, part) = match look.is_block(*span) {
                true => ("take the empty line above them away", "put a `>` into it"),
                false => (
                    "put `> ` before them, and take the empty line away",
                    "the empty line becomes a `>`",
                ),
            };
            let found =
                found.help(format!("where they belong to the passage {join}")).help(format!(
                    "where the source interrupts them, or begins a new paragraph there, {part}"
                ));
            out.push(found.record(look.name(*record)));
        }
    }
}
