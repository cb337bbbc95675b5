//! What somebody typed → the address below which a site will stand.

/// An address that pages can stand below: `https://host/`, with or without a path.
pub fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\?#".contains(c);
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !text.contains(odd) => {
            Ok(text.to_owned())
        }
        _ => {
            Err("it begins with https:// or http://, then comes a host; no `?`, `#` or spaces"
                .into())
        }
    }
}
