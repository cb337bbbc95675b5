//! Text → XML 1.0: text stays text, and what is no character of XML is left out.

/// Appends text so that it stays text, in an element or between double quotes in an attribute.
pub fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML's own readers would make line ends of it.
            '\r' => out.push_str("&#13;"),
            c if is_character(c) => out.push(c),
            _ => {}
        }
    }
}

/// Appends an element that holds text, on a line of its own.
pub fn element(out: &mut String, name: &str, held: &str) {
    element_with(out, name, &[], held);
}

/// The same with attributes, each a name and a value.
pub fn element_with(out: &mut String, name: &str, attributes: &[(&str, &str)], held: &str) {
    out.push_str(&format!("<{name}"));
    for (name, value) in attributes {
        out.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
    out.push('>');
    text(out, held);
    out.push_str(&format!("</{name}>\n"));
}

/// As [`text`], for a single value.
pub fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    text(&mut out, value);
    out
}

/// `Char` of XML 1.0.
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_of_xml_are_left() {
        assert_eq!(
            escaped("a<b>&\"c\"]]>\0\u{8}\u{b}\u{1b}\u{fffe}\u{ffff}d\r\n\te\u{1f600}"),
            "a&lt;b&gt;&amp;&quot;c&quot;]]&gt;d&#13;\n\te\u{1f600}"
        );
    }
}
