//! `Scanner`: paragraphs as readers see them → the runs between quotation marks.

use std::ops::Range;

use crate::ground::files::FileId;
use crate::ground::span::Span;
use crate::parse::fault::{Fault, What};
use crate::parse::page::Page;
use crate::parse::prose::run::Run;
use crate::parse::prose::{Quotation, Shape};

/// Looks for quotation marks in one paragraph after another. A quotation goes on in the next paragraph where its
/// opening mark stands there again.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    marks: &'a [(char, char)],
    /// Which bytes a mark begins with.
    leads: [bool; 256],
    file: FileId,
    /// The paragraphs since the last one that left nothing open.
    run: Run,
    /// Marks that are open, the outermost first.
    stack: Vec<Open>,
    /// For each pair of marks, how many of the open ones are of it.
    open: Vec<usize>,
    /// What stands between marks, in the order of the closing ones; nested ones included.
    pairs: Vec<Pair>,
    /// Closing marks that close nothing, in bytes of the text.
    stray: Vec<Range<usize>>,
    /// Whether the last paragraph may go on in the next one.
    goes_on: bool,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    pair: usize,
    at: usize,
    inner: usize,
    paragraph: u32,
}

#[derive(Debug, Clone, Copy)]
struct Pair {
    at: usize,
    inner: usize,
    inner_end: usize,
    end: usize,
    paragraph: u32,
}

/// What a character does where it stands.
enum Does {
    Nothing,
    Open(usize),
    Close(usize),
    /// It would close something, and nothing is open.
    Stray,
}

