//! `quote-ambiguous`: a passage that stands in its source more than once.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use crate::anchor::outcome::Outcome;
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::{Look, passage};
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::source::SourceText;

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

/// How many places are shown in the source; help lists them all.
const SHOWN: usize = 3;
/// How many words are proposed as context: the fewest by which all places differ.
const CONTEXT: RangeInclusive<usize> = 3..=8;
/// How many bytes of context are looked at.
const NEAR_BY: usize = 400;

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let Outcome::Ambiguous { places, count } = looked.outcome {
            let mut found = CHECK.at(
                passage(looked.record),
                format!("These words stand in {count} places of {}.", looked.source.id),
            );
            for (number, place) in places.iter().take(SHOWN).enumerate() {
                if let Some(span) = look.in_seed(looked.at.source, place) {
                    found = found.label(span, format!("place {}", number + 1));
                }
            }
            found = found.help("say which place you mean, with the words next to it:");
            for (number, line) in contexts(looked.text, places).into_iter().enumerate() {
                found = found.help(format!("`{line}` is place {}", number + 1));
            }
            if *count > places.len() {
                found = found.help(format!("and {} places more", count - places.len()));
            }
            out.push(found.record(look.name(looked.at)));
        }
    }
}

/// For each place the line that would decide for it.
fn contexts(text: &SourceText, places: &[Range<u32>]) -> Vec<String> {
    let mut lines = Vec::new();
    for words in CONTEXT {
        lines = places.iter().map(|place| context(text, place, words)).collect();
        let all: BTreeSet<&String> = lines.iter().collect();
        if all.len() == lines.len() {
            break;
        }
    }
    lines
}

/// The words before a place in its block, else those behind it.
fn context(text: &SourceText, place: &Range<u32>, count: usize) -> String {
    let (start, end) = (place.start as usize, place.end as usize);
    let block = text.blocks.partition_point(|block| block.range.end <= place.start);
    let block = text.blocks.get(block).map_or(start..end, |block| {
        (block.range.start as usize).min(start)..(block.range.end as usize).max(end)
    });
    let all = &*text.text;
    let border = |at: &usize| all.is_char_boundary(*at);
    let from =
        (start.saturating_sub(NEAR_BY).max(block.start)..start).find(border).unwrap_or(start);
    let to = (end..=end.saturating_add(NEAR_BY).min(block.end)).rev().find(border).unwrap_or(end);
    // Only letters and digits are compared; marks around them would be noise.
    let joined =
        |words: Vec<&str>| words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let before: Vec<&str> = all.get(from..start).unwrap_or("").split_whitespace().collect();
    let before = joined(before[before.len().saturating_sub(count)..].to_vec());
    if !before.is_empty() {
        return format!("- after: {before}");
    }
    let behind = all.get(end..to).unwrap_or("").split_whitespace().take(count).collect();
    format!("- before: {}", joined(behind))
}
