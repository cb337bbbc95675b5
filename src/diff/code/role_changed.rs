//! `role-changed`: a speaker with another role than before.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::mask::gives_away;

/// A speaker with another role than before.
pub const CODE: Code = Code {
    code: "role-changed",
    severity: Severity::Warn,
    line: "The role in which somebody speaks is another than before.",
    why: "The same words weigh differently from a minister and from a neighbour. See what the source prints.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[holm!(
        "- speaker: ada-holm\n- role: harbour master\n",
        "The old bridge will be closed in May"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public() {
        let fields = ["role", "on-behalf-of"];
        let of = |changed: &&Changed| {
            fields.contains(&changed.field) && !gives_away(look, b, h, changed)
        };
        let changed: Vec<&Changed> = look.changed[h].iter().filter(of).collect();
        if look.head.nodes[h].kind == "quote" && !changed.is_empty() {
            let message = format!("The speaker of {} has another role.", look.head.id(h));
            out.push(CODE.kept(look, h, message).fields(look, b, h, &changed));
        }
    }
}
