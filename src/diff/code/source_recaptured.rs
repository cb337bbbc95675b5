//! `source-recaptured`: a source with another text than before.

use crate::anchor::align::{Alignment, numbers};
use crate::anchor::along::came_along;
use crate::anchor::sentence::sentence_at;
use crate::anchor::words::Word;
use crate::diff::became::Became;
use crate::diff::both::Texts;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::Version;
use crate::diff::finding::{Finding, Severity};
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::passage::{self, Passage};
use crate::diff::place::Place;
use crate::diff::wording::Wording;
use crate::parse::source::SourceText;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A source with another text than before.
pub const CODE: Code = Code {
    code: "source-recaptured",
    severity: Severity::Warn,
    line: "The document behind a source is another capture: it differs typographically, by a few words, or by many; or the sentence around a quote's words is another.",
    why: "A document in `seeds/` is evidence; where it changes, say in the annotation file when and from where it was taken, or keep both and let the later one say `replaces`. What became of each quote is told by itself, also where its words are the same and the rest of its sentence isn't: “denied” and “confirmed” can stand before the same words.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[
        holm!("- speaker: ada-holm\n", "The old bridge will be closed in May"),
        (
            "seeds/minutes.txt",
            "Minutes of the harbour board\n\n“The old bridge will be closed in May,” Ada Holm said after the meeting. She denied that anybody had been warned.\n",
        ),
    ],
    find,
};

/// Up to so many words of a hundred a text has changed little.
const SMALL: usize = 5;

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (_, h) in look.kept_public() {
        let (Item::Source(after), Some(b)) = (look.head.nodes[h].item, look.was[h]) else {
            continue;
        };
        let Item::Source(before) = look.base.nodes[b].item else { continue };
        let Some(Texts::Changed(alignment)) = look.texts.get(&before) else { continue };
        let id = look.head.id(h);
        let (gone, new) = turnover(alignment);
        let moved = alignment.now.iter().any(Option::is_none);
        let all = alignment.before.len().max(alignment.after.len()).max(1);
        let message = match (gone, new) {
            (0, 0) if moved => format!("The text of {id} has the same words in another order."),
            (0, 0) => format!("The text of {id} differs in typography alone."),
            _ if (gone + new) * 100 <= 2 * all * SMALL => {
                format!("The text of {id} differs a little: {}.", counted(gone, new))
            }
            _ => format!("The text of {id} differs much: {}.", counted(gone, new)),
        };
        let mut found = CODE.kept(look, h, message);
        (found.before, found.after) =
            first_change(alignment, (&look.base, before), (&look.head, after));
        out.push(found.pointed());
    }
    other_sentences(look, out);
}

/// Quotes and notes whose words stand as they did, in a sentence that says something else.
fn other_sentences(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages().filter(|(_, h)| look.became[*h] == Became::Same) {
        let (Some(Texts::Changed(_)), Some(was), Some(found)) =
            (look.text(b), look.base.found(b), look.head.found(h))
        else {
            continue;
        };
        let (Some((before, old)), Some((after, new))) =
            (sentence(&look.base, b), sentence(&look.head, h))
        else {
            continue;
        };
        if !came_along((before, &was.extent()), (after, &found.extent())) {
            let id = look.head.id(h);
            let message =
                format!("{id} has the same words, and the sentence around them is another.");
            let mut found = CODE.kept(look, h, message);
            (found.before, found.after) =
                passage::compared((&look.base, b, &old), (&look.head, h, &new));
            out.push(found.pointed());
        }
    }
}

/// The text that a quote or note stands in, and its sentence.
fn sentence<'a>(half: &Half<'a>, n: usize) -> Option<(&'a SourceText, Passage)> {
    half.anchored.text(half.nodes[n].record()?.source).zip(passage::sentence(half, n))
}

fn counted(gone: usize, new: usize) -> String {
    let gone = if gone == 1 { "1 word is gone".into() } else { format!("{gone} words are gone") };
    format!("{gone}, {new} {} new", if new == 1 { "is" } else { "are" })
}

