//! `line-among-fields`: a line among the fields that is none.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A line among the fields that is none.
pub const CHECK: Check = Check {
    code: "line-among-fields",
    default: Severity::Error,
    line: "Between a heading and the next empty line stand fields only.",
    why: "Fields are the first list below a heading and end at an empty line. A line among them that isn't \
          `- field: value` is a field with a slip, a value that was broken into two lines, or prose that lacks the \
          empty line above it.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\ntime: after the meeting\n\n> The old bridge will be closed in May\n"
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
        let What::LineAmongFields { meant, pairs } = what else { continue };
        let found = CHECK.at(span, "This line stands among the fields and is none.");
        out.push(match meant {
            Some(meant) => found.help(format!("did you mean `{meant}`?")).suggest(span, meant),
            None => found
                .help(if *pairs {
                    "a line here is `- words of the document: id`, or `- words of the document: none`"
                } else {
                    "a field is `- field: value`, all of it in one line"
                })
                .help("prose and passages begin below an empty line"),
        });
    }
}
