//! `entity-added`: an entity that is new.

use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

/// An entity that is new.
pub const CODE: Code = Code {
    code: "entity-added",
    severity: Severity::Info,
    line: "An entity that is new.",
    why: "Nothing that was there is touched by it. Whether it is right is for `onrecord check` and for whoever reads it.",
    before: &[("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n")],
    after: &[
        ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n"),
        ("content/entities/eva-lind.md", "# person eva-lind\n- name: Eva Lind\n"),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for h in look.appeared() {
        if matches!(look.head.nodes[h].item, Item::Entity(_)) {
            let message = format!("The {} {} is new.", look.head.nodes[h].kind, look.head.id(h));
            out.push(CODE.added(look, h, message).passage_after(look, h).all_after(look, h));
        }
    }
}