/// How many words are gone and how many are new, wherever in the text.
fn turnover(alignment: &Alignment) -> (usize, usize) {
    let mut left: FxHashMap<&str, usize> = FxHashMap::default();
    for word in &alignment.before {
        *left.entry(&word.key).or_default() += 1;
    }
    let mut new = 0;
    for word in &alignment.after {
        match left.get_mut(&*word.key).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => new += 1,
        }
    }
    (left.into_values().sum(), new)
}

/// The sentences in which the texts differ first, on both sides; a place without words where nothing answers.
fn first_change(
    alignment: &Alignment,
    base: (&Half<'_>, usize),
    head: (&Half<'_>, usize),
) -> (Option<Version>, Option<Version>) {
    let old = Words { words: &alignment.before, other: &alignment.now };
    let new = Words { words: &alignment.after, other: &alignment.was };
    // Up to here each word has its counterpart.
    let same = |at: &usize| alignment.now.get(*at).is_some_and(|now| *now == Some(*at));
    let at = (0..).take_while(same).count();
    if at == alignment.before.len() && at == alignment.after.len() {
        return first_mark(base, head);
    }
    let (in_old, in_new) = (old.sentence(base, at), new.sentence(head, at));
    let before = in_old.clone().or_else(|| old.answer(base, at, in_new.as_ref()?));
    let after = in_new.or_else(|| new.answer(head, at, in_old.as_ref()?));
    (before.map(|one| one.version), after.map(|one| one.version))
}

/// One side's words, and where each stands on the other.
struct Words<'w> {
    words: &'w [Word],
    other: &'w [Option<usize>],
}

/// A sentence, and the first of its words that stands on the other side, too.
#[derive(Clone)]
struct Shown {
    version: Version,
    kept: Option<usize>,
}

impl Words<'_> {
    /// The sentence of a word that the other side hasn't.
    fn sentence(&self, (half, source): (&Half<'_>, usize), at: usize) -> Option<Shown> {
        let word = self.words.get(at).filter(|_| self.other[at].is_none())?;
        let around = numbers(self.words, &sentence_at(half.anchored.text(source)?, &word.range));
        let alone = around.clone().filter(|n| self.other[*n].is_none() && self.words[*n].is_word());
        let marked: Vec<Range<u32>> = alone.map(|n| self.words[n].range.clone()).collect();
        let version = passage::in_sentence(half, source, &word.range, &marked)?;
        Some(Shown { version, kept: around.clone().find_map(|n| self.other[n]) })
    }

    /// What stands where the other side has such a sentence: the sentence of a word that both have; else the place
    /// behind the last word before it.
    fn answer(&self, (half, source): (&Half<'_>, usize), at: usize, of: &Shown) -> Option<Shown> {
        let behind = self.words.get(at.saturating_sub(1)).map(|word| word.range.clone())?;
        let around = of.kept.and_then(|n| self.words.get(n)).map(|word| word.range.clone());
        let mut version =
            passage::in_sentence(half, source, around.as_ref().unwrap_or(&behind), &[])?;
        if let Some(place) = passage::in_seed(half, source, &[behind]).filter(|_| at > 0) {
            version.place = Place { start: place.end, ..place };
        }
        if around.is_none() {
            version.wording = Wording::default();
        }
        Some(Shown { version, kept: None })
    }
}

/// The first character that the other side has otherwise, where all words are the same.
fn first_mark(
    (base, before): (&Half<'_>, usize),
    (head, after): (&Half<'_>, usize),
) -> (Option<Version>, Option<Version>) {
    let (Some(old), Some(new)) = (base.anchored.text(before), head.anchored.text(after)) else {
        return (None, None);
    };
    let pairs = old.text.char_indices().zip(new.text.chars());
    let at = pairs.take_while(|((_, a), b)| a == b).map(|((at, a), _)| at + a.len_utf8()).last();
    let at = at.unwrap_or(0);
    let side = |half: &Half<'_>, source: usize, text: &str| {
        let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let mark = at as u32..(at + length) as u32;
        passage::in_sentence(half, source, &mark, std::slice::from_ref(&mark))
    };
    (side(base, before, &old.text), side(head, after, &new.text))
}
