//! `Look`: both sides with what every kind of finding asks of them together.

use std::ops::Deref;

use crate::anchor::names::Place;
use crate::diff::about::Rests;
use crate::diff::became::{Became, became};
use crate::diff::both::Both;
use crate::diff::finding::Maybe;
use crate::diff::guess::guesses;
use crate::diff::item::item;
use crate::diff::place::Place as Spot;
use crate::diff::rests::Graph;
use crate::ground::files::FileId;
use crate::ground::span::Words;
use crate::parse::Lost;
use crate::parse::reference;

/// Both sides, and what became of what.
#[derive(Debug)]
pub(super) struct Look<'a> {
    both: Both<'a>,
    /// For each node of HEAD that was there what became of its passage.
    pub became: Vec<Became>,
    /// For each node of BASE that is gone what it may be now: the node of HEAD, and how alike they are.
    pub maybe: Vec<Option<(usize, Maybe)>>,
    /// For each node of BASE the nearest one at or before it in its file that is still there, by its number in HEAD.
    before: Vec<Option<usize>>,
    base_graph: Graph,
    head_graph: Graph,
}

impl<'a> Deref for Look<'a> {
    type Target = Both<'a>;

    fn deref(&self) -> &Both<'a> {
        &self.both
    }
}

impl<'a> Look<'a> {
    /// Of two sides that were put together.
    pub fn of(both: Both<'a>) -> Look<'a> {
        let mut before = vec![None; both.base.nodes.len()];
        let mut last = None;
        for b in &both.base.order {
            let file = both.base.nodes[*b].span.file;
            if let Some(now) = both.now[*b] {
                last = Some((file, now.h));
            }
            before[*b] = last.filter(|(of, _)| *of == file).map(|(_, h)| h);
        }
        Look {
            became: (0..both.head.nodes.len()).map(|h| became(&both, h)).collect(),
            maybe: guesses(&both),
            base_graph: Graph::of(&both.base),
            head_graph: Graph::of(&both.head),
            before,
            both,
        }
    }

    /// What rests on a node of HEAD.
    pub fn rests(&self, h: usize) -> Rests {
        self.head_graph.rests(&self.head, h)
    }

    /// What rested on a node of BASE.
    pub fn rested(&self, b: usize) -> Rests {
        self.base_graph.rests(&self.base, b)
    }

    /// Where in HEAD stands the heading before something that is gone.
    pub fn heading_before(&self, b: usize) -> Option<Spot> {
        self.head.heading(self.before[b]?)
    }

    /// What was on the site and is there, hidden or not.
    pub fn kept_public(&self) -> impl Iterator<Item = (usize, usize)> + use<'_, 'a> {
        self.kept().filter(|(b, h)| self.base.nodes[*b].published && self.head.nodes[*h].published)
    }

    /// Quotes and notes that were on the site and are.
    pub fn kept_passages(&self) -> impl Iterator<Item = (usize, usize)> + use<'_, 'a> {
        self.kept_public().filter(|(b, _)| self.base.nodes[*b].record().is_some())
    }

    /// Whether something was on the site and is.
    pub fn is_public(&self, b: usize, h: usize) -> bool {
        self.base.nodes[b].published && self.head.nodes[h].published
    }

    /// What is on the site and was not: new, or no draft any more.
    pub fn appeared(&self) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let was = |h: &usize| self.was[*h].is_some_and(|b| self.base.nodes[b].published);
        (0..self.head.nodes.len()).filter(move |h| {
            let node = &self.head.nodes[*h];
            node.published && !was(h) && !self.was_unread(*h)
        })
    }

    /// Whether a record that is gone left its id to something of another kind.
    pub fn is_taken(&self, b: usize) -> bool {
        self.taken_by(b).is_some()
    }

    /// What is new below a subject of HEAD.
    pub fn new_below(&self, parent: Option<usize>) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let below = parent.map_or(&[][..], |parent| self.head.below(parent));
        below.iter().copied().filter(|h| self.was[*h].is_none())
    }

    /// Whether what is gone can't be read in HEAD, so that nobody knows.
    pub fn is_lost(&self, b: usize) -> bool {
        let node = &self.base.nodes[b];
        let (subject, record) = match node.parent {
            Some(parent) => (&self.base.nodes[parent], Some(node.id)),
            None => (node, None),
        };
        let unread = self.head.is_unread(self.base.path(node.span.file));
        let Some(family) = subject.family() else { return unread };
        let is = |lost: &Lost| {
            (lost.family, &*lost.subject, lost.record.as_deref()).cmp(&(family, subject.id, record))
        };
        unread || self.head.anchored.draft.lost.binary_search_by(is).is_ok()
    }

    /// Whether what is new could not be read in BASE, so that nobody knows whether it is.
    pub fn was_unread(&self, h: usize) -> bool {
        self.base.is_unread(self.head.path(self.head.nodes[h].span.file))
    }

    /// What bears the id of a record that is gone, in the same source, and is of another kind.
    pub fn taken_by(&self, b: usize) -> Option<usize> {
        let node = &self.base.nodes[b];
        let parent = self.now[node.parent?]?.h;
        self.head.record_of(parent, node.id)
    }

    /// Whether a reference names what stands in a file that HEAD could not read.
    pub fn is_unread_now(&self, written: &str) -> bool {
        let reference = reference::read(&Words::new(written, FileId(0), 0));
        let resolved =
            reference.and_then(|of| self.base.anchored.names.look_up(&of, Place::Prose).ok());
        let item = resolved.and_then(|found| item(found.target));
        item.and_then(|item| self.base.at.get(&item)).is_some_and(|b| self.is_lost(*b))
    }
}
