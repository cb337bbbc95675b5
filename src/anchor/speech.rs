//! A source's text → what of it stands between quotation marks, in regions: words that somebody is quoted with.

use std::ops::Range;

use crate::anchor::marks::{Role, by_place, may_be_apostrophe};
use crate::parse::source::SourceText;

/// All that stands between a text's quotation marks. Regions are in order and don't overlap; what is quoted inside a
/// quotation is part of it.
#[derive(Debug, Default)]
pub(super) struct Speech {
    pub regions: Vec<Region>,
}

/// What stands between an opening mark and its closing one, or its block's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// Bytes of the text, without the marks.
    pub range: Range<u32>,
    /// Its marks.
    pub kind: Kind,
    /// Whether there is one way only to read the marks: in ‘the boys’ and the girls’ either may close.
    pub certain: bool,
}

/// A kind of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Double,
    Single,
}

impl Speech {
    /// Reads the marks of a text. Where a block ends before its marks close, the next one is inside them, too, if it
    /// opens them again or closes them first.
    pub fn of(text: &SourceText) -> Speech {
        let mut regions = Vec::new();
        let mut carried = false;
        for block in &text.blocks {
            let (from, to) = (block.range.start as usize, block.range.end as usize);
            let Some(words) = text.text.get(from..to) else { continue };
            let mut reader = Reader { words, offset: block.range.start, ..Reader::default() };
            let inside = carried && first_double(words) == Some(Role::Closes);
            reader.double = inside.then_some(('“', 0));
            carried = reader.read();
            regions.append(&mut reader.regions);
        }
        Speech { regions }
    }

    /// The number of the region inside which words end at a byte.
    pub fn ending_at(&self, at: usize) -> Option<usize> {
        let number = self.regions.partition_point(|region| (region.range.end as usize) < at);
        (self.regions.get(number)?.range.start as usize).lt(&at).then_some(number)
    }

    /// The number of the region inside which words begin at a byte.
    pub fn starting_at(&self, at: usize) -> Option<usize> {
        let number = self.regions.partition_point(|region| region.range.end as usize <= at);
        (self.regions.get(number)?.range.start as usize).le(&at).then_some(number)
    }
}

/// What the first double mark of a block does.
fn first_double(words: &str) -> Option<Role> {
    let mut before = None;
    words.char_indices().find_map(|(at, c)| {
        let after = words[at + c.len_utf8()..].chars().next();
        double(c, before.replace(c), after, None)
    })
}

/// What a character does as a double quotation mark, where `open` is the mark that is open.
fn double(c: char, before: Option<char>, after: Option<char>, open: Option<char>) -> Option<Role> {
    let behind_word = before.is_some_and(char::is_alphanumeric);
    let begins = !behind_word && after.is_some_and(|c| !c.is_whitespace());
    match (c, open) {
        ('“', Some('„' | '‟')) | ('”', Some('“' | '„' | '‟' | '”') | None) => {
            Some(Role::Closes)
        }
        ('«', Some('»')) | ('»', Some('«')) => Some(Role::Closes),
        ('」', Some('「')) | ('』', Some('『')) => Some(Role::Closes),
        ('〞' | '〟', Some('〝')) | ('❞', Some('❝')) => Some(Role::Closes),
        ('“' | '„' | '‟' | '「' | '『' | '〝' | '❝', _) => Some(Role::Opens),
        ('」' | '』' | '〞' | '〟' | '❞', None) => Some(Role::Closes),
        // French sets a space inside its marks.
        ('«', None) if !behind_word && after.is_some_and(char::is_whitespace) => Some(Role::Opens),
        ('«' | '»', None) | ('"' | '＂', None) if begins => Some(Role::Opens),
        ('«' | '»', None) | ('"' | '＂', _) => Some(Role::Closes),
        _ => None,
    }
}

/// A block while its marks are read.
#[derive(Default)]
struct Reader<'t> {
    words: &'t str,
    offset: u32,
    regions: Vec<Region>,
    /// The double mark that is open, and where what it holds begins.
    double: Option<(char, usize)>,
    single: Option<Single>,
}

/// Single marks that are open.
struct Single {
    mark: char,
    from: usize,
    /// Whether the mark can't be an apostrophe.
    opens: bool,
    /// Places that may close it, or be apostrophes: the last one, and how many there are.
    close: Option<usize>,
    closes: usize,
    /// Double marks inside it; where it closes before them, or never, they stand by themselves.
    inside: Vec<Region>,
}

