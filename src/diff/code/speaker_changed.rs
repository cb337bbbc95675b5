//! `speaker-changed`: words that are given to somebody else than before.

use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::mask::unmasked;

/// Words that are given to somebody else than before.
pub const CODE: Code = Code {
    code: "speaker-changed",
    severity: Severity::Warn,
    line: "A quote is given to somebody else than before.",
    why: "Who said it is the first thing that readers take from a quote. Read the passage's own sentence: whom does it give the words to?",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[holm!("- speaker: per-lund\n", "The old bridge will be closed in May")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public() {
        if let Some(changed) = look.change(h, "speaker")
            && look.head.nodes[h].kind == "quote"
            && unmasked(look, b, h).is_none()
        {
            let message = format!("Somebody else speaks in {}.", look.head.id(h));
            out.push(CODE.kept(look, h, message).field(look, b, h, changed));
        }
    }
}
