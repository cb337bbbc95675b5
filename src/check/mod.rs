//! `Anchored` → `Checked` and what to tell the writer: one file for each check.

mod drafts;
pub mod example;
mod look;
mod nearest;
mod passages;
mod places;
pub mod report;
pub mod theme;
mod what_became;

mod address_taken;
mod alias_not_in_source;
mod altered_quotation;
mod ambiguous_alias;
mod ambiguous_quotation;
mod bad_date;
mod bad_heading;
mod bad_id;
mod bad_url;
mod bad_value;
mod broken_link;
mod broken_template;
mod claim_out_of_date;
mod clipped_negation;
mod content_missing;
mod context_not_there;
mod direct_outside_marks;
mod duplicate_id;
mod empty_body;
mod empty_file;
mod field_in_prose;
mod file_name;
mod front_matter;
mod html_in_prose;
mod judgment_without_basis;
mod likelihood_and_confidence;
mod line_among_fields;
mod line_without_mark;
mod link_out_of_folder;
mod lookalike_id;
mod merge_conflict;
mod missing_field;
mod no_passage;
mod not_read;
mod not_searched;
mod not_utf_8;
mod nul_byte;
mod old_id;
mod omitted_negation;
mod overlapping_speakers;
mod paraphrase_quoted;
mod passage_in_furniture;
mod publish_limit;
mod quotation_not_annotated;
mod quote_altered;
mod quote_ambiguous;
mod quote_inside_its_quoting;
mod quote_not_found;
mod quote_without_date;
mod refers_to_draft;
mod repeated_field;
mod reused_id;
mod said_after_published;
mod second_subject;
mod single_origin;
mod source_changed;
mod source_missing;
mod source_not_annotated;
mod source_unreadable;
mod source_without_hash;
mod stray_file;
mod text_before_subject;
mod unbalanced_quotation;
mod unclosed_comment;
mod unclosed_fence;
mod unknown_check;
mod unknown_field;
mod unknown_kind;
mod unknown_reference;
mod unmarked_continuation;
mod unsafe_link;
mod unsourced_quotation;
mod unused_entity;
mod was_for_old;
mod words_not_in_source;
mod wrong_kind;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::anchor::Anchored;
use crate::anchor::fact::Fact;
use crate::anchor::outcome::Outcome;
use crate::ground::address::Address;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::Files;
use crate::ground::span::Span;
use crate::parse::record::RecordKind;
use drafts::Drafts;
use example::Example;
use look::Look;
use report::Report;
use theme::Theme;
use what_became::Told;

/// A check: what it holds, how it is told, and the example that explains it.
#[derive(Debug)]
pub struct Check {
    /// Its name, `quote-not-found`.
    pub code: &'static str,
    /// How much it weighs where `site.md` says nothing.
    pub default: Severity,
    /// What it holds, in one line.
    pub line: &'static str,
    /// Why, and what to do, in a paragraph.
    pub why: &'static str,
    /// Files that break it, laid over the example site.
    pub bad: &'static [Example],
    /// The same files, mended.
    pub mended: &'static [Example],
    /// Finds what breaks it. The severity is set by [`check`].
    pub run: fn(&Look<'_>, &mut Vec<Diagnostic>),
}

impl Check {
    /// A finding of this check at a place.
    fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, At::Span(span), message)
    }

    /// The check of a code.
    pub fn of(code: &str) -> Option<&'static Check> {
        ALL.iter().find(|check| check.code == code).copied()
    }
}

/// Every check, in the order in which they are listed.
pub const ALL: &[&Check] = &[
    &content_missing::CHECK,
    &not_read::CHECK,
    &link_out_of_folder::CHECK,
    &not_utf_8::CHECK,
    &nul_byte::CHECK,
    &empty_file::CHECK,
    &merge_conflict::CHECK,
    &front_matter::CHECK,
    &text_before_subject::CHECK,
    &bad_heading::CHECK,
    &unknown_kind::CHECK,
    &second_subject::CHECK,
    &file_name::CHECK,
    &stray_file::CHECK,
    &bad_id::CHECK,
    &duplicate_id::CHECK,
    &reused_id::CHECK,
    &lookalike_id::CHECK,
    &unknown_field::CHECK,
    &repeated_field::CHECK,
    &missing_field::CHECK,
    &bad_value::CHECK,
    &bad_date::CHECK,
    &bad_url::CHECK,
    &line_among_fields::CHECK,
    &field_in_prose::CHECK,
    &line_without_mark::CHECK,
    &no_passage::CHECK,
    &unclosed_fence::CHECK,
    &unclosed_comment::CHECK,
    &unknown_check::CHECK,
    &source_missing::CHECK,
    &source_unreadable::CHECK,
    &source_changed::CHECK,
    &source_without_hash::CHECK,
    &source_not_annotated::CHECK,
    &publish_limit::CHECK,
    &quote_not_found::CHECK,
    &quote_altered::CHECK,
    &quote_ambiguous::CHECK,
    &context_not_there::CHECK,
    &passage_in_furniture::CHECK,
    &omitted_negation::CHECK,
    &direct_outside_marks::CHECK,
    &overlapping_speakers::CHECK,
    &quote_inside_its_quoting::CHECK,
    &unmarked_continuation::CHECK,
    &words_not_in_source::CHECK,
    &said_after_published::CHECK,
    &quote_without_date::CHECK,
    &not_searched::CHECK,
    &unsourced_quotation::CHECK,
    &altered_quotation::CHECK,
    &ambiguous_quotation::CHECK,
    &paraphrase_quoted::CHECK,
    &clipped_negation::CHECK,
    &quotation_not_annotated::CHECK,
    &unbalanced_quotation::CHECK,
    &unknown_reference::CHECK,
    &wrong_kind::CHECK,
    &old_id::CHECK,
    &refers_to_draft::CHECK,
    &broken_link::CHECK,
    &unsafe_link::CHECK,
    &html_in_prose::CHECK,
    &unused_entity::CHECK,
    &ambiguous_alias::CHECK,
    &alias_not_in_source::CHECK,
    &single_origin::CHECK,
    &claim_out_of_date::CHECK,
    &judgment_without_basis::CHECK,
    &likelihood_and_confidence::CHECK,
    &was_for_old::CHECK,
    &empty_body::CHECK,
    &address_taken::CHECK,
    &broken_template::CHECK,
];

