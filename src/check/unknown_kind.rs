//! `unknown-kind`: a record of a kind that there isn't.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A record of a kind that there isn't.
pub const CHECK: Check = Check {
    code: "unknown-kind",
    default: Severity::Error,
    line: "A heading names a kind that can stand there.",
    why: "What a record is follows from the first word of its heading, and from the folder: quotes and notes stand in \
          `annotations/`, people and places in `entities/`, and so on. A record of an unknown kind is left out, all \
          else in its file is kept.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## qoute holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::UnknownKind { kind, nearest, known } = what {
            let found = CHECK.at(span, format!("There is no kind `{kind}` here."));
            out.push(match nearest {
                Some(nearest) => {
                    found.help(format!("did you mean `{nearest}`?")).suggest(span, *nearest)
                }
                None if known.is_empty() => {
                    found.help("write this heading as prose of level 3: `### …`")
                }
                None => found.help(format!("known here: {}", known.join(", "))),
            });
        }
    }
}
