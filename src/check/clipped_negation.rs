//! `clipped-negation`: a *not* directly before the quoted words.

use crate::anchor::fate::Fate;
use crate::anchor::outcome::{Found, Outcome};
use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::span::Span;
use crate::parse::record::RecordKind;

/// A negation directly before the quoted words.
pub const CHECK: Check = Check {
    code: "clipped-negation",
    default: Severity::Warning,
    line: "No *not*, *no* or *never* stands directly before the quoted words.",
    why: "“A withdrawal” is quoted correctly out of *is not a withdrawal*, and says the contrary. Where the word before \
          a fragment is a negation, a person should look.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("The clerk spoke of “a closure of the road”.\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("The clerk said it is “not a closure of the road”.\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let (Outcome::Found(found), RecordKind::Quote(_)) = (looked.outcome, &looked.record.what)
            && let Some(found) = clipped(look, passage(looked.record), looked.at.source, found)
        {
            out.push(found.record(look.name(looked.at)));
        }
    }
    for (span, fate) in &look.anchored.fates {
        let clipped = match fate {
            Fate::InRecord { record, found } => clipped(look, *span, record.source, found),
            Fate::InSource { source, found } => clipped(look, *span, *source, found),
            _ => None,
        };
        out.extend(clipped);
    }
}

fn clipped(look: &Look<'_>, span: Span, source: usize, found: &Found) -> Option<Diagnostic> {
    let negation = found.clipped_negation.as_ref()?;
    let word = look.words(source, negation);
    let mut told = CHECK
        .at(span, format!("In {}, “{word}” stands directly before these words.", look.id(source)))
        .help(format!(
            "quote from “{word}” on, or see that your sentence says what the source says"
        ));
    if let Some(span) = look.in_seed(source, negation) {
        told = told.label(span, "not quoted");
    }
    Some(told)
}
