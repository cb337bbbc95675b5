//! Text → HTML text and attribute values.

/// Appends text so that it stays text: in an element, or between double quotes in an attribute.
pub fn text(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Not a character of HTML; browsers would drop or replace it.
            0 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// As [`text`], for a single value.
pub fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    text(&mut out, value);
    out
}

/// The attributes of words in another language than the page's: ` lang="ar" dir="rtl"`; nothing where it is the same.
pub fn tongue(language: Option<&str>, direction: Option<&str>) -> String {
    let language = language.map(|language| format!(" lang=\"{}\"", escaped(language)));
    let direction = direction.map(|direction| format!(" dir=\"{}\"", escaped(direction)));
    language.into_iter().chain(direction).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("a<b>&\"c\"\0"), "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd}");
    }
}
