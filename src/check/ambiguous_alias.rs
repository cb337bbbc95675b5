//! `ambiguous-alias`: words of a document that name two entities.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, briefing, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};

/// Words of a document that name two entities, and nothing decides.
pub const CHECK: Check = Check {
    code: "ambiguous-alias",
    default: Severity::Warning,
    line: "Words that two entities share are decided in the documents that have them.",
    why: "Names are linked by themselves where they are one entity's. Where two share a name, a link could be wrong, so \
          there is none until `## aliases` or a `## mention` of the document says who is meant.",
    bad: &[Example::File("content/entities/boards.md", BOARDS)],
    mended: &[
        Example::File("content/entities/boards.md", BOARDS),
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## aliases\n- the board: harbour-board\n\n\
                 ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
            ),
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("The [[school-board]] was not asked.\n"),
        ),
    ],
    run,
};

const BOARDS: &str = "# organization harbour-board\n- name: The harbour board\n- alias: the board\n\n\
                      # organization school-board\n- name: The school board\n- alias: the board\n";

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        let Fact::AmbiguousAlias { source, range, entities } = fact else { continue };
        let words = look.words(*source, range);
        let ids: Vec<&str> = entities
            .iter()
            .filter_map(|at| look.draft().entities.get(*at))
            .map(|entity| entity.id.as_str())
            .collect();
        let at = match look.in_seed(*source, range) {
            Some(span) => At::Span(span),
            None => At::Path(format!(
                "seeds/{}",
                look.draft().sources.get(*source).map_or("", |source| &source.file)
            )),
        };
        let mut found = Diagnostic::new(
            CHECK.code,
            at,
            format!("“{words}” may be {}; it is not linked.", ids.join(" or ")),
        )
        .help(format!("say who is meant in {}, below `## aliases`:", look.id(*source)));
        for id in &ids {
            found = found.help(format!("`- {words}: {id}`"));
        }
        out.push(found.help(format!("`- {words}: none` leaves the words unlinked")));
    }
}
