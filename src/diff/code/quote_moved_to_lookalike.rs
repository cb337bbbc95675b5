//! `quote-moved-to-lookalike`: a quote or note that stands at another place with the same words.

use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A quote or note that stands at another place with the same words.
pub const CODE: Code = Code {
    code: "quote-moved-to-lookalike",
    severity: Severity::Break,
    line: "A quote or note points at another place that has the same words.",
    why: "The sentence that was quoted is gone, or the annotation points elsewhere now, and the same words stand somewhere else: said by somebody else perhaps, or of something else. Words alone don't show it. Read both sentences; if the old one is really gone, so is the quote.",
    before: &[minutes!(
        "## note thanks\n- by: ada-holm\n- after: the clerk. \n\n> The board thanked\n"
    )],
    after: &[minutes!(
        "## note thanks\n- by: ada-holm\n- before: the clerk\n\n> The board thanked\n"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages() {
        if look.became[h] == Became::Lookalike {
            let message = format!(
                "{} has the same words as before, but they stand at another place.",
                look.head.id(h)
            );
            out.push(CODE.kept(look, h, message).passages(look, b, h));
        }
    }
}
