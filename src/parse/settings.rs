//! `content/site.md`: what holds for the whole site.

use crate::ground::diagnostic::Severity;
use crate::ground::files::FileId;
use crate::ground::span::Words;
use crate::parse::prose::{Prose, Quotation};
use crate::parse::record::source::Publish;

/// The site's settings; what `site.md` leaves out has its default here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `content/site.md` itself; none where there isn't one, which `check` tells.
    pub file: Option<FileId>,
    /// `title`; none where it is missing, which is a fault.
    pub title: Option<Words>,
    /// `description`
    pub description: Option<Words>,
    /// `base-url`, as written.
    pub base_url: Option<Words>,
    /// `language` (BCP 47), else `en`.
    pub language: Option<Words>,
    /// `author: desk | The desk | mailto:…`
    pub authors: Vec<Author>,
    /// `license`
    pub license: Option<Words>,
    /// `publish`, else excerpts.
    pub publish: Publish,
    /// `excerpt-context`: sentences around a quote or note, else 1.
    pub excerpt_context: u32,
    /// `excerpt-limit`: per cent of a source that may be shown, else 50.
    pub excerpt_limit: u32,
    /// `quotation-min-words`, else 2.
    pub quotation_min_words: u32,
    /// `quotation-marks`: pairs of an opening and a closing mark, else the language's.
    pub quotation_marks: Vec<(char, char)>,
    /// `check: CODE SEVERITY`, in order.
    pub checks: Vec<CheckSetting>,
    /// What the home page says first.
    pub prose: Prose,
    /// Quotations in the fields that readers see.
    pub field_quotations: Vec<Quotation>,
}

/// Somebody who writes for the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// What records call them.
    pub id: Words,
    /// What readers see.
    pub name: Words,
    /// `mailto:` or a URL.
    pub contact: Option<Words>,
}

/// One `check` of `site.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckSetting {
    /// The check's code as written; not looked up here.
    pub code: Words,
    /// What it is set to.
    pub severity: Severity,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            file: None,
            title: None,
            description: None,
            base_url: None,
            language: None,
            authors: Vec::new(),
            license: None,
            publish: Publish::Excerpts,
            excerpt_context: 1,
            excerpt_limit: 50,
            quotation_min_words: 2,
            quotation_marks: vec![('“', '”'), ('"', '"')],
            checks: Vec::new(),
            prose: Prose::default(),
            field_quotations: Vec::new(),
        }
    }
}
