//! `Both`: two sides with what belongs together: by kind and id, then by `was`.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::anchor::Anchored;
use crate::anchor::align::Alignment;
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::node::{Node, prose_key};
use crate::diff::value::{Part, Value};
use crate::ground::id::Family;

/// Two sides, and what belongs together. Where it says `b` it means a node of BASE by number, where `h` one of HEAD.
#[derive(Debug)]
pub(super) struct Both<'a> {
    /// What was there before.
    pub base: Half<'a>,
    /// What is there now.
    pub head: Half<'a>,
    /// For each node of BASE what it is now.
    pub now: Vec<Option<Now>>,
    /// For each node of HEAD what it was; of two that became one it is the one that had the id.
    pub was: Vec<Option<usize>>,
    /// For each source of BASE (by its number in the draft) with a text on both sides how that changed.
    pub texts: FxHashMap<usize, Texts>,
    /// For each of these whose text changed where words are new, by the word: what was moved is among them.
    pub fresh: FxHashMap<usize, Fresh>,
    /// For each node of HEAD that was there the fields with other values.
    pub changed: Vec<Vec<Changed>>,
}

/// Words of a text now that have no counterpart before, by how they are compared: their numbers.
pub(super) type Fresh = FxHashMap<Box<str>, Vec<usize>>;

/// What a node of BASE is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Now {
    /// The node of HEAD.
    pub h: usize,
    /// How that is known.
    pub by: By,
}

/// How it is known what a node is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// It has the same kind and id.
    Id,
    /// The other one says so with `was`.
    Was,
    /// The other one says so with `was`, and was there before under its own id.
    Merged,
}

/// How the text of a source changed.
#[derive(Debug)]
pub(super) enum Texts {
    /// The same characters.
    Same,
    /// Other characters.
    Changed(Alignment),
}

/// A field with other values, by places in the two nodes' lists of values.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    /// Its name; `prose` for what stands below the fields.
    pub field: &'static str,
    /// Values that are gone.
    pub before: Vec<usize>,
    /// Values that are new.
    pub after: Vec<usize>,
}

