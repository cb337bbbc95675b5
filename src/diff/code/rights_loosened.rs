//! `rights-loosened`: a source of which readers get more than before.

use crate::anchor::excerpt;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

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
        match (look.base.nodes[b].item, look.head.nodes[h].item) {
            (Item::Source(before), Item::Source(after)) => {
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
            (Item::Site, Item::Site) => more_context(look, b, h, out),
            _ => {}
        }
    }
}

/// Excerpts of all sources that are longer than before.
fn more_context(look: &Look<'_>, b: usize, h: usize, out: &mut Vec<Finding>) {
    let (was, now) = (&look.base.anchored.draft.settings, &look.head.anchored.draft.settings);
    let grown = [
        ("excerpt-context", now.excerpt_context > was.excerpt_context),
        ("excerpt-limit", now.excerpt_limit > was.excerpt_limit),
    ];
    for (field, _) in grown.iter().filter(|(_, grown)| *grown) {
        if let Some(changed) = look.change(h, field) {
            let message = format!("Readers may get more of every source: `{field}` has grown.");
            out.push(CODE.kept(look, h, message).field(look, b, h, changed));
        }
    }
}
