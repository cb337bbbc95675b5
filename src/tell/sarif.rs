//! `Annotations` → SARIF 2.1.0, the format in which code hosts take what tools found; results are known again by record.

use serde_json::{Value, json};

use crate::check::Check;
use crate::diff::code::Code;
use crate::diff::finding;
use crate::ground::diagnostic::Severity;
use crate::tell::annotation::{Annotation, Annotations, Level, Spot};
use crate::tell::rows;
use crate::tell::url;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run, a result a line, a line end last. Columns count code points from 1, ends are exclusive.
pub fn sarif(annotations: &Annotations) -> String {
    let mut codes: Vec<&'static str> = Vec::new();
    for one in &annotations.all {
        if !codes.contains(&one.code) {
            codes.push(one.code);
        }
    }
    codes.sort_unstable();
    let mut run = json!({
        "tool": {"driver": {
            "name": "onrecord",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": codes.iter().filter_map(|code| rule(code)).collect::<Value>(),
        }},
        "automationDetails": {"id": format!("onrecord/{}/", annotations.command)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": annotations.complete,
            "toolExecutionNotifications": notifications(annotations),
        }],
        "properties": {"counts": annotations.counts, "leftOut": annotations.left_out},
    })
    .to_string();
    run.pop();
    let results = annotations.all.iter().map(|one| result(one, &codes).to_string());
    rows::push(&mut run, "results", results);
    rows::quiet(&format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[\n{run}}}\n]}}\n"
    ))
}

/// What could not be read, and that something was left out.
fn notifications(annotations: &Annotations) -> Value {
    let unread = annotations.unread.iter();
    let unread = unread.map(|line| json!({"level": "error", "message": {"text": message(line)}}));
    let more = (annotations.left_out > 0).then(|| {
        let text = format!("{} Left out here: {}.", annotations.counts, annotations.left_out);
        json!({"level": "note", "message": {"text": text}})
    });
    unread.chain(more).collect()
}

/// What a code is, from the check or the finding that has it.
fn rule(code: &str) -> Option<Value> {
    let (line, why, level) = match (Check::of(code), Code::of(code)) {
        (Some(check), _) => (check.line, check.why, of_check(check.default)),
        (None, Some(code)) => (code.line, code.why, of_finding(code.severity)),
        (None, None) => return None,
    };
    Some(json!({
        "id": code,
        "shortDescription": {"text": line},
        "fullDescription": {"text": line},
        "help": {"text": why},
        "defaultConfiguration": {"level": level},
    }))
}

fn of_check(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => level(Level::Error),
        Severity::Warning => level(Level::Warning),
        Severity::Allow => level(Level::Note),
    }
}

fn of_finding(severity: finding::Severity) -> &'static str {
    match severity {
        finding::Severity::Break => level(Level::Error),
        finding::Severity::Warn => level(Level::Warning),
        finding::Severity::Info => level(Level::Note),
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

fn result(one: &Annotation, codes: &[&str]) -> Value {
    let mut value = json!({
        "ruleId": one.code,
        "level": level(one.level),
        "message": {"text": message(&one.text())},
        "locations": one.at.iter().map(|at| json!({"physicalLocation": location(at)})).collect::<Value>(),
        // The second name is the one that GitHub reads; where it is missing, the action that uploads hashes the line.
        "partialFingerprints": {
            "onrecordRecord/v1": one.fingerprint,
            "primaryLocationLineHash": one.fingerprint,
        },
    });
    if let Ok(index) = codes.binary_search(&one.code) {
        value["ruleIndex"] = json!(index);
    }
    if !one.related.is_empty() {
        let related = one.related.iter().enumerate();
        value["relatedLocations"] = related
            .map(|(n, (spot, why))| {
                json!({"id": n + 1, "physicalLocation": location(spot), "message": {"text": message(why)}})
            })
            .collect();
    }
    if let Some((spot, words)) = &one.mend
        && let Some(region) = region(spot)
    {
        value["fixes"] = json!([{"artifactChanges": [{
            "artifactLocation": {"uri": url::path(&spot.path)},
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": words}}],
        }]}]);
    }
    value
}

fn location(spot: &Spot) -> Value {
    let mut value = json!({"artifactLocation": {"uri": url::path(&spot.path)}});
    if let Some(region) = region(spot) {
        value["region"] = region;
    }
    value
}

fn region(spot: &Spot) -> Option<Value> {
    let (start, end) = spot.range.as_ref()?;
    Some(json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }))
}

/// A plain text message. `[words](target)` in it would be a link (SARIF 2.1.0, 3.11.6): brackets are escaped as it says.
pub fn message(text: &str) -> String {
    match text.contains("](") {
        true => text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]"),
        false => text.to_owned(),
    }
}
