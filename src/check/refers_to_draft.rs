//! `refers-to-draft`: something published that refers to a draft.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Something published that refers to a draft.
pub const CHECK: Check = Check {
    code: "refers-to-draft",
    default: Severity::Error,
    line: "What is published refers to nothing that is a draft.",
    why: "A draft is kept off the site, so a link to it would lead nowhere, and a judgment that rests on it would rest \
          on nothing that readers can see. With `--drafts` it is not told, as drafts are on that site.",
    bad: &[
        Example::File(
            "content/entities/ada-holm.md",
            "# person ada-holm\n- name: Ada Holm\n\n# place road\n- name: The road\n- draft: yes\n",
        ),
        Example::File("content/briefings/bridge.md", briefing!("The [[road]] is open.\n")),
    ],
    mended: &[
        Example::File(
            "content/entities/ada-holm.md",
            "# person ada-holm\n- name: Ada Holm\n\n# place road\n- name: The road\n",
        ),
        Example::File("content/briefings/bridge.md", briefing!("The [[road]] is open.\n")),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    if look.options.drafts {
        return;
    }
    for fact in &look.anchored.facts {
        if let Fact::RefersToDraft { span, to } = fact {
            out.push(
                CHECK
                    .at(*span, format!("`{to}` is a draft, and this is published."))
                    .help("publish it (take its `draft: yes` away), make this a draft, too, or take the reference away"),
            );
        }
    }
}
