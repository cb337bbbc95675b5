//! `said-changed`: words that were said at another time than before.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// Words that were said at another time than before.
pub const CODE: Code = Code {
    code: "said-changed",
    severity: Severity::Warn,
    line: "The day or time at which something was said is another than before.",
    why: "Whether something was said before or after an event can turn its meaning. Where a date is inferred, a question mark and the prose say so.",
    before: &[holm!(
        "- speaker: ada-holm\n- said: 2021-03-01\n",
        "The old bridge will be closed in May"
    )],
    after: &[holm!(
        "- speaker: ada-holm\n- said: 2021-03-02\n",
        "The old bridge will be closed in May"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public() {
        let fields = ["said", "time"];
        let of = |changed: &&Changed| fields.contains(&changed.field);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(of).collect();
        if look.head.nodes[h].kind == "quote" && !changed.is_empty() {
            let message = format!("{} was said at another time.", look.head.id(h));
            out.push(CODE.kept(look, h, message).fields(look, b, h, &changed));
        }
    }
}
