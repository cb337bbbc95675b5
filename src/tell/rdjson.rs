//! `Annotations` → JSON for reviewdog (`rdjson`, its Diagnostic Format): columns in bytes of UTF-8, ends exclusive. It posts
//! messages as comments, so they are Markdown.

use serde_json::{Value, json};

use crate::diff::place::Point;
use crate::tell::annotation::{Annotation, Annotations, Level, Spot};
use crate::tell::markdown::lines;
use crate::tell::rows;

/// A diagnostic a line, a line end last. What was left out is one more diagnostic.
pub fn rdjson(annotations: &Annotations) -> String {
    let mut text = json!({"source": {"name": source(annotations)}}).to_string();
    text.pop();
    let unread =
        annotations.unread.iter().map(|line| json!({"message": lines(line), "severity": "ERROR"}));
    let more = (annotations.left_out > 0).then(|| {
        let message = format!("{} Left out here: {}.", annotations.counts, annotations.left_out);
        json!({"message": message, "severity": "INFO"})
    });
    let all = unread.chain(annotations.all.iter().map(diagnostic)).chain(more);
    rows::push(&mut text, "diagnostics", all.map(|one| one.to_string()));
    text.push_str("}\n");
    rows::quiet(&text)
}

fn source(annotations: &Annotations) -> String {
    format!("onrecord {}", annotations.command)
}

fn diagnostic(one: &Annotation) -> Value {
    let mut value = json!({
        "message": lines(&one.text()),
        "severity": match one.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Note => "INFO",
        },
        "code": {"value": one.code},
    });
    if let Some(at) = &one.at {
        value["location"] = location(at);
    }
    if let Some((Spot { range: Some((start, end)), .. }, words)) = &one.mend {
        value["suggestions"] = json!([{"range": range(start, end), "text": words}]);
    }
    if !one.related.is_empty() {
        let related = one.related.iter();
        value["related_locations"] = related
            .map(|(spot, why)| json!({"message": lines(why), "location": location(spot)}))
            .collect();
    }
    value
}

fn location(spot: &Spot) -> Value {
    match &spot.range {
        Some((start, end)) => json!({"path": spot.path, "range": range(start, end)}),
        None => json!({"path": spot.path}),
    }
}

fn range(start: &Point, end: &Point) -> Value {
    let point = |point: &Point| json!({"line": point.line, "column": point.byte});
    json!({"start": point(start), "end": point(end)})
}
