//! A text → its terms: what readers can look for.
//!
//! A word is a run of letters and digits; an apostrophe parts words, as in *l’Irak* and *Iraq’s*. In scripts without
//! spaces every character is a term; whoever looks for several finds where they stand side by side.

use super::fold::{fold, is_letter, is_spaceless};

/// Of a longer word so many characters are kept.
const LONGEST: usize = 250;

/// Gives each term of a text, as often as it stands there.
pub fn terms(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    for c in text.chars() {
        fold(c, |part| {
            if !is_letter(part) {
                end(&mut word, &mut each);
            } else if is_spaceless(part) {
                end(&mut word, &mut each);
                each(part.encode_utf8(&mut [0; 4]));
            } else {
                word.push(part);
            }
        });
    }
    end(&mut word, &mut each);
}

fn end(word: &mut String, each: &mut impl FnMut(&str)) {
    if !word.is_empty() {
        let end = word.char_indices().nth(LONGEST).map_or(word.len(), |(end, _)| end);
        each(&word[..end]);
        word.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_people_type_them() {
        for (text, expected) in [
            ("Iraq’s l'Irak O’Brien", "iraq s l irak o brien"),
            ("1,200 on 6.1.2020", "1 200 on 6 1 2020"),
            ("Łódź, Straße, ÆØÅ, İstanbul, ΛΌΓΟΣ", "lodz strasse aeoa istanbul λογοσ"),
            ("a well-known co\u{ad}operation", "a well known cooperation"),
            ("東京都 と「Tokyo東」", "東 京 都 と tokyo 東"),
            ("ﬁne ½ Ⅷ", "fine 1 2 viii"),
            ("Qurʾan", "qur an"),
        ] {
            let mut given: Vec<String> = Vec::new();
            terms(text, |term| given.push(term.to_owned()));
            assert_eq!(given.join(" "), expected, "{text}");
        }
    }
}
