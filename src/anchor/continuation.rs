//! The prose of a source's records → first paragraphs that stand in the source right behind the passage.

use crate::anchor::evidence::Evidence;
use crate::anchor::fact::Fact;
use crate::anchor::fate::RecordAt;
use crate::anchor::outcome::Outcome;
use crate::ground::files::Files;
use crate::ground::span::Span;
use crate::parse::record::RecordKind;

/// The fewest words that can't be there by chance.
const MIN_WORDS: usize = 3;

/// The most characters that interrupt a quotation; not words, as some languages write no spaces.
const MAX_INTERRUPTION: usize = 200;

/// Notes whose first paragraph goes on where the passage ends: it lacks its `>`.
pub(super) fn continuations(files: &Files, evidence: &Evidence<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let records = evidence.source.records.iter().zip(&evidence.placed.outcomes).enumerate();
    for (record, (one, outcome)) in records {
        if let RecordKind::Quote(_) | RecordKind::Note(_) = &one.what
            && let Outcome::Found(found) = outcome
            && let Some(span) = first_paragraph(files, one.head.prose.span)
            && let Some(rest) = evidence.text.text.get(found.extent().end as usize..)
            && (goes_on(rest, files.slice(span))
                || behind_interruption(rest).is_some_and(|rest| goes_on(rest, files.slice(span))))
        {
            let record = RecordAt { source: evidence.number, record };
            facts.push(Fact::UnmarkedContinuation { record, span });
        }
    }
    facts
}

/// The first paragraph of a prose, comments before it apart.
fn first_paragraph(files: &Files, prose: Option<Span>) -> Option<Span> {
    let span = prose?;
    let text = files.slice(span);
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1.trim_start();
    }
    let start = text.len() - rest.len();
    let mut end = start;
    for line in rest.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    let paragraph = text.get(start..end)?.trim_end();
    let from = span.start as usize + start;
    (!paragraph.is_empty()).then(|| Span::new(span.file, from, from + paragraph.len()))
}

/// The words behind an interruption such as “,” said Marsh. “”, where a closing mark stands right here.
fn behind_interruption(text: &str) -> Option<&str> {
    let closed = text.trim_start_matches(['.', ',', ';', ':', '?', '!', ' ', '\u{a0}']);
    let rest = closed.strip_prefix(['”', '"', '“', '»', '«', '’'])?;
    let mut before = ' ';
    for (at, c) in rest.char_indices().take(MAX_INTERRUPTION) {
        let opens = matches!(c, '“' | '"' | '„' | '«' | '»' | '‘') && !before.is_alphanumeric();
        if opens {
            return rest.get(at + c.len_utf8()..);
        }
        before = c;
    }
    None
}

/// Whether a text goes on with all letters and digits of a paragraph.
fn goes_on(text: &str, paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let mut there = letters(text);
    words.take(MIN_WORDS).count() == MIN_WORDS
        && letters(paragraph).all(|letter| there.next() == Some(letter))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
