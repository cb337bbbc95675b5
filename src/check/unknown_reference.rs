//! `unknown-reference`: a reference that names nothing, or more than one thing.

use crate::anchor::fact::Fact;
use crate::anchor::names::Unresolved;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id::is_shaped;

/// A reference that names nothing, or more than one thing.
pub const CHECK: Check = Check {
    code: "unknown-reference",
    default: Severity::Error,
    line: "Every reference names one thing that there is.",
    why: "A value shaped like an id (`mark-milley`) must be somebody's; a link `[[mark-milley]]` must lead somewhere. \
          Plain words, with a space or a capital, name nobody: `- addressee: Reporters`.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-hlom\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        let Fact::Unresolved { span, why } = fact else { continue };
        let written = look.draft().files.slice(*span);
        let found = match why {
            Unresolved::Unknown { nearest } => {
                let found = CHECK.at(*span, format!("Nothing here is called `{written}`."));
                match nearest {
                    Some(nearest) => found.help(format!("did you mean `{nearest}`?")).suggest(*span, nearest),
                    None if is_shaped(written) => found.help(format!(
                        "write a file for it (`# person {written}`, or what it is); or, where the field takes words, use \
                         words with a capital or a space"
                    )),
                    None => found.help("write a file for it, or take the reference away"),
                }
            }
            Unresolved::Several(families) => {
                let mut found = CHECK.at(*span, format!("`{written}` is more than one thing."));
                for family in families {
                    found = found.help(format!(
                        "`{}:{written}` names the {}",
                        family.word(),
                        family.word()
                    ));
                }
                found
            }
            Unresolved::UnknownRecord { nearest } => {
                let (subject, record) = written.split_once('#').unwrap_or(("", written));
                let found = if subject.is_empty() {
                    CHECK.at(*span, format!("No quote or note here is called `{record}`."))
                } else {
                    CHECK.at(*span, format!("{subject} has no quote or note `{record}`."))
                };
                match nearest {
                    Some(nearest) => {
                        found.help(format!("did you mean `{nearest}`?")).suggest(*span, nearest)
                    }
                    None => found.help("write the record, or take the reference away"),
                }
            }
        };
        out.push(found);
    }
}
