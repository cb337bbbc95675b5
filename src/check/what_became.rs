//! What became of the records of a changed source → lines for the writer.

use std::ops::Range;

use crate::anchor::became::{Became, Changed, Doubt, What};
use crate::anchor::fate::RecordAt;
use crate::anchor::words::{Word, all, matching};
use crate::check::look::{Look, one_line};
use crate::ground::lines::Lines;
use crate::ground::span::Span;
use crate::ground::white::single_spaced;

/// Records that are told one by one.
const TOLD: usize = 30;
/// Runs of differing words that are told one by one; where there are more, both wordings are told whole.
const RUNS: usize = 3;

/// What tells them.
#[derive(Debug)]
pub(super) struct Told<'a> {
    look: &'a Look<'a>,
    lines: Lines<'a>,
}

impl<'a> Told<'a> {
    /// Of a site.
    pub(super) fn of(look: &'a Look<'a>) -> Told<'a> {
        Told { look, lines: Lines::new(&look.draft().files) }
    }

    /// How many records became what, and a line for each that isn't as it was.
    pub(super) fn lines(&self, changed: &Changed) -> Vec<String> {
        let mut lines = vec![counts(changed)];
        let records = changed.records.iter().enumerate();
        let told: Vec<String> = records
            .filter_map(|(record, one)| {
                let at = RecordAt { source: changed.source, record };
                let what = self.what(at, one)?;
                let line = self.line(self.look.record(at)?.head.span);
                Some(format!("{}: {} (line {line}): {what}", one.what.word(), self.look.name(at)))
            })
            .collect();
        lines.extend(told.iter().take(TOLD).cloned());
        if told.len() > TOLD {
            lines.push(format!("… and {} more", told.len() - TOLD));
        }
        lines
    }

    /// None where there is nothing to tell.
    fn what(&self, at: RecordAt, one: &Became) -> Option<String> {
        let here =
            one.now.as_ref().map_or("elsewhere".to_owned(), |now| self.place(at.source, now));
        let now = one.now.as_ref().map(|now| self.slice(at.source, now)).unwrap_or_default();
        Some(match (one.what, &one.sentence) {
            (What::Same | What::Typographic, Some(sentence)) => {
                format!(
                    "the sentence around it, at {here}, is another; it was: {}",
                    one_line(sentence)
                )
            }
            (What::Same, None) => return None,
            (What::Moved, _) => format!("it stands at {here} now, with its whole sentence"),
            (What::Typographic, None) if single_spaced(&one.before) == single_spaced(now) => {
                "the same words in other typography".to_owned()
            }
            (What::Typographic, None) => {
                format!("“{}” is now “{}”", one_line(&one.before), one_line(now))
            }
            (What::Edited, _) => format!("{}, at {here}", differences(&one.before, now)),
            (What::Orphan, _) if one.now.is_some() => {
                format!("its sentence is gone; the same words at {here} stood there before, too")
            }
            (What::Orphan, _) => format!("“{}” is gone", one_line(&one.before)),
            (What::Doubtful(doubt), _) => match doubt {
                Doubt::Twice => "its words stand, or stood, there more than once".to_owned(),
                Doubt::Context => {
                    "its words stand there, and not next to those of its `after` or `before`"
                        .to_owned()
                }
                Doubt::Elsewhere => {
                    format!("its words stand at {here}, out of the order of the records")
                }
                Doubt::OtherSentence => {
                    format!(
                        "its words are gone from their place; at {here} they stand in a new sentence"
                    )
                }
                Doubt::Furniture => "its words stand in furniture alone".to_owned(),
            },
        })
    }

    /// `seeds/minutes.txt:12`
    fn place(&self, source: usize, range: &Range<u32>) -> String {
        match self.look.in_seed(source, range) {
            Some(span) => {
                let path = &self.look.draft().files.get(span.file).path;
                format!("{path}:{}", self.line(span))
            }
            None => "another place".to_owned(),
        }
    }

    fn line(&self, span: Span) -> usize {
        self.lines.position(span.file, span.start as usize).line
    }

    fn slice(&self, source: usize, range: &Range<u32>) -> &'a str {
        let text = self.look.anchored.text(source).map_or("", |text| &text.text);
        text.get(range.start as usize..range.end as usize).unwrap_or("")
    }
}

/// `4 same, 1 moved, 1 edited, by the file that was annotated, from git's history`
fn counts(changed: &Changed) -> String {
    let words = ["same", "moved", "typographic", "edited", "orphan", "doubtful"];
    let count = |word: &&str| changed.records.iter().filter(|one| one.what.word() == *word).count();
    let counts = words.iter().map(|word| (count(word), word)).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
    let how = match changed.by_history {
        true => "compared with the file that was annotated, which git's history has",
        false => "by the new file alone, as git's history has not the one that was annotated",
    };
    let s = if changed.records.len() == 1 { "" } else { "s" };
    format!("{} record{s}: {}; {how}", changed.records.len(), counts.join(", "))
}

/// Which words became which: `“closed” became “shut”`. Marks count where no word differs.
fn differences(before: &str, now: &str) -> String {
    let bare = |text: &str| all(text).into_iter().filter(Word::is_word).collect::<Vec<_>>();
    let told = runs(before, now, &bare(before), &bare(now))
        .or_else(|| runs(before, now, &all(before), &all(now)));
    told.unwrap_or_else(|| format!("“{}” became “{}”", one_line(before), one_line(now)))
}

/// The runs of words that differ; none where there are none, or too many.
fn runs(before: &str, now: &str, old: &[Word], new: &[Word]) -> Option<String> {
    let keys = |words: &[Word]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (a, b) in matching(&keys(old), &keys(new)).into_iter().chain([(old.len(), new.len())]) {
        if from < a || to < b {
            // A word that both have stands with what came in or went.
            let lead = usize::from((from == a || to == b) && from > 0 && to > 0);
            runs.push((from - lead..a, to - lead..b));
        }
        (from, to) = (a + 1, b + 1);
    }
    let words = |text: &str, words: &[Word], run: &Range<usize>| {
        let words = words.get(run.clone()).unwrap_or(&[]);
        let start = words.first().map_or(0, |word| word.range.start as usize);
        let end = words.last().map_or(start, |word| word.range.end as usize);
        one_line(text.get(start..end).unwrap_or(""))
    };
    let all = runs.iter().map(|(a, b)| match (words(before, old, a), words(now, new, b)) {
        (was, is) if is.is_empty() => format!("“{was}” went"),
        (was, is) if was.is_empty() => format!("“{is}” came in"),
        (was, is) => format!("“{was}” became “{is}”"),
    });
    (1..=RUNS).contains(&runs.len()).then(|| all.collect::<Vec<_>>().join(", "))
}
