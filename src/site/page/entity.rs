//! An entity's page: who or what it is, what it said, where it is named.

use serde::Serialize;

use crate::site::link::{Link, Name};
use crate::site::page::list::Line;
use crate::site::paging::Paging;
use crate::site::prose::Prose;
use crate::site::quote::{Quote, Run, SourceLine};
use crate::site::when::When;

/// An entity's page. Its further pages hold only `id`, `name`, `kind` and `named_in`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// `person`, `organization`, `place`, `event`, `document` or `thing`.
    pub kind: &'static str,
    /// `name`
    pub name: String,
    /// `native-name`
    pub native_name: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The roles it holds or held, the latest first.
    pub roles: Vec<Held>,
    /// What it belongs to.
    pub part_of: Vec<Link>,
    /// What belongs to it, by name.
    pub parts: Vec<Link>,
    /// Who holds or held a role here, by name.
    pub members: Vec<Member>,
    /// Its pages elsewhere: Wikidata and the URLs given.
    pub elsewhere: Vec<Elsewhere>,
    /// Others that it might be taken for.
    pub not_same_as: Vec<Link>,
    /// What only an event has.
    pub event: Option<Event>,
    /// The editor's prose about it.
    pub prose: Option<Prose>,
    /// In its own words: its quotes by date, the first 200.
    pub quotes: Vec<Quote>,
    /// To all of its quotes; none where it has no quote.
    pub all_quotes: Option<Link>,
    /// How many quotes it has.
    pub quote_count: usize,
    /// What others say about it (`about`), by date, the first 200.
    pub quotes_about: Vec<Quote>,
    /// The claims on which its quotes take a position.
    pub positions: Vec<Position>,
    /// The claims that are about it.
    pub claims_about: Vec<Link>,
    /// Where it is named, by source.
    pub named_in: Vec<NamedIn>,
    /// Of the places where it is named.
    pub paging: Option<Paging>,
    /// The briefings that name it, newest first.
    pub briefings: Vec<Line>,
    /// With whom or what it is often named in one block: at most 20.
    pub often_with: Vec<OftenWith>,
    /// The events in which it took part or of which it is the place, by date.
    pub events: Vec<Line>,
}

/// A role held.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    /// What it is called.
    pub title: String,
    /// Where.
    pub organization: Option<Name>,
    /// When.
    pub when: Option<When>,
}

/// Somebody with a role at an organization.
#[derive(Debug, Clone, Serialize)]
pub struct Member {
    /// Who.
    pub link: Link,
    /// The role's title.
    pub title: String,
    /// When.
    pub when: Option<When>,
}

/// A page about it on another site.
#[derive(Debug, Clone, Serialize)]
pub struct Elsewhere {
    /// The words of the link: `Wikidata Q123`, or the host.
    pub text: String,
    /// The URL.
    pub href: String,
}

/// What only an event has.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    /// `when`, as precise as known.
    pub when: Option<When>,
    /// `time`, in words.
    pub time: Option<String>,
    /// Where.
    pub place: Option<Name>,
    /// `happened`, `planned`, `alleged`, `cancelled`; empty where it isn't given.
    pub state: &'static str,
    /// Who took part.
    pub participants: Vec<Name>,
    /// Quotes and notes that tell of it.
    pub cites: Vec<Quote>,
    /// What was said at it, by date, the first 200.
    pub said_there: Vec<Quote>,
}

/// A position that it takes on a claim.
#[derive(Debug, Clone, Serialize)]
pub struct Position {
    /// The claim.
    pub claim: Link,
    /// `asserts`, `denies` and the like.
    pub stance: &'static str,
    /// In which quote.
    pub quote: Link,
    /// When that was said.
    pub said: Option<When>,
    /// The remark in brackets.
    pub remark: Option<String>,
}

/// A source that names it.
#[derive(Debug, Clone, Serialize)]
pub struct NamedIn {
    /// The source.
    pub source: SourceLine,
    /// Where in it, in the text's order: one for each block, as a page links the first in a block.
    pub places: Vec<Mention>,
}

/// A place where it is named.
#[derive(Debug, Clone, Serialize)]
pub struct Mention {
    /// The sentence, as far as readers may see it, the name marked; empty where they may not see even that.
    pub sentence: Vec<Run>,
    /// To the spot.
    pub href: String,
}

/// Somebody or something often named with it.
#[derive(Debug, Clone, Serialize)]
pub struct OftenWith {
    /// Who or what.
    pub link: Link,
    /// In how many blocks both are named.
    pub count: u32,
}
