//! `quotation-not-annotated`: quoted words that stand in a source, and in no quote of it.

use crate::anchor::fate::Fate;
use crate::check::Check;
use crate::check::example::{Example, briefing, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Quoted words that stand in a source, and in no quote of it.
pub const CHECK: Check = Check {
    code: "quotation-not-annotated",
    default: Severity::Allow,
    line: "Quoted words belong to a quote, with its speaker and date.",
    why: "Words that stand in a source are proven to be there, but nobody says whose they are. A `## quote` says it, and \
          gives readers a card. Sites that want every quotation annotated set this to `warning` or `error`.",
    bad: &[
        Example::File(
            "content/site.md",
            "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n- check: quotation-not-annotated warning\n",
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("A clerk said “the road stays open”.\n"),
        ),
    ],
    mended: &[
        Example::File(
            "content/site.md",
            "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n- check: quotation-not-annotated warning\n",
        ),
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n\
                 ## quote clerk-open\n- speaker: unnamed: a clerk\n\n> The road stays open\n"
            ),
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("A clerk said “the road stays open”. [[minutes#clerk-open]]\n"),
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, fate) in &look.anchored.fates {
        if let Fate::InSource { source, found } = fate {
            let id = look.id(*source);
            let mut told = CHECK
                .at(*span, format!("These words stand in {id}, and no quote says whose they are."))
                .help(format!("add a `## quote` with them to the annotations of {id}"));
            if let Some(span) = look.in_seed(*source, &found.extent()) {
                told = told.label(span, "here");
            }
            out.push(told);
        }
    }
}
