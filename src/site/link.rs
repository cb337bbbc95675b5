//! `Link` and `Name`: something that has a page, and something that may have one.

use serde::Serialize;

/// A link to a page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// From the page on which it stands.
    pub href: String,
    /// The words of the link.
    pub text: String,
    /// What it leads to: `person`, `place` and the other kinds of entities, `source`, `claim`, `briefing`, `quote`,
    /// `note`, `page`.
    pub kind: &'static str,
    /// What stands there, in a line or two; empty where the words say it all.
    pub preview: String,
}

/// A name, with its page where it has one: an entity, an author, or plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The name, or the words.
    pub text: String,
    /// From the page on which it stands; `mailto:` or a URL for an author of the site.
    pub href: Option<String>,
    /// The kind of entity, as in [`Link::kind`]; empty for plain words.
    pub kind: &'static str,
}
