//! The words of a topic → its place in an address.

use deunicode::deunicode;
use unicode_normalization::UnicodeNormalization;

use super::id::{from_words, is_spelled};

/// So much of a topic's words is spelled in other letters, in characters.
const SPELLED: usize = 60;

/// So many hexadecimal digits tell two topics of one spelling apart.
const DIGITS: usize = 8;

/// The last part of the address of a topic: as [`from_words`]; where the words have letters of another script than the
/// Latin one, or no letters at all, these as they are spelled in it (`北京` as `bei-jing`), and a hash of the words behind
/// it, as many words are spelled alike. ASCII alone, never empty, and of nothing but the topic's own words.
pub fn slug(words: &str) -> String {
    let plain = from_words(words);
    if is_spelled(words) && !plain.is_empty() {
        return plain;
    }
    let one = as_one(words);
    let start: String = one.chars().take(SPELLED).collect();
    let mut spelled = from_words(&deunicode(&start));
    spelled.truncate(SPELLED);
    let spelled = match spelled.trim_end_matches('-') {
        "" => "topic",
        spelled => spelled,
    };
    let hash = blake3::hash(one.as_bytes()).to_hex();
    format!("{spelled}-{}", &hash[..DIGITS])
}

/// What two topics share that are one: capitals, white space and ways to compose a letter make no other.
pub fn as_one(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id;

    #[test]
    fn every_script_has_addresses() {
        // Addresses stay: where one of these changes, so do those of published sites.
        for (words, slug_of) in [
            ("Withdrawal of troops", "withdrawal-of-troops"),
            ("Élan", "elan"),
            ("Москва 2020", "moskva-2020-829018ad"),
            ("北京", "bei-jing-222df72d"),
            ("العراق", "l-rq-41ff0765"),
            ("🔥", "fire-956b2694"),
            ("…", "topic-94362066"),
        ] {
            assert_eq!(slug(words), slug_of, "{words}");
        }
    }

    #[test]
    fn what_is_spelled_alike_is_apart() {
        assert_ne!(slug("事"), slug("是"));
        assert_ne!(slug("Москва 2020"), slug("2020"));
        assert_eq!(slug("МОСКВА  2020"), slug("Москва 2020"));
        assert_eq!(slug("й"), slug("и\u{306}"));
    }

    #[test]
    fn any_words_make_an_address() {
        let long = "漢".repeat(10_000);
        for words in ["", "…", "\u{200b}", "[?]", "\u{e000}", "con", "НУЛ", "-", long.as_str()]
        {
            let slug = slug(words);
            let fault = id::fault(&slug).filter(|fault| *fault != id::IdFault::Reserved);
            assert_eq!(fault, None, "{words}");
        }
    }
}
