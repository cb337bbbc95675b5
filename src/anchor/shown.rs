//! A quotation in prose → its words as readers see them, and whether they are few enough to be scare quotes.

use std::borrow::Cow;

use crate::anchor::fold::is_spaceless;
use crate::anchor::key::{is_invisible, is_letter};
use crate::anchor::names::{Names, Place, Target};
use crate::anchor::writing::{Page, Writing};
use crate::parse::Draft;
use crate::parse::prose::{PLACEHOLDER, Quotation};
use crate::parse::reference::Reference;

/// Apostrophes that a word can hold.
const MAX_APOSTROPHES: usize = 2;

/// The words of a quotation as readers see them: links without words show the name of what they lead to, numbers
/// of quotes are not among the words.
pub(super) fn shown<'a>(
    draft: &'a Draft,
    names: &Names,
    writing: &Writing<'_>,
    quotation: &'a Quotation,
) -> Cow<'a, str> {
    if !quotation.words.contains(PLACEHOLDER) {
        return Cow::Borrowed(&quotation.words);
    }
    let mut shown = String::new();
    for (n, part) in quotation.words.split(PLACEHOLDER).enumerate() {
        let link = || writing.prose?.links.get(part.parse::<usize>().ok()?);
        match link().filter(|_| n % 2 == 1) {
            Some(link) => shown.push_str(&name(draft, names, writing.page, &link.to)),
            None => {
                // Something stands here that is no words of anybody.
                shown.extend((n % 2 == 1).then_some(PLACEHOLDER));
                shown.push_str(part);
            }
        }
    }
    Cow::Owned(shown)
}

/// What a link without words shows.
fn name<'a>(draft: &'a Draft, names: &Names, page: Page, to: &Reference) -> Cow<'a, str> {
    let name = match names.look_up(to, Place::Prose).map(|found| found.target) {
        Ok(Target::Entity(n)) => draft.entities.get(n).map(|entity| &*entity.name),
        Ok(Target::Source(n)) => draft.sources.get(n).map(|source| &*source.title),
        Ok(Target::Claim(n)) => draft.claims.get(n).map(|claim| &*claim.text),
        Ok(Target::Briefing(n)) => draft.briefings.get(n).map(|briefing| &*briefing.title),
        Ok(Target::Record(_)) if !matches!(page, Page::Source(_)) => Some(""),
        _ => None,
    };
    name.map_or_else(|| PLACEHOLDER.to_string().into(), Cow::Borrowed)
}

/// Whether words are fewer than that. Whatever is no letter parts them; a hyphen or a point joins two at most, apostrophes three, so that
/// no sentence passes for a word. In scripts without spaces two letters are a word.
pub(super) fn has_fewer_words(words: &str, than: usize) -> bool {
    let spaceless = words.chars().filter(|c| is_spaceless(*c) && c.is_alphanumeric()).count();
    let mut count = spaceless.div_ceil(2);
    let mut before = Part::default();
    for part in parts(words) {
        match before.joins(&part) {
            true => before = Part { joined: before.joined + 1, ..part },
            false => {
                count += 1;
                before = part;
            }
        }
        if count >= than {
            return false;
        }
    }
    count < than
}

/// Letters and digits in a row, with two apostrophes among them at most: `rock’n’roll`, and no sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Part<'w> {
    letters: &'w str,
    /// What stands before it, back to the part before.
    gap: &'w str,
    /// How many parts a word has so far.
    joined: usize,
}

impl Part<'_> {
    /// Whether the next part goes on with its word: `well-known`, `U.S.`, `4,500`, `24/7`.
    fn joins(&self, next: &Part<'_>) -> bool {
        let mut gap = next.gap.chars();
        let (Some(c), None) = (gap.next(), gap.next()) else { return false };
        let one = |part: &Part<'_>| part.letters.chars().count() == 1;
        let digits =
            self.letters.ends_with(char::is_numeric) && next.letters.starts_with(char::is_numeric);
        match c {
            '-' | '\u{2010}' | '\u{2011}' => self.joined == 1 || digits,
            '.' => self.joined == 1 || digits || (one(self) && one(next)),
            ',' | ':' | '/' => digits,
            '&' | '@' => self.joined == 1,
            _ => false,
        }
    }
}

fn parts(words: &str) -> impl Iterator<Item = Part<'_>> {
    let inside =
        |c: char| (is_letter(c) && !is_spaceless(c)) || matches!(c, '\'' | '’') || is_invisible(c);
    let mut rest = words;
    std::iter::from_fn(move || {
        let start = rest.find(|c| is_letter(c) && !is_spaceless(c))?;
        let mut apostrophes = 0;
        let ends = |c: char| {
            apostrophes += usize::from(matches!(c, '\'' | '’'));
            apostrophes > MAX_APOSTROPHES || !inside(c)
        };
        let end = rest[start..].find(ends).map_or(rest.len(), |end| start + end);
        let part = Part { letters: &rest[start..end], gap: &rest[..start], joined: 1 };
        rest = &rest[end..];
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_more_than_spaces() {
        for words in [
            "lie",
            "well-known",
            "4,500",
            "24/7",
            "U.S.",
            "U.S.A.",
            "F-16",
            "AT&T",
            "example.org",
            "2020-01-06",
            "dogs’",
            "自由",
            "wasn’t",
            "rock’n’roll",
            "rock'n'roll'",
            "…lie",
            "un\u{ad}like\u{200b}ly",
            "cafe\u{301}",
        ] {
            assert!(has_fewer_words(words, 2), "{words}");
        }
        for words in [
            "we-signed-it",
            "we’signed’it’all’away",
            "we'signed'it'all",
            "we.signed.it",
            "we·leave",
            "we\u{2800}leave",
            "we=leave",
            "www.example.org",
            "we—leave",
            "we/leave",
            "we…leave",
            "we...leave",
            "我们走",
            "we--leave",
            "a lie",
        ] {
            assert!(!has_fewer_words(words, 2), "{words}");
        }
    }
}
