//! What can be wrong with a file that people wrote, as facts; their wording is `check`'s.

use std::ops::Range;

use crate::ground::id::IdFault;
use crate::ground::span::{Span, Words};

/// One thing that is wrong in a content file. What it concerns is left out of the draft, all else is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The words it is about.
    pub span: Span,
    /// What is wrong with them.
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The file is not UTF-8; the offset of the first byte that isn't.
    NotUtf8(usize),
    /// A NUL byte.
    Nul,
    /// The file holds nothing.
    EmptyFile,
    /// `---` at the start: front matter, which these files don't have.
    FrontMatter,
    /// A code fence that is not closed before the file ends.
    UnclosedFence,
    /// A comment that is not closed before the file ends.
    UnclosedComment,
    /// What a merge leaves where two people changed the same lines: `<<<<<<<`, and the line of `>>>>>>>` in bytes; none
    /// where one of the two stands without the other.
    MergeConflict(Option<Range<usize>>),
    /// Text, or a record, before the file's subject.
    BeforeSubject,
    /// A heading that looks like a record and is none: `##quote x`, `## Quote x`, `## quote x y`, `## quote`
    /// without its id; what was probably meant.
    Heading {
        /// The heading as it should be, as far as that can be told.
        meant: Option<String>,
        /// The form that was expected here: `## quote ID`.
        expected: String,
    },
    /// A kind that there isn't at this place.
    UnknownKind {
        /// The kind as written.
        kind: String,
        /// The one that could stand here and was probably meant.
        nearest: Option<&'static str>,
        /// All that could stand here.
        known: Vec<&'static str>,
    },
    /// A second subject in a file that takes one.
    SecondSubject,
    /// A file of one subject that is not named after it; the name that it should have.
    FileName(String),
    /// A word that can't be an id.
    BadId(IdFault),
    /// An id that stands already; where.
    DuplicateId {
        /// Which id.
        id: String,
        /// Where it stands first.
        first: Span,
    },
    /// An old id (`was`) that is somebody's id or old id now; where.
    ReusedId {
        /// Which id.
        id: String,
        /// Where else it stands.
        first: Span,
    },
    /// A field that the kind doesn't have.
    UnknownField {
        /// Of which kind.
        kind: &'static str,
        /// The field as written.
        field: String,
        /// The one that was probably meant.
        nearest: Option<&'static str>,
        /// All that the kind has.
        known: Vec<&'static str>,
    },
    /// A field that may stand once stands again; where it stood first.
    RepeatedField {
        /// The field; among a document's aliases the words.
        field: String,
        /// Its first place.
        first: Span,
    },
    /// A field that the kind requires and that isn't there. The span is the heading.
    MissingField {
        /// Of which kind.
        kind: &'static str,
        /// The field.
        field: &'static str,
    },
    /// A field without a value.
    EmptyValue(String),
    /// A line among the fields that is none.
    LineAmongFields {
        /// The field that it was meant to be, as far as that can be told: `- speaker: ada-holm`.
        meant: Option<String>,
        /// Whether the lines there are pairs of words and id.
        pairs: bool,
    },
    /// `- speaker: …` further down, where it is prose: the field of that name.
    FieldInProse(&'static str),
    /// A line directly below a quote's passage that lacks its `>`.
    LineWithoutMark,
    /// A record that needs a passage and has none. The span is the heading.
    NoPassage(&'static str),
    /// A passage without any letter or digit.
    EmptyPassage,
    /// A value that its field doesn't take.
    BadValue {
        /// The field.
        field: &'static str,
        /// Whether its kind requires it, so that it can't be taken away.
        required: bool,
        /// What it takes, in words: “a number”, “one of full, excerpts, metadata”.
        expected: String,
        /// Whether it takes an id.
        id: bool,
        /// The nearest known value.
        nearest: Option<String>,
    },
    /// A date that is none.
    BadDate {
        /// The field.
        field: &'static str,
        /// Whether its kind has a field `time`, which takes words.
        time: bool,
        /// Byte offset in the value.
        at: usize,
        /// Why, where that is more than its form.
        reason: Option<&'static str>,
    },
    /// A URL with a slip: a dash, a quotation mark, trailing punctuation, white space.
    BadUrl {
        /// What is odd about it.
        reason: &'static str,
        /// The URL as it probably was.
        meant: Option<String>,
    },
    /// HTML in prose: it is shown as text.
    Html,
    /// An opening quotation mark without its closing one in a paragraph, or the other way round.
    UnbalancedQuotation,
    /// A link in prose that goes nowhere: an empty target or one that can't be a reference.
    BadLink,
    /// A link to a scheme other than http, https, mailto or a relative address.
    BadTarget(Words),
}
