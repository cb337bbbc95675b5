//! `entity-merged`: two entities that are one now.

use crate::diff::both::{By, Now};
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

/// Two entities that are one now.
pub const CODE: Code = Code {
    code: "entity-merged",
    severity: Severity::Warn,
    line: "Two entities have become one.",
    why: "All that was said by one and by the other is now one person's or thing's. Are they the same? A likeness of names is no proof.",
    before: &[
        ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n"),
        ("content/entities/a-holm.md", "# person a-holm\n- name: Mrs Holm\n"),
    ],
    after: &[
        ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n- was: a-holm\n"),
        ("content/entities/a-holm.md", ""),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, now) in look.now.iter().enumerate() {
        if let Some(Now { h, by: By::Merged }) = now
            && let Item::Entity(_) = look.base.nodes[b].item
        {
            let message = format!("{} is a part of {} now.", look.base.id(b), look.head.id(*h));
            out.push(CODE.kept(look, *h, message).passage_before(look, b).passage_after(look, *h));
        }
    }
}
