//! Data → a script that pages load: it calls `onrecord` with what it holds. A page from a disk may load scripts though it
//! may not fetch files, and no policy has to allow more than the site's own scripts.

use std::fmt::Write as _;

/// A script that holds a list, a value a line.
pub(super) fn script(lines: &[String]) -> String {
    format!("onrecord([\n{}\n]);\n", lines.join(",\n"))
}

/// A list of strings.
pub(super) fn list(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|words| string(words)).collect();
    format!("[{}]", words.join(","))
}

/// A string of JSON that is one of scripts, too.
pub(super) fn string(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
