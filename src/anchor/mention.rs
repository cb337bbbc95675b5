//! A source and the site's `Directory` → who is named where in its text.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::anchor::directory::{Directory, NameList, absent};
use crate::anchor::evidence::Evidence;
use crate::anchor::fact::Fact;
use crate::anchor::key::Key;
use crate::anchor::lexicon::Then;
use crate::anchor::names::Names;
use crate::anchor::near::Nearest;
use crate::anchor::outcome::Outcome;
use crate::anchor::search::Wanted;
use crate::anchor::{Mention, MentionedBy, Placed};
use crate::ground::span::Words;
use crate::parse::record::{RecordKind, Source};
use crate::parse::reference::Speaker;
use crate::parse::source::SourceText;

/// Words of a source that may name somebody.
#[derive(Debug, Clone, Copy)]
enum Naming {
    /// The document's alias of this number.
    Alias(usize),
    /// The name of this number in the directory.
    Name(usize),
}

/// Who is named in a source, in order: `mention` records first, then the longest of the document's aliases and the
/// site's names at each place, of equal ones the alias. Also what is odd about names here.
pub(super) fn mentions(
    names: &Names,
    directory: &Directory,
    evidence: &Evidence<'_>,
    key: &Key<'_>,
) -> (Vec<Mention>, Vec<Fact>) {
    let Evidence { number, source, text, placed } = *evidence;
    let mut mentions = by_record(source, names, placed);
    let taken: Vec<Range<u32>> = mentions.iter().map(|mention| mention.range.clone()).collect();
    let may_stand = |range: &Range<u32>| {
        !touches(&taken, range)
            && !touches(&placed.furniture, range)
            && is_in_one_block(text, range)
    };
    let mut seen: Vec<(Range<u32>, Naming)> = Vec::new();
    let mut facts = see_aliases(source, key, may_stand, &mut seen);
    directory.names.walk(key, |range, name| {
        let range = range.start as u32..range.end as u32;
        if !may_stand(&range) {
            return Then::Shorter;
        }
        seen.push((range, Naming::Name(name)));
        Then::NextPlace
    });
    // Aliases were pushed first, and the sort is stable.
    seen.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    let mut doubted: FxHashSet<usize> = FxHashSet::default();
    let mut behind = 0;
    for (range, naming) in seen {
        if range.start < behind {
            continue;
        }
        behind = range.end;
        match naming {
            Naming::Alias(alias) => {
                let of = source.aliases.get(alias).and_then(|alias| alias.of.as_ref());
                let entity = of.and_then(|of| names.entity(of));
                let by = MentionedBy::DocumentAlias;
                mentions.extend(entity.map(|entity| Mention { range, entity, by }));
            }
            Naming::Name(name) => match directory.names.names[name].of.as_slice() {
                [entity] => {
                    let (entity, by) = (*entity, MentionedBy::Name);
                    mentions.push(Mention { range, entity, by });
                }
                several if doubted.insert(name) => {
                    let entities = several.to_vec();
                    facts.push(Fact::AmbiguousAlias { source: number, range, entities });
                }
                _ => {}
            },
        }
    }
    mentions.sort_unstable_by_key(|mention| mention.range.start);
    mentions.shrink_to_fit();
    (mentions, facts)
}

/// What `mention` records say; of two that overlap the one that begins first.
fn by_record(source: &Source, names: &Names, placed: &Placed) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (record, outcome) in source.records.iter().zip(&placed.outcomes) {
        if let (RecordKind::Mention(of), Outcome::Found(found)) = (&record.what, outcome)
            && let Some(entity) = names.entity(of)
        {
            let by = MentionedBy::Record;
            let ranges = found.ranges.iter().cloned();
            mentions.extend(ranges.map(|range| Mention { range, entity, by }));
        }
    }
    mentions.sort_by_key(|mention| (mention.range.start, Reverse(mention.range.end)));
    let mut behind = 0;
    mentions.retain(|mention| {
        let free = mention.range.start >= behind;
        behind = behind.max(mention.range.end);
        free
    });
    mentions
}

