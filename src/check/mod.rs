//! `Anchored` → `Checked` and what to tell the writer: one file for each check.

pub mod theme;

use crate::anchor::Anchored;
use crate::ground::diagnostic::{Diagnostic, Severity};
use theme::Theme;

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
    /// A file that breaks it, put over the example site.
    pub bad: Example,
    /// The same file, mended.
    pub mended: Example,
    /// Finds what breaks it. The severity is set by [`check`].
    pub run: fn(&Look<'_>, &mut Vec<Diagnostic>),
}

/// A file of an explanation.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// Below the site's folder.
    pub path: &'static str,
    /// All of it.
    pub text: &'static str,
}

/// What checks look at.
#[derive(Debug)]
pub struct Look<'a> {
    /// The site.
    pub anchored: &'a Anchored,
    /// What was asked for.
    pub options: &'a Options,
}

/// What a run was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Build drafts, too; then nothing refers to a draft in vain.
    pub drafts: bool,
}

/// All that there is to tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Errors and warnings, sorted by path, place and code.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether everything could be read.
    pub complete: bool,
    /// How many sources.
    pub sources: usize,
    /// How many quotes and notes with a passage.
    pub quotes: usize,
    /// How many of them stand in their source.
    pub verified: usize,
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

/// Every check, in the order in which they are listed.
pub const ALL: &[&Check] = &[];

/// Runs every check. The site comes back as `Checked` where there is no error.
pub fn check(anchored: Anchored, options: &Options) -> (Option<Checked>, Report) {
    let _ = options;
    match theme::theme(&anchored.draft.files) {
        Ok(theme) => (Some(Checked { anchored, theme }), Report::default()),
        Err(diagnostics) => (None, Report { diagnostics, ..Report::default() }),
    }
}
