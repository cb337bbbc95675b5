//! `single-origin`: a claim whose support all comes from one source.

use std::collections::BTreeSet;

use crate::anchor::origin::passed_on;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::record::claim::Stance;

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
        let mut sources = BTreeSet::new();
        for position in &claim.positions {
            if let Stance::Asserts | Stance::Implies | Stance::Relays = position.stance
                && let Some(at) = look.anchored.names.record(None, &position.of)
            {
                sources.insert(at.source);
            }
        }
        let passed_on = |source: &usize| passed_on(look.anchored, *source);
        let mut each = sources.iter().map(passed_on);
        let Some(first) = each.next() else { continue };
        let common = each.fold(first, |common, of| common.intersection(&of).copied().collect());
        // Of several common ones the last in the chain is where the words come from.
        let of_common: Vec<BTreeSet<usize>> = common.iter().map(passed_on).collect();
        let origin = common.iter().max_by_key(|origin| {
            let count = of_common.iter().filter(|of| of.contains(origin)).count();
            (count, std::cmp::Reverse(**origin))
        });
        if let Some(origin) = origin {
            out.push(
                CHECK
                    .at(claim.head.span, format!("All that speaks for this claim comes from {}.", look.id(*origin)))
                    .help("see whether another source says so by itself, and add its quote here")
                    .help("where there is none, a `gap` tells readers; `- check: single-origin allow` in `content/site.md` ends this warning")
                    .record(format!("claim:{}", claim.id)),
            );
        }
    }
}
