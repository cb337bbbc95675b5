//! `stance-removed`: a quote or note that took a stance on a claim, and does no more.

use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::positions::positions;

/// A quote or note that took a stance on a claim, and does no more.
pub const CODE: Code = Code {
    code: "stance-removed",
    severity: Severity::Warn,
    line: "A quote or note takes no stance on a claim any more.",
    why: "What spoke for a claim, or against it, no longer stands on its page. See whether `status` and the judgments that rest on it still hold.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- asserts: minutes#holm-closed\n",
    )],
    after: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public().filter(|(_, h)| look.head.nodes[*h].kind == "claim") {
        for position in positions(look, b, h) {
            if position.after.is_empty() {
                let of = position.name(look);
                let message =
                    format!("{of} takes no stance on the claim {} any more.", look.head.id(h));
                out.push(position.told(look, CODE.kept(look, h, message), b, h));
            }
        }
    }
}
