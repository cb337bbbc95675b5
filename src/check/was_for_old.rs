//! `was-for-old`: a correction that seems to give what stood before as its old id.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A correction that seems to give what stood before as its old id.
pub const CHECK: Check = Check {
    code: "was-for-old",
    default: Severity::Warning,
    line: "A correction gives what stood before as `old`, not as `was`.",
    why: "`was` is an id that something had before, for every record alike; it keeps old links alive. What a page said \
          before it was corrected is `old`, and readers see it beside `new`. A correction with `was` and `new` and \
          without `old` most likely means the latter.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!(
            "The bridge is closed from May.\n\n## correction month\n- date: 2021-03-05\n- kind: correction\n- was: april\n- new: May\n"
        ),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!(
            "The bridge is closed from May.\n\n## correction month\n- date: 2021-03-05\n- kind: correction\n- old: April\n- new: May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for briefing in &look.draft().briefings {
        for correction in &briefing.corrections {
            if let Some(was) = correction.head.was.first()
                && correction.old.is_none()
                && correction.new.is_some()
            {
                out.push(
                    CHECK
                        .at(
                            was.span(),
                            "`was` is an old id of this correction, not what the page said before.",
                        )
                        .help(format!("where the page said this before, write `- old: {was}`"))
                        .help("where it is an old id, add `- old: ` and what the page said")
                        .record(format!("{}#{}", briefing.id, correction.id)),
                );
            }
        }
    }
}
