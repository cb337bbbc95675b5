//! `bad-heading`: a heading that looks like a record and is none.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A heading that looks like a record and is none.
pub const CHECK: Check = Check {
    code: "bad-heading",
    default: Severity::Error,
    line: "A record's heading is `## KIND ID`, all of it in lower case.",
    why: "A record begins at its heading: one `#` for what the file is about, two for what belongs to it, a space, \
          the kind, a space, and an id made of lower-case letters, digits and hyphens. A heading that is nearly that \
          would otherwise be taken for prose, and the quote below it would go unchecked.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "##quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
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
    for (span, what) in look.faults() {
        if let What::Heading { meant, expected } = what {
            let mut found =
                CHECK.at(span, format!("This heading is no record; expected `{expected}`."));
            if let Some(meant) = meant {
                found = found.help(format!("did you mean `{meant}`?")).suggest(span, meant);
                let is_odd = |c: char| c.is_whitespace() && c != ' ' && c != '\t';
                if look.draft().files.slice(span).contains(is_odd) {
                    found = found.help("a space in it only looks like one (word processors write such): type it anew");
                }
            } else if let Some(heading) = expected.strip_suffix(" ID") {
                found = found.help(format!(
                    "add an id, a short name of your own: `{heading} some-words`, all of it in lower case"
                ));
            }
            out.push(found);
        }
    }
}
