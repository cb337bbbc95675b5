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
            "## quote clerk-road\n- speaker: unnamed: a clerk\n\n> It is not a closure of the road\n\nThe road stays open.\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote clerk-road\n- speaker: unnamed: a clerk\n\n> It is not a closure of the road\n>\n> The road stays open.\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::UnmarkedContinuation { record, span } = fact {
            out.push(
                CHECK
                    .at(*span, format!("In {} these words follow the passage; here they stand as your own.", look.id(record.source)))
                    .help("put `>` before the line, and on the empty line above it, where they belong to the passage")
                    .record(look.name(*record)),
            );
        }
    }
}
