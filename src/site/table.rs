//! A claim's positions → its table: three columns, in time order.

use serde::Serialize;

use crate::anchor::fate::RecordAt;
use crate::anchor::names::Target;
use crate::parse::record::claim::{Position, Stance};
use crate::site::here::Here;
use crate::site::index::order::by_time;
use crate::site::link::Link;
use crate::site::quote::Quote;
use crate::site::when::When;
use crate::site::wording;

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

/// In which column a stance stands. Whoever relays a claim or declines to speak on it takes no side.
fn column(stance: Stance) -> usize {
    match stance {
        Stance::Asserts | Stance::Implies => 0,
        Stance::Qualifies | Stance::Relays | Stance::Declines => 1,
        Stance::Denies | Stance::Retracts => 2,
    }
}

impl Here<'_> {
    /// A claim's table of positions; `shows` is told each quote or note in it.
    pub(super) fn table(&self, n: usize, mut shows: impl FnMut(RecordAt)) -> Option<Table> {
        let claim = self.draft().claims.get(n)?;
        let names = &self.anchored().names;
        let mut positions: Vec<(RecordAt, &Position)> = claim
            .positions
            .iter()
            .filter_map(|position| Some((names.record(None, &position.of)?, position)))
            .filter(|(at, _)| self.index().has_record(*at))
            .collect();
        positions.sort_by_cached_key(|(at, _)| by_time(self.anchored(), *at));
        let all: Vec<usize> = positions.iter().map(|(at, _)| at.source).collect();
        let mut columns = [("for", "For"), ("qualifying", "Qualifying"), ("against", "Against")]
            .map(|(key, text)| Column { key, text, entries: Vec::new(), single_origin: None });
        let mut sources = [const { Vec::new() }; 3];
        for (at, position) in positions {
            let Some(quote) = self.quote(at) else { continue };
            shows(at);
            let number = column(position.stance);
            sources[number].push(at.source);
            columns[number].entries.push(Entry {
                stance: wording::stance(position.stance),
                quote,
                remark: position.remark.as_ref().map(|remark| remark.to_string()),
            });
        }
        for (column, sources) in columns.iter_mut().zip(&sources) {
            column.single_origin = self.single_origin(sources);
        }
        let (status, status_words) = claim.status.map_or(("", ""), wording::status);
        Some(Table {
            claim: self.link(Target::Claim(n))?,
            status,
            status_words,
            as_of: claim.as_of.as_ref().map(When::new),
            columns: columns.into(),
            single_origin: self.single_origin(&all),
        })
    }
}
