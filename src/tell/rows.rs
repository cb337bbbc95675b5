//! Values in one line each → a list at the end of a JSON object that is still open; and the whole, safe in a log.

use crate::tell::plain;

/// Adds a list to an object that is open and not empty, an item a line.
pub fn push(text: &mut String, name: &str, items: impl Iterator<Item = String>) {
    text.push_str(&format!(",\"{name}\":["));
    let mut first = true;
    for item in items {
        text.push_str(if first { "\n" } else { ",\n" });
        text.push_str(&item);
        first = false;
    }
    text.push_str(if first { "]" } else { "\n]" });
}

/// The same JSON, with what isn't for a terminal or a log written as an escape; it can only stand in a string: `##[`, which
/// GitHub's runner takes for a command wherever it stands in a line, and what [`plain`] shows as what it is.
pub fn quiet(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.replace("##[", "##\\u005b").chars() {
        let mut units = [0; 2];
        match c {
            '\n' => out.push(c),
            c if (' '..='~').contains(&c) || plain::is_shown(c) => out.push(c),
            c => c.encode_utf16(&mut units).iter().for_each(|unit| {
                out.push_str(&format!("\\u{unit:04x}"));
            }),
        }
    }
    out
}