/// Adds the places of a document's aliases, the longest at each place. Gives those that its text doesn't have, also
/// where something else is linked there.
fn see_aliases(
    source: &Source,
    key: &Key<'_>,
    may_stand: impl Fn(&Range<u32>) -> bool,
    seen: &mut Vec<(Range<u32>, Naming)>,
) -> Vec<Fact> {
    if source.aliases.is_empty() {
        return Vec::new();
    }
    let words = source.aliases.iter().enumerate().map(|(n, alias)| (alias.words.as_str(), n));
    let aliases = NameList::new(words);
    let mut stands = vec![false; source.aliases.len()];
    aliases.walk(key, |range, name| {
        let same = &aliases.names[name].of;
        // All that are the same are seen at once: their words may stand often.
        if same.first().is_some_and(|first| !stands[*first]) {
            same.iter().for_each(|alias| stands[*alias] = true);
        }
        let range = range.start as u32..range.end as u32;
        let is_longest = seen.last().is_none_or(|(last, _)| last.start != range.start);
        if let Some(alias) = same.first()
            && is_longest
            && may_stand(&range)
        {
            seen.push((range, Naming::Alias(*alias)));
        }
        Then::Shorter
    });
    let absent = source.aliases.iter().zip(stands).filter(|(_, stands)| !stands);
    absent.map(|(alias, _)| Fact::AliasNotInSource(alias.words.span())).collect()
}

/// Whether a range touches one of `ranges`, which are in order and don't overlap.
fn touches(ranges: &[Range<u32>], range: &Range<u32>) -> bool {
    let first = ranges.partition_point(|other| other.end <= range.start);
    ranges.get(first).is_some_and(|other| other.start < range.end)
}

fn is_in_one_block(text: &SourceText, range: &Range<u32>) -> bool {
    let first = text.blocks.partition_point(|block| block.range.end <= range.start);
    text.blocks
        .get(first)
        .is_some_and(|block| block.range.start <= range.start && range.end <= block.range.end)
}

/// Speakers for whom the nearest words of their source are looked for.
const NEAREST: usize = 20;

/// What unnamed speakers are called in the annotations, where the source doesn't print it, and what is nearest to that.
pub(super) fn unprinted_speakers(evidence: &Evidence<'_>, key: &Key<'_>) -> Vec<Fact> {
    let Evidence { number, source, text, .. } = *evidence;
    let quotes = source.records.iter().filter_map(|record| match &record.what {
        RecordKind::Quote(quote) => Some(quote),
        _ => None,
    });
    let unnamed = quotes.flat_map(|quote| &quote.speaker).filter_map(|speaker| match speaker {
        Speaker::Unnamed(words) => Some(words),
        Speaker::Id(_) => None,
    });
    let unnamed: Vec<&Words> = unnamed.collect();
    if unnamed.is_empty() {
        return Vec::new();
    }
    let words: Vec<&str> = unnamed.iter().map(|words| words.as_str()).collect();
    let absent = absent(key, &words);
    if absent.is_empty() {
        return Vec::new();
    }
    let nearest = Nearest::new(text);
    let capped = (absent.len() > NEAREST).then(|| Fact::Capped {
        source: Some(number),
        what: format!("What is nearest to an unnamed speaker's words was looked for here only for the first {NEAREST}."),
    });
    let facts = absent.into_iter().enumerate().map(|(rank, n)| {
        let wanted = Wanted {
            pieces: vec![words[n].into()],
            parentheses_as_brackets: source.parentheses_as_brackets,
        };
        let near = (rank < NEAREST).then(|| nearest.near(&wanted, number)).flatten();
        Fact::WordsNotInSource {
            span: unnamed[n].span(),
            near: near.map(|near| (number, near.range)),
        }
    });
    facts.chain(capped).collect()
}
