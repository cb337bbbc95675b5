//! Prose as text, with the places of its links, quotations and headings. Markdown is read here only for those.

mod markdown;
mod run;
mod scanner;

use std::ops::Range;

use crate::ground::span::{Span, Words};
use crate::parse::fault::Fault;
use crate::parse::page::Page;
use crate::parse::reference::Reference;
use run::Run;
use scanner::Scanner;

/// Markdown prose: a range of its file, with what stands where in it. Comments are still in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text in its file; none where there is no prose (or nothing but white space and comments).
    pub span: Option<Span>,
    /// `[[…]]` and `![[…]]`, in order.
    pub links: Vec<Link>,
    /// Runs between quotation marks, block quotations, and quoted labels of links, in order.
    pub quotations: Vec<Quotation>,
    /// Targets of plain Markdown links and images that lead to other places of the site (relative), in order.
    pub targets: Vec<RelativeLink>,
    /// Headings, in order.
    pub headings: Vec<Heading>,
}

/// `[[target]]`, `[[target|label]]` or `![[target]]` in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// All of it, brackets and `!` included.
    pub span: Span,
    /// `![[…]]`: the thing itself is to stand here.
    pub embed: bool,
    /// What it names.
    pub to: Reference,
    /// The words behind `|`.
    pub label: Option<Words>,
    /// Which paragraph of this prose it stands in, from 0 (list items, table cells and headings count as paragraphs).
    pub paragraph: u32,
}

/// Words in quotation marks that must stand in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// All of it in the file, marks included. No two quotations of a site have the same span.
    pub span: Span,
    /// What readers see between the marks: Markdown's escapes and emphasis resolved, lines joined by a line end. Where
    /// a link without words stands, its number in the prose stands between two [`PLACEHOLDER`]s.
    pub words: Box<str>,
    /// In what shape it stands.
    pub shape: Shape,
    /// Which paragraph of its prose, as in [`Link`]; 0 in a field.
    pub paragraph: u32,
}

/// Stands for something that is shown among words and isn't known yet: no words that are looked for have it.
pub const PLACEHOLDER: char = '\u{fffc}';
const EMBED: &str = "\u{fffc}";

/// In what shape a quotation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Between quotation marks.
    Marks,
    /// A block quotation, `>`; its paragraphs are joined by an empty line.
    Block,
    /// The whole label of the link of this number in its prose is quoted: `[[x#y|“…”]]`.
    Label(u32),
    /// `<q data-unsourced>…</q>`, tags included: passes on purpose, and is counted.
    Unsourced,
}

/// `[…](../entities/)` or `![…](map.png)`: a plain link to another place of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelativeLink {
    /// All of it.
    pub span: Span,
    /// Where it leads, escapes resolved.
    pub to: Box<str>,
    /// An image.
    pub image: bool,
}

/// A heading in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The line.
    pub span: Span,
    /// 1 to 6.
    pub level: u8,
    /// What readers see of it.
    pub words: Box<str>,
}

/// Reads the prose at a range of a content file.
pub fn read(page: &Page<'_>, range: &Range<usize>, faults: &mut Vec<Fault>) -> Prose {
    let text = page.text[range.clone()].trim_end();
    if !holds_something(text, page.marks) {
        let span = page.span(&(range.start..range.start + text.len()));
        return Prose { span: Some(span), ..Prose::default() };
    }
    markdown::read(page, range, faults)
}

/// Whether a text may hold a link, a quotation, a heading or HTML, so that its Markdown has to be read: most notes on
/// passages are plain sentences.
fn holds_something(text: &str, marks: &[(char, char)]) -> bool {
    text.bytes().any(|byte| matches!(byte, b'[' | b'<' | b'>' | b'#' | b'&' | b'=' | b'\r' | b'\0'))
        || text.contains(|c| marks.iter().any(|(open, close)| c == *open || c == *close))
        || text.lines().any(|line| line.trim_start().starts_with('-'))
}

/// The quotations in a field that readers see.
pub fn field_quotations(
    page: &Page<'_>,
    words: &Words,
    quotations: &mut Vec<Quotation>,
    faults: &mut Vec<Fault>,
) {
    let has_marks = words.contains(|c| page.marks.iter().any(|(a, b)| c == *a || c == *b));
    if !has_marks {
        return;
    }
    let span = words.span();
    let mut run = Run::default();
    run.verbatim(words, span.start as usize);
    let mut scanner = Scanner::new(page);
    scanner.feed(run, 0, false, quotations, faults);
    scanner.finish(quotations, faults);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::files::FileId;

    proptest! {
        #[test]
        fn plain_sentences_hold_nothing(text in "([a-z .!*_`|~:+\\\\é0-9\n\t-]|\n- |\n---\n|“){0,40}") {
            let marks = [('“', '”')];
            let page = Page { file: FileId(0), text: &text, marks: &marks };
            let (mut quick, mut slow) = (Vec::new(), Vec::new());
            let range = 0..text.len();
            prop_assert_eq!(read(&page, &range, &mut quick), markdown::read(&page, &range, &mut slow));
            prop_assert_eq!(quick, slow);
        }
    }
}
