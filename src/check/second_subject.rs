//! `second-subject`: a second `# KIND ID` in a file that takes one.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A second subject in a file that takes one.
pub const CHECK: Check = Check {
    code: "second-subject",
    default: Severity::Error,
    line: "A file of annotations, a briefing and site.md hold one subject.",
    why: "Small entities may share a file, and so may claims. A source and a briefing have a file of their own, so \
          that a reviewer sees from a file's name what was changed.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("# source other\n- file: minutes.txt\n- title: Other minutes\n- kind: report\n"),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("The minutes as the town sent them.\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::SecondSubject = what {
            out.push(
                CHECK
                    .at(span, "This file has its subject already; a second one needs a file of its own.")
                    .help("move it, and all that belongs to it, into a new file; or write `## …` where it is a record of this one"),
            );
        }
    }
}
