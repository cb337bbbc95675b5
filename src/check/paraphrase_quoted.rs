//! `paraphrase-quoted`: a reporter's words, quoted as if they were the speaker's.

use crate::anchor::fate::Fate;
use crate::check::Check;
use crate::check::example::{Example, briefing, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A reporter's words, quoted as if they were the speaker's.
pub const CHECK: Check = Check {
    code: "paraphrase-quoted",
    default: Severity::Error,
    line: "Words of an indirect quote are not quoted as the speaker's.",
    why: "An indirect quote holds the reporter's words, not the speaker's. In quotation marks they would be put into \
          somebody's mouth. Where you mean to quote the reporter, link the quote around the words.",
    bad: &[
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote holm-denial\n- speaker: ada-holm\n- form: indirect\n\n> denied that the board had been warned\n"
            ),
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("Holm: “the board had been warned”.\n"),
        ),
    ],
    mended: &[
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote holm-denial\n- speaker: ada-holm\n- form: indirect\n\n> denied that the board had been warned\n"
            ),
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("Holm denied that the board had been warned. [[minutes#holm-denial]]\n"),
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, fate) in &look.anchored.fates {
        let Fate::Paraphrase { record, found } = fate else { continue };
        let name = look.name(*record);
        let mut told = CHECK.at(
            *span,
            format!("These are the reporter's words, not the speaker's: {name} is indirect."),
        );
        if let Some(span) = look.in_seed(record.source, &found.extent()) {
            told = told.label(span, "told in the source's own words");
        }
        out.push(match look.is_block(*span) {
            true => told.help("take the `>` away").help(format!(
                "or show the record itself in the place of the block: `![[{name}]]`"
            )),
            false => told.help("take the quotation marks away").help(format!(
                "or quote the source on purpose: `[[{name}|{}]]`",
                look.draft().files.slice(*span)
            )),
        });
    }
}
