//! `alias-not-in-source`: a document's alias that the document doesn't have.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A document's alias that the document doesn't have.
pub const CHECK: Check = Check {
    code: "alias-not-in-source",
    default: Severity::Warning,
    line: "The words in a document's `## aliases` stand in it.",
    why: "An alias says what some words of this document stand for. Words that it doesn't have link nothing; most \
          likely there is a slip in them.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## aliases\n- the chairwoman: ada-holm\n\n## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## aliases\n- She: ada-holm\n\n## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::AliasNotInSource(span) = fact {
            out.push(CHECK.at(*span, "These words do not stand in the document.").help(
                "copy them as the document has them (capitals count), or take the line away",
            ));
        }
    }
}
