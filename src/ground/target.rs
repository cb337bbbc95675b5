//! The target of a link as somebody wrote it → where it leads: to another host, into the site, or nowhere good.

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To http, https or mailto.
    Away,
    /// Into this site: there is no scheme and no host.
    Within,
    /// Nowhere: it is empty.
    Nowhere,
    /// To a scheme that pages don't link to (`javascript:`), or to a host without one (`//a.example`).
    Refused,
}

/// Where a target leads, escapes resolved. Browsers skip white space and control characters before they look for the
/// scheme, and take a backslash for a slash; so does this.
pub fn leads(target: &str) -> Leads {
    let seen = || target.chars().filter(|c| !c.is_control() && !c.is_whitespace());
    let is_slash = |c: &char| matches!(c, '/' | '\\');
    if seen().next().is_none() {
        return Leads::Nowhere;
    }
    if seen().take(2).filter(is_slash).count() == 2 {
        return Leads::Refused;
    }
    let mut scheme = String::new();
    for c in seen() {
        match c {
            ':' if ["http", "https", "mailto"].contains(&&*scheme) => return Leads::Away,
            ':' => return Leads::Refused,
            '/' | '\\' | '?' | '#' => return Leads::Within,
            _ => scheme.extend(c.to_lowercase()),
        }
    }
    Leads::Within
}

/// Whether pages link it.
pub fn is_kept(target: &str) -> bool {
    matches!(leads(target), Leads::Away | Leads::Within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_and_hosts_are_told_apart() {
        for (target, where_to) in [
            ("https://a.example/a:b", Leads::Away),
            ("MAILTO:desk@a.example", Leads::Away),
            ("../entities/?a:b", Leads::Within),
            ("#note", Leads::Within),
            ("/a", Leads::Within),
            ("  ", Leads::Nowhere),
            ("javascript:alert(1)", Leads::Refused),
            (" java\tscript:alert(1)", Leads::Refused),
            ("\u{1}javascript:x", Leads::Refused),
            ("data:text/html,x", Leads::Refused),
            ("file:///etc/passwd", Leads::Refused),
            ("//a.example", Leads::Refused),
            ("/\\a.example", Leads::Refused),
        ] {
            assert_eq!(leads(target), where_to, "{target:?}");
        }
    }
}
