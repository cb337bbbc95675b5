//! `# claim`: what is at issue, and which quotes and notes bear on it.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::fault::{Fault, What};
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::record::{Head, head};
use crate::parse::reference::{self, Reference};

/// `# claim`
pub const CLAIM: Kind = Kind {
    name: "claim",
    level: 1,
    id: true,
    passage: false,
    pairs: false,
    fields: &[
        one("text").required().shown(),
        one("status"),
        one("as-of"),
        many("about"),
        many("topics").shown(),
        many("asserts").shown(),
        many("implies").shown(),
        many("denies").shown(),
        many("qualifies").shown(),
        many("relays").shown(),
        many("declines").shown(),
        many("retracts").shown(),
        one("because").shown(),
        many("gap").shown(),
        many("conflicts-with"),
        many("depends-on"),
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

/// What is at issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: Words,
    /// What every subject has.
    pub head: Head,
    /// `text`; empty where it is missing, which is a fault.
    pub text: Words,
    /// `status`: the writer's word, never computed.
    pub status: Option<Status>,
    /// `as-of`
    pub as_of: Option<Date>,
    /// `about`
    pub about: Vec<Reference>,
    /// `topics`
    pub topics: Vec<Words>,
    /// `asserts`, `denies` and the like, in the order of the file.
    pub positions: Vec<Position>,
    /// `because`
    pub because: Option<Words>,
    /// `gap`: what isn't known.
    pub gap: Vec<Words>,
    /// `conflicts-with`
    pub conflicts_with: Vec<Reference>,
    /// `depends-on`
    pub depends_on: Vec<Reference>,
}

/// A quote or note and its stance towards the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Which stance.
    pub stance: Stance,
    /// The quote or note.
    pub of: Reference,
    /// The remark in brackets.
    pub remark: Option<Words>,
}

/// What a quote does to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// `asserts`
    Asserts,
    /// `implies`
    Implies,
    /// `denies`
    Denies,
    /// `qualifies`
    Qualifies,
    /// `relays`
    Relays,
    /// `declines`
    Declines,
    /// `retracts`
    Retracts,
}

impl Stance {
    /// Whether it speaks for the claim.
    pub fn supports(self) -> bool {
        matches!(self, Stance::Asserts | Stance::Implies | Stance::Relays)
    }
}

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `open`
    Open,
    /// `corroborated`
    Corroborated,
    /// `disputed`
    Disputed,
    /// `contradicted`
    Contradicted,
    /// `refuted`
    Refuted,
    /// `withdrawn`
    Withdrawn,
    /// `superseded`
    Superseded,
}

/// The fields that are stances.
pub const STANCES: [(&str, Stance); 7] = [
    ("asserts", Stance::Asserts),
    ("implies", Stance::Implies),
    ("denies", Stance::Denies),
    ("qualifies", Stance::Qualifies),
    ("relays", Stance::Relays),
    ("declines", Stance::Declines),
    ("retracts", Stance::Retracts),
];

/// The values of `status`.
pub const STATUSES: [(&str, Status); 7] = [
    ("open", Status::Open),
    ("corroborated", Status::Corroborated),
    ("disputed", Status::Disputed),
    ("contradicted", Status::Contradicted),
    ("refuted", Status::Refuted),
    ("withdrawn", Status::Withdrawn),
    ("superseded", Status::Superseded),
];

/// Reads a claim. None where its heading has no id.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Claim> {
    let id = page.words(heading.id.as_ref()?);
    let mut fields = Fields::new(page, section, &CLAIM, faults);
    Some(Claim {
        id,
        head: head::read(page, section, &mut fields),
        text: fields.required("text"),
        status: fields.choice("status", &STATUSES),
        as_of: fields.date("as-of"),
        about: fields.references("about"),
        topics: fields.many("topics"),
        positions: positions(&mut fields),
        because: fields.one("because"),
        gap: fields.many("gap"),
        conflicts_with: fields.references("conflicts-with"),
        depends_on: fields.references("depends-on"),
    })
}

/// What a stance takes.
const EXPECTED: &str = "a quote's or note's id, then a remark in brackets or nothing";

fn positions(fields: &mut Fields<'_>) -> Vec<Position> {
    let stance = |name: &str| STANCES.iter().find(|(word, _)| *word == name).copied();
    let all = fields
        .all()
        .filter_map(|(name, words)| stance(name).map(|stance| (stance, words.clone())))
        .collect::<Vec<_>>();
    all.iter()
        .filter_map(|((name, stance), words)| position(fields, name, *stance, words))
        .collect()
}

/// `nbc-letter#esper-no-decision (of a decision, not of plans)`
fn position(
    fields: &mut Fields<'_>,
    field: &'static str,
    stance: Stance,
    words: &Words,
) -> Option<Position> {
    let bracket = words.find('(').unwrap_or(words.len());
    let of = words.part(0, words[..bracket].trim_end().len());
    let remark = match words[bracket..].strip_prefix('(').map(|rest| rest.strip_suffix(')')) {
        None => None,
        Some(Some(inner)) if !inner.trim().is_empty() => {
            let from = bracket + 1 + (inner.len() - inner.trim_start().len());
            Some(words.part(from, from + inner.trim().len()))
        }
        Some(_) => {
            fields.bad(field, words, EXPECTED);
            return None;
        }
    };
    if let Some((first, rest)) = of.split_once(char::is_whitespace)
        && remark.is_none()
        && reference::read(&of.part(0, first.len())).is_some()
    {
        let what = What::BadValue {
            field,
            required: false,
            expected: EXPECTED.to_owned(),
            id: false,
            nearest: Some(format!("{first} ({})", rest.trim())),
        };
        fields.fault(words.span(), what);
        return None;
    }
    let of = fields.reference_of(field, &of)?;
    Some(Position { stance, of, remark })
}
