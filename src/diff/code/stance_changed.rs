//! `stance-changed`: a quote or note that takes another stance on a claim.

use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::positions::positions;

/// A quote or note that takes another stance on a claim.
pub const CODE: Code = Code {
    code: "stance-changed",
    severity: Severity::Warn,
    line: "A quote or note takes another stance on a claim than before.",
    why: "Whether somebody asserts or merely implies, denies or qualifies, is the heart of a claim's page. Read the passage again beside the claim's text.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- asserts: minutes#holm-closed\n",
    )],
    after: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- implies: minutes#holm-closed\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public().filter(|(_, h)| look.head.nodes[*h].kind == "claim") {
        for position in positions(look, b, h) {
            if !position.before.is_empty() && !position.after.is_empty() {
                let of = position.name(look);
                let message =
                    format!("{of} takes another stance on the claim {}.", look.head.id(h));
                out.push(position.told(look, CODE.kept(look, h, message), b, h));
            }
        }
    }
}
