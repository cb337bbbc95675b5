//! `not-searched`: something that was not looked for, because there is too much of it.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};

/// Something that was not looked for, because there is too much of it.
pub const CHECK: Check = Check {
    code: "not-searched",
    default: Severity::Warning,
    line: "Nothing had to be left unsearched.",
    why: "Some searches are capped, so that no file can make a run take for ever: the nearest words are looked for in \
          at most fifty passages of a source, and of words that stand a thousand times not every place is looked at. \
          No cap ever lets a passage through: what was not looked at counts as not decided.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(64 "## mention\n- of: ada-holm\n\n> The board thinked the clerk\n\n"),
    )],
    mended: &[],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::Capped { source, what } = fact {
            let about = source.and_then(|source| look.draft().sources.get(source));
            let at = match about {
                Some(source) => At::Span(source.head.span),
                None => At::Path("content".to_owned()),
            };
            let found = Diagnostic::new(CHECK.code, at, what.clone());
            out.push(found.help("mend what else is told, and check again"));
        }
    }
}
