//! `quote-edited`: a quote with other fields, another remark, or another part of what was said.

use crate::diff::became::Became;
use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::told::{edited, is_told};

/// A quote with other fields, another remark, or another part of what was said.
pub const CODE: Code = Code {
    code: "quote-edited",
    severity: Severity::Info,
    line: "A quote with other fields, another remark, or another part of what was said.",
    why: "What changed is shown field by field. What has a code of its own, a speaker or a date, is told there.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[holm!(
        "- speaker: ada-holm\n- addressee: Reporters\n",
        "The old bridge will be closed in May"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        if look.head.nodes[h].kind != "quote" {
            continue;
        }
        let rest = |changed: &&Changed| !is_told(look, b, h, changed);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(rest).collect();
        let message = || edited(look, h, &changed);
        let other_words = look.became[h] == Became::Edited
            || (look.became[h] != Became::Same && !look.is_public(b, h));
        if other_words {
            let found = CODE.kept(look, h, message()).passages(look, b, h);
            out.push(found.with_fields(look, b, h, &changed));
        } else if !changed.is_empty() {
            out.push(CODE.kept(look, h, message()).fields(look, b, h, &changed));
        }
    }
}
