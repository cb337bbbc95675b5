//! A character → what stands for it in the index: lower case, compatibility forms resolved, marks dropped.
//!
//! `templates/assets/search.js` folds what readers type in the same way; `tests/search/fold.txt` holds both to it. As each
//! character is folded by itself, whatever its neighbours, it is enough to compare them one by one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that no decomposition takes apart, though readers without such a key type something else.
const LETTERS: [(char, &str); 10] = [
    ('ß', "ss"),
    ('ς', "σ"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ł', "l"),
    ('þ', "th"),
    ('ı', "i"),
];

/// Gives each character that stands for `c`; none where it is a mark, or invisible within words.
pub fn fold(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    if matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}') {
        return;
    }
    let parts = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
    for part in parts.flat_map(char::to_lowercase) {
        if let Some((_, letters)) = LETTERS.iter().find(|(letter, _)| *letter == part) {
            letters.chars().for_each(&mut each);
        } else {
            each(part);
        }
    }
}

/// Whether a folded character is part of a word. Modifier letters that are used as apostrophes aren't.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2b9}'..='\u{2bf}')
}

/// Whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
pub fn is_spaceless(letter: char) -> bool {
    matches!(
        letter,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3005}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{20000}'..='\u{323af}'
    )
}
