//! `## correction ID`: a change made after publication.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::fault::Fault;
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::record::{Head, head};
use crate::parse::reference::Reference;

/// `## correction ID`
pub const CORRECTION: Kind = Kind {
    name: "correction",
    level: 2,
    id: true,
    passage: false,
    pairs: false,
    fields: &[
        one("date").required(),
        one("kind").required(),
        many("affects"),
        one("old"),
        one("new").shown(),
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

/// A change made after publication; why is `head.prose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its id.
    pub id: Words,
    /// What every record has.
    pub head: Head,
    /// `date`
    pub date: Date,
    /// `kind`
    pub kind: CorrectionKind,
    /// `affects`
    pub affects: Vec<Reference>,
    /// `old`: what stood before; its quotations aren't checked.
    pub old: Option<Words>,
    /// `new`
    pub new: Option<Words>,
}

/// What a correction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectionKind {
    /// `correction`
    Correction,
    /// `clarification`
    Clarification,
    /// `update`
    Update,
    /// `editors-note`
    EditorsNote,
    /// `retraction`
    Retraction,
}

/// The values of `kind`.
pub const KINDS: [(&str, CorrectionKind); 5] = [
    ("correction", CorrectionKind::Correction),
    ("clarification", CorrectionKind::Clarification),
    ("update", CorrectionKind::Update),
    ("editors-note", CorrectionKind::EditorsNote),
    ("retraction", CorrectionKind::Retraction),
];

/// Reads a correction. None where its heading has no id.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Correction> {
    let id = page.words(heading.id.as_ref()?);
    let mut fields = Fields::new(page, section, &CORRECTION, faults);
    Some(Correction {
        id,
        head: head::read(page, section, &mut fields),
        date: fields.required_date("date"),
        kind: fields.choice("kind", &KINDS).unwrap_or(CorrectionKind::Correction),
        affects: fields.references("affects"),
        old: fields.one("old"),
        new: fields.one("new"),
    })
}
