//! `Comparison` → `Annotations`: its findings at their places in HEAD, cut as for readers.

use crate::diff::comparison::Comparison;
use crate::diff::finding::{Finding, Severity};
use crate::diff::wording::Wording;
use crate::tell::annotation::{Annotation, Annotations, Level, Spot, number};
use crate::tell::diff::share::Share;
use crate::tell::diff::words::{Marks, clipped, ends, is_withheld, words};
use crate::tell::diff::{header, parts};
use crate::tell::plain::plain;

/// What differs stands in brackets that mean nothing anywhere.
const MARKS: Marks = Marks { differs: ["⟦", "⟧"], passage: ["⟨", "⟩"], context: ["", ""] };

/// So many items of the comparison.
pub fn annotations(comparison: &Comparison, shown: usize) -> Annotations {
    let share = Share::of(comparison, shown);
    let findings = &comparison.changes.findings;
    let shown = findings.iter().take(share.findings);
    let mut all: Vec<Annotation> = shown.map(|one| annotation(one, &comparison.folder)).collect();
    number(&mut all);
    let unread = header::not_compared(comparison, &share);
    let unread: Vec<String> = header::errors(comparison).into_iter().chain(unread).collect();
    Annotations {
        command: "diff",
        all,
        left_out: findings.len() - share.findings,
        counts: header::counts(comparison),
        unread: unread.iter().map(|line| plain(&ends(line, 400, 100))).collect(),
        complete: comparison.is_complete(),
    }
}

fn annotation(of: &Finding, folder: &str) -> Annotation {
    let mut more = Vec::new();
    let mut add = |label: &str, wording: &Wording| {
        let runs = wording.for_readers();
        if is_withheld(runs) {
            more.push(format!("{label}: {}", parts::WITHHELD));
        } else if !wording.is_empty() {
            more.push(format!("{label}: {}", words(&clipped(runs), &MARKS, plain)));
        }
    };
    for (label, version) in [("Before", &of.before), ("Now", &of.after)] {
        if let Some(version) = version {
            add(label, &version.wording);
        }
    }
    for change in &of.fields {
        add(&parts::label(change, false), &change.before);
        add(&parts::label(change, true), &change.after);
    }
    for version in &of.places {
        add(&plain(&parts::at_place(version)), &version.wording);
    }
    if let Some(wording) = &of.words {
        add("About", wording);
    }
    more.extend(parts::maybe(of).iter().map(|line| plain(line)));
    more.extend(parts::rests(&of.rests).iter().map(|line| plain(&ends(line, 400, 100))));
    // What is gone has the heading before it in HEAD; where its file is gone, too, the file that it stood in.
    let gone = || {
        let path = format!("{folder}{}", of.before.as_ref()?.place.path);
        Some(Spot { path, range: None })
    };
    Annotation {
        code: of.code,
        level: match of.severity {
            Severity::Break => Level::Error,
            Severity::Warn => Level::Warning,
            Severity::Info => Level::Note,
        },
        message: plain(&ends(&of.message, 400, 100)),
        more,
        at: of.look_at.as_ref().map(|place| Spot::of(place, folder)).or_else(gone),
        related: Vec::new(),
        mend: None,
        fingerprint: format!("{} {} {}", of.code, of.about.kind, of.about.id),
    }
}
