//! `unclosed-comment`: a comment that isn't closed before the file ends.

use rustc_hash::FxHashMap;

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A comment that isn't closed before the file ends.
pub const CHECK: Check = Check {
    code: "unclosed-comment",
    default: Severity::Error,
    line: "A comment is closed.",
    why: "What stands between `<!--` and `-->` never reaches a page. A comment that is never closed would hide all the \
          rest of the file; so it hides nothing, and is an error.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n\n<!-- her first name is to be confirmed\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n\n<!-- her first name is to be confirmed -->\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    // Where the last `-->` of each file begins: a file may hold many such comments.
    let mut ends = FxHashMap::default();
    for (span, what) in look.faults() {
        if let What::UnclosedComment = what {
            let end = ends.entry(span.file).or_insert_with(|| {
                let text = look.draft().files.get(span.file).text();
                text.and_then(|text| text.rfind("-->"))
            });
            let closed = end.is_some_and(|end| span.end as usize <= end);
            out.push(if closed {
                CHECK.at(span, "This comment is not closed in its paragraph.").help(
                    "begin it on a line of its own, where it goes over empty lines or headings",
                )
            } else {
                CHECK
                    .at(span, "This comment is not closed before the file ends.")
                    .help("write `-->` behind its last word")
            });
        }
    }
}
