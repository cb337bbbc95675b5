//! A claim's page, and its table of positions.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::prose::Prose;
use crate::site::quote::Quote;
use crate::site::when::When;

/// A claim's page.
#[derive(Debug, Clone, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// The claim, its status and its positions.
    pub table: Table,
    /// `because`
    pub because: Option<String>,
    /// What isn't known.
    pub gaps: Vec<String>,
    /// Whom or what it is about.
    pub about: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Name>,
    /// The discussion.
    pub prose: Option<Prose>,
    /// Claims that can't be true together with it.
    pub conflicts_with: Vec<Link>,
    /// Claims that it depends on.
    pub depends_on: Vec<Link>,
    /// Claims that depend on it.
    pub needed_by: Vec<Link>,
    /// The briefings that use it.
    pub briefings: Vec<Link>,
}

/// A claim's table of positions; it can be embedded in prose.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// The claim, linked to its page.
    pub claim: Link,
    /// The key of its status, `disputed`; empty where none is given.
    pub status: &'static str,
    /// The status in words; empty where none is given.
    pub status_words: &'static str,
    /// `as-of`
    pub as_of: Option<When>,
    /// *For*, *qualifying*, *against*: always these three, in this order.
    pub columns: Vec<Column>,
    /// All positions, whatever their stance, come from one origin: which.
    pub single_origin: Option<Link>,
}

/// One column of positions.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// `for`, `qualifying` or `against`.
    pub key: &'static str,
    /// `For`, `Qualifying`, `Against`.
    pub text: &'static str,
    /// In time order.
    pub entries: Vec<Entry>,
    /// Several entries, and all come from one origin: which.
    pub single_origin: Option<Link>,
}

/// One position.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// `asserts`, `denies` and the like.
    pub stance: &'static str,
    /// The quote or note.
    pub quote: Quote,
    /// The remark in brackets.
    pub remark: Option<String>,
}
