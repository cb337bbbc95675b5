//! `no-passage`: a record that needs a passage and has none.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A record that needs a passage and has none.
pub const CHECK: Check = Check {
    code: "no-passage",
    default: Severity::Error,
    line: "A quote, note, mention or part of a document has a passage.",
    why: "The passage is what a record is about: the exact words of the source, behind `>`, directly below the fields \
          and an empty line. A block quotation further down is prose.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\nThe old bridge will be closed in May\n"
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
        match what {
            What::NoPassage(kind) => out.push(
                CHECK
                    .at(span, format!("This {kind} has no passage."))
                    .help("below the fields and an empty line, before any prose, copy the exact words from the source: `> the exact words`"),
            ),
            What::EmptyPassage => out.push(
                CHECK
                    .at(span, "This passage holds no letter and no digit.")
                    .help("copy the exact words from the source behind the `>`"),
            ),
            _ => {}
        }
    }
}
