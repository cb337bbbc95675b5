//! What is gone and what is new → what may belong together by likeness: labelled guesses, never taken for matches.

use rustc_hash::FxHashMap;

use crate::anchor::words::{Word, all, likeness};
use crate::diff::both::Both;
use crate::diff::finding::{Likeness, Maybe};
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::node::prose_shown;
use crate::diff::passage;

/// How many new ones are compared with one that is gone.
const COMPARED: usize = 12;
/// A word that more new ones have tells nothing.
const COMMON: usize = 60;
/// So many words of each are looked at.
const LONGEST: usize = 400;

/// For each node of BASE that is gone the new one that is most like it, where one is near enough.
pub(super) fn guesses(both: &Both<'_>) -> Vec<Option<(usize, Maybe)>> {
    let mut guessed = vec![None; both.base.nodes.len()];
    let new: Vec<(usize, Vec<Word>)> = both.added().map(|h| (h, wording(&both.head, h))).collect();
    if new.is_empty() {
        return guessed;
    }
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, (_, words)) in new.iter().enumerate() {
        for word in words {
            let of = holders.entry(&word.key).or_default();
            if of.last() != Some(&at) && of.len() <= COMMON {
                of.push(at);
            }
        }
    }
    for b in both.gone() {
        let words = wording(&both.base, b);
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for word in &words {
            for at in holders.get(&*word.key).filter(|of| of.len() <= COMMON).into_iter().flatten()
            {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates.sort_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
        let kind = both.base.nodes[b].kind;
        let mut best: Option<(f64, usize, Maybe)> = None;
        for (at, _) in candidates.into_iter().take(COMPARED) {
            let (h, other) = &new[at];
            if both.head.nodes[*h].kind != kind {
                continue;
            }
            let like = likeness(&words, other);
            if !like.is_near() || best.as_ref().is_some_and(|(of_all, ..)| *of_all >= like.of_all) {
                continue;
            }
            let (how, part) = match (like.of_all >= 0.6, like.fewer > 0) {
                (true, _) => (Likeness::Reworded, like.of_all),
                (false, true) => (Likeness::Shortened, like.of_shorter),
                (false, false) => (Likeness::Extended, like.of_shorter),
            };
            let percent = (part * 100.0).floor() as u8;
            best = Some((like.of_all, *h, Maybe { now: both.head.about(*h), how, percent }));
        }
        guessed[b] = best.map(|(_, h, maybe)| (h, maybe));
    }
    guessed
}

/// The words by which a node is known again.
fn wording(half: &Half<'_>, n: usize) -> Vec<Word> {
    let node = &half.nodes[n];
    let mut words = match node.item {
        Item::Record(_) => passage::passage(half, n).words,
        Item::Claim(_) => all(node.first("text")),
        Item::Entity(_) => all(node.first("name")),
        Item::Source(_) | Item::Briefing(_) => all(node.first("title")),
        Item::Judgment(..) => all(&prose_shown(half.anchored, &node.prose)),
        Item::Correction(..) | Item::Site => Vec::new(),
    };
    words.retain(Word::is_word);
    words.truncate(LONGEST);
    words
}
