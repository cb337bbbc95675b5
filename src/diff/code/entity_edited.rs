//! `entity-edited`: an entity with other fields or other prose.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::told::{edited, is_told};

/// An entity with other fields or other prose.
pub const CODE: Code = Code {
    code: "entity-edited",
    severity: Severity::Info,
    line: "An entity with other fields or other prose.",
    why: "What changed is shown field by field. What has a code of its own, a speaker or a date, is told there.",
    before: &[("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n")],
    after: &[(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n- role: Harbour master\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        if !matches!(look.head.nodes[h].item, Item::Entity(_)) {
            continue;
        }
        let rest = |changed: &&Changed| !is_told(look, b, h, changed);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(rest).collect();
        let message = || edited(look, h, &changed);
        if !changed.is_empty() {
            out.push(CODE.kept(look, h, message()).fields(look, b, h, &changed));
        }
    }
}
