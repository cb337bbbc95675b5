//! A bracket of a wording at a place of a source → what of the source it stands for.

use std::ops::Range;

use crate::anchor::border::is_word_border;
use crate::anchor::editorial::Bracket;
use crate::anchor::fold::{BORDER, DASH, JOINT, SPACE, Unit, is_spaceless};
use crate::anchor::negation;
use crate::anchor::outcome::Edit;
use crate::anchor::verify::Attempt;

/// Source words that a bracket may stand for.
const MAX_REPLACED: usize = 4;

impl Attempt<'_> {
    /// A bracket inside a word, `walk[ed]`: steps over the rest of the source's word.
    pub(super) fn rest_of_word(&mut self, by: &str, at: usize) -> Option<usize> {
        let stem = self.units.get(at.checked_sub(1)?)?;
        let mut end = at;
        while let Some(unit) = self.units.get(end)
            && !is_word_border(self.text, unit.start as usize)
        {
            if !(unit.is_letter() || unit.c == '\'' || unit.c == JOINT) {
                return None;
            }
            end += 1;
        }
        let bytes = stem.end..self.units[end - 1].end.max(stem.end);
        let word = self.word_before(at).start..bytes.end;
        self.note_negation(by, word.clone(), word);
        self.replaced(by, bytes);
        Some(end)
    }

    /// Words in brackets: the source's own; for nothing; or for a few of the source's words, the fewest that fit.
    pub(super) fn bracket(&mut self, bracket: &Bracket, number: usize, at: usize) -> Option<usize> {
        let Bracket { by, literal, space_before, space_after } = bracket;
        let (space_before, space_after) = (*space_before, *space_after);
        let last = number + 1 == self.segment.elements.len();
        let space = |this: &Self, at: usize| this.units.get(at).is_some_and(|unit| unit.c == SPACE);
        let inside = at + usize::from(space_before && space(self, at));
        // The source's own bracket.
        let own = |this: &Self| {
            literal
                .iter()
                .enumerate()
                .all(|(n, want)| this.units.get(inside + n).is_some_and(|have| have.c == want.c))
        };
        if number > 0 && own(self) {
            let end = inside + literal.len();
            let end = end + usize::from(space_after && !last && space(self, end));
            if let Some(end) = self.follow(number + 1, end) {
                return Some(end);
            }
        }
        // The editor's words for nothing.
        let edits = self.edits.len();
        let negation = self.negation.clone();
        self.edits.push(Edit::Inserted(by.clone()));
        let near = self.word_before(at);
        self.note_negation(by, near.end..near.end, near);
        let junction = at + usize::from(space_before && space_after && space(self, at));
        if number == 0 || last {
            return self.follow(number + 1, at);
        }
        if let Some(end) = self.follow(number + 1, junction) {
            return Some(end);
        }
        self.edits.truncate(edits);
        self.negation.clone_from(&negation);
        // The editor's words for a few of the source's.
        let mut words = 1;
        let mut letters = false;
        let mut end = inside;
        while let Some(unit) = self.units.get(end).copied() {
            words += usize::from(matches!(unit.c, SPACE | DASH));
            words += usize::from(is_spaceless(unit.c) && end > inside);
            // What a bracket stands for is all one speaker's, so it doesn't lead out of quotation marks.
            if matches!(unit.c, BORDER | '"') || words > MAX_REPLACED {
                break;
            }
            end += 1;
            letters |= unit.is_letter();
            if !letters || unit.c == SPACE || !is_word_border(self.text, unit.end as usize) {
                continue;
            }
            let source = self.units[inside].start..unit.end;
            self.note_negation(by, source.clone(), source.clone());
            self.replaced(by, source);
            let next = end + usize::from(space_after && space(self, end));
            if let Some(end) = self.follow(number + 1, next) {
                return Some(end);
            }
            self.edits.truncate(edits);
            self.negation.clone_from(&negation);
        }
        None
    }

    /// The word, or the beginning of one, that ends before a unit, in bytes of the text.
    fn word_before(&self, at: usize) -> Range<u32> {
        let before = self.units.get(..at).unwrap_or(&[]);
        let inside = |unit: &Unit| unit.is_letter() || unit.c == '\'';
        let end = before.iter().rposition(inside).map_or(0, |last| last + 1);
        let start =
            before[..end].iter().rposition(|unit| !inside(unit)).map_or(0, |other| other + 1);
        match &before[start..end] {
            [first, .., last] => first.start..last.end,
            [one] => one.start..one.end,
            [] => 0..0,
        }
    }

    /// Keeps that a bracket stands for a part of the source.
    pub(super) fn replaced(&mut self, by: &str, source: Range<u32>) {
        self.edits.push(Edit::Replaced { by: by.into(), source });
    }

    /// Notes a negation in the words of the source behind a bracket, else in the bracket; that one is told at `near`.
    fn note_negation(&mut self, by: &str, behind: Range<u32>, near: Range<u32>) {
        if self.negation.is_none() {
            let here = negation::first_in(self.text, behind.start as usize..behind.end as usize);
            self.negation = here.or_else(|| negation::is_in(by).then_some(near));
        }
    }
}
