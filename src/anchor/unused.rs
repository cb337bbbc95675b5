//! What references, mentions and prose name → the entities that nothing names.

use crate::anchor::Placed;
use crate::anchor::directory::Directory;
use crate::anchor::fact::Fact;
use crate::anchor::writing::{Page, writings};
use crate::parse::Draft;

/// Entities that no field of another subject, no link and no text names. `used` tells what references name.
pub(super) fn unused(
    draft: &Draft,
    directory: &Directory,
    placed: &[Placed],
    mut used: Vec<bool>,
) -> Vec<Fact> {
    let mut name = |entity: usize| {
        if let Some(used) = used.get_mut(entity) {
            *used = true;
        }
    };
    placed.iter().flat_map(|placed| &placed.mentions).for_each(|mention| name(mention.entity));
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
    let unused = used.iter().enumerate().filter(|(_, used)| !**used);
    unused.map(|(entity, _)| Fact::UnusedEntity(entity)).collect()
}
