//! The length of a text and of the cards beside it → how many parts of the cards are folded away, so that text and cards
//! are about as tall as each other. A guess from numbers of letters: where it is wrong, nothing overlaps all the same.

/// Letters in a line of text, and in a line of a card.
const TEXT_WIDTH: usize = 64;
const CARD_WIDTH: usize = 68;

/// Heights on a wide screen, in pixels: a line of text and the space below a block, a line of a card and the space
/// between two.
const TEXT_LINE: usize = 30;
const TEXT_SPACE: usize = 22;
const CARD_LINE: usize = 20;
const CARD_SPACE: usize = 15;

/// A group of cards may be so much taller than its text: the reader hardly sees the gap.
const SLACK: usize = 24;

/// A card by the lines that its parts take.
#[derive(Debug, Default)]
pub struct Glance {
    /// What is always seen.
    pub always: usize,
    /// What can be folded away, in this order.
    pub parts: Vec<usize>,
}

/// The height of a block of text.
pub fn block(letters: usize) -> usize {
    letters.div_ceil(TEXT_WIDTH).max(1) * TEXT_LINE + TEXT_SPACE
}

/// The lines of a card that so many letters take.
pub fn lines(letters: usize) -> usize {
    letters.div_ceil(CARD_WIDTH)
}

/// How many parts of each card are folded away, so that the cards have room beside text of this height; all parts where
/// even that isn't enough.
pub fn folds(room: usize, cards: &[Glance]) -> usize {
    let most = cards.iter().map(|card| card.parts.len()).max().unwrap_or(0);
    let height = |folds: usize| -> usize {
        let one = |card: &Glance| card.always + card.parts.iter().skip(folds).sum::<usize>();
        cards.iter().map(|card| one(card) * CARD_LINE + CARD_SPACE).sum()
    };
    (0..most).find(|folds| height(*folds) <= room + SLACK).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_folded_part_by_part() {
        let card = || Glance { always: 1, parts: vec![3, 2, 1] };
        assert_eq!(folds(block(64 * 6), &[card()]), 0);
        assert_eq!(folds(block(64 * 3), &[card(), card()]), 2);
        assert_eq!(folds(block(10), &[card()]), 2);
        assert_eq!(folds(block(10), &[card(), card(), card()]), 3);
        assert_eq!(folds(0, &[]), 0);
    }
}
