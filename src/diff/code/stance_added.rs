//! `stance-added`: a quote or note that takes a stance on a claim, and did not.

use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::positions::positions;

/// A quote or note that takes a stance on a claim, and did not.
pub const CODE: Code = Code {
    code: "stance-added",
    severity: Severity::Warn,
    line: "A quote or note takes a stance on a claim that it did not take before.",
    why: "A position more can turn a claim. Read the passage beside the claim's text.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n",
    )],
    after: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- asserts: minutes#holm-closed\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public().filter(|(_, h)| look.head.nodes[*h].kind == "claim") {
        for position in positions(look, b, h) {
            if position.before.is_empty() {
                let of = position.name(look);
                let message = format!("{of} takes a stance on the claim {}.", look.head.id(h));
                out.push(position.told(look, CODE.kept(look, h, message), b, h));
            }
        }
    }
}
