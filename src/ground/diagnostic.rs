//! `Diagnostic`: one thing to tell a writer, with its place and what to do about it.

use super::span::Span;

/// How much a finding weighs. `site.md` can set it for each check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not told.
    Allow,
    /// Told; the site is built.
    Warning,
    /// Told; the site is not built.
    Error,
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Words in a file.
    Span(Span),
    /// A whole file or folder, below the site's folder.
    Path(String),
}

/// A second place with a short text of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The words pointed at.
    pub span: Span,
    /// What they are.
    pub text: String,
}

/// Text that would mend the finding when put in the place of `span`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is to be replaced; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The check's name, `quote-not-found`.
    pub code: &'static str,
    /// How much it weighs on this site.
    pub severity: Severity,
    /// One sentence: what was expected, in the writer's words.
    pub message: String,
    /// What to do, a line or more each.
    pub help: Vec<String>,
    /// Where.
    pub at: At,
    /// A short text below the underlined words; often empty.
    pub note: String,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// The mend, where it is mechanical.
    pub suggestion: Option<Suggestion>,
    /// The record it is about, `nbc-letter#timing` or `claim:us-leaving-iraq`: a fingerprint that outlives lines.
    pub record: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with a code, a message and a place; its severity is the check's to set.
    pub fn new(code: &'static str, at: At, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            help: Vec::new(),
            at,
            note: String::new(),
            labels: Vec::new(),
            suggestion: None,
            record: None,
        }
    }

    /// Adds a line on what to do.
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help.push(text.into());
        self
    }

    /// Sets the short text below the underlined words.
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.note = text.into();
        self
    }

    /// Adds a second place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Sets the mechanical mend.
    pub fn suggest(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.suggestion = Some(Suggestion { span, text: text.into() });
        self
    }

    /// Names the record that it is about.
    pub fn record(mut self, record: impl Into<String>) -> Diagnostic {
        self.record = Some(record.into());
        self
    }
}
