//! `quote-became-ambiguous`: words of a quote or note that stand in several places now.

use crate::anchor::outcome::Outcome;
use crate::diff::became::Became;
use crate::diff::code::Code;
use crate::diff::example::minutes;
use crate::diff::finding::{Finding, Severity, Version};
use crate::diff::look::Look;
use crate::diff::passage;
use std::ops::Range;

/// Words of a quote or note that stand in several places now.
pub const CODE: Code = Code {
    code: "quote-became-ambiguous",
    severity: Severity::Break,
    line: "The words of a quote or note stand in several places now, or not where its context says.",
    why: "It stood in one place; now nobody can tell which place is meant. `after` or `before` names the words beside it.",
    before: &[minutes!("## note thanks\n- before: the clerk\n\n> The board thanked\n")],
    after: &[minutes!("## note thanks\n\n> The board thanked\n")],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (b, h) in look.kept_passages() {
        if look.became[h] == Became::Ambiguous {
            let id = look.head.id(h);
            let message = match look.head.outcome(h) {
                Some(Outcome::Ambiguous { count, .. }) => {
                    format!("The words of {id} stand in {count} places now.")
                }
                _ => format!("The words of {id} don't stand where its context says."),
            };
            let mut found = CODE.kept(look, h, message).passages(look, b, h);
            found.places = places(look, h);
            out.push(found);
        }
    }
}

/// Where in its source the words stand, each in its sentence.
fn places(look: &Look<'_>, h: usize) -> Vec<Version> {
    let (Some(at), Some(outcome)) = (look.head.nodes[h].record(), look.head.outcome(h)) else {
        return Vec::new();
    };
    let places = match outcome {
        Outcome::Ambiguous { places, .. } | Outcome::WrongContext { places } => places.as_slice(),
        _ => &[],
    };
    let seen = |place: &Range<u32>| {
        let mut version =
            passage::alone(&look.head, h, &passage::at(&look.head, at.source, place.clone()))?;
        version.place = version.in_source.take().unwrap_or(version.place);
        Some(version)
    };
    places.iter().filter_map(seen).collect()
}
