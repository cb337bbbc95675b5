//! `reused-id`: an old id that names something else today.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// An old id that names something else today.
pub const CHECK: Check = Check {
    code: "reused-id",
    default: Severity::Error,
    line: "An old id (`was`) is not used again.",
    why: "`was` keeps an old address alive: who follows a link to it finds the same thing under its new name. Where \
          something else has that id today, the old links would lead readers to the wrong page.",
    bad: &[Example::File(
        "content/entities/harbour-board.md",
        "# organization harbour-board\n- name: The board\n- was: ada-holm\n",
    )],
    mended: &[Example::File(
        "content/entities/harbour-board.md",
        "# organization harbour-board\n- name: The board\n- was: board\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::ReusedId { id, first } = what {
            out.push(
                CHECK
                    .at(span, format!("`{id}` can't be an old id: it is in use."))
                    .label(*first, "it stands here, too")
                    .help("take this `was` away, or give the other one an id that was never used"),
            );
        }
    }
}
