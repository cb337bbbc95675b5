//! `not-searched`: something that was not looked for, because there is too much of it.

use crate::anchor::fact::Fact;
use crate::check::example::Example;
use crate::check::{Check, Look};
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Something that was not looked for, because there is too much of it.
pub const CHECK: Check = Check {
    code: "not-searched",
    default: Severity::Warning,
    line: "Nothing had to be left unsearched.",
    why: "Some searches are capped, so that no file can make a run take for ever: the nearest words are looked for in \
          at most fifty passages of a source. Whether a passage stands in its source is never capped.",
    bad: CROWD_MISSING,
    mended: &[],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::Capped { source, what } = fact
            && let Some(at) = look.draft().sources.get(*source)
        {
            out.push(CHECK.at(at.head.span, what.clone()).help("mend what is told of this source, and check again"));
        }
    }
}
