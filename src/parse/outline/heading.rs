//! A line → the heading of a subject or record that it is, or is meant to be.

use std::ops::Range;

use crate::ground::id;
use crate::parse::fault::What;
use crate::parse::record::kind::{Kind, Place};
use crate::parse::record::synonym;

/// What a heading turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// A heading in prose.
    Prose,
    /// A subject or record, perhaps with a slip that is told and read over.
    Record {
        /// Its kind.
        kind: &'static Kind,
        /// Its id, bytes of the text.
        id: Option<Range<usize>>,
        /// The slip.
        fault: Option<(Range<usize>, What)>,
    },
    /// Something that should be a subject or record, and can't be read as one.
    Broken {
        /// Why.
        fault: (Range<usize>, What),
        /// What it would be, as far as that can be told.
        kind: Option<&'static Kind>,
        /// Its id, as far as that can be told.
        id: Option<Range<usize>>,
    },
}

/// What is known around a heading.
pub(super) struct Around<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The file's place.
    pub place: &'static Place,
    /// A subject's heading has been seen.
    pub subject: bool,
    /// The next line that is not empty.
    pub next: &'a str,
    /// It stands directly below the heading.
    pub close: bool,
}

impl Around<'_> {
    /// Whether a field or a passage stands below the heading.
    fn followed(&self) -> bool {
        self.next.starts_with('>') || self.field().is_some()
    }

    /// Whether a field that one of these kinds has stands below the heading.
    fn has_field_of(&self, kinds: &[&Kind]) -> bool {
        let name = self.field().unwrap_or_default().to_lowercase();
        kinds.iter().any(|kind| kind.field(&name).is_some())
    }

    /// The name in the next line, where that is a field.
    fn field(&self) -> Option<&str> {
        let (name, _) = self.next.strip_prefix("- ")?.split_once(':')?;
        Some(name.trim())
    }
}

/// Whether a line (without its line end) is a Markdown heading of `#` marks, or would be one but for a space.
pub(super) fn hashes(line: &str) -> Option<(usize, bool)> {
    let rest = super::line::indented(line)?;
    let after = rest.trim_start_matches('#');
    let count = rest.len() - after.len();
    let spaced = after.is_empty() || after.starts_with([' ', '\t']);
    (1..=6).contains(&count).then_some((count, spaced))
}

/// What the heading at `line` is. The line must be one by [`hashes`].
pub(super) fn heading(around: &Around<'_>, line: Range<usize>) -> Seen {
    let text = &around.text[line.clone()];
    let Some((level, spaced)) = hashes(text) else { return Seen::Prose };
    let from = line.start + text.find('#').unwrap_or(0) + level;
    let words = words(around.text, from..line.end);
    let first = words.first().map_or("", |word| &around.text[word.clone()]);
    let place = around.place;
    let exact = place.kind(first).filter(|kind| usize::from(kind.level) == level);
    if let Some(kind) = exact
        && spaced
        && text.starts_with('#')
    {
        return if place.records_only || is_record(around, kind, &words) {
            record(around, kind, &line, &words, None)
        } else {
            Seen::Prose
        };
    }
    let meant = first.trim_end_matches(':').to_ascii_lowercase();
    if let Some(kind) = place.kind(&meant) {
        return if is_meant(around, kind, level, spaced, first, &words) {
            slip(around, kind, &line, &words)
        } else {
            Seen::Prose
        };
    }
    unknown(around, level, spaced, &line, &words)
}

/// Whether a heading that names a kind of a file of prose is a record's: `## judgment of history` is none.
fn is_record(around: &Around<'_>, kind: &Kind, words: &[Range<usize>]) -> bool {
    let complete = words.len() == 1 + usize::from(kind.id);
    let free = kind.level == 1 && (around.place.several || !around.subject);
    free || complete || around.followed()
}

/// Whether a heading that nearly names a kind is meant to be one.
fn is_meant(
    around: &Around<'_>,
    kind: &Kind,
    level: usize,
    spaced: bool,
    first: &str,
    words: &[Range<usize>],
) -> bool {
    let complete = words.len() == 1 + usize::from(kind.id);
    if !spaced {
        complete || around.followed()
    } else if around.place.records_only && level <= 2 || !around.subject && level == 1 {
        true
    } else if around.place.records_only {
        complete && around.followed() && first == kind.name
    } else {
        // `## Judgment` without an id is a heading like any other, unless fields of a judgment stand below it.
        let bare = words.len() == 1 && usize::from(kind.level) == level;
        complete && around.followed() || bare && around.has_field_of(&[kind])
    }
}

