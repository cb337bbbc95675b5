//! `quote-inside-its-quoting`: a quote that lies inside the one that it is said to repeat.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A quote that lies inside the one that it is said to repeat.
pub const CHECK: Check = Check {
    code: "quote-inside-its-quoting",
    default: Severity::Error,
    line: "A quote and the one that it is `quoting` stand in two places.",
    why: "`quoting` says that these words repeat those of an earlier quote: somebody else says them again, at another \
          place in the text. A passage inside the other one is the same words once, not a repetition.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n\
                  ## quote holm-may\n- speaker: ada-holm\n- form: partial\n- quoting: holm-closed\n\n> closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n\
                  ## quote holm-may\n- speaker: ada-holm\n- form: partial\n\n> closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::InsideItsQuoting(at) = fact
            && let Some(record) = look.record(*at)
        {
            out.push(
                CHECK
                    .at(passage(record), "This passage lies inside the one that it is `quoting`.")
                    .help("where the words stand again further on, say so with `- after: ` and the words before them")
                    .help("where they are only part of the other quote, take `quoting` away")
                    .record(look.name(*at)),
            );
        }
    }
}
