//! `quote-not-found`: a passage that stands nowhere in its source.

use crate::anchor::outcome::Outcome;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A passage that stands nowhere in its source, nor anything like it.
pub const CHECK: Check = Check {
    code: "quote-not-found",
    default: Severity::Error,
    line: "A passage's words stand in its source.",
    why: "A passage is copied from the source, word for word. It is looked for in the text of the source's file; white \
          space, the shape of quotation marks and dashes may differ, words may not. Where not even similar words are \
          there, it is most likely from another document, or the file in `seeds/` is another version.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> Ferries will run every hour from June on\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let Outcome::Missing = looked.outcome {
            out.push(
                CHECK
                    .at(passage(looked.record), format!("These words are not in {}.", looked.source.id))
                    .help(format!("nothing close to them is in `seeds/{}` either", looked.source.file))
                    .help("copy the passage from that file, or move the record to the source that has it")
                    .record(look.name(looked.at)),
            );
        }
    }
}
