//! `Anchored` × `Anchored` → `Changes`: what a reviewer must look at, found in the models and not in their text.

mod bearers;
mod became;
mod beside;
mod both;
mod exposed;
mod fields;
mod guess;
mod half;
mod hint;
mod item;
mod kept;
mod links;
mod look;
mod mask;
mod node;
mod passage;
mod positions;
mod remark;
mod report;
mod rests;
mod reused;
mod told;
mod unread;
mod value;

pub mod about;
pub mod changes;
pub mod code;
pub mod comparison;
pub mod example;
pub mod facing;
pub mod finding;
pub mod pages;
pub mod place;
pub mod wording;

use rustc_hash::FxHashSet;

use crate::anchor::Anchored;
use both::Both;
use changes::Changes;
use finding::Finding;
use look::Look;

/// Compares two states of a site.
pub fn diff(base: &Anchored, head: &Anchored) -> Changes {
    let look = Look::of(Both::of(base, head));
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for (rank, code) in code::ALL.iter().enumerate() {
        let mut found = Vec::new();
        (code.find)(&look, &mut found);
        findings.extend(found.into_iter().map(|finding| (rank, finding)));
    }
    // The sort is stable: what is equal stays as it was found, in the order of ids.
    findings.sort_by(|(a, one), (b, other)| {
        let place = |finding: &'_ Finding| {
            let at = finding.after.as_ref().map(|after| &after.place).or(finding.look_at.as_ref());
            at.or(finding.before.as_ref().map(|before| &before.place)).cloned()
        };
        (one.severity, a).cmp(&(other.severity, b)).then_with(|| place(one).cmp(&place(other)))
    });
    let findings: Vec<Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
    let form_only = form_only(&look, &findings);
    let (facing, facing_more) = beside::facing(&look, &findings);
    Changes {
        not_compared: unread::unread(&look),
        aliases: links::links(&look),
        facing,
        facing_more,
        form_only,
        findings,
    }
}

/// How many subjects and records were written otherwise, and nothing is told about them.
fn form_only(look: &Look<'_>, findings: &[Finding]) -> usize {
    let told: FxHashSet<&str> = findings.iter().map(|finding| finding.about.id.as_str()).collect();
    let other = |(b, h): &(usize, usize)| {
        !is_same(look.base.section(*b), look.head.section(*h))
            && !told.contains(look.head.id(*h).as_str())
    };
    look.kept().filter(other).count()
}

/// Whether two texts are the same but for how their lines end, which is a checkout's business.
fn is_same(before: &str, after: &str) -> bool {
    before.lines().eq(after.lines())
}
