//! `alias-collision`: a name that two entities share, and did not.

use crate::anchor::fold::folded;
use crate::diff::bearers::{bearers, names_of};
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A name that two entities share, and did not.
pub const CODE: Code = Code {
    code: "alias-collision",
    severity: Severity::Warn,
    line: "Two entities share a name that only one of them had, or none.",
    why: "Words that two share are linked nowhere until a document's `## aliases` says who is meant: links that were there go.",
    before: &[("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n")],
    after: &[
        ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n"),
        (
            "content/entities/eva-holm.md",
            "# person eva-holm\n- name: Eva Holm\n- alias: Ada Holm\n",
        ),
    ],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    let (before, after) = (bearers(&look.base), bearers(&look.head));
    for (name, of) in &after {
        let [first, others @ ..] = of.as_slice() else { continue };
        if others.is_empty() || before.get(name).is_some_and(|of| of.len() > 1) {
            continue;
        }
        let is_new = |h: &&usize| {
            let bore =
                look.was[**h].is_some_and(|b| before.get(name).is_some_and(|of| of.contains(&b)));
            !bore
        };
        let h = of.iter().rev().find(is_new).unwrap_or(first);
        let ids: Vec<String> = of.iter().map(|h| look.head.id(*h)).collect();
        let Some(value) =
            names_of(&look.head.nodes[*h]).find(|value| folded(&value.shown) == *name)
        else {
            continue;
        };
        let message = format!("“{}” names {} now.", value.shown, ids.join(" and "));
        let mut found = CODE.kept(look, *h, message);
        found.look_at = look.head.value_place(*h, value);
        out.push(found);
    }
}
