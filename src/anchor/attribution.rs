//! A quote → on what terms it was given: as written, else as its speaker and medium tell.

use crate::anchor::Anchored;
use crate::parse::record::entity::EntityKind;
use crate::parse::record::quote::{Attribution, Quote};
use crate::parse::reference::{Named, Reference, Speaker};

/// On what terms a quote was given.
pub fn attribution(anchored: &Anchored, quote: &Quote) -> Attribution {
    let of_document = |of: &Reference| {
        let entity = anchored.names.entity(of).and_then(|n| anchored.draft.entities.get(n));
        entity.is_some_and(|entity| entity.kind == EntityKind::Document)
    };
    let speaks = |speaker: &Speaker| matches!(speaker, Speaker::Id(of) if of_document(of));
    let medium = matches!(&quote.medium, Some(Named::Id(of)) if of_document(of));
    quote.attribution.unwrap_or_else(|| {
        if medium || quote.speaker.iter().any(speaks) {
            Attribution::Document
        } else if quote.speaker.iter().any(|speaker| matches!(speaker, Speaker::Unnamed(_))) {
            Attribution::Unknown
        } else {
            Attribution::OnRecord
        }
    })
}
