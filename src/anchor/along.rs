//! Words of a text that stand elsewhere in another one → whether their sentence came along.

use std::ops::Range;

use crate::anchor::fold::folded;
use crate::anchor::sentence::sentence_at;
use crate::parse::source::SourceText;

/// Whether the sentence around words says the same on both sides, typography aside: only then have they moved, and not
/// just been said again. Likeness won't do, where one word makes it “denied” or “confirmed”.
pub fn came_along(
    (before, was): (&SourceText, &Range<u32>),
    (after, now): (&SourceText, &Range<u32>),
) -> bool {
    sentence(before, was) == sentence(after, now)
}

/// Whether the sentence around words stands once in its text: of twins nobody knows which of them moved.
pub fn stands_once(text: &SourceText, range: &Range<u32>) -> bool {
    letters(&text.text).matches(&*sentence(text, range)).take(2).count() < 2
}

/// What is compared of the sentence around words.
fn sentence(text: &SourceText, range: &Range<u32>) -> String {
    let around = sentence_at(text, range);
    letters(text.text.get(around.start as usize..around.end as usize).unwrap_or(""))
}

/// Letters and digits, and the marks that change what a sentence says.
fn letters(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric() || matches!(c, '?' | '!')).collect()
}
