//! `wrong-kind`: a reference to something of another kind than its field takes.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A reference to something of another kind than its field takes.
pub const CHECK: Check = Check {
    code: "wrong-kind",
    default: Severity::Error,
    line: "A reference names something of the kind that its field takes.",
    why: "`occasion` takes an event, `carries` takes a source, a claim's `denies` takes a quote or note. The id is \
          there, and belongs to something else.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- occasion: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- occasion: The meeting\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::WrongKind { span, is, expected } = fact {
            let written = look.draft().files.slice(*span);
            out.push(
                CHECK
                    .at(*span, format!("This takes {expected}; `{written}` is {is}."))
                    .help("name the one that is meant, or use another field"),
            );
        }
    }
}
