//! A block of a canonical text → its sentences; abbreviations (“U.S.”, “Gen.”) don't end one.

use std::ops::Range;

use crate::parse::source::SourceText;
use unicode_segmentation::UnicodeSegmentation;

/// Words with a full stop that a name or number follows: they end no sentence.
const TITLES: [&str; 52] = [
    "adm", "amb", "approx", "art", "brig", "ca", "capt", "cf", "cmdr", "col", "cpl", "det", "dr",
    "e.g", "fig", "fr", "ft", "gen", "gov", "hon", "i.e", "insp", "lt", "m", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "pfc", "pres", "prof", "pvt", "rep", "reps",
    "rev", "sen", "sens", "sgt", "spc", "st", "ste", "supt", "treas", "viz", "vol", "vols", "vs",
];

/// Words with a full stop that end no sentence before a digit.
const BEFORE_NUMBERS: [&str; 19] = [
    "apr", "aug", "ch", "dec", "feb", "jan", "jul", "jun", "mar", "no", "nos", "nov", "nr", "oct",
    "p", "pp", "sec", "sep", "sept",
];

/// Words with a full stop that may end a sentence or not: they do where a word follows that often begins one.
const EITHER: [&str; 18] = [
    "al", "assn", "ave", "blvd", "bros", "co", "corp", "dept", "dist", "div", "esq", "etc", "inc",
    "jr", "ltd", "ph.d", "rd", "sr",
];

/// Words that often begin a sentence, and a name rarely.
const OPENERS: [&str; 58] = [
    "a",
    "after",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "asked",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "during",
    "earlier",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "most",
    "my",
    "no",
    "on",
    "one",
    "our",
    "she",
    "since",
    "so",
    "some",
    "still",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "we",
    "what",
    "when",
    "while",
    "who",
    "you",
];

/// The sentences of a block, as ranges of bytes without the white space around. They cover all of its words; a line
/// end alone ends no sentence.
pub fn sentences(block: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, piece) in pieces(block) {
        let words = piece.trim();
        if words.is_empty() {
            continue;
        }
        let start = start + (piece.len() - piece.trim_start().len());
        let end = start + words.len();
        match sentences.last_mut() {
            Some(last) if !ends(&block[last.clone()], words) => last.end = end,
            _ => sentences.push(start..end),
        }
    }
    sentences
}

/// A text cut at every border between sentences that Unicode's rules (UAX #29) see.
///
/// A border needs a mark or line end that may end a sentence; what makes it one is the word before it and what comes
/// behind. So only from there on the rules are asked, which look each character up in a table.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(may_end).map_or(rest.len(), |mark| {
            let word = rest[..mark].rfind(char::is_whitespace).unwrap_or(0);
            word + rest[word..].split_sentence_bounds().next().map_or(0, str::len)
        });
        let piece = &rest[..length];
        let at = start;
        start += length;
        Some((at, piece))
    })
}

/// Whether a character may end a sentence, a full stop as well as a line end; true for some that never do.
fn may_end(c: char) -> bool {
    match c {
        '\0'..='\x7f' => matches!(c, '.' | '!' | '?' | '\n' | '\r'),
        // Latin, Greek and Cyrillic letters; spaces, hyphens, dashes and quotation marks.
        '\u{a0}'..='\u{52f}' | '\u{2010}'..='\u{2023}' => false,
        _ => true,
    }
}

/// The sentences of a block that a range of it touches, with as many more on both sides: one range of bytes. Where it
/// touches none it stays as it is.
pub fn around(sentences: &[Range<usize>], range: Range<usize>, more: usize) -> Range<usize> {
    let first = sentences.partition_point(|sentence| sentence.end <= range.start);
    let behind = sentences.partition_point(|sentence| sentence.start < range.end);
    if first >= behind {
        return range;
    }
    let first = first.saturating_sub(more);
    let behind = behind.saturating_add(more).min(sentences.len());
    let (start, end) = (sentences[first].start, sentences[behind - 1].end);
    start.min(range.start)..end.max(range.end)
}

/// So many bytes of a longer block on each side of the words are searched for their sentence.
const WINDOW: usize = 2_000;

