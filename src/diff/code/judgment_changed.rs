//! `judgment-changed`: a judgment that says something else than before.

use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::told::SAID;
use crate::diff::value::Part;

/// A judgment that says something else than before.
pub const CODE: Code = Code {
    code: "judgment-changed",
    severity: Severity::Break,
    line: "A judgment says something else than before; a warning where a new correction tells readers so.",
    why: "A judgment is what readers act on. Where one changes after publication, a `## correction` in the same briefing says what stood there before, and why it changed: `- affects:` names the judgment.",
    before: &[(
        "content/briefings/bridge.md",
        "# briefing bridge\n- title: The bridge\n- date: 2021-03-04\n\n## judgment closing\n- likelihood: likely\n- confidence: moderate\n- rests-on: bridge-closing\n\nThe bridge will be closed this year.\n\n\n# What was said\n\nThe board has decided.\n",
    )],
    after: &[(
        "content/briefings/bridge.md",
        "# briefing bridge\n- title: The bridge\n- date: 2021-03-04\n\n## judgment closing\n- likelihood: very-likely\n- confidence: moderate\n- rests-on: bridge-closing\n\nThe bridge will be closed this year.\n\n\n# What was said\n\nThe board has decided.\n",
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_public().filter(|(_, h)| look.head.nodes[*h].kind == "judgment") {
        let said = |changed: &&Changed| SAID.contains(&changed.field);
        let changed: Vec<&Changed> = look.changed[h].iter().filter(said).collect();
        if changed.is_empty() {
            continue;
        }
        let id = look.head.id(h);
        let corrected = is_corrected(look, h);
        let message = match corrected {
            true => format!("The judgment {id} changed; a correction says so."),
            false => format!("The judgment {id} changed, and no correction says so."),
        };
        let mut found = CODE.kept(look, h, message).with_fields(look, b, h, &changed);
        found = found.about_words(look, h, &changed);
        if corrected {
            found.severity = Severity::Warn;
        }
        out.push(found);
    }
}

/// Whether a new correction of its briefing is about the judgment, or about nothing else.
fn is_corrected(look: &Look<'_>, h: usize) -> bool {
    let judgment = &look.head.nodes[h];
    look.new_below(judgment.parent).any(|n| {
        let node = &look.head.nodes[n];
        let mut affects = node.of("affects").flat_map(|value| &value.parts).peekable();
        node.kind == "correction"
            && node.published
            && (affects.peek().is_none()
                || affects.any(|part| match part {
                    Part::Item(item) => {
                        *item == judgment.item
                            || judgment
                                .parent
                                .is_some_and(|parent| look.head.nodes[parent].item == *item)
                    }
                    Part::Words(_) => false,
                }))
    })
}
