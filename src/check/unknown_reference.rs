//! `unknown-reference`: a reference that names nothing, or more than one thing.

use crate::anchor::fact::Fact;
use crate::anchor::names::{Place, Unresolved};
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id::{Family, is_shaped};

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

/// What to do where no id comes near.
fn mend(place: Place, written: &str) -> String {
    let subject = match place {
        Place::Field(Family::Entity) | Place::Somebody if is_shaped(written) => {
            return format!(
                "write a file for it (`# person {written}`, or what it is); or, where the field takes words, use words \
                 with a capital or a space"
            );
        }
        Place::Field(family) if is_shaped(written) && family != Family::Entity => family.word(),
        Place::OfSource(_) if is_shaped(written) => {
            return format!(
                "write the record (`## quote {written}`), or name its source: `source-id#{written}`"
            );
        }
        Place::OfBriefing(_) => {
            return "write what it names: a claim's id, a quote's or note's as `source-id#quote-id`".to_owned();
        }
        _ => return "write a file for it, or take the reference away".to_owned(),
    };
    format!("write a file for it (`# {subject} {written}`), or take the reference away")
}

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        let Fact::Unresolved { span, place, why } = fact else { continue };
        let written = look.draft().files.slice(*span);
        let found = match why {
            Unresolved::Unknown { nearest } => {
                let found = CHECK.at(*span, format!("Nothing here is called `{written}`."));
                match nearest {
                    Some(nearest) => {
                        found.help(format!("did you mean `{nearest}`?")).suggest(*span, nearest)
                    }
                    None => found.help(mend(*place, written)),
                }
            }
            Unresolved::Several(families) => {
                let mut found = CHECK.at(*span, format!("`{written}` is more than one thing."));
                let what = if written.contains('#') { "what is in the" } else { "the" };
                for word in families.iter().map(|family| family.word()) {
                    found = found.help(format!("`{word}:{written}` names {what} {word}"));
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
