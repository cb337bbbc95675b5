//! `Head`: what every subject and every record has, whatever its kind.

use crate::ground::span::{Span, Words};
use crate::parse::outline::{PartKind, Section};
use crate::parse::page::Page;
use crate::parse::prose::{self, Prose, Quotation};
use crate::parse::record::fields::{Fields, heading};

/// What every subject and every record has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The heading line, without its line end.
    pub span: Span,
    /// Old ids.
    pub was: Vec<Words>,
    /// `draft: yes`: keeps it off the site.
    pub draft: bool,
    /// `hidden: yes`: checked, not shown, not exported.
    pub hidden: bool,
    /// The prose about it.
    pub prose: Prose,
    /// Quotations in those of its fields that readers see.
    pub field_quotations: Vec<Quotation>,
}

/// Reads the head of a section, its prose included. To be called before any other field is taken.
pub fn read(page: &Page<'_>, section: &Section, fields: &mut Fields<'_>) -> Head {
    let prose = prose_of(page, section, fields);
    Head { prose, ..without_prose(page, section, fields) }
}

/// Reads the head of a section and leaves its prose to the caller.
pub fn without_prose(page: &Page<'_>, section: &Section, fields: &mut Fields<'_>) -> Head {
    let shown = fields.shown().cloned().collect::<Vec<_>>();
    let mut field_quotations = Vec::new();
    for words in &shown {
        prose::field_quotations(page, words, &mut field_quotations, fields.faults());
    }
    Head {
        span: heading(page, section),
        was: fields.old_ids(),
        draft: fields.yes("draft"),
        hidden: fields.yes("hidden"),
        prose: Prose::default(),
        field_quotations,
    }
}

/// Reads the prose of a section.
pub fn prose_of(page: &Page<'_>, section: &Section, fields: &mut Fields<'_>) -> Prose {
    let part = section.parts.iter().find(|part| part.what == PartKind::Prose);
    part.map(|part| prose::read(page, &part.range, fields.faults())).unwrap_or_default()
}
