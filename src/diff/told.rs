//! Which changes of a field are told by a code of their own, so that “edited” needn't name them again.

use crate::anchor::excerpt;
use crate::diff::both::Changed;
use crate::diff::look::Look;
use crate::diff::node::Item;
use crate::diff::positions::{is_stance, positions};
use crate::diff::reused::is_reused;

/// What a judgment says to readers.
pub(super) const SAID: [&str; 4] = ["likelihood", "confidence", "because", "prose"];

/// Whether a change of a field has a code of its own.
pub(super) fn is_told(look: &Look<'_>, b: usize, h: usize, changed: &Changed) -> bool {
    if !look.is_public(b, h) {
        return false;
    }
    match (look.head.nodes[h].item, changed.field) {
        (Item::Record(_), field) => matches!(
            field,
            "speaker" | "attribution" | "form" | "role" | "on-behalf-of" | "said" | "time"
        ),
        (Item::Entity(_), "name") | (Item::Claim(_), "status") | (Item::Source(_), "grade") => true,
        (Item::Judgment(..), field) => SAID.contains(&field),
        (Item::Claim(_), "text") => is_reused(look, b, h),
        (Item::Claim(_), field) if is_stance(field) => !positions(look, b, h).is_empty(),
        (Item::Source(after), "publish") => match look.base.nodes[b].item {
            Item::Source(before) => {
                let (was, now) = (look.base.anchored, look.head.anchored);
                excerpt::publish(now, after) > excerpt::publish(was, before)
            }
            _ => false,
        },
        _ => false,
    }
}
