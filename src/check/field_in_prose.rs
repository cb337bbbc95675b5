//! `field-in-prose`: a line further down that looks like a field.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A line further down that looks like a field.
pub const CHECK: Check = Check {
    code: "field-in-prose",
    default: Severity::Warning,
    line: "A line that looks like a field stands among the fields.",
    why: "Fields end at the first empty line below the heading. `- time: Monday` further down is prose, and readers \
          would see it as a list.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n- time: after the meeting\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- time: after the meeting\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::FieldInProse(field) = what {
            out.push(
                CHECK
                    .at(span, format!("This is prose here, though `{field}` is a field's name."))
                    .help("move it up, directly below the heading or the other fields; fields end at the first empty line")
                    .help("where it is meant as prose, begin it with `*` instead of `-`"),
            );
        }
    }
}
