//! `## headline`, `standfirst`, `heading`, `byline`, `caption`, `furniture`: what a block of a document is.

use crate::parse::record::kind::{AFTER, BEFORE, Kind};

/// What a block of the document is, where its format can't tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `## headline`
    Headline,
    /// `## standfirst`
    Standfirst,
    /// `## heading`
    Heading,
    /// `## byline`
    Byline,
    /// `## caption`
    Caption,
    /// `## furniture`: not the document's own words; shown nowhere, quotable never.
    Furniture,
}

const fn part(name: &'static str) -> Kind {
    Kind { name, level: 2, id: false, passage: true, pairs: false, fields: &[AFTER, BEFORE] }
}

/// `## headline`
pub const HEADLINE: Kind = part("headline");
/// `## standfirst`
pub const STANDFIRST: Kind = part("standfirst");
/// `## heading`
pub const HEADING: Kind = part("heading");
/// `## byline`
pub const BYLINE: Kind = part("byline");
/// `## caption`
pub const CAPTION: Kind = part("caption");
/// `## furniture`
pub const FURNITURE: Kind = part("furniture");

/// The part that a record's kind makes of a block.
pub fn of(kind: &str) -> Option<Part> {
    Some(match kind {
        "headline" => Part::Headline,
        "standfirst" => Part::Standfirst,
        "heading" => Part::Heading,
        "byline" => Part::Byline,
        "caption" => Part::Caption,
        "furniture" => Part::Furniture,
        _ => return None,
    })
}
