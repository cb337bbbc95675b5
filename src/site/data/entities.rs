//! An entity as files for machines give it.

use serde::Serialize;

use super::dated::Dated;
use super::party::Party;
use super::quotes::Page;
use crate::ground::id::Family;
use crate::parse::record::entity::{EntityKind, Role as Held};
use crate::site::here::Here;
use crate::site::wording;

/// A person, organization, place, event, document or thing.
#[derive(Debug, Clone, Serialize)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// `person`, `organization`, `place`, `event`, `document` or `thing`.
    pub kind: &'static str,
    /// `name`
    pub name: String,
    /// `sort-name`
    pub sort_name: Option<String>,
    /// `native-name`
    pub native_name: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The roles it holds or held, in the order of its file.
    pub roles: Vec<Role>,
    /// What it belongs to.
    pub part_of: Vec<Party>,
    /// `Q` and digits.
    pub wikidata: Option<String>,
    /// Its pages elsewhere.
    pub urls: Vec<String>,
    /// Others that it might be taken for.
    pub not_same_as: Vec<Party>,
    /// What only an event has.
    pub event: Option<Event>,
    /// The quotes that it speaks, by id, by date.
    pub quotes: Vec<String>,
    /// The claims about it, by id.
    pub claims: Vec<String>,
    /// How often sources name it.
    pub mentions: usize,
    /// The briefings that name it.
    pub briefings: Vec<Page>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// What it is called.
    pub title: String,
    /// Where.
    pub organization: Option<Party>,
    /// When.
    pub when: Option<Dated>,
}

/// What only an event has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// `when`
    pub when: Option<Dated>,
    /// `time`, in words.
    pub time: Option<String>,
    /// Where.
    pub place: Option<Party>,
    /// `happened`, `planned`, `alleged` or `cancelled`.
    pub state: Option<&'static str>,
    /// Who took part.
    pub participants: Vec<Party>,
    /// Quotes and notes that tell of it, by id.
    pub cites: Vec<String>,
}

impl Here<'_> {
    /// An entity that is on the site.
    pub(super) fn entity_record(&self, n: usize) -> Option<Entity> {
        let entity = self.draft().entities.get(n)?;
        let (index, names) = (self.index(), &self.anchored().names);
        let role = |role: &Held| Role {
            title: role.title.to_string(),
            organization: role.organization.as_ref().map(|named| self.party_of(named)),
            when: role.interval.as_ref().map(Dated::new),
        };
        let cites = entity.cites.iter().filter_map(|of| names.record(None, of));
        let cites = cites.filter(|at| index.has_record(*at));
        let event = (entity.kind == EntityKind::Event).then(|| Event {
            when: entity.when.as_ref().map(Dated::new),
            time: entity.time.as_ref().map(|time| time.to_string()),
            place: entity.place.as_ref().map(|named| self.party_of(named)),
            state: entity.state.map(wording::event_state),
            participants: entity.participant.iter().map(|named| self.party_of(named)).collect(),
            cites: cites.map(|at| self.reference(at)).collect(),
        });
        let claims = index.claims_about.of(n).iter();
        let claims = claims.filter_map(|claim| self.draft().claims.get(*claim as usize));
        let briefings = index.briefings_of[Family::Entity as usize].of(n);
        Some(Entity {
            id: entity.id.to_string(),
            url: self.party(n).url?,
            kind: entity.kind.word(),
            name: entity.name.to_string(),
            sort_name: entity.sort_name.as_ref().map(|name| name.to_string()),
            native_name: entity.native_name.as_ref().map(|name| name.to_string()),
            aliases: entity.alias.iter().map(|alias| alias.to_string()).collect(),
            roles: entity.role.iter().map(role).collect(),
            part_of: self.parties(&entity.part_of),
            wikidata: entity.wikidata.as_ref().map(|id| id.to_string()),
            urls: entity.url.iter().map(|url| url.to_string()).collect(),
            not_same_as: self.parties(&entity.not_same_as),
            event,
            quotes: index.quotes_by.of(n).iter().map(|at| self.reference(*at)).collect(),
            claims: claims.map(|claim| claim.id.to_string()).collect(),
            mentions: index.mentions.of(n).len(),
            briefings: briefings.iter().filter_map(|n| self.briefing_page(*n as usize)).collect(),
        })
    }
}
