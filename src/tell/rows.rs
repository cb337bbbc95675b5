//! Values in one line each → a list at the end of a JSON object that is still open; and the whole, safe in a log.

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

/// The same JSON without `##[`, which GitHub's runner takes for a command wherever it stands in a line of a log. It can
/// only stand in a string.
pub fn quiet(json: &str) -> String {
    json.replace("##[", "##\\u005b")
}
