//! `unknown-field`: a field that its kind doesn't have.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::{Look, article};
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A field that its kind doesn't have.
pub const CHECK: Check = Check {
    code: "unknown-field",
    default: Severity::Error,
    line: "A field is one that its kind has.",
    why: "A field with a slip in its name would say nothing to anybody: `- spaeker: ada-holm` names no speaker.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- adressee: Reporters\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- addressee: Reporters\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::UnknownField { kind, field, nearest, known } = what {
            let found = CHECK.at(span, format!("{} has no field `{field}`.", article("A", kind)));
            out.push(match nearest {
                Some(nearest) => {
                    found.help(format!("did you mean `{nearest}`?")).suggest(span, *nearest)
                }
                None => found.help(format!("{} has: {}", article("a", kind), known.join(", "))),
            });
        }
    }
}
