//! `ambiguous-quotation`: quoted words that stand in several quotes or sources.

use crate::anchor::fate::{Fate, RecordAt};
use crate::anchor::outcome::MAX_PLACES;
use crate::check::Check;
use crate::check::example::{Example, briefing, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Quoted words that stand in several quotes or sources.
pub const CHECK: Check = Check {
    code: "ambiguous-quotation",
    default: Severity::Error,
    line: "Quoted words are one quote's, or the paragraph says whose.",
    why: "The same few words may be two people's. Which one you quote is said by a link in the same paragraph, or around \
          the words themselves: `[[letter#milley|“a mistake”]]`.",
    bad: &[
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote thanks-to-clerk\n- speaker: ada-holm\n\n> The board thanked the clerk\n\n\
                      ## quote thanks-to-mayor\n- speaker: unnamed: a clerk\n\n> The board thanked the mayor\n"
            ),
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("So “the board thanked” somebody.\n"),
        ),
    ],
    mended: &[
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote thanks-to-clerk\n- speaker: ada-holm\n\n> The board thanked the clerk\n\n\
                      ## quote thanks-to-mayor\n- speaker: unnamed: a clerk\n\n> The board thanked the mayor\n"
            ),
        ),
        Example::File(
            "content/briefings/bridge.md",
            briefing!("So [[minutes#thanks-to-mayor|“the board thanked”]] somebody.\n"),
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, fate) in &look.anchored.fates {
        let Fate::Ambiguous(candidates) = fate else { continue };
        let more = if candidates.len() < MAX_PLACES { "" } else { " or more" };
        let mut found = CHECK
            .at(*span, format!("These words stand in {} places{more}.", candidates.len()))
            .help("link the one that you mean, around the words or in the same paragraph:");
        for candidate in candidates {
            let name = match candidate.record {
                Some(record) => look.name(RecordAt { source: candidate.source, record }),
                None => look.id(candidate.source).to_owned(),
            };
            let help = format!("`[[{name}|{}]]`", look.draft().files.slice(*span));
            if !found.help.contains(&help) {
                found = found.help(help);
            }
        }
        out.push(found);
    }
}