/// A heading that is meant to be one of `kind`, read as that.
fn slip(
    around: &Around<'_>,
    kind: &'static Kind,
    line: &Range<usize>,
    words: &[Range<usize>],
) -> Seen {
    let rest = words.get(1).map_or("", |word| around.text[word.start..line.end].trim());
    let known = if id::fault(rest).is_none() { rest.to_owned() } else { id::from_words(rest) };
    let meant = (!kind.id || id::fault(&known).is_none()).then(|| kind.heading(&known));
    let what = What::Heading { meant, expected: kind.heading("ID") };
    record(around, kind, line, words, Some((line.clone(), what)))
}

/// A subject or record of a kind, with its id looked at.
fn record(
    around: &Around<'_>,
    kind: &'static Kind,
    line: &Range<usize>,
    words: &[Range<usize>],
    slip: Option<(Range<usize>, What)>,
) -> Seen {
    let at = words.get(1).cloned();
    let id = at.clone().filter(|word| kind.id && id::fault(&around.text[word.clone()]).is_none());
    let broken = |fault| Seen::Broken { fault, kind: Some(kind), id: id.clone() };
    if kind.level == 1 && around.subject && !around.place.several {
        return broken((line.clone(), What::SecondSubject));
    }
    let complete = words.len() == 1 + usize::from(kind.id);
    let heading = || {
        let rest = at.as_ref().map_or("", |word| &around.text[word.start..line.end]);
        let known = id::from_words(rest);
        let meant = (!kind.id || id::fault(&known).is_none()).then(|| kind.heading(&known));
        (line.clone(), What::Heading { meant, expected: kind.heading("ID") })
    };
    match (kind.id, complete, id.clone(), &at) {
        (false, true, ..) => Seen::Record { kind, id: None, fault: slip },
        (false, false, ..) => {
            Seen::Record { kind, id: None, fault: Some(slip.unwrap_or_else(heading)) }
        }
        (true, true, Some(id), _) => Seen::Record { kind, id: Some(id), fault: slip },
        (true, true, None, Some(word)) => {
            let why = id::fault(&around.text[word.clone()]).unwrap_or(id::IdFault::Shape);
            broken(slip.unwrap_or((word.clone(), What::BadId(why))))
        }
        _ => Seen::Broken { fault: slip.unwrap_or_else(heading), kind: Some(kind), id: None },
    }
}

/// A heading that names no kind of this place.
fn unknown(
    around: &Around<'_>,
    level: usize,
    spaced: bool,
    line: &Range<usize>,
    words: &[Range<usize>],
) -> Seen {
    let place = around.place;
    let first = words.first().map_or("", |word| &around.text[word.clone()]);
    let kinds = if place.records_only && level > 2 { &[] } else { place.kinds(level) };
    let known = kinds.iter().map(|kind| kind.name).collect::<Vec<_>>();
    let is_shaped = |word: &Range<usize>| id::is_shaped(&around.text[word.clone()]);
    // `# company acme`, and its fields: in prose a list stands below an empty line.
    let has_fields = around.close && around.field().is_some() || around.has_field_of(kinds);
    let next_subject = level == 1 && place.several && words.len() == 2 && has_fields;
    let required = spaced
        && (place.records_only && level <= 2
            || level == 1 && !around.subject
            || next_subject && words.iter().all(is_shaped));
    let Some(word) = words.first().filter(|_| !first.is_empty()) else {
        let expected = kinds.first().map_or(String::new(), |kind| kind.heading("ID"));
        let fault = (line.clone(), What::Heading { meant: None, expected });
        return if required { Seen::Broken { fault, kind: None, id: None } } else { Seen::Prose };
    };
    let like_record =
        level <= 2 && words.len() == 2 && around.followed() && words.iter().all(is_shaped);
    if !required && !like_record {
        return Seen::Prose;
    }
    let nearest = id::nearest(first, known.iter().copied());
    let is_kind = place.elsewhere.iter().any(|kind| kind.name == first);
    if !required && nearest.is_none() && !is_kind {
        return Seen::Prose;
    }
    let same = || synonym::meant(first, known.iter().copied());
    let nearest = if is_kind { nearest } else { same() };
    let fault = (word.clone(), What::UnknownKind { kind: first.to_owned(), nearest, known });
    let kind = nearest.and_then(|name| place.kind(name));
    // Of more words than two the second is no id.
    let id = words.get(1).cloned().filter(|_| words.len() == 2);
    let id = id.filter(|word| id::fault(&around.text[word.clone()]).is_none());
    Seen::Broken { fault, kind, id }
}

/// The words of a heading, by their bytes in the text.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let start = text.as_ptr() as usize;
    text[range]
        .split_whitespace()
        .map(|word| {
            let at = word.as_ptr() as usize - start;
            at..at + word.len()
        })
        .collect()
}
