//! `quote-became-ambiguous`: words of a quote or note that stand in several places now.

use crate::anchor::outcome::Outcome;
use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// Words of a quote or note that stand in several places now.
pub const CODE: Code = Code {
    code: "quote-became-ambiguous",
    severity: Severity::Break,
    line: "The words of a quote or note stand in several places now, or not where its context says.",
    why: "It stood in one place; now nobody can tell which place is meant. `after` or `before` names the words beside it.",
    before: &[minutes!("## note thanks\n- before: the clerk\n\n> The board thanked\n")],
    after: &[minutes!("## note thanks\n\n> The board thanked\n")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages() {
        if look.became[h] == Became::Ambiguous {
            let id = look.head.id(h);
            let message = match look.head.outcome(h) {
                Some(Outcome::Ambiguous { count, .. }) => {
                    format!("The words of {id} stand in {count} places now.")
                }
                _ => format!("The words of {id} don't stand where its context says."),
            };
            out.push(CODE.kept(look, h, message).passages(look, b, h));
        }
    }
}
