//! `## judgment ID`: what the writers hold to be so, how likely, how surely, and what it rests on.

use crate::ground::span::Words;
use crate::parse::fault::Fault;
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::record::{Head, head};
use crate::parse::reference::Reference;

/// `## judgment ID`
pub const JUDGMENT: Kind = Kind {
    name: "judgment",
    level: 2,
    id: true,
    passage: false,
    pairs: false,
    fields: &[
        one("likelihood"),
        one("confidence"),
        one("because").shown(),
        many("rests-on").required(),
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

/// What the writers hold to be so; the judgment itself is `head.prose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgment {
    /// Its id.
    pub id: Words,
    /// What every record has.
    pub head: Head,
    /// `likelihood`
    pub likelihood: Option<Likelihood>,
    /// `confidence`
    pub confidence: Option<Confidence>,
    /// `because`
    pub because: Option<Words>,
    /// `rests-on`: claims, quotes, notes, sources. None where they are missing, which is a fault.
    pub rests_on: Vec<Reference>,
}

/// How likely, in the words of the ICD 203 scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// `almost-no-chance`
    AlmostNoChance,
    /// `very-unlikely`
    VeryUnlikely,
    /// `unlikely`
    Unlikely,
    /// `roughly-even-chance`
    RoughlyEvenChance,
    /// `likely`
    Likely,
    /// `very-likely`
    VeryLikely,
    /// `almost-certain`
    AlmostCertain,
}

/// How well the judgment is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// `low`
    Low,
    /// `moderate`
    Moderate,
    /// `high`
    High,
}

/// The values of `likelihood`.
pub const LIKELIHOODS: [(&str, Likelihood); 7] = [
    ("almost-no-chance", Likelihood::AlmostNoChance),
    ("very-unlikely", Likelihood::VeryUnlikely),
    ("unlikely", Likelihood::Unlikely),
    ("roughly-even-chance", Likelihood::RoughlyEvenChance),
    ("likely", Likelihood::Likely),
    ("very-likely", Likelihood::VeryLikely),
    ("almost-certain", Likelihood::AlmostCertain),
];

/// The values of `confidence`.
pub const CONFIDENCES: [(&str, Confidence); 3] =
    [("low", Confidence::Low), ("moderate", Confidence::Moderate), ("high", Confidence::High)];

/// Reads a judgment. None where its heading has no id.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Judgment> {
    let id = page.words(heading.id.as_ref()?);
    let mut fields = Fields::new(page, section, &JUDGMENT, faults);
    Some(Judgment {
        id,
        head: head::read(page, section, &mut fields),
        likelihood: fields.choice("likelihood", &LIKELIHOODS),
        confidence: fields.choice("confidence", &CONFIDENCES),
        because: fields.one("because"),
        rests_on: fields.references("rests-on"),
    })
}
