//! `bad-id`: a word that can't be an id.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id::{self, IdFault, MAX_LENGTH};
use crate::ground::span::Span;
use crate::parse::fault::What;

/// A word that can't be an id.
pub const CHECK: Check = Check {
    code: "bad-id",
    default: Severity::Error,
    line: "An id is made of lower-case letters, digits and hyphens.",
    why: "Ids become addresses of pages and names of folders. `a-z`, `0-9` and `-` mean the same on every computer and \
          in every address, at most 80 of them; a few words (con, nul, com1) can't be folders on Windows.",
    bad: &[Example::File("content/entities/the-road.md", "# place The_Road\n- name: The road\n")],
    mended: &[Example::File(
        "content/entities/the-road.md",
        "# place the-road\n- name: The road\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        let What::BadId(fault) = what else { continue };
        let written = look.draft().files.slice(span);
        let message = match fault {
            IdFault::Empty => "An id is missing here.".to_owned(),
            IdFault::Shape => {
                "An id is made of lower-case letters (a-z), digits and hyphens, and doesn't begin with a hyphen.".to_owned()
            }
            IdFault::TooLong => format!("An id has at most {MAX_LENGTH} characters."),
            IdFault::Reserved => "Windows keeps this name for itself; no folder there can have it.".to_owned(),
        };
        let mut found = CHECK.at(span, message);
        let meant = match fault {
            IdFault::Reserved => format!("{written}-1"),
            _ => id::from_words(written),
        };
        if id::fault(&meant).is_none() && meant != written {
            found = found.help(format!("did you mean `{meant}`?")).suggest(span, meant);
        } else if let IdFault::Empty = fault {
            found = found.help("give it a short name that stays, `harbour-board-2021`");
        }
        if is_of_correction(look, span) {
            found = found.help("where it is what the page said before, its field is `old`");
        }
        out.push(found);
    }
}

/// Whether the value at a place stands among a correction's fields.
fn is_of_correction(look: &Look<'_>, span: Span) -> bool {
    let briefings = look.draft().briefings.iter();
    let mut headings = briefings.flat_map(|one| &one.corrections).map(|one| one.head.span);
    headings.any(|heading| {
        let between = Span { start: heading.end, end: span.start, ..span };
        heading.file == span.file
            && heading.end < span.start
            && look.draft().files.slice(between).lines().skip(1).all(|line| line.starts_with('-'))
    })
}
