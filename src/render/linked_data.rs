//! A page's linked data → JSON for its head, of which no character can end the script that it stands in.

use crate::site::page::linked_data::LinkedData;

/// JSON-LD. `<`, `>` and `&` stand as escapes, and so do the two line ends that are none in JSON but in scripts; all of
/// them can stand in JSON's strings only.
pub fn json(data: &LinkedData) -> String {
    let plain = serde_json::to_string(data).unwrap_or_default();
    let mut out = String::with_capacity(plain.len() + 32);
    for c in plain.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}
