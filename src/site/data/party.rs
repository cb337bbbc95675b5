//! `Party`: a person, organization or other entity as files for machines name it, or plain words.

use serde::Serialize;

use crate::ground::id::Family;
use crate::parse::reference::{Named, Reference};
use crate::site::here::{Here, plain};
use crate::site::link::Name;

/// An entity, somebody who writes for the site, or plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The entity's id; none for plain words, and for what has no page.
    pub id: Option<String>,
    /// The name, or the words.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
}

impl Party {
    fn new(id: Option<&str>, name: Name) -> Party {
        let id = id.filter(|_| name.href.is_some()).map(str::to_owned);
        Party { id, name: name.text, url: name.href }
    }
}

impl Here<'_> {
    /// An entity by its number.
    pub(super) fn party(&self, entity: usize) -> Party {
        let id = self.draft().entities.get(entity).map(|entity| entity.id.as_str());
        Party::new(id, self.entity_name(entity))
    }

    /// What a field names that takes an entity or words.
    pub(super) fn party_of(&self, named: &Named) -> Party {
        match named {
            Named::Words(words) => Party::new(None, plain(words)),
            Named::Id(of) => match self.anchored().names.entity(of) {
                Some(entity) => self.party(entity),
                None => Party::new(None, self.name(named)),
            },
        }
    }

    /// What a field names that takes somebody who writes for the site, an entity or words.
    pub(super) fn somebody_of(&self, named: &Named) -> Party {
        let name = self.somebody(named);
        match named {
            // An author of the site has no id that others could know.
            Named::Id(_) if name.kind.is_empty() => Party::new(None, Name { href: None, ..name }),
            Named::Id(_) => self.party_of(named),
            Named::Words(_) => Party::new(None, name),
        }
    }

    /// The entities on the site that references name.
    pub(super) fn parties(&self, references: &[Reference]) -> Vec<Party> {
        let entities = references.iter().filter_map(|of| self.anchored().names.entity(of));
        let published = entities.filter(|n| self.index().has(Family::Entity, *n));
        published.map(|n| self.party(n)).collect()
    }
}
