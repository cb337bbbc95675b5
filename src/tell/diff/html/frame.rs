//! What stands on a page → the page around it: its policy, its styles, nothing else to load.

use sha2::{Digest, Sha256};

use crate::ground::theme::STYLE_PARTS;

/// The site's own parts of its style sheet, so that a report is set like the site.
const PARTS: [&str; 4] = ["site/base.css", "site/text.css", "site/reader.css", "site/print.css"];

/// The whole page. The policy allows this very style sheet, and no script, picture, frame, form or connection.
pub fn framed(title: &str, main: &str) -> String {
    let mut style = String::new();
    for part in PARTS {
        let found = STYLE_PARTS.iter().find(|(name, _)| *name == part);
        style.push_str(found.map_or("", |(_, css)| css));
    }
    style.push_str(include_str!("report.css"));
    let hash = base64(&Sha256::digest(style.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title} · onrecord diff</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <main>\n{main}</main>\n</body>\n</html>\n"
    )
}

/// Bytes as a policy writes their hash (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n) & 63) as usize];
            out.push(if n <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    /// RFC 4648, 10.
    #[test]
    fn bytes_are_written_as_the_standard_says() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
