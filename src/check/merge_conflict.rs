//! `merge-conflict`: two people changed the same lines, and nobody has decided yet which of the two stand.

use rustc_hash::FxHashSet;

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::FileId;
use crate::ground::span::Span;
use crate::parse::fault::What;

/// Two people changed the same lines, and nobody has decided yet which of the two stand.
pub const CHECK: Check = Check {
    code: "merge-conflict",
    default: Severity::Error,
    line: "No merge was left unfinished.",
    why: "Where two people changed the same lines, git keeps both between lines that begin with `<<<<<<<`, `=======` and \
          `>>>>>>>`, and waits for somebody to decide. Nothing else is told about such a file: most of it would be about \
          those lines.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n<<<<<<< HEAD\n- speaker: ada-holm\n=======\n- speaker: harbour-board\n>>>>>>> topic\n\n\
             > The old bridge will be closed in May\n"
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
        let What::MergeConflict(last) = what else { continue };
        out.push(match last {
            Some(last) => CHECK
                .at(span, "A merge left two versions of these lines, and nobody has decided yet.")
                .label(Span::new(span.file, last.start, last.end), "to here")
                .help("what stands above `=======` is one version, what stands below it the other")
                .help(
                    "keep one, or both where they are about different things, and take away the lines that begin with \
                     `<<<<<<<`, `=======` and `>>>>>>>`",
                ),
            None => CHECK
                .at(span, "This is a mark of a merge, and its counterpart isn't there.")
                .help("look at the file before the merge, and take the mark away"),
        });
    }
}

/// Leaves out what other checks tell about files with an unfinished merge.
pub(super) fn told_alone(look: &Look<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let unfinished: FxHashSet<FileId> = look
        .faults()
        .filter(|(_, what)| matches!(what, What::MergeConflict(_)))
        .map(|(span, _)| span.file)
        .collect();
    diagnostics.retain(|one| match one.at {
        At::Span(span) => one.code == CHECK.code || !unfinished.contains(&span.file),
        _ => true,
    });
}
