//! `claim-status-changed`: a claim that stands otherwise than before.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A claim that stands otherwise than before.
pub const CODE: Code = Code {
    code: "claim-status-changed",
    severity: Severity::Warn,
    line: "The status of a claim is another than before.",
    why: "The status is the writers' word on what is so far known. See what is new among the positions, and whether `as-of` still holds.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- asserts: minutes#holm-closed\n",
    )],
    after: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: corroborated\n- asserts: minutes#holm-closed\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public() {
        let fields = ["status"];
        let of = |changed: &&Changed| fields.contains(&changed.field);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(of).collect();
        if look.head.nodes[h].kind == "claim" && !changed.is_empty() {
            let message = format!("The claim {} has another status.", look.head.id(h));
            out.push(CODE.kept(look, h, message).fields(look, b, h, &changed));
        }
    }
}
