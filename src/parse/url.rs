//! A URL as pasted → the slip in it: a dash, a quotation mark, white space, trailing punctuation; and whether pages can
//! stand below it.

/// What is odd about a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// In a few words.
    pub reason: &'static str,
    /// The URL as it probably was.
    pub meant: Option<String>,
}

/// The first slip in a URL; none where it looks as URLs do.
pub fn slip(url: &str) -> Option<Slip> {
    let found = |reason| Some(Slip { reason, meant: meant(url) });
    let bare = url.strip_prefix("mailto:").map(|rest| rest.contains('@'));
    let has_host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme))
        .map(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['));
    if bare.or(has_host) != Some(true) {
        return found("it does not begin with https://, http:// or mailto:");
    }
    for c in url.chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => return found("a dash that no URL has"),
            '“' | '”' | '‘' | '’' | '„' | '«' | '»' | '"' | '<' | '>' => {
                return found("a quotation mark or an angle bracket");
            }
            _ if c.is_whitespace() => return found("white space"),
            _ if c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}') => {
                return found("a character that can't be seen");
            }
            _ => {}
        }
    }
    if url.ends_with(['.', ',', ';', ':', '!', '?', '…']) || unbalanced(url) {
        return found("punctuation at its end");
    }
    None
}

/// What pages can stand below, in words.
pub const BASE: &str = "https:// or http://, then a host, perhaps a port and a path; no password, `?`, `#`, quotation marks or spaces";

/// Whether pages can stand below an address: `https://host/`, with or without a path. All their URLs are made of it.
pub fn is_base(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let begins = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let port = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit())
            && port.parse::<u16>().is_ok_and(|port| port > 0)
    });
    begins && port && !authority.contains(['@', '%']) && !url.contains(is_odd) && is_escaped(path)
}

/// What no address has as it stands, or ends its path. Marks that turn text and characters without width are odd, too.
fn is_odd(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || "\"'<>\\?#`{}|^".contains(c)
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether each `%` is followed by two hexadecimal digits that stand for more than NUL.
fn is_escaped(path: &str) -> bool {
    path.match_indices('%').all(|(at, _)| {
        let digits = path.get(at + 1..at + 3).unwrap_or("");
        digits != "00" && digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The URL with a path that every reader of URLs takes: letters beyond ASCII as their bytes, `%C3%A9`. The host stays.
pub fn with_ascii_path(url: &str) -> String {
    let host = url.find("://").map_or(0, |at| at + 3);
    let path = url[host..].find('/').map_or(url.len(), |at| host + at);
    let mut out = url[..path].to_owned();
    for byte in url[path..].bytes() {
        match byte.is_ascii() {
            true => out.push(char::from(byte)),
            false => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A closing bracket at the end whose opening one isn't there.
fn unbalanced(url: &str) -> bool {
    url.ends_with(')') && url.matches('(').count() < url.matches(')').count()
}

/// The URL without its slips, where that makes a URL.
fn meant(url: &str) -> Option<String> {
    let mut meant = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => meant.push('-'),
            '“' | '”' | '‘' | '’' | '„' | '«' | '»' | '"' | '<' | '>' => {}
            '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}' => {}
            _ if c.is_whitespace() || c.is_control() => {}
            _ => meant.push(c),
        }
    }
    let (open, mut close) = (meant.matches('(').count(), meant.matches(')').count());
    while let Some(last) = meant.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '…' => {}
            ')' if close > open => close -= 1,
            _ => break,
        }
        meant.pop();
    }
    if meant.starts_with("www.") {
        meant.insert_str(0, "https://");
    }
    (meant != url && slip(&meant).is_none()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen_and_mended() {
        for (url, mended) in [
            ("https://example.org/a–b", "https://example.org/a-b"),
            ("“https://example.org/a”", "https://example.org/a"),
            ("https://example.org/a.", "https://example.org/a"),
            ("https://example.org/a).", "https://example.org/a"),
            ("www.example.org", "https://www.example.org"),
        ] {
            assert_eq!(slip(url).and_then(|slip| slip.meant).as_deref(), Some(mended), "{url}");
        }
        for url in ["https://example.org/a_(b)", "http://[::1]/", "mailto:desk@example.org"] {
            assert_eq!(slip(url), None, "{url}");
        }
        assert_eq!(slip("example").map(|slip| slip.meant), Some(None));
    }

    #[test]
    fn pages_can_stand_below_some_addresses() {
        for url in [
            "https://example.org",
            "https://example.org/",
            "http://localhost:8000/a/b",
            "https://[::1]:80/",
            "https://bücher.example/a%20b/@desk;c&d/",
        ] {
            assert!(is_base(url), "{url}");
        }
        for url in [
            "example.org",
            "https://",
            "https:///a",
            "https://e.org/x?y=1",
            "https://e.org/#f",
            "https://u:p@e.org/",
            "https://e.org\\@evil/",
            "https://e.org:abc/",
            "https://e.org:/",
            "https://e.org:99999/",
            "https://e.org/%00",
            "https://e.org/%zz/",
            "https://e.org/%4",
            "https://e.org/\u{202e}a/",
            "https://e.org/a b/",
        ] {
            assert!(!is_base(url), "{url}");
        }
    }
}
