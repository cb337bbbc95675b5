//! A language → the quotation marks that count in its prose.

const STRAIGHT: (char, char) = ('"', '"');
const ENGLISH: (char, char) = ('“', '”');
const SINGLE: (char, char) = ('‘', '’');
const GERMAN: (char, char) = ('„', '“');
const GERMAN_SINGLE: (char, char) = ('‚', '‘');
const POLISH: (char, char) = ('„', '”');
const ANGLED: (char, char) = ('«', '»');
const ANGLED_INWARD: (char, char) = ('»', '«');
const RIGHT_ONLY: (char, char) = ('”', '”');
const CORNER: (char, char) = ('「', '」');
const CORNER_DOUBLE: (char, char) = ('『', '』');
const TITLE: (char, char) = ('《', '》');

/// Marks that readers of any language take for quotation marks; where a language uses one in another way, that counts.
const ANYWHERE: [(char, char); 17] = [
    STRAIGHT,
    ANGLED,
    GERMAN,
    ('‟', '”'),
    ('＂', '＂'),
    ('″', '″'),
    ('‶', '‶'),
    ('ʺ', 'ʺ'),
    ('״', '״'),
    ('〝', '〞'),
    ('❝', '❞'),
    ('‹', '›'),
    CORNER,
    CORNER_DOUBLE,
    ('﹁', '﹂'),
    ('﹃', '﹄'),
    TITLE,
];

/// Pairs of an opening and a closing mark for a language tag (`en-GB`); a language that isn't known has the marks
/// of American English and the angled ones. Other double marks that every reader knows as such count as well.
pub fn of_language(tag: &str) -> Vec<(char, char)> {
    let lower = tag.to_lowercase();
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or_default();
    let region = parts.find(|part| part.len() == 2).unwrap_or_default();
    let pairs: &[(char, char)] = match (language, region) {
        ("en", "gb" | "au" | "nz" | "ie" | "za" | "in") | ("cy" | "ga" | "gd", _) => {
            &[SINGLE, ENGLISH]
        }
        ("en", _) => &[ENGLISH],
        ("de" | "fr" | "it" | "rm", "ch" | "li") => &[ANGLED, ENGLISH],
        ("de" | "cs" | "sk" | "sl" | "is" | "et" | "lt" | "hsb" | "dsb", _) => {
            &[GERMAN, ANGLED_INWARD, GERMAN_SINGLE]
        }
        ("bg" | "sq" | "ka" | "mk", _) => &[GERMAN, ANGLED],
        ("pl" | "ro" | "hu" | "hr" | "sr" | "bs", _) => &[POLISH, ANGLED, ANGLED_INWARD],
        ("ru" | "uk" | "be" | "kk" | "ky", _) => &[ANGLED, GERMAN],
        ("sv" | "fi", _) => &[RIGHT_ONLY, ANGLED_INWARD],
        ("da", _) => &[ANGLED_INWARD, GERMAN, RIGHT_ONLY],
        ("ja" | "zh", _) => &[CORNER, CORNER_DOUBLE, ENGLISH],
        ("nl" | "ko" | "tr" | "pt" | "vi" | "th" | "hi" | "id" | "ms", _) => &[ENGLISH, SINGLE],
        _ => &[ANGLED, ENGLISH],
    };
    let is_new = |(open, _): &(char, char)| pairs.iter().all(|(a, b)| open != a && open != b);
    // There they stand around the titles of works.
    let titles: &[(char, char)] = match language {
        "zh" | "ja" => &[TITLE],
        "ko" => &[TITLE, CORNER, CORNER_DOUBLE],
        _ => &[],
    };
    let counts = |pair: &(char, char)| is_new(pair) && !titles.contains(pair);
    pairs.iter().copied().chain(ANYWHERE.into_iter().filter(counts)).collect()
}
