//! `Verdict`: how published words compare with the source's, told to readers.

use serde::Serialize;

/// How words compare with the source's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// `exact`, `typographic` or `editorial`.
    pub key: &'static str,
    /// `verbatim`, `verbatim, in two pieces` where the source interrupts the words, `verbatim but for typography`,
    /// `verbatim but for its first letter or last mark`, `with marked omissions`, `with marked changes`.
    pub words: &'static str,
    /// What was omitted, inserted or replaced, in order; empty but for `editorial`.
    pub edits: Vec<Edit>,
}

/// One editorial difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// `omitted`, `inserted`, `replaced` or `adjusted`.
    pub key: &'static str,
    /// The editor's words in brackets; empty where there are none.
    pub by: String,
    /// The source's words; empty where there are none, or where readers may not see them.
    pub source: String,
}
