//! What somebody typed → the address below which a site will stand.

use onrecord::parse::url;

/// An address that pages can stand below, as `base-url` in site.md has it.
pub fn base_url(text: &str) -> Result<String, String> {
    match url::is_base(text) {
        true => Ok(text.to_owned()),
        false => Err(format!("it has {}", url::BASE)),
    }
}
