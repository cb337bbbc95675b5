//! `page-added`: a source, claim or briefing that is new, or a judgment or correction in one.

use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

/// A source, claim or briefing that is new, or a judgment or correction in one.
pub const CODE: Code = Code {
    code: "page-added",
    severity: Severity::Info,
    line: "A source, claim or briefing that is new, or a judgment or correction in one.",
    why: "Nothing that was there is touched by it. Whether it is right is for `onrecord check` and for whoever reads it.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n",
    )],
    after: &[
        (
            "content/claims/bridge-closing.md",
            "# claim bridge-closing\n- text: The old bridge will be closed.\n",
        ),
        (
            "content/claims/road-closing.md",
            "# claim road-closing\n- text: The road will be closed.\n",
        ),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for h in look.appeared() {
        if matches!(
            look.head.nodes[h].item,
            Item::Source(_)
                | Item::Claim(_)
                | Item::Briefing(_)
                | Item::Judgment(..)
                | Item::Correction(..)
        ) {
            let message = format!("The {} {} is new.", look.head.nodes[h].kind, look.head.id(h));
            out.push(CODE.added(look, h, message).passage_after(look, h).all_after(look, h));
        }
    }
}
