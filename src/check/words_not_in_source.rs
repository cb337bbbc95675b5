//! `words-not-in-source`: an unnamed speaker in words that the source doesn't print.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// An unnamed speaker in words that the source doesn't print.
pub const CHECK: Check = Check {
    code: "words-not-in-source",
    default: Severity::Error,
    line: "An unnamed speaker is called what the source calls them.",
    why: "What a source says of somebody whom it doesn't name is all that readers may know of them. Another wording \
          would say more, or less, than the source was allowed to.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote clerk-road\n- speaker: unnamed: a senior clerk of the town\n\n> It is not a closure of the road\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote clerk-road\n- speaker: unnamed: a clerk\n\n> It is not a closure of the road\n"
        ),
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        let Fact::WordsNotInSource { span, near } = fact else { continue };
        let mut found = CHECK.at(*span, "The source doesn't call anybody this.");
        if let Some((source, range)) = near {
            if let Some(span) = look.in_seed(*source, range) {
                found = found.label(span, "the nearest words");
            }
            let words = look.words(*source, range);
            let words = words.trim_matches(|c: char| !c.is_alphanumeric());
            found = found.help(format!("the nearest that it has: “{words}”"));
        }
        out.push(found.help("copy the fullest words that it has for them, letter by letter"));
    }
}
