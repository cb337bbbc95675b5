//! `omitted-negation`: a *not* among the words that a passage leaves out.

use crate::anchor::fate::Fate;
use crate::anchor::outcome::{Found, Outcome};
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::span::Span;

/// A negation among the words that are left out, or in brackets.
pub const CHECK: Check = Check {
    code: "omitted-negation",
    default: Severity::Warning,
    line: "No *not*, *no* or *never* is lost at an ellipsis or in brackets.",
    why: "An ellipsis may leave out words, and a bracket may replace them; both may turn a sentence into its contrary. \
          Where a negation is among those words, a person should look.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote clerk-road\n- speaker: unnamed: a clerk\n\n> It is … a closure of the road\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote clerk-road\n- speaker: unnamed: a clerk\n\n> It is not a closure of the road\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let Outcome::Found(found) = looked.outcome
            && let Some(found) = lost(look, passage(looked.record), looked.at.source, found)
        {
            out.push(found.record(look.name(looked.at)));
        }
    }
    for (span, fate) in &look.anchored.fates {
        let lost = match fate {
            Fate::InRecord { record, found } => lost(look, *span, record.source, found),
            Fate::InSource { source, found } => lost(look, *span, *source, found),
            _ => None,
        };
        out.extend(lost);
    }
}

fn lost(look: &Look<'_>, span: Span, source: usize, found: &Found) -> Option<Diagnostic> {
    let negation = found.omitted_negation.as_ref()?;
    let mut told = CHECK
        .at(span, format!("The words left out of {} hold a negation.", look.id(source)))
        .help("give the sentence with its negation, or see that its meaning stands without");
    if let Some(span) = look.in_seed(source, negation) {
        told = told.label(span, "left out or replaced");
    }
    Some(told)
}
