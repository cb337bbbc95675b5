//! The site map's URL → robots.txt (RFC 9309): everything may be read by everybody.

/// The bytes of robots.txt.
pub fn txt(sitemap: Option<&str>) -> Vec<u8> {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if let Some(url) = sitemap {
        out.push_str(&format!("\nSitemap: {url}\n"));
    }
    out.into_bytes()
}
