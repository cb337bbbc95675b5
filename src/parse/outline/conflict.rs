//! A text's lines → the places where a merge was left unfinished: two wordings of the same lines, between git's marks.

use std::ops::Range;

use super::line::Line;

/// An unfinished merge: the line of its first mark, and that of its last one where both stand there.
pub(super) struct Conflict {
    /// The line that begins it; the one that ends it where nothing does.
    pub first: Range<usize>,
    /// The line that ends it.
    pub last: Option<Range<usize>>,
}

/// Every one of them, in order. A mark inside another's lines belongs to these.
pub(super) fn conflicts(text: &str, lines: &[Line]) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for line in lines {
        let shown = line.text(text);
        let place = line.start..line.end;
        if is_mark(shown, "<<<<<<<") {
            if let Some(first) = open.replace(place) {
                found.push(Conflict { first, last: None });
            }
        } else if is_mark(shown, ">>>>>>>") {
            found.push(match open.take() {
                Some(first) => Conflict { first, last: Some(place) },
                None => Conflict { first: place, last: None },
            });
        }
    }
    found.extend(open.map(|first| Conflict { first, last: None }));
    found
}

/// Seven of a character at the very beginning, alone or before a space: as git writes it, and nobody else.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
