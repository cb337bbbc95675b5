//! `source-changed`: a file in `seeds/` that is not the one that was annotated.

use crate::anchor::outcome::Outcome;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A file in `seeds/` that is not the one that was annotated.
pub const CHECK: Check = Check {
    code: "source-changed",
    default: Severity::Error,
    line: "A source's file is the one that was annotated.",
    why: "`sha256` is the fingerprint of the file that was annotated. Where the file has another, its words were changed \
          since: a quote may still stand there and mean something else. A person reads what changed, and then writes \
          the new fingerprint.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\
         - sha256: 0000000000000000000000000000000000000000000000000000000000000000\n",
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (source, placed) in look.draft().sources.iter().zip(&look.anchored.sources) {
        let Some(seed) = placed.seed.and_then(|seed| look.draft().seeds.get(seed)) else {
            continue;
        };
        let Some(annotated) = &source.sha256 else { continue };
        if annotated.eq_ignore_ascii_case(&seed.sha256) {
            continue;
        }
        let stand =
            placed.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Found(_))).count();
        let all = placed.outcomes.len();
        let mut found = CHECK
            .at(
                annotated.span(),
                format!("`seeds/{}` is not the file that was annotated.", seed.name),
            )
            .note("its SHA-256 is another one");
        if all > 0 {
            found = found.help(format!("{stand} of {all} passages stand in it as it is now"));
        }
        out.push(
            found
                .help("bring the old file back; or read what changed, and where every record still holds write")
                .help(format!("`- sha256: {}`", seed.sha256))
                .record(format!("source:{}", source.id)),
        );
    }
}
