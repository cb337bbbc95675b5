//! Names and aliases, of a whole site or of one document → where they stand in a text.

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::anchor::border::{ends_name, is_word_border};
use crate::anchor::fold::{JOINT, fold_words, folded};
use crate::anchor::key::{Key, is_letter, key_of};
use crate::anchor::lexicon::{Lexicon, Then};
use crate::anchor::writing::is_published;
use crate::parse::Draft;
use crate::parse::record::Entity;

/// The names and aliases of all entities, made ready to be looked for in one text after another.
#[derive(Debug)]
pub struct Directory {
    pub(super) names: NameList,
}

impl Directory {
    /// Of the names, native names and aliases of all entities that aren't private. A draft bears a name only where
    /// nobody published does.
    pub fn of(draft: &Draft) -> Directory {
        let open = draft.entities.iter().enumerate().filter(|(_, entity)| !entity.private);
        let words = open.flat_map(|(n, entity)| names_of(entity).map(move |name| (name, n)));
        let mut names = NameList::new(words);
        let is_public =
            |n: &usize| draft.entities.get(*n).is_some_and(|entity| is_published(&entity.head));
        for name in &mut names.names {
            if name.of.iter().any(is_public) {
                name.of.retain(is_public);
            }
            name.of.shrink_to_fit();
        }
        Directory { names }
    }

    /// Who is named in words that are no source's, such as a briefing's prose: ranges of bytes, in order, and the
    /// entity by number. Words that more than one entity may bear are passed over.
    pub fn spot(&self, words: &str) -> Vec<(Range<usize>, usize)> {
        let mut spotted = Vec::new();
        let mut behind = 0;
        self.names.walk(&Key::new(words, &[]), |range, name| {
            if range.start < behind {
                return Then::Shorter;
            }
            behind = range.end;
            if let [one] = self.names.names[name].of.as_slice() {
                spotted.push((range, *one));
            }
            Then::NextPlace
        });
        spotted
    }
}

fn names_of(entity: &Entity) -> impl Iterator<Item = &str> {
    let name = std::iter::once(&entity.name).chain(&entity.native_name);
    name.chain(&entity.alias).map(|words| words.as_str())
}

/// Names made ready to be looked for together.
#[derive(Debug)]
pub(super) struct NameList {
    lexicon: Lexicon,
    pub(super) names: Vec<Name>,
}

/// A name, or several that are the same but for typography.
#[derive(Debug)]
pub(super) struct Name {
    /// From its first letter to its last, folded.
    core: Box<str>,
    /// What stands before its first letter, folded.
    lead: Box<str>,
    /// What stands behind its last letter, folded: the full stop of `U.S.`
    trail: Box<str>,
    /// Whose it is, by number.
    pub(super) of: Vec<usize>,
}

impl NameList {
    /// Takes names, each with the number of whom or what it names. Names without a letter are passed over.
    pub(super) fn new<'a>(names: impl Iterator<Item = (&'a str, usize)>) -> NameList {
        let mut list: Vec<Name> = Vec::new();
        let mut keys: Vec<String> = Vec::new();
        let mut known: FxHashMap<Box<str>, usize> = FxHashMap::default();
        for (words, n) in names {
            let words = folded(&words.nfc().collect::<String>());
            let key = key_of(&words);
            if key.is_empty() {
                continue;
            }
            let at = *known.entry(words.clone()).or_insert_with(|| {
                let start = words.find(is_letter).unwrap_or(0);
                let end = words.rfind(is_letter).unwrap_or(0);
                let end = end + words[end..].chars().next().map_or(0, char::len_utf8);
                list.push(Name {
                    core: words[start..end].into(),
                    lead: words[..start].trim_start().into(),
                    trail: words[end..].trim_end().into(),
                    of: Vec::new(),
                });
                keys.push(key);
                list.len() - 1
            });
            let of = &mut list[at].of;
            if of.last() != Some(&n) {
                of.push(n);
            }
        }
        NameList { lexicon: Lexicon::new(&keys), names: list }
    }

    /// Every name at every place of a text where it stands as whole words, by its number, the longest first at each
    /// place. Case is kept, but a small first letter also stands for its capital.
    pub(super) fn walk(&self, key: &Key<'_>, mut each: impl FnMut(Range<usize>, usize) -> Then) {
        let text = key.text();
        self.lexicon.scan(key, |hit| {
            let Some(core) = text.get(hit.start..hit.end) else { return Then::Shorter };
            for number in self.lexicon.holders(hit.key) {
                let name = &self.names[*number as usize];
                if core != &*name.core && !is_same(core, &name.core) {
                    continue;
                }
                let start = reach_back(text, hit.start, &name.lead);
                let end = reach(text, hit.end, &name.trail);
                if let (Some(start), Some(end)) = (start, end)
                    && is_word_border(text, start)
                    && ends_name(text, end)
                    && each(start..end, *number as usize) == Then::NextPlace
                {
                    return Then::NextPlace;
                }
            }
            Then::Shorter
        });
    }
}

