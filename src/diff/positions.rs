//! A claim on both sides → the positions on it that aren't the same: who takes which stance.

use rustc_hash::FxHashMap;

use crate::diff::finding::{Finding, Version};
use crate::diff::look::Look;
use crate::diff::passage;
use crate::diff::report::open;
use crate::diff::value::{Part, Value};
use crate::diff::wording::Wording;

/// What takes a stance on a claim on one side at least, and not the same on both.
#[derive(Debug)]
pub(super) struct Position {
    /// The quote or note, as HEAD would name it.
    of: Part,
    /// Its stances before, by place among the claim's values.
    pub before: Vec<usize>,
    /// Its stances now.
    pub after: Vec<usize>,
}

/// Whether a field is a stance.
pub(super) fn is_stance(field: &str) -> bool {
    crate::parse::record::claim::STANCES.iter().any(|(word, _)| *word == field)
}

/// Positions that aren't the same on both sides, remarks aside, in the order of the claim's lines.
pub(super) fn positions(look: &Look<'_>, b: usize, h: usize) -> Vec<Position> {
    let mut all: Vec<Position> = Vec::new();
    let mut known: FxHashMap<Part, usize> = FxHashMap::default();
    let mut at = |of: Part, all: &mut Vec<Position>| {
        *known.entry(of.clone()).or_insert_with(|| {
            all.push(Position { of, before: Vec::new(), after: Vec::new() });
            all.len() - 1
        })
    };
    let stances = |values: &'_ [Value]| -> Vec<usize> {
        (0..values.len()).filter(|n| is_stance(values[*n].field)).collect()
    };
    let (old, new) = (&look.base.nodes[b].values, &look.head.nodes[h].values);
    for n in stances(new) {
        if let Some(of) = new[n].parts.first() {
            let place = at(of.clone(), &mut all);
            all[place].after.push(n);
        }
    }
    for n in stances(old) {
        if let Some(of) = look.as_now(&old[n].parts).into_iter().next() {
            let place = at(of, &mut all);
            all[place].before.push(n);
        }
    }
    let fields = |which: &[usize], values: &[Value]| {
        let mut fields: Vec<&str> = which.iter().map(|n| values[*n].field).collect();
        fields.sort_unstable();
        fields
    };
    all.retain(|one| fields(&one.before, old) != fields(&one.after, new));
    all
}

impl Position {
    /// The quote or note as a report names it.
    pub fn name(&self, look: &Look<'_>) -> String {
        match &self.of {
            Part::Words(words) => words.clone(),
            Part::Item(item) => look.head.at.get(item).map_or(String::new(), |n| look.head.id(*n)),
        }
    }

    /// The words of the quote or note.
    fn words(&self, look: &Look<'_>) -> Option<Wording> {
        let Part::Item(item) = &self.of else { return None };
        let n = *look.head.at.get(item)?;
        let passage = passage::passage(&look.head, n);
        Some(passage::alone(&look.head, n, &passage)?.wording)
    }

    /// The finding with the stance on both sides.
    pub fn told(&self, look: &Look<'_>, mut found: Finding, b: usize, h: usize) -> Finding {
        let (old, new) = (&look.base.nodes[b].values, &look.head.nodes[h].values);
        let shown = |which: &[usize], values: &[Value]| {
            let lines = which.iter().map(|n| format!("{}: {}", values[*n].field, values[*n].shown));
            lines.collect::<Vec<_>>().join("; ")
        };
        let (before, after) = open(&shown(&self.before, old), &shown(&self.after, new));
        let before_at = self.before.first().and_then(|n| look.base.value_place(b, &old[*n]));
        let after_at = self.after.first().and_then(|n| look.head.value_place(h, &new[*n]));
        found.before = before_at.map(|place| Version { place, in_source: None, wording: before });
        found.after = after_at.map(|place| Version { place, in_source: None, wording: after });
        found.words = self.words(look);
        found.pointed()
    }
}
