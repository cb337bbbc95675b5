//! `source-recaptured`: a source with another text than before.

use crate::anchor::align::Alignment;
use crate::anchor::words::Word;
use crate::diff::both::Texts;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::Version;
use crate::diff::finding::{Finding, Severity};
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::passage;
use crate::diff::wording::Wording;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A source with another text than before.
pub const CODE: Code = Code {
    code: "source-recaptured",
    severity: Severity::Warn,
    line: "The document behind a source is another capture: it differs typographically, by a few words, or by many.",
    why: "A document in `seeds/` is evidence; where it changes, say in the annotation file when and from where it was taken, or keep both and let the later one say `replaces`. What became of each quote is told by itself.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[
        holm!("- speaker: ada-holm\n", "The old bridge will be closed in May"),
        (
            "seeds/minutes.txt",
            "Minutes of the harbour board\n\n“The old bridge will be closed in May,” Ada Holm said after the meeting. She denied that anybody had been warned.\n",
        ),
    ],
    find,
};

/// Up to so many words of a hundred a text has changed little.
const SMALL: usize = 5;

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    for (_, h) in look.kept_public() {
        let (Item::Source(after), Some(b)) = (look.head.nodes[h].item, look.was[h]) else {
            continue;
        };
        let Item::Source(before) = look.base.nodes[b].item else { continue };
        let Some(Texts::Changed(alignment)) = look.texts.get(&before) else { continue };
        let id = look.head.id(h);
        let (gone, new) = turnover(alignment);
        let moved = alignment.now.iter().any(Option::is_none);
        let all = alignment.before.len().max(alignment.after.len()).max(1);
        let message = match (gone, new) {
            (0, 0) if moved => format!("The text of {id} has the same words in another order."),
            (0, 0) => format!("The text of {id} differs in typography alone."),
            _ if (gone + new) * 100 <= 2 * all * SMALL => {
                format!("The text of {id} differs a little: {}.", counted(gone, new))
            }
            _ => format!("The text of {id} differs much: {}.", counted(gone, new)),
        };
        let mut found = CODE.kept(look, h, message);
        let (old, new) = first_change(alignment);
        let seen = |half: &Half<'_>, source: usize, range: Option<Range<u32>>| {
            let place = passage::in_seed(half, source, &[range?])?;
            Some(Version { place, in_source: None, wording: Wording::default() })
        };
        found.before = seen(&look.base, before, old);
        found.after = seen(&look.head, after, new);
        out.push(found);
    }
}

fn counted(gone: usize, new: usize) -> String {
    let gone = if gone == 1 { "1 word is gone".into() } else { format!("{gone} words are gone") };
    format!("{gone}, {new} {} new", if new == 1 { "is" } else { "are" })
}

/// How many words are gone and how many are new, wherever in the text.
fn turnover(alignment: &Alignment) -> (usize, usize) {
    let mut left: FxHashMap<&str, usize> = FxHashMap::default();
    for word in &alignment.before {
        *left.entry(&word.key).or_default() += 1;
    }
    let mut new = 0;
    for word in &alignment.after {
        match left.get_mut(&*word.key).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => new += 1,
        }
    }
    (left.into_values().sum(), new)
}

/// Where the texts differ first, or begin.
fn first_change(alignment: &Alignment) -> (Option<Range<u32>>, Option<Range<u32>>) {
    let first = |words: &[Word], other: &[Option<usize>]| {
        let at = other.iter().position(Option::is_none).unwrap_or(0);
        words.get(at).map(|word| word.range.clone())
    };
    (first(&alignment.before, &alignment.now), first(&alignment.after, &alignment.was))
}
