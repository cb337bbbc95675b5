//! `text-before-subject`: text above the first heading of a file.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id;
use crate::parse::fault::What;
use crate::parse::place;
use crate::parse::record::kind::Kind;

/// Text above the first heading of a file.
pub const CHECK: Check = Check {
    code: "text-before-subject",
    default: Severity::Error,
    line: "A file begins with the heading that says what it is about.",
    why: "All that stands in a file belongs to the heading above it. Text above the first heading belongs to nothing, \
          and would be lost.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "She chairs the harbour board.\n\n# person ada-holm\n- name: Ada Holm\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n\nShe chairs the harbour board.\n",
    )],
    run,
};

/// The first field that a kind needs.
fn required(kind: &Kind) -> &'static str {
    kind.fields.iter().find(|field| field.required).map_or("title", |field| field.name)
}

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        let What::BeforeSubject = what else { continue };
        let file = look.draft().files.get(span.file);
        let headed = file.text().unwrap_or("").lines().any(|line| line.starts_with("# "));
        let place = place::of(&file.path).filter(|_| !headed);
        out.push(match place.and_then(|place| place.subjects.first()) {
            None => CHECK
                .at(span, "This stands above the file's first heading, and belongs to nothing.")
                .help("move it below the heading and its fields; a remark for yourselves goes between `<!--` and `-->`"),
            Some(kind) => {
                let stem = file.path.rsplit('/').next().unwrap_or("").trim_end_matches(".md");
                let heading = kind.heading(&id::from_words(stem));
                CHECK
                    .at(span, "This file has no heading that says what it is about.")
                    .help(format!("begin it with `{heading}`, fields below that, and an empty line: `- {}: …`", required(kind)))
            }
        });
    }
}
