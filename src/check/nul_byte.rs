//! `nul-byte`: a NUL in a text.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A NUL in a text.
pub const CHECK: Check = Check {
    code: "nul-byte",
    default: Severity::Error,
    line: "A content file holds no NUL byte.",
    why: "No text has a NUL. Where one stands, the file was damaged, or it isn't a text at all.",
    bad: &[Example::File("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada\0Holm\n")],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::Nul = what {
            out.push(
                CHECK
                    .at(span, "There is a NUL byte here, which no text has.")
                    .help("type the line again, or restore the file"),
            );
        }
    }
}
