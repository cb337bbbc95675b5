//! `source-changed-under-quote`: a source that has other words where a quote or note stands.

use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A source that has other words where a quote or note stands.
pub const CODE: Code = Code {
    code: "source-changed-under-quote",
    severity: Severity::Break,
    line: "A source has other words where a quote or note stands; the annotation is as it was.",
    why: "The document in `seeds/` was exchanged for another capture, or edited, and what stands at the quoted place is not what was quoted. If the new text is right, the quote must be read again, and all that rests on it.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[
        holm!("- speaker: ada-holm\n", "The old bridge will be closed in May"),
        (
            "seeds/minutes.txt",
            "Minutes of the harbour board\n\n“The old bridge will be closed in June,” Ada Holm said after the meeting.\n",
        ),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages() {
        if look.became[h] == Became::SourceChanged {
            let message = format!("The source has other words where {} stands.", look.head.id(h));
            out.push(CODE.kept(look, h, message).passages(look, b, h));
        }
    }
}
