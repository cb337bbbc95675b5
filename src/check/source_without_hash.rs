//! `source-without-hash`: a source whose annotation doesn't say which file was annotated.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A source whose annotation doesn't say which file was annotated.
pub const CHECK: Check = Check {
    code: "source-without-hash",
    default: Severity::Warning,
    line: "A source has the SHA-256 of the file that was annotated.",
    why: "With `sha256` every later change of the file is noticed, by anybody, without trusting anybody. `onrecord fmt` \
          writes it.",
    bad: &[
        Example::File("content/site.md", "# site\n- title: The harbour desk\n- publish: full\n"),
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
            ),
        ),
    ],
    mended: &[
        Example::File("content/site.md", "# site\n- title: The harbour desk\n- publish: full\n"),
        Example::File(
            "content/annotations/minutes.md",
            "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\
             - sha256: 89b44e973a1793f119d49ced9e1f399a4c162acaa03b2030e1d863d2d1804d4f\n\n\
             ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n",
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (source, placed) in look.draft().sources.iter().zip(&look.anchored.sources) {
        let Some(seed) = placed.seed.and_then(|seed| look.draft().seeds.get(seed)) else {
            continue;
        };
        if source.sha256.is_none() {
            out.push(
                CHECK
                    .at(
                        source.head.span,
                        "Nothing here says which version of the file was annotated.",
                    )
                    .help("`onrecord fmt` adds the line, or you do:")
                    .help(format!("`- sha256: {}`", seed.sha256))
                    .record(format!("source:{}", source.id)),
            );
        }
    }
}
