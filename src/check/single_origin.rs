//! `single-origin`: a claim whose support all comes from one source.

use crate::anchor::origin::support;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A claim whose support all comes from one source, or from sources that pass it on.
pub const CHECK: Check = Check {
    code: "single-origin",
    default: Severity::Warning,
    line: "A claim's support comes from more than one source.",
    why: "Ten articles that repeat one letter are one letter. Where all that speaks for a claim goes back to one \
          document, through `carries` where others pass it on, you are told here; readers of the claim's page are, too, \
          where several quotes or notes speak for it.",
    bad: &[Example::File(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- asserts: minutes#holm-closed\n",
    )],
    mended: &[
        Example::File(
            "content/claims/bridge-closing.md",
            "# claim bridge-closing\n- text: The old bridge will be closed.\n- asserts: minutes#holm-closed\n- asserts: letter#mayor-closing\n",
        ),
        Example::File("seeds/letter.txt", "We shall close the bridge for good, the mayor wrote.\n"),
        Example::File(
            "content/annotations/letter.md",
            "# source letter\n- file: letter.txt\n- title: The mayor's letter\n- kind: letter\n\n\
             ## quote mayor-closing\n- speaker: unnamed: the mayor\n\n> We shall close the bridge for good\n",
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for claim in &look.draft().claims {
        let support = support(look.anchored, claim, look.options.drafts);
        let (Some(origin), 1) = (support.first(), support.len()) else { continue };
        out.push(
            CHECK
                .at(claim.head.span, format!("All that speaks for this claim comes from {}.", look.id(*origin)))
                .help("see whether another source says so by itself, and add its quote here")
                .help("where there is none, a `gap` tells readers; `- check: single-origin allow` in `content/site.md` ends this warning")
                .record(format!("claim:{}", claim.id)),
        );
    }
}
