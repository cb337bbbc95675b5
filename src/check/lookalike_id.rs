//! `lookalike-id`: ids or names that look alike.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Ids or names that look alike.
pub const CHECK: Check = Check {
    code: "lookalike-id",
    default: Severity::Warning,
    line: "No two ids or names look alike.",
    why: "`l` and `1`, Latin a and Cyrillic а look the same in many fonts. Two ids or names that a reader can't tell \
          apart are a trap, laid on purpose or not.",
    bad: &[Example::File(
        "content/entities/halls.md",
        "# place hall1\n- name: The road\n\n# place halll\n- name: The board\n",
    )],
    mended: &[Example::File(
        "content/entities/halls.md",
        "# place hall-one\n- name: The road\n\n# place hall-two\n- name: The board\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::LookAlike { first, second, .. } = fact {
            out.push(
                CHECK
                    .at(*second, "This looks the same as another one.")
                    .label(*first, "the other one")
                    .help("give one of them a name that nobody takes for the other; where it is one thing, merge the two"),
            );
        }
    }
}
