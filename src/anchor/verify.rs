//! A place where a wording's letters stand → whether its words stand there, by the tables of what is the same.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::anchor::border::{floor, grapheme_end, is_word_border};
use crate::anchor::editorial::{Element, Run, Segment};
use crate::anchor::fold::{BORDER, DASH, JOINT, SPACE, Unit, fold};
use crate::anchor::key::is_invisible;
use crate::anchor::marks::Role;
use crate::anchor::negation;
use crate::anchor::nested::{are_paired, role};
use crate::anchor::outcome::{Edit, Verdict};
use crate::anchor::printed::Printed;

/// How many ways to read a segment's brackets are tried at one place.
const MAX_TRIES: usize = 2000;

/// Words of a wording that stand in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Bytes of the text, what is stepped over left out.
    pub ranges: Vec<Range<u32>>,
    /// What the editor changed.
    pub edits: Vec<Edit>,
    /// How they compare.
    pub verdict: Verdict,
    /// A negation inside or behind a bracket.
    pub omitted_negation: Option<Range<u32>>,
}

impl Match {
    /// Its first byte.
    pub fn start(&self) -> u32 {
        self.ranges.first().map_or(0, |range| range.start)
    }

    /// One behind its last byte.
    pub fn end(&self) -> u32 {
        self.ranges.last().map_or(0, |range| range.end)
    }
}

/// Compares a segment of `words` with a source. `at` is where the letters of its seed stand, in bytes of the text.
pub(super) fn verify(
    segment: &Segment,
    words: &str,
    printed: &Printed<'_>,
    at: Range<usize>,
) -> Option<Match> {
    let (left, right) = reach(segment);
    let text = printed.text();
    let from = floor(text, at.start.saturating_sub(left));
    let to = floor(text, at.end.saturating_add(right));
    let units = fold(printed, from..to);
    let seed_at = units.partition_point(|unit| (unit.start as usize) < at.start);
    let mut attempt = Attempt {
        segment,
        text,
        seed_at,
        tries: MAX_TRIES,
        units,
        edits: Vec::new(),
        roles: Vec::new(),
        negation: None,
    };
    let (start, end) = attempt.anywhere()?;
    attempt.matched(words, printed, start, end)
}

/// How many bytes before and behind the seed the rest of a segment may take up.
fn reach(segment: &Segment) -> (usize, usize) {
    let size = |element: &Element| match element {
        Element::Run(run) => run.units.len() * 8 + 64,
        Element::Words(_) | Element::Rest { .. } => 256,
    };
    let (before, behind) = segment.elements.split_at(segment.seed);
    let Some((Element::Run(seed), behind)) = behind.split_first() else { return (0, 0) };
    let lead = seed.units.iter().take_while(|unit| !unit.is_letter()).count();
    let tail = seed.units.iter().rev().take_while(|unit| !unit.is_letter()).count();
    let left: usize = before.iter().map(size).sum();
    let right: usize = behind.iter().map(size).sum();
    (left + lead * 8 + 64, right + tail * 8 + 64)
}

/// A segment at a place, as far as it was followed.
pub(super) struct Attempt<'a> {
    pub(super) segment: &'a Segment,
    pub(super) text: &'a str,
    pub(super) units: Vec<Unit>,
    /// The unit at which the seed's first letter stands.
    seed_at: usize,
    tries: usize,
    pub(super) edits: Vec<Edit>,
    /// Quotation marks that were changed from one kind to the other.
    roles: Vec<Role>,
    pub(super) negation: Option<Range<u32>>,
}

