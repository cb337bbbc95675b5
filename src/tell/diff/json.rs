//! `Comparison` → JSON of the schema `onrecord-diff/1`, which is only ever added to. Words are cut as for readers.

use serde_json::{Value, json};

use crate::diff::about::{About, Rests};
use crate::diff::changes::Which;
use crate::diff::comparison::{Comparison, Found, Side};
use crate::diff::finding::{Finding, Severity, Version};
use crate::diff::pages::{How, Pages};
use crate::diff::place::Place;
use crate::diff::wording::{RunKind, Wording};
use crate::tell::diff::share::{Share, pages};
use crate::tell::diff::stat::codes;
use crate::tell::rows;

/// The same without findings: how many there are of each code.
pub fn json_stat(comparison: &Comparison, shown: usize) -> String {
    let mut text = head(comparison, &Share::of(comparison, shown)).to_string();
    text.pop();
    let count = |(severity, code, count): (Severity, &str, usize)| json!({"severity": severity.word(), "code": code, "count": count});
    list(&mut text, "codes", codes(comparison).into_iter().map(count));
    text.push_str("}\n");
    rows::quiet(&text)
}

/// The comparison as JSON with so many of its items: a finding a line, a line end last. Columns count code points from 1, ends are exclusive.
pub fn json(comparison: &Comparison, shown: usize) -> String {
    let changes = &comparison.changes;
    let share = Share::of(comparison, shown);
    let mut text = head(comparison, &share).to_string();
    text.pop();
    list(&mut text, "findings", changes.findings.iter().take(share.findings).map(finding));
    let links = changes.aliases.iter().take(share.aliases).map(|one| {
        json!({"entity": one.entity.id, "words": one.words, "gained": one.gained, "lost": one.lost})
    });
    list(&mut text, "aliases", links);
    match &comparison.pages {
        None => {}
        Some(Pages::NotBuilt(why)) => {
            text.push_str(&format!(",\"pages\":null,\"pages_not_built\":{}", json!(why)));
        }
        Some(Pages::Compared { pages, frames }) => {
            text.push_str(&format!(",\"pages_in_frame_alone\":{frames}"));
            let page = pages.iter().take(share.pages).map(|page| match &page.how {
                How::Added => json!({"path": page.path, "title": page.title, "how": "added"}),
                How::Changed => json!({"path": page.path, "title": page.title, "how": "changed"}),
                How::Removed => json!({"path": page.path, "title": page.title, "how": "removed"}),
                How::Moved(from) => {
                    json!({"path": page.path, "title": page.title, "how": "moved", "from": from})
                }
            });
            list(&mut text, "pages", page);
        }
    }
    text.push_str("}\n");
    rows::quiet(&text)
}

/// What stands before the lists.
fn head(comparison: &Comparison, share: &Share) -> Value {
    let changes = &comparison.changes;
    let counts: serde_json::Map<String, Value> = Severity::ALL
        .into_iter()
        .map(|severity| (severity.word().to_owned(), json!(changes.count(severity))))
        .collect();
    let not_compared: Vec<Value> = changes
        .not_compared
        .iter()
        .take(share.not_compared)
        .map(|one| {
            let side = match one.side {
                Which::Base => "base",
                Which::Head => "head",
            };
            json!({"side": side, "path": one.path, "why": one.why})
        })
        .collect();
    json!({
        "schema": "onrecord-diff/1",
        "complete": comparison.is_complete(),
        "errors": json!({"before": comparison.errors.before, "now": comparison.errors.now}),
        "only": comparison.only.as_ref().map(|only| json!({"words": only.words, "hidden": only.hidden})),
        "base": side(&comparison.base),
        "head": side(&comparison.head),
        "found": match &comparison.found {
            Found::Named => json!({"by": "named"}),
            Found::FirstParent => json!({"by": "first-parent"}),
            Found::MergeBase(branch) => json!({"by": "merge-base", "branch": branch}),
        },
        "folder": comparison.folder,
        "counts": counts,
        "form_only": changes.form_only,
        "left_out": changes.findings.len() - share.findings,
        "pages_left_out": pages(comparison).len() - share.pages,
        "aliases_left_out": changes.aliases.len() - share.aliases,
        "not_compared_left_out": changes.not_compared.len() - share.not_compared,
        "not_compared": not_compared,
    })
}

/// Adds a list of values, a value a line.
fn list(text: &mut String, name: &str, items: impl Iterator<Item = Value>) {
    rows::push(text, name, items.map(|item| item.to_string()));
}

fn side(side: &Side) -> Value {
    match side {
        Side::Commit { id, asked } => json!({"commit": id, "asked": asked}),
        Side::WorkingTree(commit) => json!({"working_tree": true, "commit": commit}),
        Side::Folder(path) => json!({"folder": path}),
    }
}

fn finding(finding: &Finding) -> Value {
    let fields: Vec<Value> = finding
        .fields
        .iter()
        .map(|one| {
            json!({"field": one.field, "before": wording(&one.before), "after": wording(&one.after)})
        })
        .collect();
    let maybe = finding.maybe.as_ref().map(|maybe| {
        json!({"now": about(&maybe.now), "how": maybe.how.word(), "percent": maybe.percent})
    });
    json!({
        "code": finding.code,
        "severity": finding.severity.word(),
        "about": about(&finding.about),
        "message": finding.message,
        "before": finding.before.as_ref().map(version),
        "after": finding.after.as_ref().map(version),
        "fields": fields,
        "places": finding.places.iter().map(version).collect::<Vec<_>>(),
        "words": finding.words.as_ref().map(wording),
        "rests": rests(&finding.rests),
        "maybe": maybe,
        "look_at": finding.look_at.as_ref().map(place),
    })
}

fn about(about: &About) -> Value {
    let page = about.page.as_ref().map(crate::diff::about::PageAt::path);
    json!({"kind": about.kind, "id": about.id, "title": about.title, "page": page})
}

fn version(version: &Version) -> Value {
    json!({
        "place": place(&version.place),
        "in_source": version.in_source.as_ref().map(place),
        "words": wording(&version.wording),
    })
}

fn place(place: &Place) -> Value {
    json!({
        "file": place.path,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
    })
}

/// Runs of words: `same`, `differs`, `context`, or `withheld` where readers may not see them.
fn wording(wording: &Wording) -> Value {
    let kind = |kind: RunKind| match kind {
        RunKind::Context => "context",
        RunKind::Same => "same",
        RunKind::Differs => "differs",
        RunKind::Withheld => "withheld",
    };
    let runs = wording.for_readers().iter();
    runs.map(|run| json!({"text": run.text, "kind": kind(run.kind)})).collect()
}

fn rests(rests: &Rests) -> Value {
    let chains: Vec<Value> = rests
        .chains
        .iter()
        .map(|chain| {
            let links = chain.links.iter();
            links.map(|link| json!({"how": link.how, "what": about(&link.what)})).collect()
        })
        .collect();
    json!({"chains": chains, "more": rests.more})
}
