//! A URL as pasted → the slip in it: a dash, a quotation mark, white space, trailing punctuation.

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
}
