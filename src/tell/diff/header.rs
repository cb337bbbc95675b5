//! `Comparison` → the sentences that say what was compared, how BASE was found, and how much there is to look at.

use crate::diff::changes::Which;
use crate::diff::comparison::{Comparison, Found, Side};
use crate::diff::finding::Severity;

/// `Base: 4f2a… (the first parent of HEAD, a merge commit)`, and the same for HEAD: a line each, without line ends.
pub fn sides(comparison: &Comparison) -> [String; 2] {
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
        format!("Before: {}{how}", side(&comparison.base)),
        format!("Now:    {}{asked}", side(&comparison.head)),
    ]
}

fn side(side: &Side) -> String {
    match side {
        Side::Commit { id, .. } => format!("commit {id}"),
        Side::WorkingTree(Some(id)) => format!("the working tree, on top of commit {id}"),
        Side::WorkingTree(None) => "the working tree".to_owned(),
        Side::Folder(path) => format!("the folder {path}"),
    }
}

/// `2 breaks, 1 warning, 4 notices.`
pub fn counts(comparison: &Comparison) -> String {
    let changes = &comparison.changes;
    let words = [("break", "breaks"), ("warning", "warnings"), ("notice", "notices")];
    let all = Severity::ALL.into_iter().zip(words).filter_map(|(severity, (one, many))| {
        match changes.count(severity) {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        }
    });
    let mut text = all.collect::<Vec<_>>().join(", ");
    if text.is_empty() {
        text.push_str("Nothing to look at");
    }
    match changes.form_only {
        0 => {}
        1 => text.push_str("; 1 record changed in form or order alone"),
        count => text.push_str(&format!("; {count} records changed in form or order alone")),
    }
    if !comparison.is_complete() {
        text.push_str("; not everything could be compared");
    }
    text.push('.');
    text
}

/// `content/claims/bridge.md can't be compared: now it is not UTF-8.`, a sentence for each.
pub fn not_compared(comparison: &Comparison) -> Vec<String> {
    let all = comparison.changes.not_compared.iter();
    all.map(|one| {
        let side = match one.side {
            Which::Base => "before",
            Which::Head => "now",
        };
        format!("Not compared: {}; {side} it {}.", one.path, one.why)
    })
    .collect()
}
