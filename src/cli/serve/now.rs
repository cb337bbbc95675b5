//! What is shown and what is wrong → what every open page is told.

use std::sync::Arc;

use onrecord::check::report::Report;
use onrecord::ground::diagnostic::Diagnostic;
use onrecord::ground::files::Files;
use onrecord::tell;

use super::shown::Shown;

/// The state of the preview.
pub struct Now {
    /// The last site without errors; none where there was none since the start.
    pub shown: Option<Arc<Shown>>,
    /// Of the files as they are, which may be newer than the site.
    report: Report,
    files: Arc<Files>,
    /// JSON in one line: `site`, `warnings`, `errors`, `more`.
    pub told: String,
}

impl Now {
    pub fn new(shown: Option<Arc<Shown>>, report: Report, files: Arc<Files>) -> Now {
        let told = told(shown.as_deref(), &report, &files);
        Now { shown, report, files, told }
    }

    /// The id of the site that is shown; empty where there is none.
    pub fn id(&self) -> &str {
        self.shown.as_deref().map_or("", Shown::id)
    }

    /// Adds what was found while a page of this very site was made. Says whether it is news.
    pub fn add(&mut self, id: &str, diagnostic: &Diagnostic) -> bool {
        if self.id() != id || self.report.diagnostics.contains(diagnostic) {
            return false;
        }
        self.report.diagnostics.push(diagnostic.clone());
        self.told = told(self.shown.as_deref(), &self.report, &self.files);
        true
    }

    /// The same finding as the terminal shows it.
    pub fn term(&self, diagnostic: &Diagnostic, color: bool) -> String {
        let report = Report { diagnostics: vec![diagnostic.clone()], ..self.report.clone() };
        tell::term(&report, &self.files, color)
    }
}

fn told(shown: Option<&Shown>, report: &Report, files: &Files) -> String {
    // An id is digits, letters and a hyphen.
    let id = shown.map_or("", Shown::id);
    format!("{{\"site\":\"{id}\",\"told\":{}}}", tell::overlay(report, files))
}
