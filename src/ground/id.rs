//! Ids: what people call sources, entities, claims, briefings and the records below them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The shortest word, in bytes, of which a longer one is told.
const MIN_PART: usize = 3;

/// The longest id, in characters.
pub const MAX_LENGTH: usize = 80;

/// Names that Windows reserves; a file or folder of such a name can't exist there.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The four families of ids; an id is unique within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `# source`
    Source,
    /// `# person`, `# place`, …
    Entity,
    /// `# claim`
    Claim,
    /// `# briefing`
    Briefing,
}

impl Family {
    /// All four, in the order in which they are listed.
    pub const ALL: [Family; 4] = [Family::Source, Family::Entity, Family::Claim, Family::Briefing];

    /// The word before the colon in `claim:us-leaving-iraq`.
    pub fn word(self) -> &'static str {
        match self {
            Family::Source => "source",
            Family::Entity => "entity",
            Family::Claim => "claim",
            Family::Briefing => "briefing",
        }
    }

    /// The family that a word names.
    pub fn from_word(word: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|family| family.word() == word)
    }
}

/// Why a word can't be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdFault {
    /// Nothing there.
    Empty,
    /// A character that is not `a-z`, `0-9` or `-`, or a hyphen first.
    Shape,
    /// More than [`MAX_LENGTH`] characters.
    TooLong,
    /// Windows keeps this name for itself.
    Reserved,
}

/// What is wrong with a word as an id (`[a-z0-9][a-z0-9-]*`, at most 80, no name reserved by Windows), if anything.
pub fn fault(word: &str) -> Option<IdFault> {
    if word.is_empty() {
        Some(IdFault::Empty)
    } else if !is_shaped(word) {
        Some(IdFault::Shape)
    } else if word.len() > MAX_LENGTH {
        Some(IdFault::TooLong)
    } else if RESERVED.contains(&word) {
        Some(IdFault::Reserved)
    } else {
        None
    }
}

/// Whether a value is shaped like an id (`iraq`, `task-force-iraq`), so that it must name something.
pub fn is_shaped(word: &str) -> bool {
    !word.is_empty()
        && !word.starts_with('-')
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The id that a writer may have meant by these words: lower case, letters without their accents, other characters as
/// single hyphens. Empty where nothing is left.
pub fn from_words(words: &str) -> String {
    let mut id = String::new();
    for c in words.nfd().flat_map(char::to_lowercase) {
        if let Some(letters) = latin(c) {
            id.push_str(letters);
            continue;
        }
        match c {
            c if c.is_ascii_alphanumeric() => id.push(c),
            '\'' | '’' => {}
            c if is_combining_mark(c) => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.truncate(MAX_LENGTH);
    id.trim_end_matches('-').to_owned()
}

/// Whether [`from_words`] has all letters and digits of some words.
pub fn is_spelled(words: &str) -> bool {
    let mut letters = words.nfd().flat_map(char::to_lowercase);
    letters.all(|c| c.is_ascii() || !c.is_alphanumeric() || latin(c).is_some())
}

/// A Latin letter that isn't one of `a-z` with a mark.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}

/// The known word nearest to `word`, where one is near enough to be a slip of the hand: at most a third of its
/// characters wrong, and one of two or three, of two equally near ones the first in order. Else the only one that `word` is the beginning or the
/// end of (`lena` of `lena-marsh`, `org` of `organization`, `article` of `news-article`).
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut longer: (usize, Option<&str>) = (0, None);
    for candidate in known {
        if candidate.len().abs_diff(word.len()) <= limit {
            let distance = strsim::osa_distance(word, candidate);
            if distance <= limit && best.is_none_or(|best| (distance, candidate) < best) {
                best = Some((distance, candidate));
            }
        }
        let is_part = word.len() >= MIN_PART
            && (candidate.starts_with(word)
                || candidate.strip_suffix(word).is_some_and(|rest| rest.ends_with('-')));
        if is_part {
            longer = (longer.0 + 1, Some(candidate));
        }
    }
    match (best, longer) {
        (Some((_, candidate)), _) => Some(candidate),
        (None, (1, only)) => only,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ids() {
        for (words, id) in [
            ("Léna Märsh", "lena-marsh"),
            ("“The Harbor’s oil”", "the-harbors-oil"),
            ("Straße, Ørsted & Łódź", "strasse-orsted-lodz"),
            ("…", ""),
        ] {
            assert_eq!(from_words(words), id, "{words}");
        }
    }

    #[test]
    fn the_nearest_word_is_a_slip_or_a_longer_one() {
        let known =
            ["lena-marsh", "name", "news-article", "organization", "port-mallow", "port-authority"];
        for (word, near) in [
            ("lena-mash", Some("lena-marsh")),
            ("lena", Some("lena-marsh")),
            ("marsh", Some("lena-marsh")),
            ("article", Some("news-article")),
            ("org", Some("organization")),
            ("port", None),
            ("le", None),
            ("arsh", None),
            ("nmae", Some("name")),
            ("date", None),
        ] {
            assert_eq!(nearest(word, known), near, "{word}");
        }
    }
}
