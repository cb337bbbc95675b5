//! `rights-loosened`: a source of which readers get more than before.

use crate::anchor::excerpt;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::told::grown;

/// A source of which readers get more than before.
pub const CODE: Code = Code {
    code: "rights-loosened",
    severity: Severity::Break,
    line: "Readers get more of a source's text than before.",
    why: "`publish` says how much of a document may be shown. Who loosens it must have the right to; once published, the text can't be called back. See who gave leave, and say so in `license` or `credit`.",
    before: &[minutes!("- publish: excerpts\n", "## note thanks\n\n> thanked the clerk\n")],
    after: &[minutes!("- publish: full\n", "## note thanks\n\n> thanked the clerk\n")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        let (Item::Source(before), Item::Source(after)) =
            (look.base.nodes[b].item, look.head.nodes[h].item)
        else {
            continue;
        };
        let was = excerpt::publish(look.base.anchored, before);
        let now = excerpt::publish(look.head.anchored, after);
        if now > was && look.head.nodes[h].published {
            let message = format!("Readers get more of {}.", look.head.id(h));
            let found = CODE.kept(look, h, message);
            out.push(match look.change(h, "publish") {
                Some(changed) => found.field(look, b, h, changed),
                None => found,
            });
        }
    }
    more_context(look, out);
}

/// Excerpts of all sources that are longer than before, also where `site.md` is new or gone.
fn more_context(look: &Look<'_>, out: &mut Vec<Finding>) {
    let base = look.base.at.get(&Item::Site).copied();
    let head = look.head.at.get(&Item::Site).copied();
    for field in grown(look) {
        let message = format!("Readers may get more of every source: `{field}` has grown.");
        out.push(match (base, head) {
            (Some(b), Some(h)) => match look.change(h, field) {
                Some(changed) => CODE.kept(look, h, message).field(look, b, h, changed),
                None => CODE.kept(look, h, message),
            },
            (Some(b), None) => CODE.gone(look, b, message).passage_before(look, b),
            (None, Some(h)) => CODE.added(look, h, message).passage_after(look, h),
            (None, None) => continue,
        });
    }
}
