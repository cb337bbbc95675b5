//! `Prose`: Markdown as text, and what stands at which range of it.

use serde::Serialize;

use crate::site::link::Link;
use crate::site::quote::Quote;
use crate::site::table::Table;
use crate::site::verdict::Verdict;

/// Markdown with empty comments. Raw HTML in it is text to be shown, save `<q data-unsourced>`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Prose {
    /// The Markdown: CommonMark with tables, footnotes and wikilinks.
    pub text: String,
    /// What stands where, by start and, of two with one start, the longer first. They nest or are apart.
    pub stands: Vec<Place>,
    /// The level of the heading below which the prose stands: its own headings go on from there.
    pub under: u8,
}

impl Prose {
    /// The same with a word and a colon before it; above it, where it doesn't begin with a paragraph's words.
    pub(super) fn headed(mut self, word: &str) -> Prose {
        let start = self.text.len() - self.text.trim_start().len();
        let is_words = self.text[start..].starts_with(|c: char| {
            c.is_alphabetic() || matches!(c, '[' | '“' | '"' | '‘' | '(' | '<')
        });
        let head = format!("{word}:{}", if is_words { " " } else { "\n\n" });
        self.text.insert_str(start, &head);
        for place in &mut self.stands {
            place.start += head.len();
            place.end += head.len();
        }
        self
    }
}

/// A range of the Markdown, and what stands there.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// The first byte of the Markdown: of `[[`, `![[`, the opening mark, the `>` of a block quotation.
    pub start: usize,
    /// One behind the last byte.
    pub end: usize,
    /// What stands there.
    pub stand: Stand,
}

/// What stands at a range. Serialised as an object with the one key that is its name.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// `[[id]]`, `[[id|words]]`: a link to a page. Its `text` is what is shown where the writer gave no words. In a
    /// briefing's body a name is one, too, though nobody marked it.
    Link(Link),
    /// `[[x#y]]`: a numbered reference to a quote or note.
    Reference(Box<Reference>),
    /// `[[x#y|words]]`, `[[x|“words”]]`: words linked to their passage.
    Passage(Box<Passage>),
    /// `“words”`: a quotation that stands in a source; a block quotation, too.
    Quotation(Box<Passage>),
    /// `“words”` of a quote's translation, linked to the quote.
    Translated(Box<Passage>),
    /// `![[x#y]]`: the quote or note as a block.
    Quote(Box<Quote>),
    /// `![[claim:x]]`: the claim's table of positions.
    Table(Box<Table>),
    /// A quotation that is unsourced on purpose.
    Unsourced,
    /// A link or embed whose target isn't on the site (a draft): the words alone, without a link.
    Plain(String),
}

/// A numbered reference.
#[derive(Debug, Clone, Serialize)]
pub struct Reference {
    /// The quote's number on this page, from 1 by first appearance.
    pub number: u32,
    /// Which reference to this quote it is on the page, from 1.
    pub occurrence: u32,
    /// The card, with the first reference; it follows the paragraph.
    pub card: Option<Quote>,
    /// The whole URL of the passage, for the card on paper; none where the site has no base URL.
    pub url: Option<String>,
}

/// Words linked to where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct Passage {
    /// To the passage of the quote, or to the source's page where no quote holds the words.
    pub href: String,
    /// Whose words, in which source, of when: for a preview and for screen readers.
    pub preview: String,
    /// BCP 47 of quoted words, where the source's language isn't the site's.
    pub language: Option<String>,
    /// `rtl` or `ltr`, where that runs in another direction than the site's.
    pub direction: Option<&'static str>,
    /// How they compare with the source's words; none where the linked words aren't quoted (`[[x#y|he said so]]`).
    pub verdict: Option<Verdict>,
    /// Whether they are the words of an annotated quote or note, rather than of the source at large.
    pub annotated: bool,
    /// The reference that a quotation brings where nothing else in its paragraph says whose words they are.
    pub reference: Option<Reference>,
    /// Whether that is said in brackets behind the words: where references aren't numbered, and the words stand on another
    /// page.
    pub told: bool,
}
