//! `html-in-prose`: HTML, which readers would see as text.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::files::FileId;
use crate::parse::fault::What;

/// HTML in prose.
pub const CHECK: Check = Check {
    code: "html-in-prose",
    default: Severity::Warning,
    line: "Prose is Markdown without HTML.",
    why: "HTML in prose is shown to readers as the characters that it is made of: nothing that somebody pastes can \
          change a page's behaviour. Only `<q data-unsourced>` means something.",
    bad: &[Example::File("content/briefings/bridge.md", briefing!("The bridge is <b>old</b>.\n"))],
    mended: &[Example::File("content/briefings/bridge.md", briefing!("The bridge is **old**.\n"))],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    let mut before: Option<FileId> = None;
    for (span, what) in look.faults() {
        if let What::Html = what {
            // A closing tag is told by its opening one.
            let closing = look.draft().files.slice(span).starts_with("</");
            if before.replace(span.file) == Some(span.file) && closing {
                continue;
            }
            out.push(
                CHECK
                    .at(span, "Readers will see this HTML as text.")
                    .help("write it in Markdown (`**bold**`, `*italic*`, `[text](address)`), or behind a `\\` where the character itself is meant"),
            );
        }
    }
}
