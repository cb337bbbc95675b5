//! `Report` → `Annotations`: what code hosts and editors show at places in files; `diff` makes them of its findings.

use std::collections::BTreeMap;

use crate::check::report::Report;
use crate::diff::place::{Place, Point};
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::Files;
use crate::ground::lines::Lines;
use crate::tell::plain::plain;
use crate::tell::term::counts;

/// All that there is to show, and the totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotations {
    /// The command that found it: `check`, `diff`.
    pub command: &'static str,
    /// In the order in which they are told.
    pub all: Vec<Annotation>,
    /// How many there are besides, which were left out.
    pub left_out: usize,
    /// The totals, in a sentence.
    pub counts: String,
    /// What is to be said first, in sentences: errors for which nothing can be built, what could not be read.
    pub unread: Vec<String>,
    /// Whether everything could be read.
    pub complete: bool,
}

/// One thing to show at a place. All texts are in lines that do nothing to a terminal, and hostile to everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The check's or the finding's code.
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// One sentence.
    pub message: String,
    /// Further lines: what to do, both wordings, what rests on it.
    pub more: Vec<String>,
    /// Where; none where its file is gone.
    pub at: Option<Spot>,
    /// Other places that matter, and why.
    pub related: Vec<(Spot, String)>,
    /// What to put in the place of what, exactly.
    pub mend: Option<(Spot, String)>,
    /// By this the same thing is known again after lines moved: code and record, and which of several.
    pub fingerprint: String,
}

/// How much an annotation weighs to a code host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error; a break.
    Error,
    /// A warning.
    Warning,
    /// A notice.
    Note,
}

impl Level {
    /// In a word, as GitHub has them.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        }
    }
}

/// A file, and perhaps from where to where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Below the repository's folder. Hostile.
    pub path: String,
    /// Its first character and behind its last; none for a whole file.
    pub range: Option<(Point, Point)>,
}

impl Spot {
    /// A place of a site that stands in `folder` of its repository (`docs/desk/`, or nothing).
    pub fn of(place: &Place, folder: &str) -> Spot {
        Spot { path: format!("{folder}{}", place.path), range: Some((place.start, place.end)) }
    }
}

impl Annotation {
    /// The message and all further lines.
    pub fn text(&self) -> String {
        let lines = std::iter::once(&self.message).chain(&self.more);
        lines.map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// What a check found, with paths below the repository in whose `folder` the site stands.
pub fn annotations(report: &Report, files: &Files, folder: &str) -> Annotations {
    let lines = Lines::new(files);
    let mut all: Vec<Annotation> =
        report.diagnostics.iter().map(|one| annotation(one, files, &lines, folder)).collect();
    number(&mut all);
    Annotations {
        command: "check",
        all,
        left_out: 0,
        counts: counts(report),
        unread: Vec::new(),
        complete: report.complete,
    }
}

fn annotation(of: &Diagnostic, files: &Files, lines: &Lines<'_>, folder: &str) -> Annotation {
    let spot = |span| Spot::of(&Place::of(span, files, lines), folder);
    let at = match &of.at {
        At::Span(span) => spot(*span),
        At::Path(path) => Spot { path: format!("{folder}{path}"), range: None },
    };
    let fingerprint = match &of.record {
        Some(record) => format!("{} {record}", of.code),
        None => {
            let message = blake3::hash(of.message.as_bytes()).to_hex();
            format!("{} {} {}", of.code, at.path, &message[..16])
        }
    };
    let note = (!of.note.is_empty()).then(|| plain(&of.note));
    let help = of.help.iter().map(|help| format!("Help: {}", plain(help)));
    Annotation {
        code: of.code,
        level: match of.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Allow => Level::Note,
        },
        message: plain(&of.message),
        more: note.into_iter().chain(help).collect(),
        at: Some(at),
        related: of.labels.iter().map(|one| (spot(one.span), plain(&one.text))).collect(),
        mend: of.suggestion.as_ref().map(|mend| (spot(mend.span), mend.text.clone())),
        fingerprint,
    }
}

/// Tells fingerprints apart that several have: the second is the second, wherever it stands.
pub fn number(all: &mut [Annotation]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for one in all {
        let count = seen.entry(one.fingerprint.clone()).or_default();
        *count += 1;
        if *count > 1 {
            one.fingerprint.push_str(&format!(" {count}"));
        }
    }
}
