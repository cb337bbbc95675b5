//! The target of a plain Markdown link → where it leads: to another host, into the site, or nowhere good.

/// Where a plain link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    /// `http:`, `https:` or `mailto:`
    Away,
    /// Somewhere in the site, relative to the page.
    Within,
    /// Nowhere: it is empty.
    Nowhere,
    /// A scheme that pages don't link to (`javascript:`).
    Refused,
}

/// Where a target leads, escapes resolved.
pub(super) fn leads(target: &str) -> Leads {
    // Browsers drop these before they look for the scheme.
    let bare = target.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if bare.is_empty() {
        return Leads::Nowhere;
    }
    let end = bare.find(['/', '?', '#']).unwrap_or(bare.len());
    let Some(colon) = bare[..end].find(':') else { return Leads::Within };
    let scheme = bare[..colon].replace(|c: char| c.is_control() || c.is_whitespace(), "");
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "mailto" => Leads::Away,
        _ => Leads::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_told_apart() {
        for (target, where_to) in [
            ("https://example.org/a:b", Leads::Away),
            ("MAILTO:desk@example.org", Leads::Away),
            ("../entities/?a:b", Leads::Within),
            ("#note", Leads::Within),
            ("javascript:alert(1)", Leads::Refused),
            (" java\nscript:alert(1)", Leads::Refused),
            ("data:text/html,x", Leads::Refused),
            ("  ", Leads::Nowhere),
        ] {
            assert_eq!(leads(target), where_to, "{target:?}");
        }
    }
}
