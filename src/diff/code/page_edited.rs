//! `page-edited`: the site, a source, claim or briefing with other fields or other prose; or a judgment or correction in one.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::told::{edited, is_told};

/// A source, claim or briefing with other fields or other prose, or the home page with other prose; or a judgment or correction in one.
pub const CODE: Code = Code {
    code: "page-edited",
    severity: Severity::Info,
    line: "A source, claim or briefing with other fields or other prose, or the home page with other prose; or a judgment or correction in one.",
    why: "What changed is shown field by field. What has a code of its own, a speaker or a date, is told there.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n",
    )],
    after: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- gap: Nobody asked the mayor.\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept() {
        if !matches!(
            look.head.nodes[h].item,
            Item::Site
                | Item::Source(_)
                | Item::Claim(_)
                | Item::Briefing(_)
                | Item::Judgment(..)
                | Item::Correction(..)
        ) {
            continue;
        }
        let rest = |changed: &&Changed| !is_told(look, b, h, changed);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(rest).collect();
        let message = || edited(look, h, &changed);
        if !changed.is_empty() {
            out.push(CODE.kept(look, h, message()).fields(look, b, h, &changed));
        }
    }
}
