//! `altered-quotation`: linked words that the quote or source named doesn't have.

use crate::anchor::fate::Fate;
use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::check::nearest::copied;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Linked words that the quote or source named doesn't have.
pub const CHECK: Check = Check {
    code: "altered-quotation",
    default: Severity::Error,
    line: "Quoted words in a link are words of what it links.",
    why: "`[[letter#milley|“a mistake”]]` says that these words are in that quote. They are looked for there, and \
          nowhere else.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("The bridge [[minutes#holm-closed|“will be opened”]].\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("The bridge [[minutes#holm-closed|“will be closed”]].\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, fate) in &look.anchored.fates {
        let Fate::NotInTarget(near) = fate else { continue };
        let mut found = CHECK.at(*span, "These words are not in what the link names.");
        if let Some(near) = near {
            if let Some(span) = look.in_seed(near.source, &near.range) {
                found = found.label(span, "the nearest words");
            }
            found = found.help(format!("it has: “{}”", copied(near, look)));
        }
        out.push(found.help("take its words, or link the quote that has these"));
    }
}
