//! `support-thinned`: a claim or judgment with less support than before.

use crate::anchor::origin;
use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::told::basis;
use crate::diff::value::Part;
use std::collections::BTreeSet;

/// A claim or judgment with less support than before.
pub const CODE: Code = Code {
    code: "support-thinned",
    severity: Severity::Warn,
    line: "A claim is supported by fewer independent sources than before, or a judgment rests on less.",
    why: "Sources that pass on one another count as one. What was corroborated may be one source's word now; see whether `status`, likelihood and confidence still hold.",
    before: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- asserts: minutes#holm-closed\n",
    )],
    after: &[(
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public() {
        let id = look.head.id(h);
        let (was, is, message) = match look.head.nodes[h].item {
            Item::Claim(_) => {
                let (was, is) = (origins(&look.base, b), origins(&look.head, h));
                let sources = if was == 1 { "source" } else { "sources" };
                let message = format!(
                    "The claim {id} was supported by {was} independent {sources}, and is by {is}."
                );
                (was, is, message)
            }
            Item::Judgment(..) => {
                let (was, is) = (basis(&look.base, b), basis(&look.head, h));
                (was, is, format!("The judgment {id} rested on {was}, and rests on {is}."))
            }
            _ => continue,
        };
        if is < was {
            let found = CODE.kept(look, h, message);
            let bears = |changed: &&Changed| {
                matches!(changed.field, "rests-on" | "asserts" | "implies" | "relays")
            };
            let changed: Vec<&Changed> = look.changed[h].iter().filter(bears).collect();
            out.push(found.fields(look, b, h, &changed));
        }
    }
}

/// Whether a quote or note is on the site, and its words stand in its source.
fn supports(half: &Half<'_>, n: usize) -> bool {
    half.nodes[n].published && half.found(n).is_some()
}

/// From how many places that pass on nobody else's words a claim is supported.
fn origins(half: &Half<'_>, n: usize) -> usize {
    let mut sources = BTreeSet::new();
    for value in &half.nodes[n].values {
        if !matches!(value.field, "asserts" | "implies" | "relays") {
            continue;
        }
        for part in &value.parts {
            if let Part::Item(Item::Record(at)) = part
                && half.at.get(&Item::Record(*at)).is_some_and(|n| supports(half, *n))
            {
                sources.insert(at.source);
            }
        }
    }
    let all = sources.into_iter().flat_map(|source| origin::origins(half.anchored, source));
    all.collect::<BTreeSet<usize>>().len()
}
