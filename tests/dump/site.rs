//! `Site` as text: every page with all that stands on it; what every page has in common is left out.

use onrecord::site::Site;
use serde_json::Value;

use super::{Dump, quoted};

/// All pages in the order of their addresses.
pub fn site(site: &Site) -> String {
    let mut dump = Dump::new(site.files());
    for address in site.addresses() {
        let Some(page) = site.page(&address) else {
            dump.line(0, &[&format!("/{}", address.path()), &"IS NOT THERE"]);
            continue;
        };
        let title = quoted(&page.head.title);
        dump.line(0, &[&format!("/{}", address.path()), &page.body.kind(), &title]);
        let body = serde_json::to_value(&page.body).unwrap_or_default();
        if let Some((_, Value::Object(fields))) =
            body.as_object().and_then(|body| body.iter().next())
        {
            for (name, value) in fields {
                show(&mut dump, 1, name, value);
            }
        }
    }
    dump.done()
}

/// A field; nothing where it is empty.
fn show(dump: &mut Dump<'_>, depth: usize, name: &str, value: &Value) {
    match value {
        _ if is_empty(value) => {}
        Value::Array(values) if values.iter().any(Value::is_object) => {
            values.iter().for_each(|value| show(dump, depth, name, value));
        }
        Value::Object(fields) => {
            let (plain, deep): (Vec<_>, Vec<_>) = fields
                .iter()
                .filter(|(_, value)| !is_empty(value))
                .partition(|(_, value)| scalar(value).is_some());
            let plain: Vec<String> = plain
                .into_iter()
                .filter_map(|(name, value)| Some(format!("{name}={}", scalar(value)?)))
                .collect();
            dump.line(depth, &[&format!("{name}:"), &plain.join(" ")]);
            for (name, value) in deep {
                show(dump, depth + 1, name, value);
            }
        }
        value => dump.line(depth, &[&format!("{name}:"), &scalar(value).unwrap_or_default()]),
    }
}

/// A value that fits into a line.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(quoted(text)),
        Value::Array(values) => {
            let values: Option<Vec<String>> = values.iter().map(scalar).collect();
            Some(format!("[{}]", values?.join(", ")))
        }
        Value::Object(_) => None,
        other => Some(other.to_string()),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        _ => false,
    }
}