/// Checks that `site.md` can't set to another weight: with such an error there is nothing to build.
pub const FIXED: [&str; 5] =
    ["content-missing", "not-read", "link-out-of-folder", "unknown-check", "broken-template"];

/// The addresses that a site will have: by what was anchored, whether drafts are pages, and whether there is a base URL.
/// `site` decides that, downstream of this room; so who checks hands it in.
pub type Addresses = fn(&Anchored, bool, bool) -> Vec<Address>;

/// What a run was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Build drafts, too; then nothing refers to a draft in vain.
    pub drafts: bool,
    /// The site has a base URL, whatever `site.md` says.
    pub base_url: bool,
    /// Report what became of every passage.
    pub passages: bool,
}

/// A site without errors. Only this room makes one.
#[derive(Debug)]
pub struct Checked {
    anchored: Anchored,
    theme: Theme,
}

impl Checked {
    /// The site.
    pub fn anchored(&self) -> &Anchored {
        &self.anchored
    }

    /// The theme in which it is to be shown.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }
}

/// Runs every check. The site comes back as `Checked` where there is no error, and nothing that could not be read.
pub fn check(
    anchored: Anchored,
    options: &Options,
    addresses: Addresses,
) -> (Option<Checked>, Report) {
    let theme = theme::theme(&anchored.draft.files);
    let broken_templates = theme.as_ref().err().map_or(&[][..], Vec::as_slice);
    let assets = theme.as_ref().map_or(&[][..], |theme| &theme.assets).iter();
    let assets: Vec<Address> =
        assets.map(|asset| Address::Asset(asset.address.as_str().into())).collect();
    let report = report(&Look {
        anchored: &anchored,
        options,
        addresses,
        assets: &assets,
        broken_templates,
    });
    let errors = report.count(Severity::Error);
    let checked = match theme {
        Ok(theme) if errors == 0 && report.complete => Some(Checked { anchored, theme }),
        _ => None,
    };
    (checked, report)
}

/// What became of the records of a source whose file is not the one that was annotated: how many became what, then a line
/// for each that isn't as it was. Empty where its file is the same, or can't be read.
pub fn what_became(anchored: &Anchored, source: usize) -> Vec<String> {
    let look = Look {
        anchored,
        options: &Options::default(),
        // Nothing asks where links lead.
        addresses: |_, _, _| Vec::new(),
        assets: &[],
        broken_templates: &[],
    };
    let changed = anchored.facts.iter().find_map(|fact| match fact {
        Fact::SourceChanged(changed) if changed.source == source => Some(changed),
        _ => None,
    });
    changed.map(|changed| Told::of(&look).lines(changed)).unwrap_or_default()
}

fn report(look: &Look<'_>) -> Report {
    let Look { anchored, options, .. } = look;
    let severity = severities(anchored);
    let drafts = Drafts::of(look);
    let mut diagnostics: Vec<Diagnostic> = ALL
        .par_iter()
        .filter(|check| severity(check.code) > Severity::Allow)
        .map(|check| {
            let mut found = Vec::new();
            (check.run)(look, &mut found);
            for diagnostic in &mut found {
                diagnostic.severity = severity(diagnostic.code);
                drafts.soften(diagnostic);
            }
            found
        })
        .flatten()
        .collect();
    if severity(merge_conflict::CHECK.code) > Severity::Allow {
        merge_conflict::told_alone(look, &mut diagnostics);
    }
    let files = &anchored.draft.files;
    // The sort is stable, and findings come in the order of the list: equal ones stay as they are found.
    diagnostics.sort_by(|a, b| place(files, a).cmp(&place(files, b)).then(a.code.cmp(b.code)));
    diagnostics.dedup();
    let quotes = look
        .records_of_every_source()
        .filter(|(record, _)| matches!(record.what, RecordKind::Quote(_)));
    let (mut all, mut verified) = (0, 0);
    for (_, outcome) in quotes {
        all += 1;
        verified += usize::from(matches!(outcome, Some(Outcome::Found(_))));
    }
    Report {
        diagnostics,
        complete: files.troubles().is_empty(),
        sources: anchored.draft.sources.len(),
        quotes: all,
        verified,
        passages: options.passages.then(|| passages::passages(anchored)),
    }
}

/// How much each check weighs on this site: what `site.md` says last, else its default.
fn severities(anchored: &Anchored) -> impl Fn(&str) -> Severity + Sync + use<> {
    let mut severities: FxHashMap<&'static str, Severity> =
        ALL.iter().map(|check| (check.code, check.default)).collect();
    for setting in &anchored.draft.settings.checks {
        if let Some(check) = Check::of(&setting.code)
            && !FIXED.contains(&check.code)
        {
            severities.insert(check.code, setting.severity);
        }
    }
    move |code| severities.get(code).copied().unwrap_or(Severity::Error)
}

/// Where a finding stands among the others: by path, then place.
fn place<'a>(files: &'a Files, diagnostic: &'a Diagnostic) -> (&'a str, u32, u32) {
    match &diagnostic.at {
        At::Span(span) => (&files.get(span.file).path, span.start, span.end),
        At::Path(path) => (path, 0, 0),
    }
}
