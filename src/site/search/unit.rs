//! `Unit`: the smallest thing that a search finds, and `Place`, the page on which units stand.

/// A page on which something is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its title.
    pub title: String,
    /// `Briefing`, `Source`, `Person` and the other kinds of entities, `Claim`, `Page`.
    pub kind: String,
    /// From the search page.
    pub href: String,
}

/// A passage that a search finds as a whole: all words of a query stand in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The number of its page among [`super::Search::places`].
    pub place: u32,
    /// Where it stands on the page; empty for the page itself, of which the title is found with the text.
    pub fragment: String,
    /// Its words: a line is never cut from what stands in it, and a quotation never found across two.
    pub text: String,
    /// For a quote or note what it is and whose: its own title and kind.
    pub own: Option<Own>,
}

/// The title and kind of a passage that has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// `Mark Esper, 6 January 2020`; found like the text.
    pub title: String,
    /// `Quote` or `Note`.
    pub kind: &'static str,
}

impl Unit {
    /// All that can be found of it.
    pub(super) fn searchable<'a>(&'a self, place: &'a Place) -> [&'a str; 2] {
        let title = match &self.own {
            Some(own) => own.title.as_str(),
            None if self.fragment.is_empty() => place.title.as_str(),
            None => "",
        };
        [title, &self.text]
    }
}
