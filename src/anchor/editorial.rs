//! A wording with editorial marks → what of it are the source's words, and what the editor's.

use crate::anchor::fold::{DOTS, SPACE, Unit, count_words, fold_words};
use crate::anchor::key::key_of;

/// More marks than this in one wording, and it is read literally only.
const MAX_MARKS: usize = 64;

/// Words that stand in the source in one go, brackets aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its parts, in order.
    pub elements: Vec<Element>,
    /// Which element is looked for: the run with the most letters.
    pub seed: usize,
    /// Whether it was read from editorial marks.
    pub marked: bool,
}

/// A part of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    /// Words of the source.
    Run(Run),
    /// Words in brackets: the editor's, for nothing or for a few of the source's words.
    Words(Bracket),
    /// A bracket inside a word: it stands for the rest of that word.
    Rest {
        /// What stands in the brackets.
        by: Box<str>,
    },
}

/// Words in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bracket {
    /// What stands in the brackets.
    pub by: Box<str>,
    /// The brackets with all that is in them: the source may have them itself.
    pub literal: Vec<Unit>,
    /// White space before the bracket.
    pub space_before: bool,
    /// White space behind it.
    pub space_after: bool,
}

/// Folded words of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Their characters.
    pub units: Vec<Unit>,
    /// Characters that stood in brackets (`[T]he`), by number: either case will do.
    pub bracketed: Vec<usize>,
}

impl Run {
    /// Its search key.
    pub fn key(&self) -> String {
        key_of(&self.units.iter().map(|unit| unit.c).collect::<String>())
    }

    fn words(&self) -> usize {
        count_words(self.units.iter().map(|unit| unit.c)).count()
    }
}

impl Segment {
    /// Words read literally; none where they have no letter or digit.
    pub fn literal(words: &str) -> Option<Segment> {
        Segment::new(
            vec![Element::Run(Run { units: fold_words(words), bracketed: Vec::new() })],
            false,
        )
    }

    fn new(elements: Vec<Element>, marked: bool) -> Option<Segment> {
        let letters = |element: &Element| match element {
            Element::Run(run) => run.units.iter().filter(|unit| unit.is_letter()).count(),
            _ => 0,
        };
        let (seed, most) = elements
            .iter()
            .enumerate()
            .map(|(n, element)| (n, letters(element)))
            .max_by_key(|(n, letters)| (*letters, std::cmp::Reverse(*n)))?;
        (most > 0).then_some(Segment { elements, seed, marked })
    }

    /// The key of the run that is looked for.
    pub fn seed_key(&self) -> String {
        match self.elements.get(self.seed) {
            Some(Element::Run(run)) => run.key(),
            _ => String::new(),
        }
    }

    fn words(&self) -> usize {
        let words = |element: &Element| match element {
            Element::Run(run) => run.words(),
            _ => 0,
        };
        self.elements.iter().map(words).sum()
    }

    fn brackets(&self) -> usize {
        self.elements.iter().filter(|element| !matches!(element, Element::Run(_))).count()
    }
}

/// Reads omissions and brackets; none where there are none, or where they can't be read so.
pub(super) fn segments(words: &str, parentheses: bool) -> Option<Vec<Segment>> {
    let round = parentheses && words.contains(['(', '（']);
    if !round && !words.contains(['.', DOTS, '[', '［']) {
        return None;
    }
    let (segments, marks) = parted(words, parentheses)?;
    let readable = marks > 0
        && marks <= MAX_MARKS
        && segments.iter().all(|segment| segment.brackets() <= segment.words())
        && !lone(&segments);
    readable.then_some(segments)
}

/// Whether words are omitted beside a single one, which is too little to be looked for.
pub fn has_lone_word(words: &str) -> bool {
    parted(words, false).is_some_and(|(segments, _)| lone(&segments))
}

fn lone(segments: &[Segment]) -> bool {
    segments.len() > 1 && segments.iter().any(|segment| segment.words() < 2)
}

/// What stands between omissions, and how many marks there are; none where they can't be read so.
fn parted(words: &str, parentheses: bool) -> Option<(Vec<Segment>, usize)> {
    let units = fold_words(words);
    let mut reader = Reader { units: &units, parentheses, ..Reader::default() };
    reader.read()?;
    let mut segments = reader.segments;
    // Dots at the ends leave out nothing that could be looked for.
    segments.retain(|elements| !elements.is_empty());
    let segments: Option<_> =
        segments.into_iter().map(|elements| Segment::new(elements, true)).collect();
    Some((segments?, reader.marks))
}

#[derive(Default)]
struct Reader<'w> {
    units: &'w [Unit],
    parentheses: bool,
    segments: Vec<Vec<Element>>,
    run: Run,
    marks: usize,
}

