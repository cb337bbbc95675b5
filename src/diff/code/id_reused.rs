//! `id-reused`: an id that is something else's now.

use crate::anchor::Anchored;
use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::reused::renamed;
use crate::ground::span::Span;
use crate::parse::fault::What;
use rustc_hash::FxHashSet;

/// An id that is something else's now.
pub const CODE: Code = Code {
    code: "id-reused",
    severity: Severity::Break,
    line: "An id names something else now.",
    why: "Who follows an old link finds another thing under it, and is not told. Give the new thing an id of its own; the old one, if it got a new id, says `- was:` with the old.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[holm!("- speaker: unnamed: a clerk\n", "It is not a closure of the road")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        let (before, after) = (&look.base.nodes[b], &look.head.nodes[h]);
        let id = look.head.id(h);
        if !before.published || before.id != after.id {
            continue;
        }
        if before.kind != after.kind {
            let message = format!("{id} was a {} and is a {} now.", before.kind, after.kind);
            out.push(CODE.kept(look, h, message));
        } else if look.became[h] == Became::Other {
            let message = format!("{id} stands for other words at another place now.");
            out.push(CODE.kept(look, h, message).passages(look, b, h));
        } else if let Some(field) = renamed(look, b, h)
            && let Some(changed) = look.change(h, field)
        {
            let message = format!("{id} names something else now.");
            out.push(CODE.kept(look, h, message).field(look, b, h, changed));
        }
    }
    for b in look.gone() {
        if let Some(h) = look.taken_by(b)
            && look.base.nodes[b].published
        {
            let (was, is) = (look.base.nodes[b].kind, look.head.nodes[h].kind);
            let message = format!("{} was a {was} and is a {is} now.", look.head.id(h));
            out.push(CODE.kept(look, h, message).passage_before(look, b).passage_after(look, h));
        }
    }
    let before: FxHashSet<&str> = reused(look.base.anchored).map(|(_, id)| id).collect();
    for (span, id) in reused(look.head.anchored) {
        if !before.contains(id)
            && let Some(h) = look.head.holder(span)
        {
            let message = format!("The old id {id} is in use by something else.");
            out.push(CODE.kept(look, h, message));
        }
    }
}

/// Old ids that are in use, with the place of their `was`.
fn reused(anchored: &Anchored) -> impl Iterator<Item = (Span, &str)> {
    anchored.draft.faults.iter().filter_map(|fault| match &fault.what {
        What::ReusedId { id, .. } => Some((fault.span, id.as_str())),
        _ => None,
    })
}
