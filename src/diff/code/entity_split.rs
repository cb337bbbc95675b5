//! `entity-split`: an entity that took over a name of another.

use crate::anchor::fold::folded;
use crate::diff::bearers::{bearers, names_of};
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

/// An entity that took over a name of another.
pub const CODE: Code = Code {
    code: "entity-split",
    severity: Severity::Warn,
    line: "A new entity bears a name that another one bore before.",
    why: "What the sources say under that name is linked to the new one. Quotes and fields that name the old one stay with it: go through them.",
    before: &[(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n- alias: The harbour master\n",
    )],
    after: &[
        ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n"),
        (
            "content/entities/harbour-master.md",
            "# person harbour-master\n- name: The harbour master\n",
        ),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    let (before, after) = (bearers(&look.base), bearers(&look.head));
    for h in look.added() {
        if !matches!(look.head.nodes[h].item, Item::Entity(_)) || !look.head.nodes[h].published {
            continue;
        }
        for value in names_of(&look.head.nodes[h]) {
            let name = folded(&value.shown);
            let Some(b) = before.get(&name).and_then(|of| of.first()) else { continue };
            let Some(now) = look.now[*b] else { continue };
            if after.get(&name).is_some_and(|of| of.contains(&now.h)) {
                continue;
            }
            let message = format!(
                "{} has a name that was {}'s: “{}”.",
                look.head.id(h),
                look.head.id(now.h),
                value.shown
            );
            out.push(CODE.added(look, h, message).passage_before(look, *b).passage_after(look, h));
            break;
        }
    }
}
