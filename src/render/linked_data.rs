//! A page's linked data → JSON for its head, of which no character can end the script that it stands in.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::site::page::linked_data::LinkedData;

/// What stands in a list begins a line, so that a quote that changes leaves the lines of the others.
struct Lines;

impl Formatter for Lines {
    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        out.write_all(if first { b"\n" } else { b",\n" })
    }
}

/// JSON-LD. `<`, `>` and `&` stand as escapes, and so do the two line ends that are none in JSON but in scripts; all of
/// them can stand in JSON's strings only.
pub fn json(data: &LinkedData) -> String {
    let mut plain = Vec::new();
    // Writing into memory doesn't fail, and there is no key that JSON can't have.
    let _ = data.serialize(&mut Serializer::with_formatter(&mut plain, Lines));
    let plain = String::from_utf8_lossy(&plain);
    let mut out = String::with_capacity(plain.len() + 32);
    for c in plain.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}