impl Reader<'_> {
    /// Reads the block. Tells whether double marks are still open at its end.
    fn read(&mut self) -> bool {
        let mut before = None;
        for (at, c) in self.words.char_indices() {
            let behind = at + c.len_utf8();
            let after = self.words[behind..].chars().next();
            match (double(c, before, after, self.double.map(|(mark, _)| mark)), self.double) {
                (Some(Role::Opens), None) => self.double = Some((c, behind)),
                (Some(Role::Closes), Some((_, from))) => {
                    self.double = None;
                    self.push(from..at, Kind::Double, true);
                }
                (None, None) => self.single(c, at, before, after),
                _ => {}
            }
            before = Some(c);
        }
        let open = self.double.take();
        if let Some((_, from)) = open {
            self.push(from..self.words.len(), Kind::Double, true);
        }
        self.end_single();
        open.is_some()
    }

    fn single(&mut self, c: char, at: usize, before: Option<char>, after: Option<char>) {
        if !matches!(c, '‘' | '\'' | '’' | '‚') {
            return;
        }
        let behind = at + c.len_utf8();
        let role = match &self.single {
            Some(Single { mark: '‚', .. }) if c == '‘' => Some(Role::Closes),
            _ => by_place(before, c, after, self.words[behind..].chars()),
        };
        match role {
            Some(Role::Opens) if !after.is_some_and(|c| ".,;:?!)".contains(c)) => {
                self.end_single();
                let opens = c != '\'' || self.words[..at].trim().is_empty();
                let (close, closes, inside) = (None, 0, Vec::new());
                self.single = Some(Single { mark: c, from: behind, opens, close, closes, inside });
            }
            Some(Role::Closes) => {
                let apostrophe = may_be_apostrophe(&self.words[..at]);
                let Some(single) = &mut self.single else { return };
                (single.close, single.closes) = (Some(at), single.closes + 1);
                if !apostrophe {
                    // Nothing else can be meant, so what stood before were apostrophes.
                    single.closes = 1;
                    self.end_single();
                }
            }
            _ => {}
        }
    }

    /// Ends what single marks hold: where they close, or with the block where they can't be apostrophes.
    fn end_single(&mut self) {
        let Some(single) = self.single.take() else { return };
        let to = single.close.or_else(|| single.opens.then_some(self.words.len()));
        if let Some(to) = to {
            self.push(single.from..to, Kind::Single, single.closes < 2);
        }
        let behind = self.offset as usize + to.unwrap_or(0);
        let apart = |region: &Region| region.range.start as usize >= behind;
        self.regions.extend(single.inside.into_iter().filter(apart));
    }

    fn push(&mut self, range: Range<usize>, kind: Kind, certain: bool) {
        if range.is_empty() {
            return;
        }
        let range = self.offset + range.start as u32..self.offset + range.end as u32;
        let region = Region { range, kind, certain };
        match &mut self.single {
            Some(single) => single.inside.push(region),
            None => self.regions.push(region),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::source::{Block, BlockKind, Map};

    /// What stands between marks in paragraphs that are apart by an empty line; `?` behind what may end elsewhere.
    fn between(text: &str) -> Vec<String> {
        let mut blocks = Vec::new();
        let mut at = 0;
        for words in text.split("\n\n") {
            let range = at as u32..(at + words.len()) as u32;
            blocks.push(Block { range, what: BlockKind::Paragraph });
            at += words.len() + 2;
        }
        let source =
            SourceText { text: text.into(), blocks, note_numbers: Vec::new(), map: Map::Same };
        let told = |region: Region| {
            let words = &text[region.range.start as usize..region.range.end as usize];
            format!("{words}{}", if region.certain { "" } else { "?" })
        };
        Speech::of(&source).regions.into_iter().map(told).collect()
    }

    #[test]
    fn marks_open_and_close() {
        for (text, expected) in [
            ("He said “a mistake,” and “no.”", &["a mistake,", "no."][..]),
            ("He said \"a mistake,\" and \"no.\"", &["a mistake,", "no."]),
            ("„So“, sagte er, »oder so«.", &["So", "oder so"]),
            ("« Ainsi », dit-il, « ou\u{202f}non\u{a0}».", &[" Ainsi ", " ou\u{202f}non\u{a0}"]),
            ("«Ainsi», dit-il.", &["Ainsi"]),
            ("「行く『今』」と「帰る」", &["行く『今』", "帰る"]),
            ("He said ‘it wasn’t the dogs’ day’, then.", &["it wasn’t the dogs’ day"]),
            ("It wasn't the dogs' day.", &[]),
            ("The ministers' aide said 'we agree' to it", &["we agree"]),
            ("‘We like dogs’ he said, ‘and cats.’", &["We like dogs", "and cats."]),
            ("‘We like dogs’ day,’ the boys’ aide said", &["We like dogs’ day,"]),
            ("‘The dogs’ and the cats’ he said", &["The dogs’ and the cats?"]),
            ("‘We said “no” to it,’ and “so”", &["We said “no” to it,", "so"]),
            ("So 'kay, \"we leave\" and \"go\"", &["we leave", "go"]),
            ("rock 'n' roll, 'tis so in the '90s", &[]),
            ("‚So‘, sagte er, ‚oder so‘.", &["So", "oder so"]),
            ("“One.\n\n“Two,” he said.", &["One.", "Two,"]),
            ("‘One.\n\n‘Two,’ he said.", &["One.", "Two,"]),
            ("'One.\n\n'Two,' he said.", &["One.", "Two,"]),
            ("“One.\n\nStill one.” He left.", &["One.", "Still one."]),
            ("“One.\n\nHe left. “Two.”", &["One.", "Two."]),
            ("A 6\" pipe.", &[]),
        ] {
            assert_eq!(between(text), expected, "{text}");
        }
    }
}
