//! `quote-reworded`: a quote or note with other words, which its source doesn't have.

use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::passage;

/// A quote or note with other words, which its source doesn't have.
pub const CODE: Code = Code {
    code: "quote-reworded",
    severity: Severity::Break,
    line: "A quote or note was given other words, and its source doesn't have them.",
    why: "Somebody edited the passage, and what stands there now is not verbatim. It can't be published so: copy the source's words, and put what is yours in [brackets].",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[holm!("- speaker: ada-holm\n", "The old bridge will be shut in May")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages() {
        if look.became[h] == Became::Reworded {
            let before = passage::passage(&look.base, b);
            let after = passage::written(&look.head, h);
            let message =
                format!("{} has other words now, and its source has not.", look.head.id(h));
            let mut found = CODE.kept(look, h, message);
            (found.before, found.after) =
                passage::compared((&look.base, b, &before), (&look.head, h, &after));
            out.push(found.pointed());
        }
    }
}
