//! `redirect-added`: an old id that leads on to a new one.

use crate::diff::both::{By, Now};
use crate::diff::code::Code;
use crate::diff::example::{holm, minutes};
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;

/// An old id that leads on to a new one.
pub const CODE: Code = Code {
    code: "redirect-added",
    severity: Severity::Info,
    line: "Something has another id, and its old address leads on.",
    why: "`was` keeps old links alive. Entities are told as renamed or merged.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[minutes!(
        "## quote holm-bridge\n- speaker: ada-holm\n- was: holm-closed\n\n> The old bridge will be closed in May\n"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, now) in look.now.iter().enumerate() {
        let Some(Now { h, by: By::Was | By::Merged }) = *now else { continue };
        if matches!(look.head.nodes[h].item, Item::Entity(_)) || !look.is_public(b, h) {
            continue;
        }
        let message = format!("{} is called {} now.", look.base.id(b), look.head.id(h));
        out.push(CODE.kept(look, h, message).passage_before(look, b).passage_after(look, h));
    }
}
