//! A language tag → the direction in which its script runs.

/// Scripts that run from right to left (Unicode, ISO 15924).
const SCRIPTS: &[&str] = &[
    "adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "gara", "hatr", "hebr", "hung",
    "khar", "lydi", "mand", "mani", "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "ougr",
    "palm", "phli", "phlp", "phnx", "prti", "rohg", "samr", "sarb", "sogd", "sogo", "syrc", "syre",
    "syrj", "syrn", "thaa", "yezi",
];

/// Languages that are written so where the tag names no other script (the likely scripts of Unicode's CLDR).
const LANGUAGES: &[&str] = &[
    "aao", "abv", "acm", "acq", "acw", "acx", "acy", "adf", "aeb", "aec", "afb", "aii", "ajp",
    "apc", "apd", "ar", "ara", "arb", "arc", "arq", "ars", "ary", "arz", "avl", "azb", "bal",
    "bej", "bft", "bgn", "bgp", "bqi", "brh", "bsk", "ckb", "cja", "dcc", "dgl", "dv", "div", "fa",
    "fas", "fia", "gbz", "gjk", "gju", "glk", "gwc", "gwt", "hac", "haz", "he", "heb", "hnd",
    "hno", "iw", "ji", "jpr", "jrb", "khw", "ks", "kas", "kvx", "kxp", "lah", "lki", "lrc", "luz",
    "mde", "mfa", "mki", "mvy", "mzn", "nqo", "oui", "pga", "phl", "phv", "pnb", "prd", "prs",
    "ps", "pus", "rhg", "rmt", "sam", "sd", "snd", "sdg", "sdh", "shu", "skr", "smp", "swb", "syr",
    "trw", "tru", "ug", "uig", "ur", "urd", "ush", "xmn", "xld", "yi", "yid", "yhd", "yud", "zdj",
];

/// Languages that are so written in some regions.
const REGIONS: &[&str] = &[
    "az-iq", "az-ir", "ha-cm", "ha-sd", "kk-af", "kk-cn", "kk-ir", "kk-mn", "ku-lb", "ky-cn",
    "ms-cc", "pa-pk", "tg-pk", "tk-af", "tk-ir", "uz-af", "uz-cn",
];

/// `rtl` or `ltr`. A script that the tag names decides (`az-Arab`, `ur-Latn`), else the language and its region.
pub(super) fn direction(tag: &str) -> &'static str {
    let tag = tag.to_lowercase();
    let before_private = tag.split("-x-").next().unwrap_or_default();
    let mut parts = before_private.split('-');
    let language = parts.next().unwrap_or_default();
    let parts: Vec<&str> = parts.take_while(|part| part.len() > 1).collect();
    let is_word = |part: &&&str| part.chars().all(|c| c.is_ascii_alphabetic());
    let is_right_to_left = match parts.iter().filter(is_word).find(|part| part.len() == 4) {
        Some(script) => SCRIPTS.contains(script),
        None => {
            let region = parts.iter().filter(is_word).find(|part| part.len() == 2);
            LANGUAGES.contains(&language)
                || region.is_some_and(|region| REGIONS.contains(&&*format!("{language}-{region}")))
        }
    };
    if is_right_to_left { "rtl" } else { "ltr" }
}

/// Whether a character is of a script that runs from right to left: of a block that Unicode keeps for these.
pub(super) fn runs_leftwards(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_goes_before_the_language() {
        let right =
            ["ar", "ar-EG", "he", "fa-IR", "ur", "ckb", "az-Arab", "az-IR", "pa-PK", "ps-AF"];
        assert!(right.iter().all(|tag| direction(tag) == "rtl"));
        let left = ["en", "az", "ur-Latn", "ku", "zh-Hant", "de-1996", "sr-Cyrl", "en-x-arab", ""];
        assert!(left.iter().all(|tag| direction(tag) == "ltr"));
    }
}
