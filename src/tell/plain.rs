//! Text from files and records → text that does nothing to a terminal: one line, every control character visible.

use std::fmt::Write;

/// A character as it may be shown: itself, or what makes it visible. A line end is a space.
pub fn push(c: char, to: &mut String) {
    match c {
        '\n' => to.push(' '),
        '\t' => to.push_str("    "),
        // GitHub's runner takes `##[` for a command of its older kind wherever it stands in a line of a log.
        '[' if to.ends_with("##") => to.push_str("<U+005B>"),
        '\0'..='\u{1F}' => to.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}')),
        '\u{7F}' => to.push('␡'),
        // C1 controls, marks that turn the direction of text, what has no width, tags, line separators; and the one
        // character that reports need for themselves.
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{E000}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => {
            // Writing into a string can't fail.
            let _ = write!(to, "<U+{:04X}>", c as u32);
        }
        c => to.push(c),
    }
}

/// Whether a character may be shown as it is.
pub fn is_shown(c: char) -> bool {
    let mut shown = String::new();
    push(c, &mut shown);
    shown.chars().eq([c])
}

/// A whole text as it may be shown, in one line.
pub fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut shown);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_reaches_the_terminal_as_an_order() {
        assert_eq!(plain("# ##[add-mask]x"), "# ##<U+005B>add-mask]x");
        assert_eq!(plain("a\u{1b}[31mb\u{202e}c\nd\te\u{9b}"), "a␛[31mb<U+202E>c d    e<U+009B>");
    }
}
