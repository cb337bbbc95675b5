//! `# briefing`: what the writers have to say, with its judgments and corrections.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::fault::Fault;
use crate::parse::outline::{Heading, Section};
use crate::parse::page::Page;
use crate::parse::prose::Prose;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::record::{Head, head};
use crate::parse::reference::Named;

pub use crate::parse::record::correction::{Correction, CorrectionKind};
pub use crate::parse::record::judgment::{Confidence, Judgment, Likelihood};

/// `# briefing`
pub const BRIEFING: Kind = Kind {
    name: "briefing",
    level: 1,
    id: true,
    passage: false,
    pairs: false,
    fields: &[
        one("title").required().shown(),
        one("date").required(),
        one("as-of"),
        one("question").shown(),
        one("summary").shown(),
        many("author").shown(),
        many("reviewed-by").shown(),
        many("topics").shown(),
        many("gap").shown(),
        one("license").shown(),
        one("autolink"),
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

/// A briefing. Its body is what stands neither in a judgment nor in a correction; `head.prose` is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    /// Its id.
    pub id: Words,
    /// What every subject has.
    pub head: Head,
    /// `title`; empty where it is missing, which is a fault.
    pub title: Words,
    /// `date`; any day at all, without words, where it is missing or none, which is a fault.
    pub date: Date,
    /// `as-of`
    pub as_of: Option<Date>,
    /// `question`
    pub question: Option<Words>,
    /// `summary`
    pub summary: Option<Words>,
    /// `author`
    pub author: Vec<Named>,
    /// `reviewed-by`
    pub reviewed_by: Vec<Named>,
    /// `topics`
    pub topics: Vec<Words>,
    /// `gap`: what isn't known.
    pub gap: Vec<Words>,
    /// `license`
    pub license: Option<Words>,
    /// `autolink: off` leaves names in the body unlinked.
    pub autolink: bool,
    /// `## judgment ID`, in order.
    pub judgments: Vec<Judgment>,
    /// `## correction ID`, in order.
    pub corrections: Vec<Correction>,
    /// The body's parts, in order; more than one where judgments or corrections stand between.
    pub body: Vec<Prose>,
}

/// Reads a briefing; judgments, corrections and further parts of the body are added by the caller. None where its
/// heading has no id.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    heading: &Heading,
    faults: &mut Vec<Fault>,
) -> Option<Briefing> {
    let id = page.words(heading.id.as_ref()?);
    let mut fields = Fields::new(page, section, &BRIEFING, faults);
    let body = head::prose_of(page, section, &mut fields);
    Some(Briefing {
        id,
        head: head::without_prose(page, section, &mut fields),
        title: fields.required("title"),
        date: fields.required_date("date"),
        as_of: fields.date("as-of"),
        question: fields.one("question"),
        summary: fields.one("summary"),
        author: fields.all_named("author"),
        reviewed_by: fields.all_named("reviewed-by"),
        topics: fields.many("topics"),
        gap: fields.many("gap"),
        license: fields.one("license"),
        autolink: fields.choice("autolink", &[("off", false), ("on", true)]).unwrap_or(true),
        judgments: Vec::new(),
        corrections: Vec::new(),
        body: if body.span.is_some() { vec![body] } else { Vec::new() },
    })
}
