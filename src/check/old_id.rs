//! `old-id`: a reference by an id of yesterday.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A reference by an id of yesterday.
pub const CHECK: Check = Check {
    code: "old-id",
    default: Severity::Warning,
    line: "References use the id of today.",
    why: "`was` keeps old links alive, those of other people above all. Your own files read better with the id that \
          holds today; until then the old one leads to the same thing.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "# person holm\n- name: Ada Holm\n- was: ada-holm\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n- was: holm\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::ByOldId { span, now } = fact {
            out.push(
                CHECK
                    .at(*span, format!("This is called `{now}` now."))
                    .help(format!("write `{now}`; the old id still leads there"))
                    .suggest(*span, now),
            );
        }
    }
}
