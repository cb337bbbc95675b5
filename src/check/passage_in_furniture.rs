//! `passage-in-furniture`: a passage that stands only in what is not the document's own words.

use crate::anchor::outcome::Outcome;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A passage that stands only in furniture.
pub const CHECK: Check = Check {
    code: "passage-in-furniture",
    default: Severity::Error,
    line: "A passage is of the document's own words, not of its furniture.",
    why: "Furniture is what a website or a printer puts around a document: browser warnings, page headers, “read \
          more”. It is shown nowhere and can't be quoted, as it says nothing in the document's name.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## furniture\n> The board thanked the clerk. The board thanked the mayor.\n\n## note thanks\n\n> thanked the mayor\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## furniture\n> The board thanked the clerk.\n\n## note thanks\n\n> thanked the mayor\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let Outcome::InFurniture(place) = looked.outcome {
            let mut found = CHECK.at(
                passage(looked.record),
                format!(
                    "These words stand in {} only as furniture, which can't be quoted.",
                    looked.source.id
                ),
            );
            if let Some(span) = look.in_seed(looked.at.source, place) {
                found = found.label(span, "furniture, by a `## furniture` record");
            }
            out.push(
                found
                    .help("shorten the furniture record where these are the document's own words, else take this record away")
                    .record(look.name(looked.at)),
            );
        }
    }
}
