//! `empty-body`: a briefing without a body.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A briefing without a body.
pub const CHECK: Check = Check {
    code: "empty-body",
    default: Severity::Error,
    line: "A briefing has a body.",
    why: "A judgment ends at the next heading, of any level. A briefing that ends in its last judgment has no body: \
          what was meant as one became part of the judgment.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!(
            "## judgment closing\n- rests-on: minutes#holm-closed\n\nThe bridge will close.\n\nThe board met in March.\n"
        ),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!(
            "## judgment closing\n- rests-on: minutes#holm-closed\n\nThe bridge will close.\n\n# What the board said\n\nThe board met in March.\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for briefing in &look.draft().briefings {
        if briefing.body.iter().all(|part| part.span.is_none()) {
            let found = CHECK.at(briefing.head.span, "This briefing has no body.");
            let found = if briefing.judgments.is_empty() && briefing.corrections.is_empty() {
                found.help("write it below the fields and an empty line")
            } else {
                found.help("begin it with a heading of its own, `# What happened`: a judgment's text goes on until the next heading")
            };
            out.push(found.record(format!("briefing:{}", briefing.id)));
        }
    }
}
