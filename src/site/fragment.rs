//! Words of a document → the text fragment (`#:~:text=`) that scrolls to them at its publisher, or on a page of the site.

/// Longer words are given by how they begin and end.
const WHOLE: usize = 100;

/// How many words tell the beginning, and the end.
const ENDS: usize = 4;

/// A document's URL with a text fragment for words, given as pieces in order. None where the URL has a fragment of its
/// own, isn't on the web, or nothing is left of the words.
pub(super) fn to_words(url: &str, pieces: &[&str]) -> Option<String> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let (first, last) = (pieces.first()?.trim(), pieces.last()?.trim());
    if !web || url.contains('#') || first.is_empty() || last.is_empty() {
        return None;
    }
    let whole = pieces.len() == 1 && first.len() <= WHOLE && !first.contains('\n');
    let mut fragment = format!("{url}#:~:text=");
    if whole {
        encode(first, &mut fragment);
        return Some(fragment);
    }
    // The beginning must not run over a block's border.
    let line = first.lines().next().unwrap_or(first);
    let start: Vec<&str> = line.split_whitespace().take(ENDS).collect();
    let line = last.lines().next_back().unwrap_or(last);
    let words: Vec<&str> = line.split_whitespace().collect();
    encode(&start.join(" "), &mut fragment);
    fragment.push(',');
    encode(&words[words.len().saturating_sub(ENDS)..].join(" "), &mut fragment);
    Some(fragment)
}

/// Words of one block → the fragment (without `#`) that scrolls to them on any page that shows them.
pub(super) fn on_page(words: &str) -> String {
    let mut fragment = ":~:text=".to_owned();
    let all: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= WHOLE || all.len() < 2 * ENDS {
        encode(words, &mut fragment);
    } else {
        encode(&all[..ENDS].join(" "), &mut fragment);
        fragment.push(',');
        encode(&all[all.len() - ENDS..].join(" "), &mut fragment);
    }
    fragment
}

/// Percent-encodes everything but unreserved characters; `-` too, as it has a meaning in text fragments.
fn encode(words: &str, to: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            to.push(char::from(byte));
        } else {
            to.push('%');
            to.push(char::from(DIGITS[usize::from(byte >> 4)]));
            to.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_begin_and_end_within_blocks() {
        let url = "https://example.org/a";
        let told = |pieces: &[&str]| to_words(url, pieces).unwrap_or_default().replace(url, "");
        assert_eq!(
            told(&["a well-known, odd & “old” case"]),
            "#:~:text=a%20well%2Dknown%2C%20odd%20%26%20%E2%80%9Cold%E2%80%9D%20case"
        );
        assert_eq!(
            told(&["one two\nthree four five six seven"]),
            "#:~:text=one%20two,four%20five%20six%20seven"
        );
        assert_eq!(
            told(&["We are finished", "and we know it"]),
            "#:~:text=We%20are%20finished,and%20we%20know%20it"
        );
        assert_eq!(to_words("https://example.org/#/a", &["words"]), None);
        assert_eq!(to_words("ftp://example.org/", &["words"]), None);
    }
}
