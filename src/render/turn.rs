//! Passages by the rows on which they stand → the class that each shares with its card: so the style sheet can light up
//! all of a passage and its card, and no other.

use rustc_hash::FxHashMap;

/// So many classes there are in the style sheet, `p1` to `p24`.
const TURNS: usize = 24;

/// A link to a passage or its card reaches so many rows before and behind it.
const REACH: usize = 3;

/// The classes of the passages of a page, by the passages' numbers.
#[derive(Debug, Default)]
pub struct Turns(FxHashMap<u32, usize>);

impl Turns {
    /// Of passages with the first and the last row of each. No two that are near each other get the same class: where
    /// there are too many, the last of them get none.
    pub fn new(mut passages: Vec<(u32, usize, usize)>) -> Turns {
        passages.sort_unstable_by_key(|(number, first, _)| (*first, *number));
        let mut free = [0; TURNS];
        let mut turns = FxHashMap::default();
        let mut next = 0;
        for (number, first, last) in passages {
            let turn = (next..next + TURNS).map(|n| n % TURNS).find(|turn| free[*turn] <= first);
            if let Some(turn) = turn {
                free[turn] = last + REACH + 1;
                turns.insert(number, turn);
                next = turn + 1;
            }
        }
        Turns(turns)
    }

    /// The class of a passage.
    pub fn class(&self, number: u32) -> Option<String> {
        self.0.get(&number).map(|turn| format!("p{}", turn + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_passages_near_each_other_share_a_class() {
        let turns =
            Turns::new((0..30).map(|n| (n, 0, 0)).chain([(30, 1, 5), (31, 9, 9)]).collect());
        let mut classes: Vec<String> = (0..24).filter_map(|n| turns.class(n)).collect();
        classes.sort();
        classes.dedup();
        assert_eq!(classes.len(), 24);
        assert_eq!(turns.class(24), None);
        assert_eq!(turns.class(30), None);
        assert_eq!(turns.class(31), Some("p1".to_owned()));
    }
}