/// Whether words of a text are a folded name, or are but for its small first letter. A hyphen at a line's end may be
/// the name's own or the printer's.
fn is_same(words: &str, name: &str) -> bool {
    let mut name = name.chars();
    for (n, unit) in fold_words(words).into_iter().enumerate() {
        if unit.c == JOINT {
            if name.as_str().starts_with('-') {
                name.next();
            }
            continue;
        }
        let is_capital =
            |small: char| n == 0 && small.is_lowercase() && small.to_uppercase().eq([unit.c]);
        if !name.next().is_some_and(|c| c == unit.c || is_capital(c)) {
            return false;
        }
    }
    name.as_str().is_empty()
}

/// The end of a name's last marks where the text has them from `from` on.
fn reach(text: &str, from: usize, marks: &str) -> Option<usize> {
    let rest = text.get(from..)?;
    if rest.starts_with(marks) {
        return Some(from + marks.len());
    }
    let ends = rest.char_indices().take(4 * marks.len()).map(|(at, c)| at + c.len_utf8());
    ends.into_iter().find(|end| *folded(&rest[..*end]) == *marks).map(|end| from + end)
}

/// The start of a name's first marks where the text has them up to `to`.
fn reach_back(text: &str, to: usize, marks: &str) -> Option<usize> {
    let rest = text.get(..to)?;
    if rest.ends_with(marks) {
        return Some(to - marks.len());
    }
    let mut starts = rest.char_indices().rev().take(4 * marks.len()).map(|(at, _)| at);
    starts.find(|start| *folded(&rest[*start..]) == *marks)
}

/// Which of these words a text doesn't have as whole words, by number. The case of the first letter is free.
pub(super) fn absent(key: &Key<'_>, all: &[&str]) -> Vec<usize> {
    let small = |words: &&str| {
        let mut rest = words.trim().chars();
        rest.next().map_or_else(String::new, |c| c.to_lowercase().chain(rest).collect())
    };
    let all: Vec<String> = all.iter().map(small).collect();
    let list = NameList::new(all.iter().enumerate().map(|(n, words)| (words.as_str(), n)));
    let mut stands = vec![false; all.len()];
    list.walk(key, |_, name| {
        let same = &list.names[name].of;
        if same.first().is_some_and(|first| !stands[*first]) {
            same.iter().for_each(|n| stands[*n] = true);
        }
        Then::Shorter
    });
    (0..all.len()).filter(|n| !stands[*n]).collect()
}

/// A title as it is compared with a quotation: folded, its marks of one kind, without a final stop.
pub(super) fn title_key(title: &str) -> String {
    let title: String = title.nfc().collect();
    let folded = folded(title.trim_matches(is_quotation_mark));
    folded.trim_end_matches(['.', ',', ';', ':']).replace('"', "'")
}

/// Whether a title is one quotation and nothing else.
pub(super) fn is_quotation(title: &str) -> bool {
    let mark = |c: char| is_quotation_mark(c) && !c.is_whitespace();
    let inner = title.trim().strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inner.is_some_and(|inner| !inner.contains(mark))
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All places of a name in a text, as they stand there.
    fn found<'a>(name: &str, text: &'a str) -> Vec<&'a str> {
        let list = NameList::new(std::iter::once((name, 0)));
        let mut all = Vec::new();
        list.walk(&Key::new(text, &[]), |range, _| {
            all.push(&text[range]);
            Then::Shorter
        });
        all
    }

    #[test]
    fn a_name_is_found_as_whole_words() {
        for (name, text, expected) in [
            ("Iraq", "Iraq, Iraqi, in Iraq's and Iraq’s Iraq.", &["Iraq"; 4][..]),
            ("U.S.", "the U.S. and U.S.-led, not U.S.A. or US", &["U.S.", "U.S."]),
            ("Brien", "O'Brien", &[]),
            ("Iraq", "www.iraq.com; Iraq.org", &[]),
            ("the letter", "The letter, the letter, THE LETTER", &["The letter", "the letter"]),
            ("Letter", "letter", &[]),
            ("Task Force - Iraq", "Task Force – Iraq", &["Task Force – Iraq"]),
            ("Task Force - Iraq", "Task Force—Iraq", &["Task Force—Iraq"]),
            ("Task Force - Iraq", "Task Force Iraq", &[]),
            ("Mark Milley", "Mark\n  Milley", &["Mark\n  Milley"]),
            ("Al-Quds", "Al\u{2011}Quds", &["Al\u{2011}Quds"]),
            ("Soleimani", "Solei-\nmani", &["Solei-\nmani"]),
            ("Al-Quds", "Al-\nQuds", &["Al-\nQuds"]),
            ("office", "o\u{fb03}ce of\u{ad}fice", &["o\u{fb03}ce", "of\u{ad}fice"]),
            ("東京", "在東京的", &["東京"]),
            ("—", "nothing — here", &[]),
            ("Yahoo!", "Yahoo! Yahoo", &["Yahoo!"]),
            (".NET", "the .NET and NET", &[".NET"]),
            ("O’Brien", "O'Brien's", &["O'Brien"]),
        ] {
            assert_eq!(found(name, text), expected, "{name} in {text}");
        }
    }
}
