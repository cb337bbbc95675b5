//! A quote on both sides → whether somebody who was unnamed is named, described more closely, or in other words.

use rustc_hash::FxHashSet;

use crate::anchor::words::{Word, all};
use crate::diff::became::Became;
use crate::diff::both::Changed;
use crate::diff::look::Look;
use crate::diff::node::Node;
use crate::diff::value::{Part, Value};

/// In what way somebody who spoke without a name is given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unmasked {
    /// By a name.
    Named,
    /// By a name that stands beside a description.
    Beside,
    /// By words beside those that were there.
    Closer,
    /// Perhaps by other words in their place: whether they tell more no program can know.
    Otherwise,
}

/// Whether a speaker without a name has one now, or a description with words that the old one hasn't.
pub(super) fn unmasked(look: &Look<'_>, b: usize, h: usize) -> Option<Unmasked> {
    let (was, is) = (look.base.unnamed(b), look.head.unnamed(h));
    if was.is_empty() || look.change(h, "speaker").is_none() || look.became[h] == Became::Other {
        return None;
    }
    let before: FxHashSet<Part> = named(&look.base.nodes[b])
        .flat_map(|part| look.as_now(std::slice::from_ref(part)))
        .collect();
    if named(&look.head.nodes[h]).any(|part| !before.contains(part)) {
        return Some(if is.is_empty() { Unmasked::Named } else { Unmasked::Beside });
    }
    let words = |all: &[&str]| -> FxHashSet<String> {
        all.iter().flat_map(|words| telling(words)).collect()
    };
    let (was, is) = (words(&was), words(&is));
    match (is.is_subset(&was), was.is_subset(&is)) {
        (true, _) => None,
        (false, true) => Some(Unmasked::Closer),
        (false, false) => Some(Unmasked::Otherwise),
    }
}

/// Who speaks by name, also where nobody with that id is there yet.
pub(super) fn named<'n>(node: &'n Node<'_>) -> impl Iterator<Item = &'n Part> {
    let speakers = node.values.iter().filter(|value| is_named_speaker(value));
    speakers.filter_map(|value| value.parts.first())
}

/// Whether a value names a speaker.
pub(super) fn is_named_speaker(value: &Value) -> bool {
    value.field == "speaker" && !value.shown.starts_with(UNNAMED)
}

/// How a speaker without a name is written.
pub(super) const UNNAMED: &str = "unnamed: ";

/// The words of a description that may tell who is meant: all but articles and the like.
pub(super) fn telling(words: &str) -> impl Iterator<Item = String> {
    const EMPTY: [&str; 12] =
        ["a", "an", "the", "one", "of", "in", "at", "who", "and", "some", "another", "for"];
    all(words)
        .into_iter()
        .filter(Word::is_word)
        .map(|word| word.key.to_lowercase())
        .filter(|word| !EMPTY.contains(&word.as_str()))
}

/// Whether new values tell more of an unnamed speaker: a role, or for whom they speak.
pub(super) fn gives_away(look: &Look<'_>, b: usize, h: usize, changed: &Changed) -> bool {
    matches!(changed.field, "role" | "on-behalf-of")
        && !look.base.unnamed(b).is_empty()
        && !look.values(h, changed).1.is_empty()
}
