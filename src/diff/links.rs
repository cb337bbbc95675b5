//! Both sides → how many places each name or alias links, where that changed.

use std::collections::BTreeMap;

use crate::anchor::fold::folded;
use crate::diff::changes::AliasLinks;
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;

/// Names and aliases that link more or fewer places than before, by entity and words.
pub(super) fn links(look: &Look<'_>) -> Vec<AliasLinks> {
    if is_in_doubt(look) {
        return Vec::new();
    }
    let mut counts: BTreeMap<(usize, Box<str>), Count> = BTreeMap::new();
    let mut gone: BTreeMap<(usize, Box<str>), Count> = BTreeMap::new();
    each(&look.base, |b, words| {
        let (all, of) = match look.now[b] {
            Some(now) => (&mut counts, now.h),
            None => (&mut gone, b),
        };
        all.entry((of, folded(words))).or_insert_with(|| Count::of(words)).before += 1;
    });
    each(&look.head, |h, words| {
        counts.entry((h, folded(words))).or_insert_with(|| Count::of(words)).after += 1;
    });
    let told = |half: &Half<'_>, all: BTreeMap<(usize, Box<str>), Count>| -> Vec<AliasLinks> {
        let changed = all.into_iter().filter(|(_, count)| count.before != count.after);
        changed
            .map(|((n, _), count)| AliasLinks {
                entity: half.about(n),
                words: count.words,
                gained: count.after.saturating_sub(count.before),
                lost: count.before.saturating_sub(count.after),
            })
            .collect()
    };
    let mut all = told(&look.head, counts);
    all.extend(told(&look.base, gone));
    all.sort_by(|a, b| (&a.entity.id, &a.words).cmp(&(&b.entity.id, &b.words)));
    all
}

/// Whether a side has no entities or texts of its own to count in, as they could not be read: what links where is unknown
/// then, as a name that is gone can give its places to another.
fn is_in_doubt(look: &Look<'_>) -> bool {
    let counts = |item: Item| matches!(item, Item::Entity(_) | Item::Source(_));
    let is_unread = |half: &Half<'_>, n: usize| match half.nodes[n].item {
        Item::Source(source) => !half.is_text_known(source),
        _ => false,
    };
    let lost = |b: usize| counts(look.base.nodes[b].item) && look.is_lost(b);
    let found = |h: usize| counts(look.head.nodes[h].item) && look.was_unread(h);
    look.gone().any(lost)
        || look.added().any(found)
        || (0..look.base.nodes.len()).any(|n| is_unread(&look.base, n))
        || (0..look.head.nodes.len()).any(|n| is_unread(&look.head, n))
}

/// Places of one name.
struct Count {
    words: String,
    before: usize,
    after: usize,
}

impl Count {
    fn of(words: &str) -> Count {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Count { words, before: 0, after: 0 }
    }
}

/// Every link from a published source's words to a published entity.
fn each(half: &Half<'_>, mut with: impl FnMut(usize, &str)) {
    let public = |item: Item| half.at.get(&item).copied().filter(|n| half.nodes[*n].published);
    for (source, placed) in half.anchored.sources.iter().enumerate() {
        let (Some(text), Some(_)) = (half.anchored.text(source), public(Item::Source(source)))
        else {
            continue;
        };
        for mention in &placed.mentions {
            let range = mention.range.start as usize..mention.range.end as usize;
            if let (Some(n), Some(words)) =
                (public(Item::Entity(mention.entity)), text.text.get(range))
            {
                with(n, words);
            }
        }
    }
}
