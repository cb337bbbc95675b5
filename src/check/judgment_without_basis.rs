//! `judgment-without-basis`: a judgment that rests on nothing.

use crate::anchor::names::{Place, Target};
use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;
use crate::parse::reference::Reference;

/// A judgment that rests on nothing.
pub const CHECK: Check = Check {
    code: "judgment-without-basis",
    default: Severity::Error,
    line: "A judgment rests on quotes, notes, sources, or on claims that have some.",
    why: "A reader must be able to follow a judgment to the words that it rests on. `rests-on` names them: a claim, a \
          quote or note, a source. A claim that no quote or note bears on is nothing to rest on.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!(
            "## judgment closing\n- confidence: high\n\nThe bridge will close.\n\n# What the board said\n\nThe board met in March.\n"
        ),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!(
            "## judgment closing\n- confidence: high\n- rests-on: minutes#holm-closed\n\nThe bridge will close.\n\n# What the board said\n\nThe board met in March.\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::MissingField { kind: "judgment", field: "rests-on" } = what {
            out.push(
                CHECK
                    .at(span, "This judgment rests on nothing.")
                    .help("add what it rests on, a line each: `- rests-on: ` and a claim's id, or a quote as `source-id#quote-id`"),
            );
        }
    }
    let is_bare_claim = |reference: &Reference| match look
        .anchored
        .names
        .look_up(reference, Place::Prose)
        .map(|found| found.target)
    {
        Ok(Target::Claim(claim)) => {
            look.draft().claims.get(claim).is_some_and(|claim| claim.positions.is_empty())
        }
        _ => false,
    };
    for briefing in &look.draft().briefings {
        for judgment in &briefing.judgments {
            let rests_on = &judgment.rests_on;
            if !rests_on.is_empty() && rests_on.iter().all(is_bare_claim) {
                out.push(
                    CHECK
                        .at(judgment.head.span, "This judgment rests only on claims that no quote or note bears on.")
                        .help("give a claim its positions (`- asserts: source-id#quote-id`), or rest the judgment on a quote")
                        .record(format!("briefing:{}#{}", briefing.id, judgment.id)),
                );
            }
        }
    }
}
