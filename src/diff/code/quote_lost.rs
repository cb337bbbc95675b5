//! `quote-lost`: words of a quote or note that its source has no more.

use crate::anchor::outcome::Outcome;
use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// Words of a quote or note that its source has no more.
pub const CODE: Code = Code {
    code: "quote-lost",
    severity: Severity::Break,
    line: "The words of a quote or note stand in its source no more.",
    why: "The document or the annotation was changed so that nothing like these words is left there. Readers are sent to a passage that is gone. See whether the right file is in `seeds/`; if the words are really gone, what rests on them must be thought through again.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[
        holm!("- speaker: ada-holm\n", "The old bridge will be closed in May"),
        ("seeds/minutes.txt", "Minutes of the harbour board\n\nThe board thanked the clerk.\n"),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages() {
        if look.became[h] == Became::Lost {
            let id = look.head.id(h);
            let message = match look.head.outcome(h) {
                Some(Outcome::InFurniture(_)) => {
                    format!("The words of {id} stand only in furniture now.")
                }
                Some(Outcome::WrongContext { .. }) => format!(
                    "The words of {id} are gone; the same words elsewhere are not those that it quoted."
                ),
                _ => format!("The words of {id} stand in its source no more."),
            };
            out.push(CODE.kept(look, h, message).passages(look, b, h));
        }
    }
}
