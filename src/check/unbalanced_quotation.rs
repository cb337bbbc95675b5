//! `unbalanced-quotation`: a quotation mark without its partner.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A quotation mark without its partner.
pub const CHECK: Check = Check {
    code: "unbalanced-quotation",
    default: Severity::Warning,
    line: "A quotation mark has its partner in the same paragraph.",
    why: "Where one of two marks is missing nobody can tell which words are quoted, and they can't be checked.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("Holm said “The old bridge will be closed in May.\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("Holm said “The old bridge will be closed in May.”\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::UnbalancedQuotation = what {
            out.push(
                CHECK
                    .at(span, "This quotation mark has no partner in its paragraph, so the words that it quotes are published unchecked.")
                    .help("add the other mark, or take this one away where nobody is quoted")
                    .help("where the quotation goes on in the next paragraph, close it here and open it again there"),
            );
        }
    }
}
