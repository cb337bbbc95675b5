//! A part of a text → whether another speaker's turn begins in it, as transcripts mark turns.

use std::ops::Range;

use crate::anchor::border::floor;
use crate::anchor::printed::Printed;
use crate::parse::source::BlockKind;

/// Bytes of a line that are looked at.
const LABEL_BYTES: usize = 80;
/// Words of a name before a colon, and of one that stands by itself.
const MAX_NAME: usize = 6;
const MAX_LONE_NAME: usize = 4;

/// What transcripts tell in brackets beside the speakers' names.
const SCENES: [&str; 10] = [
    "applause",
    "laughter",
    "laughs",
    "music",
    "pause",
    "crosstalk",
    "inaudible",
    "cheers",
    "silence",
    "unintelligible",
];

/// Whether a turn begins behind the beginning of a part: with a block, or with a line inside one.
pub(super) fn begins_in(printed: &Printed<'_>, between: &Range<usize>) -> bool {
    let (from, to) =
        (printed.block_at(between.start.saturating_sub(1)), printed.block_at(between.end));
    (from + 1..=to).any(|block| begins_with(printed, block))
        || line_starts(printed.text(), between).any(|at| is_label_in_capitals(line(printed, at)))
}

/// Where lines begin in a part.
fn line_starts<'t>(text: &'t str, part: &Range<usize>) -> impl Iterator<Item = usize> + use<'t> {
    let start = part.start;
    let words = text.get(part.clone()).unwrap_or("");
    words.match_indices('\n').map(move |(at, _)| start + at + 1)
}

/// The beginning of the line that begins at a byte.
fn line<'t>(printed: &Printed<'t>, at: usize) -> &'t str {
    let text = printed.text();
    let part = text.get(at..floor(text, at + LABEL_BYTES)).unwrap_or("");
    part.trim_start_matches([' ', '\t']).lines().next().unwrap_or("")
}

/// Whether a block begins with a turn: `MR. SMITH: …`, `Q. …`, `[Smith] …`, `Smith — So …`, or a name alone in its line.
fn begins_with(printed: &Printed<'_>, block: usize) -> bool {
    let Some(range) = printed.block_range(block) else { return false };
    let words = printed.text().get(range.clone()).unwrap_or("");
    let line = line(printed, range.start);
    let is_heading = matches!(printed.block_kind(block), Some(BlockKind::Heading(_)));
    let labels = ["Q. ", "A. ", "Q ", "—", "–", "―"];
    labels.iter().any(|label| words.starts_with(label))
        || before_colon(line).is_some_and(|name| is_name(name, MAX_NAME))
        || in_brackets(line).is_some_and(|(name, rest)| !rest.is_empty() && is_speaker(name))
        || before_dash(line).is_some_and(|name| is_name(name, MAX_LONE_NAME))
        || (!is_heading && is_lone_name(line))
}

/// Inside a block, where a line may begin anywhere in a sentence, only capitals mark a turn.
fn is_label_in_capitals(line: &str) -> bool {
    let name = before_colon(line).or_else(|| is_lone_name(line).then_some(line)).unwrap_or("");
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase) && is_name(name, MAX_NAME)
}

fn before_colon(line: &str) -> Option<&str> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let (at, _) = line.match_indices(':').find(|(at, _)| ends(&line[at + 1..]))?;
    Some(&line[..at])
}

/// What stands in brackets at a line's beginning, and what behind.
fn in_brackets(line: &str) -> Option<(&str, &str)> {
    let pair = |open, close| line.strip_prefix(open)?.split_once(close);
    let (name, rest) = pair('[', ']').or_else(|| pair('<', '>'))?;
    Some((name, rest.trim()))
}

/// `Smith — So we sign.`, and not `Smith — so it is said — signed.`
fn before_dash(line: &str) -> Option<&str> {
    let dashes = [" — ", " – ", " ― ", " -- "];
    let (name, rest) = dashes.iter().find_map(|dash| line.split_once(dash))?;
    let begins = |c: char| c.is_uppercase() || "“\"‘'«„".contains(c);
    rest.starts_with(begins).then_some(name)
}

fn is_speaker(name: &str) -> bool {
    let first = name.split(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    is_name(name, MAX_LONE_NAME) && name.contains(char::is_alphabetic) && !SCENES.contains(&&*first)
}

/// Whether a line holds but a name: a few words with capitals, and no mark that ends a sentence.
fn is_lone_name(line: &str) -> bool {
    let name = line.trim_end();
    name.ends_with(|c: char| c.is_alphabetic() || c == ')')
        && name.chars().all(|c| c.is_alphabetic() || " .-'’()".contains(c))
        && name.split_whitespace().all(|word| word.contains(char::is_uppercase))
        && is_name(name, MAX_LONE_NAME)
}

fn is_name(name: &str, most: usize) -> bool {
    let capital = |word: &str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_lowercase())
    };
    let mut words = name.split_whitespace();
    (1..=most).contains(&name.split_whitespace().count()) && words.all(capital)
}
