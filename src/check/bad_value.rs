//! `bad-value`: a value that its field doesn't take, or none.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A value that its field doesn't take, or none.
pub const CHECK: Check = Check {
    code: "bad-value",
    default: Severity::Error,
    line: "A field's value is one that the field takes.",
    why: "Many fields take one of a few words, a number, a language, yes or no. What they don't take can't be shown to \
          readers as what was meant.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- form: partly\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- form: partial\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        match what {
            What::BadValue { field, expected, nearest } => {
                let mut found = CHECK.at(span, format!("`{field}` takes {expected}."));
                found = match nearest {
                    Some(nearest) => {
                        found.help(format!("did you mean `{nearest}`?")).suggest(span, nearest)
                    }
                    None => found.help("write one that it takes, or take the line away"),
                };
                out.push(found);
            }
            What::EmptyValue(field) => out.push(
                CHECK
                    .at(span, format!("`{field}` has no value."))
                    .help("write it behind the colon, in the same line, or take the field away"),
            ),
            _ => {}
        }
    }
}
