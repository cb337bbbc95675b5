//! Paths and addresses → URLs with everything percent-encoded that could be more than a part of one (RFC 3986).

/// A path below a folder as a relative reference; `/` stays between its parts, a colon in the first is no scheme.
pub fn path(path: &str) -> String {
    encoded(path, |byte| byte == b'/')
}

/// An address as somebody gave it: what is encoded, and what parts it, stays.
pub fn kept(url: &str) -> String {
    encoded(url, |byte| b"/:?#@!&+,;=%".contains(&byte))
}

/// All but the unreserved characters, and some that are kept, percent-encoded.
fn encoded(text: &str, is_kept: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || is_kept(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_url_before_its_end() {
        assert_eq!(path("a b/c:d)é<\n"), "a%20b/c%3Ad%29%C3%A9%3C%0A");
        assert_eq!(kept("https://a.b/c?d=%20#e f)\"("), "https://a.b/c?d=%20#e%20f%29%22%28");
    }
}
