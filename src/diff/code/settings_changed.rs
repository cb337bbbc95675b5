//! `settings-changed`: a site with other settings, or with no `site.md`.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::told::grown;

/// A site with other settings, or with no `site.md`.
pub const CODE: Code = Code {
    code: "settings-changed",
    severity: Severity::Warn,
    line: "The site has other settings than before, or its `site.md` is gone or new.",
    why: "A line of `site.md` reaches every page: another `base-url` gives every feed entry another id, another `language` other quotation marks, `check: … allow` takes away what a check held. What `site.md` doesn't say has its default.",
    before: &[(
        "content/site.md",
        "# site\n- title: The harbour desk\n- publish: full\n- base-url: https://example.org/\n",
    )],
    after: &[(
        "content/site.md",
        "# site\n- title: The harbour desk\n- publish: full\n- base-url: https://example.com/\n- check: unsourced-quotation allow\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    let grown = grown(look);
    let of_site = |item: Item| item == Item::Site;
    for (b, h) in look.kept().filter(|(_, h)| of_site(look.head.nodes[*h].item)) {
        if look.was_unread(h) || look.is_lost(b) {
            continue;
        }
        let of = |changed: &&Changed| changed.field != "prose" && !grown.contains(&changed.field);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(of).collect();
        if !changed.is_empty() {
            let fields: Vec<&str> = changed.iter().map(|changed| changed.field).collect();
            let message = format!("The site has other settings: {}.", fields.join(", "));
            out.push(CODE.kept(look, h, message).fields(look, b, h, &changed));
        }
    }
    for b in look.gone().filter(|b| of_site(look.base.nodes[*b].item) && !look.is_lost(*b)) {
        let message = "site.md is gone, and every setting has its default.".to_owned();
        out.push(CODE.gone(look, b, message).passage_before(look, b));
    }
    for h in look.added().filter(|h| of_site(look.head.nodes[*h].item) && !look.was_unread(*h)) {
        let message = "site.md is new; every setting had its default.".to_owned();
        out.push(CODE.added(look, h, message).passage_after(look, h));
    }
}
