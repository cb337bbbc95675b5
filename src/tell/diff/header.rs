//! `Comparison` → the sentences that say what was compared, how BASE was found, and how much there is to look at.

use crate::diff::changes::{NotCompared, Which};
use crate::diff::comparison::{Comparison, Errors, Found, Side};
use crate::diff::finding::Severity;
use crate::tell::diff::share::{Share, pages};

/// `Before` and `commit 4f2a… (the first parent of a merge commit)`, and the same for `Now`. Names are as somebody typed
/// them: hostile until escaped.
pub fn sides(comparison: &Comparison) -> [(&'static str, String); 2] {
    let how = match (&comparison.found, &comparison.base) {
        (Found::FirstParent, _) => " (the first parent of a merge commit)".to_owned(),
        (Found::MergeBase(branch), _) => format!(" (where the history of {branch} was left)"),
        (Found::Named, Side::Commit { asked: Some(asked), .. }) => format!(" ({asked})"),
        (Found::Named, _) => String::new(),
    };
    let asked = match &comparison.head {
        Side::Commit { asked: Some(asked), .. } => format!(" ({asked})"),
        _ => String::new(),
    };
    [
        ("Before", format!("{}{how}", side(&comparison.base))),
        ("Now", format!("{}{asked}", side(&comparison.head))),
    ]
}

/// The lines above a report in plain text: both sides, and what could not be compared.
pub fn lines(comparison: &Comparison, share: &Share) -> Vec<String> {
    let sides = sides(comparison).into_iter().map(|(label, side)| {
        let label = format!("{label}:");
        format!("{label:7} {side}")
    });
    errors(comparison).into_iter().chain(sides).chain(not_compared(comparison, share)).collect()
}

fn side(side: &Side) -> String {
    match side {
        Side::Commit { id, .. } => format!("commit {id}"),
        Side::WorkingTree(Some(id)) => format!("the working tree, on top of commit {id}"),
        Side::WorkingTree(None) => "the working tree".to_owned(),
        Side::Folder(path) => format!("the folder {path}"),
    }
}

/// `The state now has 2 errors and can't be built; “onrecord check” tells which. Before: none.`; nothing where
/// it has none.
pub fn errors(comparison: &Comparison) -> Option<String> {
    let Errors { before, now } = comparison.errors;
    let had = if before == 0 { "none".to_owned() } else { before.to_string() };
    (now > 0).then(|| {
        let now = counted(now, "error", "errors");
        format!(
            "The state now has {now} and can't be built; “onrecord check” tells which. Before: {had}."
        )
    })
}

/// `2 breaks, 1 warning, 4 notices.`, and whether that is all.
pub fn counts(comparison: &Comparison) -> String {
    let mut text = found(comparison);
    if !comparison.is_complete() {
        text.push_str("; not everything could be compared");
    }
    text.push('.');
    text
}

/// `2 breaks, 1 warning, 4 notices`
pub fn found(comparison: &Comparison) -> String {
    let changes = &comparison.changes;
    let all = Severity::ALL.map(|severity| (severity, changes.count(severity)));
    let all = all.into_iter().filter(|(_, count)| *count > 0);
    let mut text =
        all.map(|(severity, count)| title(severity, count)).collect::<Vec<_>>().join(", ");
    if text.is_empty() {
        text.push_str(match (&comparison.only, comparison.errors.now) {
            (Some(_), _) => "Nothing of what was asked for",
            (None, 0) => "Nothing to look at",
            (None, _) => "Nothing else to look at",
        });
    }
    if let Some(only) = &comparison.only {
        let others = counted(only.hidden, "other finding is", "other findings are");
        let breaks = match only.breaks {
            0 => String::new(),
            breaks => format!(", {} among them", counted(breaks, "break", "breaks")),
        };
        text.push_str(&format!("; only {}, {others} not shown{breaks}", only.words.join(", ")));
    }
    if changes.form_only > 0 {
        let records = counted(changes.form_only, "record", "records");
        text.push_str(&format!("; {records} changed in form or order alone"));
    }
    text
}

/// `2 breaks`, also what stands over the findings of one weight.
pub fn title(severity: Severity, count: usize) -> String {
    match severity {
        Severity::Break => counted(count, "break", "breaks"),
        Severity::Warn => counted(count, "warning", "warnings"),
        Severity::Info => counted(count, "notice", "notices"),
    }
}

/// `Not compared: content/claims/bridge.md; now it is not UTF-8.`, a sentence for each that is shown, and one for the others.
pub fn not_compared(comparison: &Comparison, share: &Share) -> Vec<String> {
    let all = &comparison.changes.not_compared;
    let line = |one: &NotCompared| {
        let side = match one.side {
            Which::Base => "before",
            Which::Head => "now",
        };
        format!("Not compared: {}; {side} it {}.", one.path, one.why)
    };
    let mut lines: Vec<String> = all.iter().take(share.not_compared).map(line).collect();
    match all.len().saturating_sub(share.not_compared) {
        0 => {}
        more => lines.push(format!("Not compared: {} more.", counted(more, "file", "files"))),
    }
    lines
}

/// `Left out: 2 findings and 1 page, the least important.`; nothing where everything is shown.
pub fn left_out(comparison: &Comparison, share: &Share) -> Option<String> {
    let changes = &comparison.changes;
    let all = [
        (changes.findings.len() - share.findings, "finding", "findings"),
        (pages(comparison).len() - share.pages, "page", "pages"),
        (changes.aliases.len() - share.aliases, "name", "names"),
    ];
    let all = all.into_iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> = all.map(|(count, one, many)| counted(count, one, many)).collect();
    let (last, first) = parts.split_last()?;
    let first = if first.is_empty() { String::new() } else { format!("{} and ", first.join(", ")) };
    Some(format!("Left out: {first}{last}, the least important."))
}

/// `1 page`, `2 pages`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
