//! Words of a source → whether one of them denies.

use std::ops::Range;

use crate::anchor::border::floor;

const WORDS: [&str; 12] = [
    "not", "no", "never", "cannot", "none", "nobody", "nothing", "neither", "nor", "without",
    "nowhere", "non",
];

/// How far before a passage a negation is looked for.
const BEFORE: usize = 64;

/// The first negation among the words of a part of a text, in bytes of the text.
pub(super) fn first_in(text: &str, part: Range<usize>) -> Option<Range<u32>> {
    let words = text.get(part.clone())?;
    let mut start = None;
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, '\'' | '’');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if is_negation(&words[from..at]) && !is_number(&words[from..]) {
                    return Some((part.start + from) as u32..(part.start + at) as u32);
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

/// Whether words begin with `No. 5`, which denies nothing.
fn is_number(words: &str) -> bool {
    let rest = words.strip_prefix("No.").or_else(|| words.strip_prefix("NO."));
    rest.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a word, or words, hold a negation.
pub(super) fn is_in(words: &str) -> bool {
    first_in(words, 0..words.len()).is_some()
}

fn is_negation(word: &str) -> bool {
    let word = word.trim_matches(['\'', '’']).to_lowercase();
    WORDS.contains(&&*word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// A negation directly before a byte of the text in the same sentence; an article, white space and quotation marks
/// may stand between. `from` is where its block begins.
pub(super) fn directly_before(text: &str, from: usize, at: usize) -> Option<Range<u32>> {
    let from = from.max(floor(text, at.saturating_sub(BEFORE)));
    let mut rest = text.get(from..at)?;
    for _ in 0..2 {
        let part =
            rest.trim_end_matches(|c: char| c.is_whitespace() || "\"'“”‘’„«»‹›[(-‐‑".contains(c));
        let gap = &rest[part.len()..];
        let start = part
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’'))
            .last()
            .map(|(start, _)| start)?;
        let word = &part[start..];
        // A hyphen joins only “non-” to what follows.
        let joined = gap.contains(['-', '‐', '‑']);
        if is_negation(word) && (!joined || word.eq_ignore_ascii_case("non")) {
            return Some((from + start) as u32..(from + part.len()) as u32);
        }
        if joined || !["a", "an", "the"].iter().any(|article| word.eq_ignore_ascii_case(article)) {
            return None;
        }
        rest = &part[..start];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(text: &str, words: &str) -> Option<String> {
        let range = directly_before(text, 0, text.find(words).unwrap())?;
        Some(text[range.start as usize..range.end as usize].to_owned())
    }

    #[test]
    fn negations_before() {
        assert_eq!(
            before("the letter “is not a withdrawal” of", "withdrawal").as_deref(),
            Some("not")
        );
        assert_eq!(before("It isn’t “a withdrawal”", "a withdrawal").as_deref(), Some("isn’t"));
        assert_eq!(before("a non-violent protest", "violent").as_deref(), Some("non"));
        assert_eq!(before("No. We are leaving", "We"), None);
        assert_eq!(before("is a withdrawal", "withdrawal"), None);
        assert_eq!(before("not yet a withdrawal", "withdrawal"), None);
    }

    #[test]
    fn negations_among() {
        assert!(is_in("we didn't go"));
        assert!(is_in("No"));
        assert!(!is_in("notable knots"));
    }
}