/// The sentence in which a range stands, within its block.
pub fn sentence_at(text: &SourceText, range: &Range<u32>) -> Range<u32> {
    let number = text.blocks.partition_point(|block| block.range.end <= range.start);
    let Some(block) = text.blocks.get(number).map(|block| &block.range) else {
        return range.clone();
    };
    let words = text.text.get(block.start as usize..block.end as usize).unwrap_or("");
    let start = range.start.max(block.start) - block.start;
    let end = (range.end.min(block.end).max(block.start) - block.start).max(start);
    let border = |mut at: usize| {
        at = at.min(words.len());
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = border((start as usize).saturating_sub(WINDOW));
    let to = border(end as usize + WINDOW);
    let all = sentences(words.get(from..to).unwrap_or(""));
    let around = around(&all, start as usize - from..end as usize - from, 0);
    let base = block.start + from as u32;
    (base + around.start as u32).min(range.start)..(base + around.end as u32).max(range.end)
}

/// Whether a sentence ends behind `before`, where Unicode's rules (UAX #29) see a border and `after` follows.
fn ends(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(is_mark);
    let Some(last) = before.chars().next_back() else { return false };
    if last != '.' {
        // Else it was a line end that made the border.
        return !last.is_alphanumeric() && !matches!(last, ',' | ';' | '-' | '–' | '—' | '/');
    }
    let after = after.trim_start_matches(is_mark);
    let next = after.chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '/').next().unwrap_or(before);
    let word = word.trim_start_matches(is_mark).trim_end_matches('.').to_lowercase();
    let has = |list: &[&str]| list.binary_search(&&*word).is_ok();
    if has(&TITLES) {
        false
    } else if has(&BEFORE_NUMBERS) {
        !next.is_some_and(char::is_numeric)
    } else if has(&EITHER) || is_initials(&word) {
        let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
        next.is_empty() || OPENERS.binary_search(&&*next).is_ok()
    } else {
        true
    }
}

/// `u.s`, `j`, `a.m`: single letters with full stops between.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

/// Quotation marks and brackets, which may stand between a full stop and the border.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
        || matches!(c, '(' | ')' | '[' | ']')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(block: &str) -> Vec<&str> {
        sentences(block).into_iter().map(|range| &block[range]).collect()
    }

    #[test]
    fn lists_are_sorted() {
        assert!(TITLES.is_sorted() && BEFORE_NUMBERS.is_sorted());
        assert!(OPENERS.is_sorted());
        assert!(EITHER.is_sorted());
    }

    #[test]
    fn sentences_end_where_a_reader_sees_an_end() {
        for (block, expected) in [
            ("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"][..]),
            (
                "Gen. Mark Milley denied it. So did Mr. Esper.",
                &["Gen. Mark Milley denied it.", "So did Mr. Esper."],
            ),
            (
                "The U.S. Army is in the U.S. The army stays.",
                &["The U.S. Army is in the U.S.", "The army stays."],
            ),
            (
                "saying the memo was “a mistake.” He called it a draft.",
                &["saying the memo was “a mistake.”", "He called it a draft."],
            ),
            (
                "“There is no decision,” he said at 5 p.m. Monday.",
                &["“There is no decision,” he said at 5 p.m. Monday."],
            ),
            (
                "On Jan. 6 he wrote to J. R. Smith. It was late.",
                &["On Jan. 6 he wrote to J. R. Smith.", "It was late."],
            ),
            (
                "It wraps here\nand goes on. Then\nit ends.",
                &["It wraps here\nand goes on.", "Then\nit ends."],
            ),
            ("No. We will not. See No. 5 there.", &["No.", "We will not.", "See No. 5 there."]),
            ("Task Force - Iraq, he wrote.", &["Task Force - Iraq, he wrote."]),
            ("", &[]),
            (" \n ", &[]),
        ] {
            assert_eq!(split(block), expected, "{block}");
        }
    }

    #[test]
    fn what_never_ends_a_sentence_is_not_asked_about() {
        for c in ('\0'..='\u{3100}').filter(|c| !may_end(*c)) {
            let text = format!("One{c} Two");
            assert_eq!(text.split_sentence_bounds().count(), 1, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn pieces_are_those_of_the_rules(text in "([aB1 .?!…\n\r\t“”’)(,:;\u{301}\u{ad}\u{85}\u{2028}。あÀ-]|\\PC){0,40}") {
            let whole: Vec<(usize, &str)> = text.split_sentence_bound_indices().collect();
            prop_assert_eq!(pieces(&text).collect::<Vec<_>>(), whole);
        }
    }

    #[test]
    fn a_range_grows_to_whole_sentences() {
        let block = "One is. Two is. Three is. Four is.";
        let all = sentences(block);
        let grown = |range: Range<usize>, more| &block[around(&all, range, more)];
        assert_eq!(grown(8..11, 0), "Two is.");
        assert_eq!(grown(8..11, 1), "One is. Two is. Three is.");
        assert_eq!(grown(5..11, 0), "One is. Two is.");
        assert_eq!(grown(8..11, usize::MAX), block);
    }
}
