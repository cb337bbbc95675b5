//! `line-without-mark`: a line directly below a passage that lacks its `>`.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A line directly below a passage that lacks its `>`.
pub const CHECK: Check = Check {
    code: "line-without-mark",
    default: Severity::Error,
    line: "Every line of a passage begins with `>`.",
    why: "A line directly below a passage is either more of the passage without its `>`, or the note without its empty \
          line. Markdown would take it for the passage; here that is asked, as the one is checked against the source \
          and the other is yours.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge\nwill be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge\n> will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::LineWithoutMark = what {
            out.push(
                CHECK
                    .at(span, "This line stands directly below a passage, without a `>`.")
                    .help("begin it with `> ` where it is part of the passage")
                    .help("put an empty line above it where it is your note"),
            );
        }
    }
}
