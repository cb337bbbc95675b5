//! `attribution-changed`: a quote given on other terms, or in another form.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;

/// A quote given on other terms, or in another form.
pub const CODE: Code = Code {
    code: "attribution-changed",
    severity: Severity::Warn,
    line: "A quote is given on other terms than before, or in another form.",
    why: "*On the record*, *on background*: the terms are an agreement with whoever speaks. And *direct* says that the words are the speaker's own; *indirect*, that they are the source's.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[holm!(
        "- speaker: ada-holm\n- attribution: background\n",
        "The old bridge will be closed in May"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public().filter(|(_, h)| look.head.nodes[*h].kind == "quote") {
        // What nobody wrote follows from the speaker, which is told.
        let follows = !look.base.is_attributed(b) && !look.head.is_attributed(h);
        let of = |changed: &&Changed| match changed.field {
            "form" => true,
            "attribution" => !follows,
            _ => false,
        };
        let changed: Vec<&Changed> = look.changed[h].iter().filter(of).collect();
        if !changed.is_empty() {
            let id = look.head.id(h);
            let message = match changed.iter().any(|changed| changed.field == "attribution") {
                true => format!("{id} is given on other terms."),
                false => format!("{id} is given in another form."),
            };
            out.push(CODE.kept(look, h, message).fields(look, b, h, &changed));
        }
    }
}
