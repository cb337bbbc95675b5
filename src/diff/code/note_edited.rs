//! `note-edited`: a note with other fields, another remark, or about other words.

use crate::diff::became::Became;
use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::told::{edited, is_told};

/// A note with other fields, another remark, or about other words.
pub const CODE: Code = Code {
    code: "note-edited",
    severity: Severity::Info,
    line: "A note with other fields, another remark, or about other words.",
    why: "What changed is shown field by field. What has a code of its own, a speaker or a date, is told there.",
    before: &[minutes!("## note thanks\n\n> thanked the clerk\n\nIt is brief.\n")],
    after: &[minutes!("## note thanks\n\n> thanked the clerk\n\nIt is very brief.\n")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        if look.head.nodes[h].kind != "note" {
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
