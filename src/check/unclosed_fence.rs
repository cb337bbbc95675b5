//! `unclosed-fence`: a code fence that isn't closed before the file ends.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A code fence that isn't closed before the file ends.
pub const CHECK: Check = Check {
    code: "unclosed-fence",
    default: Severity::Error,
    line: "A code fence is closed.",
    why: "Headings inside a code fence are no records. A fence that is never closed would hide all the rest of the \
          file, quotes included; so it hides nothing, and is an error.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n\n```\nHolm, A.\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n\n```\nHolm, A.\n```\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::UnclosedFence = what {
            out.push(
                CHECK
                    .at(span, "This code fence is not closed before the file ends.")
                    .help("close it with a line of the same marks, ``` or ~~~, or take it away"),
            );
        }
    }
}
