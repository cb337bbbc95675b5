//! The sources of several quotes → the one source in which all their words began, if there is but one.

use std::collections::BTreeSet;

use crate::anchor::names::Target;
use crate::anchor::origin;
use crate::site::here::Here;
use crate::site::link::Link;

impl Here<'_> {
    /// Where a source's words come from.
    pub(super) fn origins(&self, source: usize) -> BTreeSet<usize> {
        origin::origins(self.anchored(), source)
    }

    /// The one origin of several sources, where there is but one. Of a single entry nothing is said.
    pub(super) fn single_origin(&self, entries: &[usize]) -> Option<Link> {
        if entries.len() < 2 {
            return None;
        }
        let origins = origin::origins_of(self.anchored(), &entries.iter().copied().collect());
        match (origins.first(), origins.len()) {
            (Some(origin), 1) => self.link(Target::Source(*origin)),
            _ => None,
        }
    }
}
