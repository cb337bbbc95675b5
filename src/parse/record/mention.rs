//! `## mention`: words of a document that name an entity.

use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{AFTER, BEFORE, Kind, one};
use crate::parse::reference::Reference;

/// `## mention`
pub const MENTION: Kind = Kind {
    name: "mention",
    level: 2,
    id: false,
    passage: true,
    pairs: false,
    fields: &[one("of").required(), AFTER, BEFORE],
};

/// The entity that the passage names.
pub fn read(fields: &mut Fields<'_>) -> Option<Reference> {
    fields.reference("of")
}
