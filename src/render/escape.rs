//! Text → HTML text and attribute values; and which targets of links are kept.

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

/// Where a link may lead: to http, https or mailto, or to a place on this site. Browsers skip white space and
/// control characters in a scheme and take a backslash for a slash; so does this.
pub fn is_kept(target: &str) -> bool {
    match scheme(target) {
        Some(scheme) => ["http", "https", "mailto"].contains(&&*scheme),
        None => !leads_to_another_host(target),
    }
}

/// Whether a target is a place on this site: no scheme, no host.
pub fn is_relative(target: &str) -> bool {
    scheme(target).is_none() && !leads_to_another_host(target)
}

fn seen(target: &str) -> impl Iterator<Item = char> {
    target.chars().filter(|c| !c.is_control() && !c.is_whitespace())
}

fn leads_to_another_host(target: &str) -> bool {
    let slash = |c: Option<char>| matches!(c, Some('/' | '\\'));
    let mut first = seen(target);
    slash(first.next()) && slash(first.next())
}

fn scheme(target: &str) -> Option<String> {
    let mut scheme = String::new();
    for c in seen(target) {
        match c {
            ':' => return Some(scheme),
            '/' | '\\' | '?' | '#' => return None,
            _ => scheme.extend(c.to_lowercase()),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("a<b>&\"c\"\0"), "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd}");
    }

    #[test]
    fn only_harmless_targets_are_kept() {
        for kept in ["https://a.example/", "HTTP://a", "mailto:a@b", "../x/", "#h_a", "a?b:c", "/a"]
        {
            assert!(is_kept(kept), "{kept}");
        }
        for dropped in [
            "javascript:alert(1)",
            " java\tscript:alert(1)",
            "\u{1}javascript:x",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            assert!(!is_kept(dropped), "{dropped}");
        }
        assert!(is_relative("../x/") && !is_relative("https://a.example/"));
    }
}