impl Attempt<'_> {
    /// The place where all of the segment stands: its first unit, and one behind its last.
    fn anywhere(&mut self) -> Option<(usize, usize)> {
        let elements = &self.segment.elements;
        let first = elements.iter().position(|element| matches!(element, Element::Run(_)))?;
        let Element::Run(run) = &elements[first] else { return None };
        let lead = run.units.iter().take_while(|unit| !unit.is_letter()).count();
        if first == self.segment.seed {
            let start = self.seed_at.checked_sub(lead)?;
            return self.follow(0, start).map(|end| (start, end));
        }
        // Words before a bracket: the nearest place counts.
        let letter = run.units.get(lead).or(run.units.first())?.c;
        for at in (0..self.seed_at).rev() {
            if !same_but_case(self.units[at].c, letter) {
                continue;
            }
            let Some(start) = at.checked_sub(lead) else { break };
            if let Some(end) = self.follow(0, start) {
                return Some((start, end));
            }
        }
        None
    }

    /// Follows the segment from an element on, whose first unit must be `at`; gives the unit behind its last.
    pub(super) fn follow(&mut self, number: usize, at: usize) -> Option<usize> {
        let segment = self.segment;
        let Some(element) = segment.elements.get(number) else { return Some(at) };
        self.tries = self.tries.checked_sub(1)?;
        let saved = (self.edits.len(), self.roles.len(), self.negation.clone());
        let end = match element {
            Element::Run(run) => {
                let end = self.run(run, number, at);
                end.and_then(|end| self.follow(number + 1, end))
            }
            Element::Rest { by } => {
                let end = self.rest_of_word(by, at);
                end.and_then(|end| self.follow(number + 1, end))
            }
            Element::Words(bracket) => self.bracket(bracket, number, at),
        };
        if end.is_none() {
            self.edits.truncate(saved.0);
            self.roles.truncate(saved.1);
            self.negation = saved.2;
        }
        end
    }

    fn run(&mut self, run: &Run, number: usize, at: usize) -> Option<usize> {
        let elements = &self.segment.elements;
        let last = number + 1 == elements.len();
        let letters =
            run.units.iter().rposition(|unit| unit.is_letter()).map_or(0, |last| last + 1);
        let first_letter = run.units.iter().position(|unit| unit.is_letter());
        let core = if last { letters } else { run.units.len() };
        let (mut here, mut there) = (0, at);
        while here < core {
            let want = run.units[here];
            let have = *self.units.get(there)?;
            if Some(here) == first_letter {
                let placed = number != self.segment.seed || there == self.seed_at;
                let split = there > 0 && self.units[there - 1].start == have.start;
                // What the wording has right before its first letter, such as a sign, is part of the word.
                let joined = run.units[..here].iter().rev().take_while(|unit| unit.c != SPACE);
                let begin = self.units.get(there.saturating_sub(joined.count()))?.start;
                if !placed || split || !is_word_border(self.text, begin as usize) {
                    return None;
                }
            }
            let case_may_change = number == 0 && Some(here) == first_letter;
            if want.c == have.c {
                (here, there) = (here + 1, there + 1);
                if run.bracketed.contains(&(here - 1)) {
                    self.replaced(&want.c.to_string(), have.start..have.end);
                }
            } else if have.c == JOINT {
                here += usize::from(want.c == '-');
                there += 1;
            } else if want.c == JOINT {
                here += 1;
                there += usize::from(have.c == '-');
            } else if run.bracketed.contains(&here) && same_but_case(want.c, have.c) {
                self.replaced(&want.c.to_string(), have.start..have.end);
                (here, there) = (here + 1, there + 1);
            } else if case_may_change && same_but_case(want.c, have.c) {
                self.edits.push(Edit::Adjusted(have.start..have.end));
                (here, there) = (here + 1, there + 1);
            } else if self.mark(&run.units, here, there) {
                (here, there) = (here + 1, there + 1);
            } else {
                return None;
            }
        }
        let before_rest = matches!(elements.get(number + 1), Some(Element::Rest { .. }));
        if letters > 0 && !before_rest {
            // With marks behind the last letter, the border is behind that letter all the same.
            let back = core - letters;
            let end = self.units.get(there.checked_sub(back + 1)?)?.end;
            let split = self.units.get(there - back).is_some_and(|next| next.start < end);
            if split || !is_word_border(self.text, end as usize) {
                return None;
            }
        }
        if last { self.tail(&run.units, letters, there) } else { Some(there) }
    }

    /// What stands behind the last letter: as in the source, or with another final `.`, `,`, `;` or `:`, or none.
    fn tail(&mut self, units: &[Unit], from: usize, at: usize) -> Option<usize> {
        let saved = (self.edits.len(), self.roles.len());
        if let Some(end) = self.tail_as_it_is(units, from, at) {
            return Some(end);
        }
        self.edits.truncate(saved.0);
        self.roles.truncate(saved.1);
        let tail = &units[from..];
        let dashed = tail.last().is_some_and(|unit| unit.c == DASH);
        let added = tail.iter().filter(|unit| is_final(unit.c)).count() + usize::from(dashed);
        if added > 1 {
            return None;
        }
        let (mut there, mut gone) = (at, None);
        for (here, want) in tail.iter().enumerate() {
            if is_final(want.c) || want.c == DASH {
                continue;
            }
            let mut have = *self.units.get(there)?;
            if is_final(have.c) && gone.is_none() {
                gone = Some(have.start..have.end);
                there += 1;
                have = *self.units.get(there)?;
            }
            if want.c != have.c && !self.mark(units, from + here, there) {
                return None;
            }
            there += 1;
        }
        let behind = &self.units[there.min(self.units.len())..];
        if gone.is_none() {
            let next = behind.iter().find(|unit| !unit.is_mark());
            gone = next.filter(|unit| is_final(unit.c)).map(|unit| unit.start..unit.end);
        }
        // A statement is made of no question, and a dash of nothing.
        let asks = self.asks(behind.iter().copied(), there);
        if (added > 0 && asks) || (dashed && gone.is_none()) {
            return None;
        }
        let end = self.units.get(there.checked_sub(1)?)?.end;
        self.edits.push(Edit::Adjusted(gone.unwrap_or(end..end)));
        Some(there)
    }

    /// Whether a sentence that goes on with these units asks or calls: a mark that does stands before its next letter.
    /// Greek has a semicolon for it.
    fn asks(&self, behind: impl Iterator<Item = Unit>, there: usize) -> bool {
        let before = self.units[..there.min(self.units.len())].iter().rev();
        let greek = before.map(|unit| unit.c).find(|c| c.is_alphabetic()).is_some_and(is_greek);
        let ends = |unit: &Unit| unit.is_letter() || matches!(unit.c, BORDER | '(' | '[');
        behind
            .take_while(|unit| !ends(unit))
            .any(|unit| is_asking(unit.c) || (greek && unit.c == ';'))
    }

    fn tail_as_it_is(&mut self, units: &[Unit], from: usize, at: usize) -> Option<usize> {
        for (there, here) in (at..).zip(from..units.len()) {
            let have = self.units.get(there)?;
            if units[here].c != have.c && !self.mark(units, here, there) {
                return None;
            }
        }
        Some(at + units.len() - from)
    }

    /// Whether a mark of the wording is the source's mark of the other kind, nested at another level.
    fn mark(&mut self, units: &[Unit], here: usize, there: usize) -> bool {
        let (Some(want), Some(have)) = (units.get(here), self.units.get(there)) else {
            return false;
        };
        if !matches!((want.c, have.c), ('"', '\'') | ('\'', '"')) {
            return false;
        }
        let (ours, theirs) = (role(units, here, ""), role(&self.units, there, self.text));
        let same = ours.is_some() && ours == theirs;
        if let (true, Some(role)) = (same, theirs) {
            self.roles.push(role);
            self.edits.push(Edit::Adjusted(have.start..have.end));
        }
        same
    }

    fn matched(
        self,
        words: &str,
        printed: &Printed<'_>,
        start: usize,
        end: usize,
    ) -> Option<Match> {
        if !are_paired(&self.roles) || end <= start {
            return None;
        }
        let bytes = self.units.get(start)?.start as usize..self.units.get(end - 1)?.end as usize;
        let bytes = whole_characters(self.text, bytes)?;
        if printed.is_turned(bytes.start) {
            return None;
        }
        let ranges = without_steps(printed, bytes.clone());
        let mut edits = self.edits;
        for step in printed.steps_from(bytes.start) {
            if step.range.start as usize >= bytes.end {
                break;
            }
            // Lines of their own are no part of the text; where they deny, readers should know.
            let part = step.range.start as usize..step.range.end as usize;
            if !step.lines || negation::first_in(self.text, part).is_some() {
                edits.push(Edit::Omitted(step.range.clone()));
            }
        }
        let text = |range: &Range<u32>| self.text.get(range.start as usize..range.end as usize);
        let printed = ranges.iter().filter_map(text).flat_map(str::split_whitespace);
        let verdict = if !edits.is_empty() || self.segment.marked {
            Verdict::Editorial
        } else if printed.eq(words.split_whitespace()) {
            Verdict::Exact
        } else {
            Verdict::Typographic
        };
        Some(Match { ranges, edits, verdict, omitted_negation: self.negation })
    }
}

