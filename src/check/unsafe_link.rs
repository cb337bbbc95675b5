//! `unsafe-link`: a link to something that no page links.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A link to something that no page links.
pub const CHECK: Check = Check {
    code: "unsafe-link",
    default: Severity::Error,
    line: "Links go to http, https or mailto addresses, or to this site.",
    why: "A link can do more than lead somewhere: `javascript:` runs a program in the reader's browser, `file:` names a \
          file on their computer. Pages have none of these.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("See [the minutes](file:///home/holm/minutes.txt).\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("See [the minutes](https://town.example/minutes).\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::BadTarget(_) = what {
            out.push(
                CHECK
                    .at(span, "Pages link http, https and mailto addresses, and places of this site; not this.")
                    .help("link the document where it is published, or the source here: `[[source-id]]`"),
            );
        }
    }
}
