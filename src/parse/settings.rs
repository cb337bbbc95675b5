//! `content/site.md`: what holds for the whole site.

use crate::ground::diagnostic::Severity;
use crate::ground::files::FileId;
use crate::ground::span::Words;
use crate::parse::fault::{Fault, What};
use crate::parse::marks;
use crate::parse::outline::{Role, outline};
use crate::parse::page::Page;
use crate::parse::prose::{Prose, Quotation};
use crate::parse::record::fields::{Fields, parts};
use crate::parse::record::head;
use crate::parse::record::kind::{Kind, Place, many, one};
use crate::parse::record::source::{PUBLISH, Publish};
use crate::parse::url;

/// `# site`
pub const SITE: Kind = Kind {
    name: "site",
    level: 1,
    id: false,
    passage: false,
    pairs: false,
    fields: &[
        one("title").required().shown(),
        one("description").shown(),
        one("base-url"),
        one("language"),
        many("author").shown(),
        one("license").shown(),
        one("publish"),
        one("excerpt-context"),
        one("excerpt-limit"),
        one("quotation-min-words"),
        one("quotation-marks"),
        many("check"),
    ],
};

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
            quotation_marks: marks::of_language("en"),
            checks: Vec::new(),
            prose: Prose::default(),
            field_quotations: Vec::new(),
        }
    }
}

/// Reads `site.md`.
pub fn read(file: FileId, text: &str, place: &'static Place, faults: &mut Vec<Fault>) -> Settings {
    let outline = outline(text, place);
    let marks = Vec::new();
    let page = Page { file, text, marks: &marks };
    let spanned = outline.faults.iter();
    faults.extend(spanned.map(|(at, what)| Fault { span: page.span(at), what: what.clone() }));
    let mut settings = Settings { file: Some(file), ..Settings::default() };
    let Some(section) = outline.sections.iter().find(|section| section.role == Role::Subject)
    else {
        return settings;
    };
    // The marks decide which quotations the other fields and the prose hold.
    let mut unused = Vec::new();
    let mut first = Fields::new(&page, section, &SITE, &mut unused);
    let language = first.language("language");
    let marks = quotation_marks(&mut first)
        .unwrap_or_else(|| marks::of_language(language.as_deref().unwrap_or("en")));
    let page = Page { marks: &marks, ..page };
    let mut fields = Fields::new(&page, section, &SITE, faults);
    let head = head::read(&page, section, &mut fields);
    settings.prose = head.prose;
    settings.field_quotations = head.field_quotations;
    settings.title = fields.one("title");
    settings.description = fields.one("description");
    settings.base_url = base_url(&mut fields);
    settings.language = fields.language("language");
    settings.authors = authors(&mut fields);
    settings.license = fields.one("license");
    settings.publish = fields.choice("publish", &PUBLISH).unwrap_or(settings.publish);
    let number = |fields: &mut Fields<'_>, field, most, default| {
        fields.number(field, most).unwrap_or(default)
    };
    settings.excerpt_context =
        number(&mut fields, "excerpt-context", 1000, settings.excerpt_context);
    settings.excerpt_limit = number(&mut fields, "excerpt-limit", 100, settings.excerpt_limit);
    settings.quotation_min_words =
        number(&mut fields, "quotation-min-words", 1000, settings.quotation_min_words);
    let _ = quotation_marks(&mut fields);
    settings.checks = checks(&mut fields);
    settings.quotation_marks = marks;
    settings
}

fn base_url(fields: &mut Fields<'_>) -> Option<Words> {
    let words = fields.one("base-url")?;
    if !url::is_base(&words) {
        fields.bad("base-url", &words, url::BASE);
        return None;
    }
    fields.look_at_url(&words);
    Some(words)
}

fn authors(fields: &mut Fields<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    for words in fields.many("author") {
        let mut parts = parts(&words).into_iter();
        let (id, name, contact) = (parts.next(), parts.next(), parts.next());
        match (id, name.filter(|name| !name.is_empty()), parts.next()) {
            (Some(id), Some(name), None) if crate::ground::id::fault(&id).is_none() => {
                let contact = contact.filter(|contact| !contact.is_empty());
                authors.push(Author { id, name, contact });
            }
            _ => fields.bad("author", &words, "id, name and address, with `|` between"),
        }
    }
    authors
}

/// `“ ” | " "`
fn quotation_marks(fields: &mut Fields<'_>) -> Option<Vec<(char, char)>> {
    let words = fields.one("quotation-marks")?;
    let mut marks = Vec::new();
    for pair in words.split('|') {
        let chars = pair.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
        match chars.as_slice() {
            [open, close] if !open.is_alphanumeric() && !close.is_alphanumeric() => {
                marks.push((*open, *close));
            }
            _ => {
                let expected = "an opening and a closing mark, pairs with `|` between";
                fields.bad("quotation-marks", &words, expected);
                return None;
            }
        }
    }
    Some(marks)
}

fn checks(fields: &mut Fields<'_>) -> Vec<CheckSetting> {
    let severities =
        [("allow", Severity::Allow), ("warning", Severity::Warning), ("error", Severity::Error)];
    let mut checks = Vec::new();
    for words in fields.many("check") {
        let code = words.find(char::is_whitespace).map(|at| words.part(0, at));
        let rest = code.as_ref().map_or("", |code| words[code.len()..].trim());
        let severity = severities.iter().find(|(word, _)| *word == rest);
        match (code, severity) {
            (Some(code), Some((_, severity))) => {
                checks.push(CheckSetting { code, severity: *severity });
            }
            _ => {
                let nearest = crate::ground::id::nearest(rest, severities.map(|(word, _)| word))
                    .and_then(|near| Some(format!("{} {near}", words.split_whitespace().next()?)));
                let expected = "a check, then error, warning or allow".to_owned();
                let what = What::BadValue {
                    field: "check",
                    required: false,
                    expected,
                    id: false,
                    nearest,
                };
                fields.fault(words.span(), what);
            }
        }
    }
    checks
}
