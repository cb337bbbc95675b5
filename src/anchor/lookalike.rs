//! Ids and names → those that look alike to a reader (UTS #39).

use rustc_hash::FxHashMap;
use unicode_security::confusable_detection::skeleton;

use crate::anchor::fact::Fact;
use crate::anchor::names::Names;
use crate::ground::id::Family;
use crate::ground::span::Words;
use crate::parse::Draft;

/// Ids of one family that look alike, and names of entities that do; each is told with the first that looks so.
pub(super) fn look_alikes(draft: &Draft, names: &Names) -> Vec<Fact> {
    let mut facts = Vec::new();
    let differ = |_, _| false;
    let sources = draft.sources.iter().map(|source| &source.id);
    alike(Family::Source, sources, differ, &mut facts);
    let differ = |one: usize, other: usize| {
        let says = |one: usize, other: usize| {
            draft.entities.get(one).is_some_and(|entity| {
                entity.not_same_as.iter().any(|id| names.entity(id) == Some(other))
            })
        };
        says(one, other) || says(other, one)
    };
    let entities = draft.entities.iter();
    alike(Family::Entity, entities.clone().map(|entity| &entity.id), differ, &mut facts);
    alike(Family::Entity, entities.map(|entity| &entity.name), differ, &mut facts);
    let differ = |_, _| false;
    alike(Family::Claim, draft.claims.iter().map(|claim| &claim.id), differ, &mut facts);
    let briefings = draft.briefings.iter().map(|briefing| &briefing.id);
    alike(Family::Briefing, briefings, differ, &mut facts);
    facts
}

/// Adds those of one kind that look alike and aren't the same; `differ` tells where the writer knows.
fn alike<'a>(
    family: Family,
    words: impl Iterator<Item = &'a Words>,
    differ: impl Fn(usize, usize) -> bool,
    facts: &mut Vec<Fact>,
) {
    let mut seen: FxHashMap<String, (usize, &Words)> = FxHashMap::default();
    for (n, words) in words.enumerate() {
        let (other, first) = *seen.entry(skeleton(words).collect()).or_insert((n, words));
        if first.as_str() != words.as_str() && !differ(other, n) {
            facts.push(Fact::LookAlike { family, first: first.span(), second: words.span() });
        }
    }
}
