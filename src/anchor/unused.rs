//! What references, mentions and prose name → the entities that nothing names.

use crate::anchor::Placed;
use crate::anchor::directory::Directory;
use crate::anchor::fact::Fact;
use crate::anchor::writing::{Page, writings};
use crate::parse::Draft;

/// Entities, drafts and events with a day apart, that no field of another subject, no link and no text names, not even in words that others bear, too.
/// `used` tells what references name.
pub(super) fn unused(
    draft: &Draft,
    directory: &Directory,
    placed: &[Placed],
    facts: &[Fact],
    mut used: Vec<bool>,
) -> Vec<Fact> {
    let mut name = |entity: usize| {
        if let Some(used) = used.get_mut(entity) {
            *used = true;
        }
    };
    placed.iter().flat_map(|placed| &placed.mentions).for_each(|mention| name(mention.entity));
    for fact in facts {
        if let Fact::AmbiguousAlias { entities, .. } = fact {
            entities.iter().for_each(|entity| name(*entity));
        }
    }
    if used.iter().any(|used| !used) {
        for writing in writings(draft) {
            let Some(span) = writing.prose.and_then(|prose| prose.span) else { continue };
            for (_, entity) in directory.spot(draft.files.slice(span)) {
                if writing.page != Page::Entity(entity)
                    && let Some(used) = used.get_mut(entity)
                {
                    *used = true;
                }
            }
        }
    }
    let unused = used.iter().zip(&draft.entities).enumerate();
    let unused = unused.filter(|(_, (used, entity))| !**used && !entity.head.draft);
    // An event that has a day stands in the timeline, whoever names it.
    let unused = unused.filter(|(_, (_, entity))| entity.when.is_none());
    unused.map(|(entity, _)| Fact::UnusedEntity(entity)).collect()
}
