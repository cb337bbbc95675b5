//! Two wordings of one remark → both, with the words marked that only one of them has.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::site::quote::{Piece, Quote, Run};

/// Wordings with more words than this are shown without marks: comparing takes words by differences.
const MAX_WORDS: usize = 400;

/// Another wording of a remark, beside the remark's own.
#[derive(Debug, Clone, Serialize)]
pub struct Rewording {
    /// The other wording.
    pub quote: Quote,
    /// The words of this one; those that the other hasn't are marked. Empty where the words are the same, or where either
    /// may not be shown.
    pub here: Vec<Run>,
    /// The other's words; those that this one hasn't are marked.
    pub there: Vec<Run>,
    /// Both have the same words, punctuation and case aside.
    pub same: bool,
}

impl Rewording {
    /// The other wording beside the words of this one.
    pub fn new(own: &[Piece], quote: Quote) -> Rewording {
        let (own, other) = (words(own), words(&quote.pieces));
        let mut both = Rewording { quote, here: Vec::new(), there: Vec::new(), same: false };
        if own.is_empty() || other.is_empty() {
            return both;
        }
        let (mut ours, mut theirs) = (vec![false; own.len()], vec![false; other.len()]);
        if own.len() <= MAX_WORDS && other.len() <= MAX_WORDS {
            let folded =
                |words: &[String]| words.iter().map(|word| folded(word)).collect::<Vec<_>>();
            for op in capture_diff_slices(Algorithm::Myers, &folded(&own), &folded(&other)) {
                if !matches!(op, DiffOp::Equal { .. }) {
                    ours[op.old_range()].fill(true);
                    theirs[op.new_range()].fill(true);
                }
            }
            both.same = !ours.contains(&true) && !theirs.contains(&true);
        }
        if !both.same {
            (both.here, both.there) = (runs(&own, &ours), runs(&other, &theirs));
        }
        both
    }
}

/// The words of pieces, with a word for what was left out.
fn words(pieces: &[Piece]) -> Vec<String> {
    let mut words = Vec::new();
    for piece in pieces {
        match piece.parted {
            "omission" => words.push("[…]".to_owned()),
            "interruption" => words.push("…".to_owned()),
            _ => {}
        }
        words.extend(piece.text.split_whitespace().map(str::to_owned));
    }
    words
}

/// A word as it is compared: without the marks around it, in lower case.
fn folded(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = if bare.is_empty() { word } else { bare };
    bare.to_lowercase().replace('’', "'")
}

/// Words as runs, spaces between them.
fn runs(words: &[String], marked: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, marked) in words.iter().zip(marked) {
        match runs.last_mut() {
            Some(last) if last.marked == *marked => {
                last.text.push(' ');
                last.text.push_str(word);
            }
            // A space stands outside the mark.
            Some(last) if *marked => {
                last.text.push(' ');
                runs.push(Run { text: word.clone(), marked: true });
            }
            Some(_) => runs.push(Run { text: format!(" {word}"), marked: false }),
            None => runs.push(Run { text: word.clone(), marked: *marked }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn runs_part_where_words_differ() {
        let words: Vec<String> = "we will stay here".split(' ').map(str::to_owned).collect();
        let told = |marked: &[bool]| -> String {
            let run = |run: Run| match run.marked {
                true => format!("<{}>", run.text),
                false => run.text,
            };
            runs(&words, marked).into_iter().map(run).collect()
        };
        assert_eq!(told(&[false, true, true, false]), "we <will stay> here");
        assert_eq!(told(&[true, false, false, true]), "<we> will stay <here>");
    }
}
