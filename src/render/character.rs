//! A page's bytes → the same, with U+FFFD for every character that HTML forbids: controls and noncharacters.

use memchr::{memchr_iter, memchr3_iter};

/// Replaces what browsers would pass over or guess at, and checkers call an error.
pub fn allowed(page: Vec<u8>) -> Vec<u8> {
    if !may_be_forbidden(&page) {
        return page;
    }
    match std::str::from_utf8(&page) {
        Ok(text) => {
            let allowed = text.chars().map(|c| if is_forbidden(c) { '\u{fffd}' } else { c });
            allowed.collect::<String>().into_bytes()
        }
        Err(_) => page,
    }
}

/// Fast, and sometimes wrong: then the page stays as it is all the same.
fn may_be_forbidden(page: &[u8]) -> bool {
    let control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | 0xc | b'\r');
    // Without a way out of the inner loop, many bytes are compared at a time.
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | control(*byte));
    let next = |at: usize| page.get(at + 1).copied().unwrap_or_default();
    page.chunks(256).any(any)
        || memchr3_iter(0x7f, 0xc2, 0xef, page).any(|at| match page.get(at) {
            Some(0xc2) => next(at) < 0xa0,
            Some(0xef) => next(at) == 0xb7,
            _ => true,
        })
        || memchr_iter(0xbf, page).any(|at| matches!(next(at), 0xbe | 0xbf))
}

/// What is neither of HTML's characters nor its white space.
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n' | '\u{c}' | '\r'))
        || matches!(code, 0xfdd0..=0xfdef)
        || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_forbidden_character_is_found_and_no_other() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = format!("é“{c}”·");
            let given = String::from_utf8(allowed(text.clone().into_bytes())).unwrap_or_default();
            let expected = match is_forbidden(c) {
                true => "é“\u{fffd}”·".to_owned(),
                false => text,
            };
            assert_eq!(given, expected, "{c:?}");
        }
        assert_eq!(
            allowed(b"a\x1b[31m\x00\x7f\xc2\x80".to_vec()),
            "a\u{fffd}[31m\u{fffd}\u{fffd}\u{fffd}".as_bytes()
        );
    }
}
