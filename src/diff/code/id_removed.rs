//! `id-removed`: an id that is gone and leads nowhere.

use crate::diff::code::Code;
use crate::diff::example::{holm, minutes};
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

/// An id that is gone and leads nowhere.
pub const CODE: Code = Code {
    code: "id-removed",
    severity: Severity::Break,
    line: "Something with an id is gone from the site, and no `was` leads on from its address.",
    why: "Others link to it: readers' bookmarks, other sites, other briefings. What got another id says so with `- was: old-id`. What is really taken away should be taken away on purpose; a correction tells readers.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[minutes!(
        "## quote holm-bridge\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
    )],
    find,
};

/// So many records that are gone with something are named.
const NAMED: usize = 12;

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for b in look.gone() {
        let node = &look.base.nodes[b];
        let above_is_gone = node.parent.is_some_and(|parent| look.now[parent].is_none());
        if !node.published
            || node.item == Item::Site
            || above_is_gone
            || look.is_lost(b)
            || look.is_taken(b)
        {
            continue;
        }
        let id = look.base.id(b);
        let message = match look.base.below(b) {
            [] => format!("{id} is gone, and nothing leads on from it."),
            [one] => format!(
                "{id} is gone with the {} below it, and nothing leads on from it.",
                look.base.name(*one)
            ),
            all => {
                let mut names: Vec<String> =
                    all.iter().take(NAMED).map(|n| look.base.name(*n)).collect();
                if all.len() > NAMED {
                    names.push("…".to_owned());
                }
                let (count, names) = (all.len(), names.join(", "));
                format!(
                    "{id} is gone with the {count} records below it ({names}), and nothing leads on from it."
                )
            }
        };
        let mut found = CODE.gone(look, b, message).passage_before(look, b).all_before(look, b);
        if let Some((h, maybe)) = &look.maybe[b] {
            found.maybe = Some(maybe.clone());
            if look.base.nodes[b].record().is_some() {
                found = found.passages(look, b, *h);
            } else {
                found = found.passage_after(look, *h);
            }
        }
        out.push(found);
    }
    for (b, h) in look.kept() {
        if look.base.nodes[b].published && !look.head.nodes[h].published {
            let of_subject =
                look.head.nodes[h].parent.is_some_and(|parent| !look.head.nodes[parent].published);
            if !of_subject {
                let message = format!("{} is kept off the site now.", look.head.id(h));
                let found = CODE.kept(look, h, message).passage_before(look, b);
                out.push(found.all_before(look, b));
            }
        }
    }
}
