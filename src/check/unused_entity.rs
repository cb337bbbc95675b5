//! `unused-entity`: an entity that nothing names.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// An entity that nothing names.
pub const CHECK: Check = Check {
    code: "unused-entity",
    default: Severity::Warning,
    line: "An entity is named by a field, by prose or by a document.",
    why: "The page of an entity that nothing names has nothing to show. Most likely its name or alias is written \
          otherwise in the documents. An event that says `when` stands in the timeline in any case.",
    bad: &[Example::File(
        "content/entities/bridge-road.md",
        "# place bridge-road\n- name: Bridge Road\n",
    )],
    mended: &[Example::File(
        "content/entities/bridge-road.md",
        "# place bridge-road\n- name: Bridge Road\n- alias: The road\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::UnusedEntity(at) = fact
            && let Some(entity) = look.draft().entities.get(*at)
        {
            out.push(
                CHECK
                    .at(entity.head.span, format!("Nothing names {}.", entity.id))
                    .help(
                        "give it an `alias` as the documents write it, or link it; or take it away",
                    )
                    .record(format!("entity:{}", entity.id)),
            );
        }
    }
}
