//! `text-before-subject`: text above the first heading of a file.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// Text above the first heading of a file.
pub const CHECK: Check = Check {
    code: "text-before-subject",
    default: Severity::Error,
    line: "A file begins with the heading that says what it is about.",
    why: "All that stands in a file belongs to the heading above it. Text above the first heading belongs to nothing, \
          and would be lost.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "She chairs the harbour board.\n\n# person ada-holm\n- name: Ada Holm\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n\nShe chairs the harbour board.\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::BeforeSubject = what {
            out.push(
                CHECK
                    .at(span, "This stands above the file's first heading, and belongs to nothing.")
                    .help("move it below the heading and its fields; a remark for yourselves goes between `<!--` and `-->`"),
            );
        }
    }
}