/// A final mark that may change, come or go.
pub(super) fn is_final(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':')
}

/// A mark that ends a question or a call. Full-width ones are folded.
fn is_asking(c: char) -> bool {
    matches!(c, '?' | '!' | '؟' | '⁇' | '⁈' | '⁉' | '‼' | '‽' | '⸮' | '፧' | '\u{37e}')
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

fn same_but_case(left: char, right: char) -> bool {
    left == right || (left.is_alphabetic() && left.to_lowercase().eq(right.to_lowercase()))
}

/// A range on borders of what readers see as characters; none where it cuts one.
fn whole_characters(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let is_border = |at: usize| {
        matches!(GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0), Ok(true))
    };
    let end = if is_border(bytes.end) { bytes.end } else { grapheme_end(text, bytes.end) };
    let added = text.get(bytes.end..end)?;
    (is_border(bytes.start) && added.chars().all(is_invisible)).then_some(bytes.start..end)
}

/// A range without what is stepped over, and without the white space around that.
fn without_steps(printed: &Printed<'_>, bytes: Range<usize>) -> Vec<Range<u32>> {
    let text = printed.text();
    let mut ranges = Vec::new();
    let mut push = |start: usize, end: usize| {
        let part = text.get(start..end).unwrap_or("");
        let start = start + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        if start < end {
            ranges.push(start as u32..end as u32);
        }
    };
    let mut from = bytes.start;
    for step in printed.steps_from(bytes.start) {
        let step = step.range.start as usize..step.range.end as usize;
        if step.start >= bytes.end {
            break;
        }
        push(from, step.start.max(from));
        from = step.end.max(from);
    }
    push(from, bytes.end.max(from));
    ranges
}
