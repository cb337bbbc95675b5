//! `repeated-field`: a field that stands twice where once is all.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A field that stands twice where once is all.
pub const CHECK: Check = Check {
    code: "repeated-field",
    default: Severity::Error,
    line: "A field that takes one value stands once.",
    why: "Some fields may be repeated (`alias`, `role`, `about`), most take one value. Of two, nobody could say which \
          one holds.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n- name: A. Holm\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n- alias: A. Holm\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::RepeatedField { field, first } = what {
            out.push(
                CHECK
                    .at(span, format!("`{field}` takes one value, and has one already."))
                    .label(*first, "it stands here first")
                    .help("keep the one that holds"),
            );
        }
    }
}
