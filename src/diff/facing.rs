//! `Facing`: a source on both sides, as far as readers may see it, with its quotes and what differs marked.

use crate::diff::about::About;

/// A source's text before and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facing {
    /// The source.
    pub source: About,
    /// Rows in order: the blocks that belong together stand in one.
    pub rows: Vec<Row>,
}

/// A block on each side, where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Before.
    pub before: Option<Vec<Stretch>>,
    /// Now.
    pub after: Option<Vec<Stretch>>,
    /// Blocks that are the same on both sides and hold no finding: reports may fold them.
    pub quiet: bool,
}

/// A run of characters of a block that one set of records covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The characters, line ends as spaces. Hostile until escaped.
    pub text: String,
    /// Ids of the quotes and notes that cover it, in the order of their passages.
    pub records: Vec<String>,
    /// Whether the other side hasn't these words.
    pub differs: bool,
    /// `…` stands for words that readers may not see.
    pub withheld: bool,
}
