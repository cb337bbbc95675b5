//! `entity-renamed`: an entity with another id or name.

use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::reused::is_reused;

/// An entity with another id or name.
pub const CODE: Code = Code {
    code: "entity-renamed",
    severity: Severity::Warn,
    line: "An entity has another id or name than before.",
    why: "A new name is shown on every page that names the entity, and links other words in the sources.",
    before: &[("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n")],
    after: &[("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm-Berg\n")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        if !matches!(look.head.nodes[h].item, Item::Entity(_)) || !look.base.nodes[b].published {
            continue;
        }
        let (was, is) = (look.base.id(b), look.head.id(h));
        let id = was != is;
        let name = look.change(h, "name");
        if (id || name.is_some()) && !is_reused(look, b, h) {
            let message = match id {
                true => format!("{was} is called {is} now."),
                false => format!("{is} has another name."),
            };
            let found = CODE.kept(look, h, message);
            out.push(match name {
                Some(changed) => found.field(look, b, h, changed),
                None => found,
            });
        }
    }
}
