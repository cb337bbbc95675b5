//! `overlapping-speakers`: the same words in the mouths of two speakers.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// The same words in the mouths of two speakers.
pub const CHECK: Check = Check {
    code: "overlapping-speakers",
    default: Severity::Warning,
    line: "Direct quotes of two speakers don't overlap, save where one is `quoting` the other.",
    why: "One run of words is spoken by one person. Where two direct quotes with different speakers share words, one of \
          the two is most likely given to the wrong person; a joint statement is one quote with two `speaker` lines.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n\
                  ## quote clerk-closed\n- speaker: unnamed: a clerk\n\n> bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n\
                  ## quote clerk-closure\n- speaker: unnamed: a clerk\n\n> It is not a closure of the road\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::OverlappingSpeakers(one, other) = fact
            && let (Some(first), Some(second)) = (look.record(*one), look.record(*other))
        {
            out.push(
                CHECK
                    .at(passage(second), "These words are also in a quote of another speaker.")
                    .label(passage(first), "here")
                    .help("see whose words they are; where one repeats the other's, say so with `quoting`; a joint statement is one quote with two `speaker` lines")
                    .record(look.name(*other)),
            );
        }
    }
}
