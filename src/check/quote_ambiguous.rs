//! `quote-ambiguous`: a passage that stands in its source more than once.

use crate::anchor::outcome::Outcome;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::{Looked, passage};
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A passage that stands in its source more than once, and nothing says which is meant.
pub const CHECK: Check = Check {
    code: "quote-ambiguous",
    default: Severity::Error,
    line: "A passage stands in its source once, or says which place it means.",
    why: "Words that stand in a document several times may be several people's. `- after: ` with the words that stand \
          directly before the passage, or `- before: ` with those directly behind it, says which place is meant; a \
          longer passage does, too.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("## note thanks\n\n> The board thanked\n"),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!("## note thanks\n- before: the mayor\n\n> The board thanked\n"),
    )],
    run,
};

/// How many places are shown in the source; help lists the others.
const SHOWN: usize = 3;
/// How many words are proposed as context.
const CONTEXT: usize = 3;

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let Outcome::Ambiguous { places, count } = looked.outcome {
            let mut found = CHECK.at(
                passage(looked.record),
                format!("These words stand in {} {count} times.", looked.source.id),
            );
            for place in places.iter().take(SHOWN) {
                if let Some(span) = look.in_seed(looked.at.source, place) {
                    found = found.label(span, "here");
                }
            }
            found = found.help("say which place you mean, with the words next to it:");
            for place in places {
                found = found.help(context(&looked, place));
            }
            if *count > places.len() {
                found = found.help(format!("and {} more", count - places.len()));
            }
            out.push(found.record(look.name(looked.at)));
        }
    }
}

/// The line that would decide for a place: the words before it in its block, else those behind it.
fn context(looked: &Looked<'_>, place: &std::ops::Range<u32>) -> String {
    let text = &looked.text.text;
    let (start, end) = (place.start as usize, place.end as usize);
    let line = 1 + text.get(..start).map_or(0, |before| before.matches('\n').count());
    let block = looked.text.blocks.iter().find(|block| block.range.contains(&place.start));
    let from = block.map_or(0, |block| block.range.start as usize);
    let to = block.map_or(text.len(), |block| (block.range.end as usize).max(end));
    let before: Vec<&str> = text.get(from..start).unwrap_or("").split_whitespace().collect();
    let behind = text.get(end..to).unwrap_or("");
    let words = |words: &str| {
        words.trim_matches(|c: char| c.is_whitespace() || "“”\"".contains(c)).to_owned()
    };
    let before = words(&before[before.len().saturating_sub(CONTEXT)..].join(" "));
    if before.is_empty() {
        let behind: Vec<&str> = behind.split_whitespace().take(CONTEXT).collect();
        format!("`- before: {}` is the one in line {line}", words(&behind.join(" ")))
    } else {
        format!("`- after: {before}` is the one in line {line}")
    }
}
