//! `Site` as text: which pages there are, and what stands on one; what is empty is left out.

use onrecord::site::Site;
use serde_json::Value;

use super::{Dump, quoted};

/// All pages in the order of their addresses: kind, title.
pub fn addresses(site: &Site) -> String {
    let mut dump = Dump::new(site.files());
    for address in site.addresses() {
        if !address.is_page() {
            dump.line(0, &[&format!("/{}", address.path())]);
            continue;
        }
        let Some(page) = site.page(&address) else {
            dump.line(0, &[&format!("/{}", address.path()), &"IS NOT THERE"]);
            continue;
        };
        let title = quoted(&page.head.title);
        dump.line(0, &[&format!("/{}", address.path()), &page.body.kind(), &title]);
    }
    dump.done()
}

/// One page, or one field of it: names and numbers with dots between; `head` is what every page has.
pub fn page(site: &Site, address: &str, part: &str) -> String {
    let mut dump = Dump::new(site.files());
    let found = site.addresses().into_iter().find(|one| one.path() == address);
    let Some(page) = found.and_then(|found| site.page(&found)) else {
        return format!("There is no page /{address}.");
    };
    let body = serde_json::to_value(&page.body).unwrap_or_default();
    let body = body.get(page.body.kind()).cloned().unwrap_or_default();
    let head = serde_json::to_value(&page.head).unwrap_or_default();
    let (value, path) = match part.strip_prefix("head") {
        Some(path) => (&head, path.trim_start_matches('.')),
        None => (&body, part),
    };
    let mut value = value;
    let mut name = "";
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let inner = match step.parse::<usize>() {
            Ok(number) => value.get(number),
            Err(_) => value.get(step),
        };
        match inner {
            Some(inner) => value = inner,
            None => return format!("There is no {part} on /{address}."),
        }
        if step.parse::<usize>().is_err() {
            name = step;
        }
    }
    match value {
        Value::Object(fields) if name.is_empty() => {
            fields.iter().for_each(|(name, value)| show(&mut dump, 0, name, value));
        }
        value => show(&mut dump, 0, name, value),
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
