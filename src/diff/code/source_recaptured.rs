//! `source-recaptured`: a source with another text than before.

use crate::diff::align::Alignment;
use crate::diff::both::Texts;
use crate::diff::code::Code;
use crate::diff::example::holm;
use crate::diff::finding::Version;
use crate::diff::finding::{Finding, Severity};
use crate::diff::half::Half;
use crate::diff::look::Look;
use crate::diff::node::Item;
use crate::diff::passage;
use crate::diff::wording::Wording;
use crate::diff::words::Word;
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
        let gone = alignment.now.iter().filter(|now| now.is_none()).count();
        let new = alignment.was.iter().filter(|was| was.is_none()).count();
        let all = alignment.before.len().max(alignment.after.len()).max(1);
        let message = match (gone, new) {
            (0, 0) => format!("The text of {id} differs in typography alone."),
            _ if (gone + new) * 100 <= 2 * all * SMALL => {
                format!("The text of {id} differs a little: {gone} words are gone, {new} are new.")
            }
            _ => format!("The text of {id} differs much: {gone} words are gone, {new} are new."),
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

/// Where the texts differ first, or begin.
fn first_change(alignment: &Alignment) -> (Option<Range<u32>>, Option<Range<u32>>) {
    let first = |words: &[Word], other: &[Option<usize>]| {
        let at = other.iter().position(Option::is_none).unwrap_or(0);
        words.get(at).map(|word| word.range.clone())
    };
    (first(&alignment.before, &alignment.now), first(&alignment.after, &alignment.was))
}
