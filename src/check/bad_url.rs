//! `bad-url`: a URL with a slip.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A URL with a slip.
pub const CHECK: Check = Check {
    code: "bad-url",
    default: Severity::Warning,
    line: "A URL has no dash, quotation mark or full stop that an editor slipped in.",
    why: "Word processors turn a hyphen into a dash and add quotation marks; pasted sentences end in a full stop. Such \
          a link leads nowhere, and nobody notices for years.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n- url: https://town.example/minutes.\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n",
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n- url: https://town.example/minutes\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::BadUrl { reason, meant } = what {
            let mut found = CHECK.at(span, format!("There is a slip in this URL: {reason}."));
            if let Some(meant) = meant {
                found = found.help(format!("did you mean `{meant}`?")).suggest(span, meant);
            }
            out.push(found);
        }
    }
}
