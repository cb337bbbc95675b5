//! `Code`: what a kind of finding is, and how it is found: one file for each.

mod alias_collision;
mod attribution_changed;
mod claim_status_changed;
mod dangling;
mod entity_added;
mod entity_edited;
mod entity_merged;
mod entity_renamed;
mod entity_split;
mod grade_changed;
mod id_removed;
mod id_reused;
mod judgment_changed;
mod note_added;
mod note_edited;
mod page_added;
mod page_edited;
mod quote_added;
mod quote_became_ambiguous;
mod quote_edited;
mod quote_lost;
mod quote_moved_to_lookalike;
mod quote_reworded;
mod redirect_added;
mod rights_loosened;
mod role_changed;
mod said_changed;
mod settings_changed;
mod source_changed_under_quote;
mod source_recaptured;
mod speaker_changed;
mod stance_added;
mod stance_changed;
mod stance_removed;
mod support_thinned;
mod unmasked;

use crate::anchor::{Anchored, anchor};
use crate::diff::changes::Changes;
use crate::diff::diff;
use crate::diff::example::laid;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::parse::parse;

/// What a kind of finding is.
#[derive(Debug)]
pub struct Code {
    /// Its name, `quote-lost`.
    pub code: &'static str,
    /// How much it weighs at most.
    pub severity: Severity,
    /// What it tells, in one line.
    pub line: &'static str,
    /// Why a reviewer must know, and what to do, in a paragraph.
    pub why: &'static str,
    /// Files before, laid over the example site: path and text.
    pub before: &'static [(&'static str, &'static str)],
    /// Files now, laid over the example site.
    pub after: &'static [(&'static str, &'static str)],
    /// Finds it.
    pub(super) find: fn(&Look<'_>, &mut Vec<Finding>),
}

impl Code {
    /// The code of a name.
    pub fn of(name: &str) -> Option<&'static Code> {
        ALL.iter().find(|code| code.code == name).copied()
    }

    /// Both sides of its example, and what changed between them.
    pub fn told(&self) -> (Anchored, Anchored, Changes) {
        let side = |over| anchor(parse(laid(over)));
        let (base, head) = (side(self.before), side(self.after));
        let changes = diff(&base, &head);
        (base, head, changes)
    }
}

/// Every code, the gravest first, in the order in which findings of one severity are told.
pub const ALL: &[&Code] = &[
    &unmasked::CODE,
    &rights_loosened::CODE,
    &quote_lost::CODE,
    &quote_moved_to_lookalike::CODE,
    &quote_became_ambiguous::CODE,
    &source_changed_under_quote::CODE,
    &quote_reworded::CODE,
    &id_removed::CODE,
    &id_reused::CODE,
    &dangling::CODE,
    &judgment_changed::CODE,
    &speaker_changed::CODE,
    &attribution_changed::CODE,
    &role_changed::CODE,
    &said_changed::CODE,
    &stance_changed::CODE,
    &stance_added::CODE,
    &stance_removed::CODE,
    &claim_status_changed::CODE,
    &support_thinned::CODE,
    &entity_merged::CODE,
    &entity_renamed::CODE,
    &entity_split::CODE,
    &alias_collision::CODE,
    &source_recaptured::CODE,
    &grade_changed::CODE,
    &settings_changed::CODE,
    &quote_added::CODE,
    &quote_edited::CODE,
    &note_added::CODE,
    &note_edited::CODE,
    &entity_added::CODE,
    &entity_edited::CODE,
    &page_added::CODE,
    &page_edited::CODE,
    &redirect_added::CODE,
];
