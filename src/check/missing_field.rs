//! `missing-field`: a required field that isn't there.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A required field that isn't there.
pub const CHECK: Check = Check {
    code: "missing-field",
    default: Severity::Error,
    line: "Required fields are there.",
    why: "A quote without a speaker, a source without its file, a briefing without a date can't be shown to anybody. \
          Nothing is built until it is there; all else in the file is checked all the same.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("## quote holm-closed\n\n> The old bridge will be closed in May\n"),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

/// What to write where a field is missing.
fn mend(kind: &str, field: &str) -> String {
    match (kind, field) {
        ("quote", "speaker") => {
            "add `- speaker: ` and an entity's id; or `- speaker: unnamed: ` and the words that the source has for them"
                .to_owned()
        }
        ("source", "file") => "add `- file: ` and the name of the document in `seeds/`".to_owned(),
        ("source", "kind") => "add `- kind: news-article`, or what else it is".to_owned(),
        ("mention", "of") => "add `- of: ` and the id of the entity that these words name".to_owned(),
        ("claim", "text") => "add `- text: ` and the claim in one sentence".to_owned(),
        (_, "date") => "add a line like `- date: 2020-01-06`".to_owned(),
        (_, "title" | "name") => format!("add `- {field}: ` and what readers are to see"),
        _ => format!("add a line `- {field}: …`"),
    }
}

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::MissingField { kind, field } = what {
            // A judgment without `rests-on` is told by `judgment-without-basis`.
            if (*kind, *field) != ("judgment", "rests-on") {
                out.push(
                    CHECK
                        .at(span, format!("This {kind} needs a field `{field}`."))
                        .help(mend(kind, field)),
                );
            }
        }
    }
}