impl<'a> Both<'a> {
    /// Puts together what belongs together.
    pub fn of(base: &'a Anchored, head: &'a Anchored) -> Both<'a> {
        let (base, head) = (Half::of(base), Half::of(head));
        let (now, was) = put_together(&base.nodes, &head.nodes);
        let mut both = Both {
            now,
            was,
            texts: FxHashMap::default(),
            fresh: FxHashMap::default(),
            changed: vec![Vec::new(); head.nodes.len()],
            base,
            head,
        };
        both.compare_texts();
        both.limit();
        let changed = (0..both.head.nodes.len()).map(|h| both.differing(h)).collect();
        both.changed = changed;
        both
    }

    fn compare_texts(&mut self) {
        let pairs: Vec<(usize, usize)> = self
            .kept()
            .filter_map(|(b, h)| match (self.base.nodes[b].item, self.head.nodes[h].item) {
                (Item::Source(before), Item::Source(after)) => Some((before, after)),
                _ => None,
            })
            .collect();
        let (base, head) = (self.base.anchored, self.head.anchored);
        let of = |(before, after): &(usize, usize)| {
            let (old, new) = (base.text(*before)?, head.text(*after)?);
            let texts = match old.text == new.text && old.blocks == new.blocks {
                true => Texts::Same,
                false => Texts::Changed(Alignment::of(old, new)),
            };
            Some((*before, texts))
        };
        self.texts = pairs.par_iter().filter_map(of).collect();
        for (source, texts) in &self.texts {
            if let Texts::Changed(alignment) = texts {
                let mut fresh = Fresh::default();
                for (n, word) in alignment.after.iter().enumerate() {
                    if alignment.was[n].is_none() && word.is_word() {
                        fresh.entry(word.key.clone()).or_default().push(n);
                    }
                }
                self.fresh.insert(*source, fresh);
            }
        }
    }

    /// Words that HEAD no longer shows to readers aren't shown by a report as BASE's.
    fn limit(&mut self) {
        let pairs: Vec<(usize, usize)> = self.kept().collect();
        for (b, h) in pairs {
            if let (Item::Source(before), Item::Source(after)) =
                (self.base.nodes[b].item, self.head.nodes[h].item)
            {
                let now = self.head.publish(after);
                self.base.limit(before, now);
            }
        }
    }

    /// What was there and is there, under whatever id; of two that became one the one that had the id.
    pub fn kept(&self) -> impl Iterator<Item = (usize, usize)> + use<'_, 'a> {
        self.was.iter().enumerate().filter_map(|(h, b)| Some(((*b)?, h)))
    }

    /// Quotes and notes that were there and are there.
    pub fn kept_records(&self) -> impl Iterator<Item = (usize, usize)> + use<'_, 'a> {
        self.kept().filter(|(b, _)| self.base.nodes[*b].record().is_some())
    }

    /// Nodes of a kind that were there and are there.
    pub fn kept_of<'k>(
        &'k self,
        kind: &'k str,
    ) -> impl Iterator<Item = (usize, usize)> + use<'k, 'a> {
        self.kept().filter(move |(_, h)| self.head.nodes[*h].kind == kind)
    }

    /// What was there and is gone.
    pub fn gone(&self) -> impl Iterator<Item = usize> + use<'_, 'a> {
        self.now.iter().enumerate().filter(|(_, now)| now.is_none()).map(|(b, _)| b)
    }

    /// What is new.
    pub fn added(&self) -> impl Iterator<Item = usize> + use<'_, 'a> {
        self.was.iter().enumerate().filter(|(_, was)| was.is_none()).map(|(h, _)| h)
    }

    /// What a thing of BASE is in HEAD.
    pub fn now_of(&self, item: Item) -> Option<Item> {
        let now = self.now[*self.base.at.get(&item)?]?;
        Some(self.head.nodes[now.h].item)
    }

    /// How a source's text changed; none where one side has none.
    pub fn text(&self, b: usize) -> Option<&Texts> {
        self.texts.get(&self.base.nodes[b].record()?.source)
    }

    /// The fields of a node of HEAD with other values than before.
    fn differing(&self, h: usize) -> Vec<Changed> {
        let Some(b) = self.was[h] else { return Vec::new() };
        let (before, after) = (&self.base.nodes[b], &self.head.nodes[h]);
        let mut changed: Vec<Changed> = Vec::new();
        let mut at = |field: &'static str| {
            if let Some(n) = changed.iter().position(|one| one.field == field) {
                return n;
            }
            changed.push(Changed { field, before: Vec::new(), after: Vec::new() });
            changed.len() - 1
        };
        let mut left: FxHashMap<(&str, Vec<Part>), Vec<usize>> = FxHashMap::default();
        for (n, value) in before.values.iter().enumerate().rev() {
            left.entry((value.field, self.as_now(&value.parts))).or_default().push(n);
        }
        let mut new = Vec::new();
        for (n, value) in after.values.iter().enumerate() {
            let same = left.get_mut(&(value.field, normal(&value.parts)));
            if same.and_then(Vec::pop).is_none() {
                new.push((value.field, n));
            }
        }
        let mut old: Vec<usize> = left.into_values().flatten().collect();
        old.sort_unstable();
        let mut all: Vec<(&'static str, bool, usize)> =
            old.into_iter().map(|n| (before.values[n].field, true, n)).collect();
        all.extend(new.into_iter().map(|(field, n)| (field, false, n)));
        let places: Vec<usize> = all.iter().map(|(field, ..)| at(field)).collect();
        for (place, (_, is_old, n)) in places.into_iter().zip(all) {
            let one = &mut changed[place];
            if is_old { one.before.push(n) } else { one.after.push(n) }
        }
        let old = self.as_now(&prose_key(self.base.anchored, &before.prose));
        if old != normal(&prose_key(self.head.anchored, &after.prose)) {
            changed.push(Changed { field: "prose", before: Vec::new(), after: Vec::new() });
        }
        changed
    }

    /// Parts of a value of BASE as they would be written in HEAD.
    pub fn as_now(&self, parts: &[Part]) -> Vec<Part> {
        let now = |part: &Part| match part {
            Part::Words(words) => Part::Words(settled(words)),
            Part::Item(item) => match self.now_of(*item) {
                Some(item) => Part::Item(item),
                None => Part::Words(self.old_id(*item)),
            },
        };
        parts.iter().map(now).collect()
    }

    /// The id of something that is gone, below its subject as that is called now.
    fn old_id(&self, item: Item) -> String {
        let n = self.base.at.get(&item).copied().unwrap_or(usize::MAX);
        let parent = self.base.nodes.get(n).and_then(|node| node.parent);
        match parent.and_then(|parent| self.now[parent]) {
            Some(now) => format!("{}#{}", self.head.id(now.h), self.base.nodes[n].id),
            None => self.base.id(n),
        }
    }

    /// The values of a change on its two sides.
    pub fn values(&self, h: usize, changed: &Changed) -> (Vec<&Value>, Vec<&Value>) {
        let before = self.was[h].map_or(&[][..], |b| &self.base.nodes[b].values);
        let after = &self.head.nodes[h].values;
        (
            changed.before.iter().filter_map(|n| before.get(*n)).collect(),
            changed.after.iter().filter_map(|n| after.get(*n)).collect(),
        )
    }

    /// The change of a field, where it has other values.
    pub fn change(&self, h: usize, field: &str) -> Option<&Changed> {
        self.changed[h].iter().find(|changed| changed.field == field)
    }
}

