//! References as written: `mark-milley`, `claim:us-leaving-iraq`, `nbc-letter#esper-no-decision`, or plain words.

use crate::ground::id;
use crate::ground::{id::Family, span::Words};

/// A reference to a subject, or to a record of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The family, where the writer named it (`claim:`).
    pub family: Option<Family>,
    /// The subject's id.
    pub id: Words,
    /// Behind `#`: the record's id.
    pub record: Option<Words>,
}

/// A field that takes an id or plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Shaped like an id, so it must name something.
    Id(Box<Reference>),
    /// Plain words: they have a space, a capital or another character that no id has.
    Words(Words),
}

/// Who speaks in a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// An entity.
    Id(Box<Reference>),
    /// `unnamed: ` and the words that the source prints.
    Unnamed(Words),
}

/// Reads a reference: an id, perhaps with its family before and a record's id behind. None where the words can't be
/// one.
pub fn read(words: &Words) -> Option<Reference> {
    let family = words.split_once(':').map(|(family, _)| Family::from_word(family));
    let start = match family {
        None => 0,
        Some(family) => family?.word().len() + 1,
    };
    let hash = words[start..].find('#').map(|at| start + at);
    let end = hash.unwrap_or(words.len());
    let record = hash.map(|hash| words.part(hash + 1, words.len()));
    let shaped = id::is_shaped(&words[start..end]) && record.as_deref().is_none_or(id::is_shaped);
    shaped.then(|| Reference { family: family.flatten(), id: words.part(start, end), record })
}

/// The reference that a writer may have meant by words that can't be one: `“Ada-Holm”`, `[[minutes#holm-closed]]`.
pub fn meant(words: &str) -> Option<String> {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    // A path, as editors put it into links.
    let bare = bare.rsplit('/').next().unwrap_or(bare);
    let (family, rest) = match bare.split_once(':') {
        Some((family, rest)) => {
            (Some(family).filter(|word| Family::from_word(word).is_some()), rest)
        }
        None => (None, bare),
    };
    let rest = rest.strip_suffix(".md").unwrap_or(rest);
    let (subject, record) = match rest.split_once('#') {
        Some((subject, record)) => (subject, Some(record)),
        None => (rest, None),
    };
    let known = |words: &str| {
        let known = id::from_words(words);
        id::fault(&known).is_none().then_some(known)
    };
    let family = family.map_or(String::new(), |family| format!("{family}:"));
    let subject = known(subject)?;
    match record {
        Some(record) => Some(format!("{family}{subject}#{}", known(record)?)),
        None => Some(format!("{family}{subject}")),
    }
}

/// Reads a value that is an id or plain words.
pub fn named(words: &Words) -> Named {
    match read(words) {
        Some(reference) => Named::Id(Box::new(reference)),
        None => Named::Words(words.clone()),
    }
}
