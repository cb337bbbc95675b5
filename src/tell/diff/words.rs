//! The runs of a wording → one line: what differs, and the passage in its sentence, between a format's marks.

use crate::diff::wording::{Run, RunKind};

/// What a format puts around words.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// Around words that the other side hasn't.
    pub differs: [&'static str; 2],
    /// Around a passage, where the rest of its sentence is shown, too.
    pub passage: [&'static str; 2],
    /// Around the rest of the sentence.
    pub context: [&'static str; 2],
}

/// The runs in one line, each escaped.
pub fn words(runs: &[Run], marks: &Marks, escaped: fn(&str) -> String) -> String {
    let in_sentence = runs.iter().any(|run| run.kind == RunKind::Context);
    let mut text = String::new();
    let mut open = false;
    for run in runs {
        let inside = matches!(run.kind, RunKind::Same | RunKind::Differs);
        if in_sentence && inside != open {
            text.push_str(marks.passage[usize::from(open)]);
            open = inside;
        }
        let around = match run.kind {
            RunKind::Differs => marks.differs,
            RunKind::Context | RunKind::Withheld => marks.context,
            RunKind::Same => ["", ""],
        };
        text.push_str(around[0]);
        text.push_str(&escaped(&run.text));
        text.push_str(around[1]);
    }
    if open && in_sentence {
        text.push_str(marks.passage[1]);
    }
    text
}

/// Whether all of a wording is withheld, so that there is nothing to show.
pub fn is_withheld(runs: &[Run]) -> bool {
    let says =
        |run: &Run| run.kind != RunKind::Withheld && run.text.contains(char::is_alphanumeric);
    runs.iter().any(|run| run.kind == RunKind::Withheld) && !runs.iter().any(says)
}

/// So many characters of a run that is the same on both sides are kept beside what differs.
const BESIDE: usize = 120;
/// So many characters of words that differ are kept at a stretch.
const DIFFERING: usize = 400;
/// So many characters of a wording are kept.
const ALL: usize = 1_200;

/// The same, short enough for a report that must not get long: what is far from the words that differ becomes `…`.
pub fn clipped(runs: &[Run]) -> Vec<Run> {
    if length(runs) <= 2 * BESIDE + DIFFERING {
        return runs.to_vec();
    }
    let last = runs.len().saturating_sub(1);
    let mut kept = Vec::new();
    let mut left = ALL;
    for (n, run) in runs.iter().enumerate() {
        let text = match run.kind {
            RunKind::Differs => ends(&run.text, DIFFERING, 0),
            RunKind::Withheld => run.text.clone(),
            RunKind::Context | RunKind::Same if n == 0 && last > 0 => ends(&run.text, 0, BESIDE),
            RunKind::Context | RunKind::Same if n == last && last > 0 => ends(&run.text, BESIDE, 0),
            // Nothing differs: it is new, or both have it.
            RunKind::Context | RunKind::Same if last == 0 => ends(&run.text, DIFFERING, BESIDE),
            RunKind::Context | RunKind::Same => ends(&run.text, BESIDE, BESIDE),
        };
        let count = text.chars().count();
        if count > left {
            kept.push(Run { text: " …".to_owned(), kind: RunKind::Context });
            break;
        }
        left -= count;
        kept.push(Run { text, kind: run.kind });
    }
    kept
}

fn length(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.text.chars().count()).sum()
}

/// A text of which only so many characters at its beginning and at its end are kept, cut between words where there are any.
pub fn ends(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    if count <= first + last + 3 {
        return text.to_owned();
    }
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let head = &text[..byte(first)];
    let head = head.rfind(' ').map_or(head, |cut| &head[..cut]);
    let tail = &text[byte(count - last)..];
    let tail = tail.find(' ').map_or(tail, |cut| &tail[cut + 1..]);
    match (head.is_empty(), tail.is_empty()) {
        (true, _) => format!("… {tail}"),
        (_, true) => format!("{head} …"),
        _ => format!("{head} … {tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, kind: RunKind) -> Run {
        Run { text: text.to_owned(), kind }
    }

    #[test]
    fn long_wordings_are_cut_far_from_what_differs() {
        let long = "word ".repeat(500);
        let runs = [
            run(&format!("first {long}near "), RunKind::Same),
            run("new", RunKind::Differs),
            run(&format!(" close {long}last"), RunKind::Same),
        ];
        let kept = clipped(&runs);
        assert!(length(&kept) < 300, "{kept:?}");
        assert!(kept[0].text.starts_with("… ") && kept[0].text.ends_with("near "));
        assert_eq!(kept[1], runs[1]);
        assert!(kept[2].text.starts_with(" close") && kept[2].text.ends_with(" …"));
        let one = clipped(&[run(&"漢".repeat(100_000), RunKind::Differs)]);
        assert!(length(&one) < 410, "{}", length(&one));
        let many: Vec<Run> = (0..9_000).map(|_| run("a b c", RunKind::Same)).collect();
        assert!(length(&clipped(&many)) <= ALL + 2);
        assert_eq!(clipped(&runs[1..2]), runs[1..2]);
    }
}
