//! `quote-added`: a quote that is new.

use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A quote that is new.
pub const CODE: Code = Code {
    code: "quote-added",
    severity: Severity::Info,
    line: "A quote that is new.",
    why: "Nothing that was there is touched by it. Whether it is right is for `onrecord check` and for whoever reads it.",
    before: &[minutes!("## note thanks\n\n> The board thanked the clerk.\n")],
    after: &[minutes!(
        "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n## note thanks\n\n> The board thanked the clerk.\n"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for h in look.appeared() {
        if look.head.nodes[h].kind == "quote" {
            let message = format!("The {} {} is new.", look.head.nodes[h].kind, look.head.id(h));
            out.push(CODE.added(look, h, message).passage_after(look, h).all_after(look, h));
        }
    }
}
