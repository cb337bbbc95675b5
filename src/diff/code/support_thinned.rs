//! `support-thinned`: a claim or judgment with less support than before.

use crate::anchor::origin;
use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::told::{basis, lost_basis};
use crate::diff::value::Part;

/// A claim or judgment with less support than before.
pub const CODE: Code = Code {
    code: "support-thinned",
    severity: Severity::Warn,
    line: "A claim is supported by fewer independent sources than before, or a judgment rests on less, or on something else.",
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
        if is_in_doubt(look, b, h) {
            continue;
        }
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
                let message = match is < was {
                    true => format!("The judgment {id} rested on {was}, and rests on {is}."),
                    false => format!("The judgment {id} rests on something else than before."),
                };
                (was, is, message)
            }
            _ => continue,
        };
        let other = matches!(look.head.nodes[h].item, Item::Judgment(..)) && lost_basis(look, b, h);
        if is < was || other {
            let found = CODE.kept(look, h, message);
            let changed: Vec<&Changed> =
                look.changed[h].iter().filter(|changed| bears(changed.field)).collect();
            out.push(found.fields(look, b, h, &changed));
        }
    }
}

/// Whether something that it rests on, or rested on, can't be read.
fn is_in_doubt(look: &Look<'_>, b: usize, h: usize) -> bool {
    let in_doubt = |half: &Half<'_>, n: usize, is_gone: &dyn Fn(usize) -> bool| {
        let bears = half.nodes[n].values.iter().filter(|value| bears(value.field));
        bears.flat_map(|value| &value.parts).any(|part| match part {
            Part::Item(item) => {
                let source = match item {
                    Item::Record(at) => Some(at.source),
                    Item::Source(source) => Some(*source),
                    _ => None,
                };
                source.is_some_and(|source| !half.is_text_known(source))
                    || half.at.get(item).is_some_and(|n| is_gone(*n))
            }
            Part::Words(_) => false,
        })
    };
    in_doubt(&look.base, b, &|n| look.now[n].is_none() && look.is_lost(n))
        || in_doubt(&look.head, h, &|n| look.was[n].is_none() && look.was_unread(n))
}

fn bears(field: &str) -> bool {
    matches!(field, "rests-on" | "asserts" | "implies" | "relays")
}

/// From how many places that pass on nobody else's words a claim is supported.
fn origins(half: &Half<'_>, n: usize) -> usize {
    let Item::Claim(claim) = half.nodes[n].item else { return 0 };
    let claim = half.anchored.draft.claims.get(claim);
    claim.map_or(0, |claim| origin::support(half.anchored, claim, false).len())
}
