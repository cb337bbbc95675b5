//! `unsourced-quotation`: words in quotation marks that no source has.

use crate::anchor::fate::Fate;
use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::check::nearest::{copied, differing, runs_over_a_border};
use crate::ground::diagnostic::{Diagnostic, Severity};

/// Words in quotation marks that no source has.
pub const CHECK: Check = Check {
    code: "unsourced-quotation",
    default: Severity::Error,
    line: "What stands in quotation marks stands in a source.",
    why: "This is what onrecord is for: no words go out in quotation marks that no source holds. Quotations in \
          briefings, claims, entities and notes are looked for in all sources, as passages are. Scare quotes around \
          one word pass, so do titles of sources and briefings.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("Holm said “the old bridge will be opened in May”.\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("Holm said “the old bridge will be closed in May”.\n"),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, fate) in &look.anchored.fates {
        let Fate::Nowhere(near) = fate else { continue };
        let mut found = CHECK.at(*span, "These words are in no source.");
        if let Some(near) = near {
            let differing = differing(near, look.unquoted(*span), look);
            let first = differing.iter().find(|(_, theirs)| !theirs.is_empty());
            let (place, text) = match first {
                Some((_, theirs)) => (theirs, "the nearest words differ here"),
                None => (&near.range, "the nearest words"),
            };
            if let Some(span) = look.in_seed(near.source, place) {
                found = found.label(span, text);
            }
            found = found.help(format!("{} has: “{}”", look.id(near.source), copied(near, look)));
            if runs_over_a_border(near, look.unquoted(*span), look) {
                found = found.help("a paragraph ends among these words: quote what stands before it and behind it apart");
            }
        }
        out.push(found.help(match look.is_block(*span) {
            true => "quote a source's words; where nobody is quoted take the `>` away",
            false => "quote a source's words; else take the marks away, or write `<q data-unsourced>…</q>` where nobody is quoted",
        }));
    }
}
