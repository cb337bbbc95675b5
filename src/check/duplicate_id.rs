//! `duplicate-id`: two things with one id.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// Two things with one id.
pub const CHECK: Check = Check {
    code: "duplicate-id",
    default: Severity::Error,
    line: "An id names one thing.",
    why: "An id is unique among sources, among entities of all kinds, among claims, among briefings; below these, in \
          its file. Of two with one id the first is kept and the other is left out, so every link would lead to the \
          first.",
    bad: &[Example::File(
        "content/entities/town.md",
        "# place harbour\n- name: The road\n\n# organization harbour\n- name: The board\n",
    )],
    mended: &[Example::File(
        "content/entities/town.md",
        "# place harbour\n- name: The road\n\n# organization harbour-board\n- name: The board\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::DuplicateId { id, first } = what {
            out.push(
                CHECK
                    .at(span, format!("`{id}` is taken already."))
                    .label(*first, "it stands here first")
                    .help("give this one another id; or merge the two, where they are the same"),
            );
        }
    }
}
