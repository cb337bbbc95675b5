//! `empty-file`: a content file that holds nothing.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A content file that holds nothing.
pub const CHECK: Check = Check {
    code: "empty-file",
    default: Severity::Error,
    line: "A file in content/ holds something.",
    why: "An empty file is most often one whose text was lost, or not saved yet. It needs a heading that says what it \
          is about, or it goes.",
    bad: &[Example::File("content/entities/town-hall.md", "")],
    mended: &[Example::Gone("content/entities/town-hall.md")],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::EmptyFile = what {
            out.push(
                CHECK
                    .at(span, "This file is empty.")
                    .help("begin it with its heading, `# KIND ID`, or remove it"),
            );
        }
    }
}
