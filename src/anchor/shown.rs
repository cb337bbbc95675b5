//! A quotation in prose → its words as readers see them, and whether they are few enough to be scare quotes.

use std::borrow::Cow;

use crate::anchor::fold::is_spaceless;
use crate::anchor::names::{Names, Place, Target};
use crate::anchor::writing::{Page, Writing};
use crate::parse::Draft;
use crate::parse::prose::{PLACEHOLDER, Quotation};
use crate::parse::reference::Reference;

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

/// Whether words are fewer than that. Dashes, slashes and dots part words as white space does; in scripts without
/// spaces two letters are a word.
pub(super) fn has_fewer_words(words: &str, than: usize) -> bool {
    let mut count = 0;
    let mut spaceless = 0;
    let parts = |c: char| c.is_whitespace() || matches!(c, '–' | '—' | '―' | '…' | '_' | '|' | '+');
    for part in
        words.split(parts).flat_map(|part| part.split("--")).flat_map(|part| part.split(".."))
    {
        let joined = part.contains(|c: char| c.is_numeric());
        for word in part.split(|c| !joined && matches!(c, '/' | ',' | ';' | ':' | '\\')) {
            spaceless += word.chars().filter(|c| is_spaceless(*c) && c.is_alphanumeric()).count();
            count += usize::from(word.contains(|c: char| c.is_alphanumeric() && !is_spaceless(c)));
        }
        if count + spaceless.div_ceil(2) >= than {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_more_than_spaces() {
        for words in ["lie", "well-known", "4,500", "24/7", "U.S.", "自由", "wasn’t", "…lie"]
        {
            assert!(has_fewer_words(words, 2), "{words}");
        }
        for words in
            ["we—leave", "we/leave", "we…leave", "we...leave", "我们走", "we--leave", "a lie"]
        {
            assert!(!has_fewer_words(words, 2), "{words}");
        }
    }
}
