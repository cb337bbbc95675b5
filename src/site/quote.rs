//! `Quote`: a quote as it stands on every page that shows it; `Card` has more of it, on its source's page.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::verdict::Verdict;
use crate::site::when::When;

/// A quote or note: its words, and who said them where and when. All words are cut from the source at its anchor.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// Its id.
    pub id: String,
    /// `quote` or `note`.
    pub kind: &'static str,
    /// To its passage on its source's page.
    pub href: String,
    /// `direct`, `partial`, `indirect`; empty for a note.
    pub form: &'static str,
    /// The words, a piece for each range: between two pieces words were left out or interrupt. A piece that spans
    /// blocks has a line end between them.
    pub pieces: Vec<Piece>,
    /// BCP 47, where the source's language isn't the site's.
    pub language: Option<String>,
    /// Who speaks; empty for a note.
    pub speakers: Vec<Speaker>,
    /// On what terms, in words: `on the record`; empty for a note.
    pub attribution: &'static str,
    /// `said`
    pub said: Option<When>,
    /// `time`, in the source's words.
    pub time: Option<String>,
    /// `addressee`
    pub addressee: Option<Name>,
    /// `occasion`
    pub occasion: Option<Name>,
    /// How the words compare with the source's.
    pub verdict: Verdict,
    /// The sentence around the words, as far as readers may see it, the words marked. Empty where it has nothing more
    /// than the words.
    pub sentence: Vec<Run>,
    /// The source.
    pub source: SourceLine,
    /// `translation`
    pub translation: Option<String>,
}

/// One run of a quote's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The source's words.
    pub text: String,
    /// How this piece is parted from the one before it: empty for the first, `omission` or `interruption`.
    pub parted: &'static str,
}

/// Who speaks, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The name, or the source's words for somebody unnamed.
    pub name: Name,
    /// False where the source doesn't name the speaker.
    pub named: bool,
    /// The role held on the day, or as printed.
    pub role: Option<Role>,
    /// Where on this page the speaker's colour is set: 0 to 11 by first appearance; none outside a source's page.
    pub slot: Option<u8>,
}

/// A role as it is shown with a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// Where.
    pub organization: Option<Name>,
    /// It is the source's own wording for the role.
    pub as_printed: bool,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The source's words.
    pub text: String,
    /// Whether they are the words in question.
    pub marked: bool,
}

/// A source in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// To its page, with its title.
    pub link: Link,
    /// What it is, in words: `news article`.
    pub kind: &'static str,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// Who published it.
    pub publisher: Option<Name>,
    /// When.
    pub published: Option<When>,
}
