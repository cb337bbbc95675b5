//! `Pages`: which pages of the built site are added, changed, removed or moved; `cli` compares their bytes.

/// What becomes of the site's pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pages {
    /// Both sides were built.
    Compared {
        /// The pages that aren't the same on both, by path.
        pages: Vec<Page>,
        /// How many more differ only in what all pages share: their head, their foot, the ways between them.
        frames: usize,
    },
    /// One of the sides can't be built; why, in a sentence.
    NotBuilt(String),
}

/// A page that is not the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Below the site's root: `sources/nbc-letter/`; of a removed one where it stood.
    pub path: String,
    /// What readers know it by; may be empty.
    pub title: String,
    /// What became of it.
    pub how: How,
}

/// What became of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It is new.
    Added,
    /// Its bytes are others.
    Changed,
    /// It is gone, and nothing leads on from its address.
    Removed,
    /// It stood at this path, which leads on to it.
    Moved(String),
}
