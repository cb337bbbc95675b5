//! `unknown-kind`: a record of a kind that there isn't.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::{Look, article};
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;
use crate::parse::place::{self, ANNOTATIONS, BRIEFINGS, CLAIMS, ENTITIES};
use crate::parse::record::kind::Place;

/// A record of a kind that there isn't.
pub const CHECK: Check = Check {
    code: "unknown-kind",
    default: Severity::Error,
    line: "A heading names a kind that can stand there.",
    why: "What a record is follows from the first word of its heading, and from the folder: quotes and notes stand in \
          `annotations/`, people and places in `entities/`, and so on. A record of an unknown kind is left out, all \
          else in its file is kept.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## qoute holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
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

/// The folders of content.
const FOLDERS: [Place; 4] = [ANNOTATIONS, ENTITIES, CLAIMS, BRIEFINGS];

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::UnknownKind { kind, nearest, known } = what {
            let found = CHECK.at(span, format!("There is no kind `{kind}` here."));
            let elsewhere = FOLDERS.iter().find(|place| place.kind(kind).is_some());
            out.push(match (nearest, elsewhere) {
                (Some(nearest), _) => {
                    found.help(format!("did you mean `{nearest}`?")).suggest(span, *nearest)
                }
                (None, Some(place)) => found.help(format!(
                    "{} stands in a file of `content/{}/`; a heading that is prose takes level 3, `### …`",
                    article("a", kind),
                    place.name
                )),
                (None, None) if known.is_empty() => {
                    found.help("write this heading as prose of level 3: `### …`")
                }
                (None, None) => {
                    let found = found.help(match known.as_slice() {
                        [only] => format!(
                            "write `# {only} ID`, the id a short name of your own; what readers see goes into fields"
                        ),
                        _ => format!("known here: {}", known.join(", ")),
                    });
                    // There a heading of level 1 may be one of prose, too.
                    match place::of(&look.draft().files.get(span.file).path) {
                        Some(place) if place.several => found.help("where it is a heading of your prose, begin it with `##`"),
                        _ => found,
                    }
                }
            });
        }
    }
}
