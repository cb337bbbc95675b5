//! `source-without-hash`: a source whose annotation doesn't say which file was annotated.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A source whose annotation doesn't say which file was annotated.
pub const CHECK: Check = Check {
    code: "source-without-hash",
    default: Severity::Warning,
    line: "A source has the SHA-256 of the file that was annotated.",
    why: "With `sha256` every later change of the file is noticed, by anybody, without trusting anybody. `onrecord fmt` \
          writes it.",
    bad: &[Example::File(
        "content/site.md",
        "# site\n- title: The harbour desk\n- publish: full\n",
    )],
    mended: &[
        Example::File("content/site.md", "# site\n- title: The harbour desk\n- publish: full\n"),
        Example::File("seeds/minutes.txt", "The board met in the town hall.\n"),
        Example::File(
            "content/annotations/minutes.md",
            "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\
             - author: ada-holm\n\
             - sha256: c8c5b2bd1f8f3c3b3a6bd3a3d9cf5c4d3b4b1b2cf4a8e6b2b6fd6b7f9ad3d2aa\n",
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
