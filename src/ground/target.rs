//! Targets of links: which are kept, and which are places on this site.

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
