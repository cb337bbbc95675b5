//! `Comparison`: what was compared with what, and what came of it: all that a report of `diff` is made from.

use crate::diff::changes::Changes;
use crate::diff::pages::Pages;

/// Two states of a site, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What was there before.
    pub base: Side,
    /// What is there now.
    pub head: Side,
    /// How BASE was found.
    pub found: Found,
    /// Where the site stands in its repository, `/` last (`docs/desk/`); empty at its root. Paths of places are below it.
    pub folder: String,
    /// Errors for which a state can't be built.
    pub errors: Errors,
    /// What somebody asked for alone; none where it was everything.
    pub only: Option<Only>,
    /// What changed.
    pub changes: Changes,
    /// Which pages change; none where nobody asked.
    pub pages: Option<Pages>,
}

impl Comparison {
    /// Whether everything on both sides could be read.
    pub fn is_complete(&self) -> bool {
        self.changes.not_compared.is_empty()
    }
}

/// How many errors `onrecord check` finds in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Errors {
    /// In what was there before.
    pub before: usize,
    /// In what is there now.
    pub now: usize,
}

/// The kinds and codes that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Only {
    /// As typed.
    pub words: Vec<String>,
    /// How many other findings there are.
    pub hidden: usize,
    /// How many of these are breaks.
    pub breaks: usize,
}

/// One of the two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// A commit.
    Commit {
        /// Its full id.
        id: String,
        /// The revision as somebody typed it; none where it was found.
        asked: Option<String>,
    },
    /// The files as they are on disk, with the full id of the commit that is checked out, where there is one.
    WorkingTree(Option<String>),
    /// A folder that no repository was asked about, as typed.
    Folder(String),
}

/// How BASE was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Somebody named it.
    Named,
    /// HEAD is a merge commit, as a pull request is tested; its first parent.
    FirstParent,
    /// Where HEAD's history left this branch (`origin/main`).
    MergeBase(String),
}