/// Parts of a value of HEAD as they are compared.
fn normal(parts: &[Part]) -> Vec<Part> {
    let of = |part: &Part| match part {
        Part::Words(words) => Part::Words(settled(words)),
        Part::Item(item) => Part::Item(*item),
    };
    parts.iter().map(of).collect()
}

/// Runs of white space as one space.
fn settled(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Under what a node is looked for on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'k> {
    Site,
    Subject(Family, &'k str),
    /// The subject's node in HEAD, kind and id.
    Record(usize, &'k str, &'k str),
}

/// For each node of BASE what it is now, and for each of HEAD what it was.
fn put_together(base: &[Node<'_>], head: &[Node<'_>]) -> (Vec<Option<Now>>, Vec<Option<usize>>) {
    let (mut now, mut was) = (vec![None; base.len()], vec![None; head.len()]);
    // Subjects first, as records belong to them.
    for records in [false, true] {
        let is_one = |node: &Node<'_>| node.parent.is_some() == records;
        let mut ids = FxHashMap::default();
        for (h, node) in head.iter().enumerate().filter(|(_, node)| is_one(node)) {
            ids.insert(key(node, node.parent, node.id), h);
        }
        let mut old = FxHashMap::default();
        for (b, node) in base.iter().enumerate().filter(|(_, node)| is_one(node)) {
            let parent = match node.parent.map(|parent| now[parent]) {
                Some(None) => continue,
                Some(Some(Now { h, .. })) => Some(h),
                None => None,
            };
            let key = key(node, parent, node.id);
            match ids.get(&key) {
                Some(h) => {
                    let by = if was[*h].is_some() { By::Merged } else { By::Id };
                    now[b] = Some(Now { h: *h, by });
                    was[*h].get_or_insert(b);
                }
                None => {
                    old.entry(key).or_insert(b);
                }
            }
        }
        for (h, node) in head.iter().enumerate().filter(|(_, node)| is_one(node)) {
            let key = |id| key(node, node.parent, id);
            let mut of: Vec<usize> =
                node.was.iter().filter_map(|(id, _)| old.get(&key(*id)).copied()).collect();
            // Of several that became one it is the one that has its name, else the one that is listed first.
            of.sort_by_key(|b| base[*b].title != node.title);
            for b in of {
                if now[b].is_none() {
                    let by = if was[h].is_some() { By::Merged } else { By::Was };
                    now[b] = Some(Now { h, by });
                    was[h].get_or_insert(b);
                }
            }
        }
    }
    (now, was)
}

/// Under what a node is looked for whose subject is this one of HEAD.
fn key<'k>(node: &Node<'k>, parent: Option<usize>, id: &'k str) -> Key<'k> {
    match parent {
        Some(parent) => Key::Record(parent, node.kind, id),
        None => node.family().map_or(Key::Site, |family| Key::Subject(family, id)),
    }
}
