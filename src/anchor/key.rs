//! A text → its search key: only letters and digits, in lower case, with the way back to the text.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The search key of a text. It lives only while the text is searched.
#[derive(Debug)]
pub struct Key<'t> {
    text: &'t str,
    bytes: Vec<u8>,
    runs: Vec<Run>,
}

/// From a byte of the key on, the text's bytes are at this offset, one to one, until the next run. Each run begins
/// where a word may begin (and, rarely, where none does: a hit is verified anyway).
#[derive(Debug, Clone, Copy)]
struct Run {
    key: u32,
    text: u32,
}

impl<'t> Key<'t> {
    /// The key of a text in NFC. `skip` is stepped over: bytes of the text, sorted, not overlapping.
    pub fn new(text: &'t str, skip: &[Range<u32>]) -> Key<'t> {
        let mut bytes = Vec::with_capacity(text.len() - text.len() / 8);
        let mut runs: Vec<Run> = Vec::with_capacity(text.len() / 5);
        let mut from = 0;
        for gap in skip {
            let start = (gap.start as usize).clamp(from, text.len());
            push(text.get(from..start).unwrap_or(""), from, &mut bytes, &mut runs);
            from = (gap.end as usize).clamp(from, text.len());
        }
        push(text.get(from..).unwrap_or(""), from, &mut bytes, &mut runs);
        bytes.shrink_to_fit();
        Key { text, bytes, runs }
    }

    /// The text that it is the key of.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The bytes of the key.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where words may begin: byte of the key, byte of the text.
    pub(super) fn starts(&self) -> impl Iterator<Item = (usize, usize)> {
        self.runs.iter().map(|run| (run.key as usize, run.text as usize))
    }

    /// The byte of the text behind the character that the key's byte before `end` belongs to.
    pub(super) fn text_end(&self, end: usize) -> usize {
        let Some(last) = end.checked_sub(1) else { return 0 };
        let at = self.runs.partition_point(|run| run.key as usize <= last);
        let Some(run) = at.checked_sub(1).and_then(|at| self.runs.get(at)) else { return 0 };
        let start = run.text as usize;
        match self.text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(c) if !keeps_its_length(c) => start + c.len_utf8(),
            _ => start + (last - run.key as usize) + 1,
        }
    }
}

/// The key of words that are looked for; to be put into NFC by the caller where they may not be.
pub fn key_of(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for c in words.chars() {
        fold(c, |c| key.push(c));
    }
    key
}

fn push(part: &str, offset: usize, bytes: &mut Vec<u8>, runs: &mut Vec<Run>) {
    // Whether the next letter goes on in the run before, and the letter before.
    let mut goes_on = false;
    let mut previous = ' ';
    for (at, c) in part.char_indices() {
        if c.is_ascii() {
            if !c.is_ascii_alphanumeric() {
                goes_on = false;
                continue;
            }
            if !goes_on || previous >= SPACELESS_FROM {
                runs.push(Run { key: bytes.len() as u32, text: (offset + at) as u32 });
            }
            bytes.push(c.to_ascii_lowercase() as u8);
            (goes_on, previous) = (true, c);
            continue;
        }
        if !is_letter(c) {
            goes_on = false;
            continue;
        }
        let linear = keeps_its_length(c);
        let may_begin = c >= SPACELESS_FROM || previous >= SPACELESS_FROM;
        if !goes_on || !linear || may_begin {
            runs.push(Run { key: bytes.len() as u32, text: (offset + at) as u32 });
        }
        fold(c, |c| bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()));
        (goes_on, previous) = (linear, c);
    }
}

/// From here on scripts may have words without spaces between them.
const SPACELESS_FROM: char = '\u{e00}';

/// Whether a character stands in the key.
pub(super) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_invisible(c)
        || matches!(c, '\u{fb00}'..='\u{fb06}')
}

/// Soft hyphen, zero-width characters, bidi marks, variation selectors, BOM: they are never compared. Bidi overrides
/// are: within them readers see 4,500 as 005,4.
pub(super) fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202c}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The letters of a ligature (U+FB00–06).
pub(super) fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// A full-width form as its plain character.
pub(super) fn plain_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Whether the key has a character in as many bytes as the text.
fn keeps_its_length(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut folded = c.to_lowercase();
    ligature(c).is_none()
        && plain_width(c) == c
        && folded.next().is_some_and(|low| low.len_utf8() == c.len_utf8())
        && folded.next().is_none()
}

fn fold(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            push(c.to_ascii_lowercase());
        }
    } else if let Some(letters) = ligature(c) {
        letters.chars().for_each(push);
    } else {
        let c = plain_width(c);
        if is_letter(c) {
            c.to_lowercase().for_each(push);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_holds_letters_and_digits() {
        assert_eq!(key_of("The “oﬃce” wasn’t at ＡＢ 10²!"), "theofficewasntatab10²");
        assert_eq!(key_of("in\u{ad}spec-\ntors"), "inspectors");
    }

    #[test]
    fn key_leads_back_to_the_text() {
        let text = "Oﬃce, Straße: ＡＢ İzmir";
        let key = Key::new(text, &[]);
        assert_eq!(std::str::from_utf8(key.bytes()).unwrap(), key_of(text));
        let end = key_of("Oﬃce, Straße").len();
        assert_eq!(&text[..key.text_end(end)], "Oﬃce, Straße");
        assert_eq!(&text[..key.text_end(end + 2)], "Oﬃce, Straße: ＡＢ");
        assert_eq!(key.text_end(key.bytes().len()), text.len());
    }

    #[test]
    fn skipped_parts_are_not_in_the_key() {
        let text = "closed[12] in May";
        let skip = 6..10;
        let key = Key::new(text, std::slice::from_ref(&skip));
        assert_eq!(key.bytes(), b"closedinmay");
        assert_eq!(key.text_end(6), 6);
    }
}