impl<'a> Scanner<'a> {
    /// A scanner for a page's marks.
    pub fn new(page: &Page<'a>) -> Scanner<'a> {
        let mut leads = [false; 256];
        for mark in page.marks.iter().flat_map(|(open, close)| [*open, *close]) {
            leads[usize::from(mark.encode_utf8(&mut [0; 4]).as_bytes()[0])] = true;
        }
        Scanner {
            marks: page.marks,
            leads,
            file: page.file,
            run: Run::default(),
            stack: Vec::new(),
            open: vec![0; page.marks.len()],
            pairs: Vec::new(),
            stray: Vec::new(),
            goes_on: false,
        }
    }

    /// Reads a paragraph; `plain` where it is one and no heading, list item or cell. What was left open before and
    /// does not go on here is told.
    pub fn feed(
        &mut self,
        run: Run,
        paragraph: u32,
        plain: bool,
        quotations: &mut Vec<Quotation>,
        faults: &mut Vec<Fault>,
    ) {
        let again = self.stack.first().map(|open| self.marks[open.pair].0);
        let first = run.text.chars().next();
        if self.goes_on && plain && again.is_some() && first == again {
            let mark = again.map_or(0, char::len_utf8);
            let start = run.start_of(0);
            self.run.opaque("\n\n", start..start);
            let from = self.run.text.len();
            self.run.append(&run, mark);
            // Only the outermost mark goes on: the others stand again if they do, too.
            self.stack.truncate(1);
            let outermost = self.stack.first().map(|open| open.pair);
            self.open.iter_mut().enumerate().for_each(|(n, open)| {
                *open = usize::from(Some(n) == outermost);
            });
            self.scan(from, paragraph);
        } else {
            self.finish(quotations, faults);
            self.run = run;
            self.scan(0, paragraph);
        }
        self.goes_on = plain;
        if self.stack.is_empty() {
            self.finish(quotations, faults);
        }
    }

    /// Gives the quotations so far, and tells what was left open.
    pub fn finish(&mut self, quotations: &mut Vec<Quotation>, faults: &mut Vec<Fault>) {
        // Outermost first: a pair inside of another is part of that.
        self.pairs.sort_by_key(|pair| pair.at);
        let mut end = 0;
        for pair in std::mem::take(&mut self.pairs) {
            if pair.at >= end {
                end = pair.end;
                quotations.extend(self.quotation(&pair));
            }
        }
        let unclosed = self.stack.first().map(|open| open.at..open.inner);
        for marks in unclosed.into_iter().chain(std::mem::take(&mut self.stray)) {
            let span = self.span(&marks);
            faults.push(Fault { span, what: What::UnbalancedQuotation });
        }
        self.stack.clear();
        self.open.fill(0);
        self.run = Run::default();
    }

    fn quotation(&self, pair: &Pair) -> Option<Quotation> {
        let words = self.run.text[pair.inner..pair.inner_end].trim();
        let label = self
            .run
            .labels
            .binary_search_by_key(&pair.at, |(range, _)| range.start)
            .ok()
            .map(|n| &self.run.labels[n])
            .filter(|(range, _)| range.end == pair.end);
        (!words.is_empty()).then(|| Quotation {
            span: self.span(&(pair.at..pair.end)),
            words: words.into(),
            shape: label.map_or(Shape::Marks, |(_, link)| Shape::Label(*link)),
            paragraph: pair.paragraph,
        })
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let start = self.run.start_of(range.start);
        Span::new(self.file, start, self.run.end_of(range.end).max(start))
    }

    fn scan(&mut self, from: usize, paragraph: u32) {
        for part in self.run.readable(from) {
            let mut at = part.start;
            while let Some((offset, c)) = self.next_mark(at..part.end) {
                let (start, end) = (at + offset, at + offset + c.len_utf8());
                match self.does(c, start, end) {
                    Does::Nothing => {}
                    Does::Stray => self.stray.push(start..end),
                    Does::Open(pair) => {
                        self.stack.push(Open { pair, at: start, inner: end, paragraph });
                        self.open[pair] += 1;
                    }
                    Does::Close(pair) => self.close(pair, start, end),
                }
                at = end;
            }
        }
    }

    fn next_mark(&self, range: Range<usize>) -> Option<(usize, char)> {
        let text = &self.run.text[range];
        let mut from = 0;
        loop {
            // No byte inside a character is a first byte, so what is found here begins a character.
            let leads = |byte: &u8| self.leads[usize::from(*byte)];
            let at = from + text.as_bytes()[from..].iter().position(leads)?;
            let c = text[at..].chars().next()?;
            if self.marks.iter().any(|(open, close)| c == *open || c == *close) {
                return Some((at, c));
            }
            from = at + c.len_utf8();
        }
    }

    /// Closes the innermost open mark of a pair; those open within it were none.
    fn close(&mut self, pair: usize, start: usize, end: usize) {
        while let Some(open) = self.stack.pop() {
            self.open[open.pair] -= 1;
            if open.pair == pair {
                let Open { at, inner, paragraph, .. } = open;
                self.pairs.push(Pair { at, inner, inner_end: start, end, paragraph });
                return;
            }
        }
    }

    fn does(&self, c: char, start: usize, end: usize) -> Does {
        let before = self.run.text[..start].chars().next_back();
        let after = self.run.text[end..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let apostrophe = is_apostrophe(c);
        if apostrophe && letter(before) && letter(after) {
            return Does::Nothing;
        }
        let closes = (0..self.marks.len())
            .filter(|&pair| self.marks[pair].1 == c && self.open[pair] > 0)
            .max_by_key(|&pair| self.stack.iter().rev().take(2).any(|open| open.pair == pair));
        let opens = (0..self.marks.len()).find(|&pair| self.marks[pair].0 == c);
        let symmetric = opens.is_some_and(|pair| self.marks[pair].1 == c);
        let does = match (closes, opens) {
            _ if symmetric => symmetric_does(opens, closes, before, after, apostrophe),
            (Some(pair), _) => {
                let elided = apostrophe && before.is_none_or(char::is_whitespace) && letter(after);
                let possessive = apostrophe && self.is_possessive(c, start, end);
                if elided || possessive { Does::Nothing } else { Does::Close(pair) }
            }
            (None, Some(_)) if apostrophe && letter(before) => Does::Nothing,
            (None, Some(pair)) => Does::Open(pair),
            (None, None) if apostrophe => Does::Nothing,
            (None, None) => Does::Stray,
        };
        if apostrophe {
            return does;
        }
        let begins = !letter(before) && after.is_some_and(|c| !c.is_whitespace());
        let ends = before.is_some_and(|c| !c.is_whitespace()) && !letter(after);
        let open = self.stack.iter().rev().map(|open| open.pair);
        let open = || open.clone().find(|pair| !is_apostrophe(self.marks[*pair].1));
        // Readers take marks for what they do where they stand, also `“these"` and `”these”`.
        match does {
            Does::Stray if ends && let Some(pair) = open() => Does::Close(pair),
            Does::Open(_)
                if ends
                    && !begins
                    && let Some(pair) = open() =>
            {
                Does::Close(pair)
            }
            Does::Stray if begins => {
                (0..self.marks.len()).find(|&pair| self.marks[pair].1 == c).map_or(does, Does::Open)
            }
            _ => does,
        }
    }

    /// `the soldiers’ families’`: an s before, a word behind, and another mark that closes before the next opens.
    fn is_possessive(&self, c: char, start: usize, end: usize) -> bool {
        let text = &self.run.text;
        let mut behind = text[end..].chars();
        let follows = behind.next() == Some(' ') && behind.next().is_some_and(char::is_alphabetic);
        if !text[..start].ends_with(['s', 'S', 'x', 'z']) || !follows {
            return false;
        }
        let mut before = ' ';
        let mut rest = text[end..].chars().peekable();
        while let Some(next) = rest.next() {
            if next == c {
                let letter = |c: &char| c.is_alphanumeric();
                if !before.is_whitespace() && !rest.peek().is_some_and(letter) {
                    return true;
                }
            } else if self.marks.iter().any(|(open, close)| *open == next && *close == c) {
                return false;
            }
            before = next;
        }
        false
    }
}

/// What a mark does that opens and closes alike: its neighbours tell.
fn symmetric_does(
    opens: Option<usize>,
    closes: Option<usize>,
    before: Option<char>,
    after: Option<char>,
    apostrophe: bool,
) -> Does {
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let bracket = before.is_some_and(|c| "([{¿¡“‘„‚«‹»›「『".contains(c));
    let dash = before.is_some_and(|c| "-–—/…".contains(c));
    let begins = (space(before) || bracket) && !space(after);
    let may_begin = match apostrophe {
        true => begins || dash && !space(after),
        false => !before.is_some_and(char::is_alphanumeric) && !space(after),
    };
    match (closes, opens) {
        (Some(_), Some(pair)) if begins => Does::Open(pair),
        (Some(pair), _) => Does::Close(pair),
        (None, Some(pair)) if may_begin => Does::Open(pair),
        // Feet and inches, a mark alone between spaces, an apostrophe, a Hebrew abbreviation.
        _ if apostrophe || space(before) || before.is_some_and(is_before_no_quotation) => {
            Does::Nothing
        }
        _ => Does::Stray,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | '‘' | '\'')
}

/// Digits, as of feet and inches, and Hebrew letters.
fn is_before_no_quotation(c: char) -> bool {
    c.is_numeric() || matches!(c, '\u{590}'..='\u{5ff}')
}