impl Reader<'_> {
    fn read(&mut self) -> Option<()> {
        self.segments.push(Vec::new());
        let mut at = 0;
        while let Some(&unit) = self.units.get(at) {
            match unit.c {
                DOTS => {
                    self.omit();
                    at += 1;
                }
                '[' => at = self.bracket(at, ']')?,
                '(' if self.parentheses => at = self.bracket(at, ')')?,
                ']' => return None,
                _ => {
                    self.run.units.push(unit);
                    at += 1;
                }
            }
        }
        self.end_run();
        Some(())
    }

    /// Reads a bracket that opens at `at`; gives the place behind it.
    fn bracket(&mut self, at: usize, closing: char) -> Option<usize> {
        let rest = &self.units[at + 1..];
        let length = rest.iter().position(|unit| unit.c == closing)?;
        let inner = &rest[..length];
        if inner.iter().any(|unit| matches!(unit.c, '[' | '(')) {
            return None;
        }
        let behind = at + length + 2;
        let by: String = inner.iter().map(|unit| unit.c).collect();
        let by = by.trim();
        if by == "…" {
            // The white space around `[…]` belongs to it.
            self.omit();
            return Some(behind + usize::from(self.space_at(behind)));
        }
        if !by.chars().any(char::is_alphanumeric) {
            return None;
        }
        self.marks += 1;
        let before = self.run.units.last().copied();
        let attached_before = before.is_some_and(Unit::is_letter);
        let attached_after = self.units.get(behind).is_some_and(|unit| unit.is_letter());
        if by.to_lowercase() == "sic" {
            // It is nothing, and takes one white space with it.
            let doubled = before.is_none_or(|unit| unit.c == SPACE) && self.space_at(behind);
            if !doubled && self.units.get(behind).is_none_or(|unit| !unit.is_letter()) {
                self.trim_space();
            }
            return Some(behind + usize::from(doubled));
        }
        if attached_after {
            // Only a letter whose case changed: any other would let a bracket swallow the beginning of a word.
            if attached_before || by.chars().count() != 1 {
                return None;
            }
            self.run.bracketed.push(self.run.units.len());
            self.run.units.push(inner.iter().copied().find(|unit| unit.c != SPACE)?);
            return Some(behind);
        }
        if attached_before {
            let stem = self.run.units.iter().rev().take_while(|unit| unit.is_letter()).count();
            if stem < 2 {
                return None;
            }
            self.end_run();
            self.push(Element::Rest { by: by.into() });
            return Some(behind);
        }
        let space_before = self.trim_space();
        self.end_run();
        let space_after = self.space_at(behind);
        let literal = self.units[at..behind].to_vec();
        self.push(Element::Words(Bracket { by: by.into(), literal, space_before, space_after }));
        Some(behind + usize::from(space_after))
    }

    fn space_at(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.c == SPACE)
    }

    fn trim_space(&mut self) -> bool {
        let space = self.run.units.last().is_some_and(|unit| unit.c == SPACE);
        if space {
            self.run.units.pop();
        }
        space
    }

    fn omit(&mut self) {
        self.marks += 1;
        self.trim_space();
        self.end_run();
        if self.segments.last().is_some_and(|elements| !elements.is_empty()) {
            self.segments.push(Vec::new());
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.units.iter().any(|unit| unit.c != SPACE) {
            self.push(Element::Run(run));
        }
    }

    fn push(&mut self, element: Element) {
        if let Some(elements) = self.segments.last_mut() {
            elements.push(element);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<Vec<String>> {
        let segments = segments(words, false)?;
        let told = |element: &Element| match element {
            Element::Run(run) => run.units.iter().map(|unit| unit.c).collect(),
            Element::Words(bracket) => format!("[{}]", bracket.by),
            Element::Rest { by } => format!("~{by}"),
        };
        Some(
            segments
                .iter()
                .map(|segment| segment.elements.iter().map(told).collect::<Vec<_>>().join("|"))
                .collect(),
        )
    }

    #[test]
    fn reads_marks() {
        let is = |words: &str, expected: &[&str]| {
            assert_eq!(
                read(words).as_deref(),
                Some(&expected.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..]),
                "{words}"
            );
        };
        is("it was closed … in May 1911", &["it was closed", "in May 1911"]);
        is("it was closed. [...] In May 1911", &["it was closed.", "In May 1911"]);
        is("… it was closed …", &["it was closed"]);
        is("he told [the president] that", &["he told|[the president]|that"]);
        is("he walk[ed] home", &["he walk|~ed| home"]);
        is("[T]he board met", &["The board met"]);
        is("a wrod [sic] here", &["a wrod here"]);
        is("a wrod [sic], here", &["a wrod, here"]);
    }

    #[test]
    fn leaves_what_it_cannot_read() {
        for words in [
            "no marks. At all",
            "closed … May",
            "empty [] ones here",
            "[un]likely to leave",
            "a [b] [c]",
            "he a[ll] left",
            "open [bracket here",
            "nested [a [b] c] here",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
