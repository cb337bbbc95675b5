//! `SourceLine`: a source in one line.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::when::When;

/// A source in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// To its page, with its title.
    pub link: Link,
    /// What it is, in words: `news article`.
    pub kind: &'static str,
    /// BCP 47, where it isn't the site's.
    pub language: Option<String>,
    /// `rtl` or `ltr`, where its language runs in another direction than the site's.
    pub direction: Option<&'static str>,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// Who published it.
    pub publisher: Option<Name>,
    /// When.
    pub published: Option<When>,
}
