//! Two byte strings → the place in the one that differs least from the other (bit-parallel edit distance, after Myers
//! 1999 and Hyyrö 2003). For error messages only: nothing is accepted by likeness.

/// One column of the table of distances, 64 rows to a block.
struct Block {
    /// For each byte the rows of the pattern that have it.
    rows: [u64; 256],
    /// Rows where the distance is one more than in the row above.
    more: u64,
    /// Rows where it is one less.
    less: u64,
}

/// Where in `text` the part ends that differs least from `pattern`, and by how many bytes put in, left out or changed.
/// The last of several. Where it begins is free, or `anchored` to the text's beginning.
pub(super) fn nearest_end(
    pattern: &[u8],
    text: impl Iterator<Item = u8>,
    anchored: bool,
) -> (usize, usize) {
    let mut blocks: Vec<Block> = pattern
        .chunks(64)
        .map(|part| {
            let mut rows = [0; 256];
            for (row, byte) in part.iter().enumerate() {
                rows[usize::from(*byte)] |= 1u64 << row;
            }
            Block { rows, more: u64::MAX, less: 0 }
        })
        .collect();
    let last_row = 1u64 << (pattern.len().wrapping_sub(1) % 64);
    let count = blocks.len();
    let mut distance = pattern.len();
    let mut best = (0, distance);
    for (at, byte) in text.enumerate() {
        // How the distance changes from the column before, at the row above this block: +1, -1 or 0.
        let (mut up, mut down) = (anchored, false);
        for (number, block) in blocks.iter_mut().enumerate() {
            let out = if number + 1 == count { last_row } else { 1 << 63 };
            (up, down) = block.step(byte, up, down, out);
        }
        distance = (distance + usize::from(up)).saturating_sub(usize::from(down));
        if distance <= best.1 {
            best = (at + 1, distance);
        }
    }
    best
}

impl Block {
    fn step(&mut self, byte: u8, up: bool, down: bool, out: u64) -> (bool, bool) {
        let same = self.rows[usize::from(byte)];
        let vertical = same | self.less;
        let same = same | u64::from(down);
        let horizontal = ((same & self.more).wrapping_add(self.more) ^ self.more) | same;
        let mut rises = self.less | !(horizontal | self.more);
        let mut falls = self.more & horizontal;
        let carried = (rises & out != 0, falls & out != 0);
        rises = rises << 1 | u64::from(up);
        falls = falls << 1 | u64::from(down);
        self.more = falls | !(vertical | rises);
        self.less = rises & vertical;
        carried
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same by the table itself.
    fn by_table(pattern: &[u8], text: &[u8], anchored: bool) -> (usize, usize) {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut best = (0, pattern.len());
        for (at, byte) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = if anchored { at + 1 } else { 0 };
            for row in 1..=pattern.len() {
                let change = diagonal + usize::from(pattern[row - 1] != *byte);
                diagonal = column[row];
                column[row] = change.min(column[row] + 1).min(column[row - 1] + 1);
            }
            if column[pattern.len()] <= best.1 {
                best = (at + 1, column[pattern.len()]);
            }
        }
        best
    }

    proptest! {
        #[test]
        fn is_the_edit_distance(pattern in "[abc]{1,200}", text in "[abc]{0,300}", anchored: bool) {
            let found = nearest_end(pattern.as_bytes(), text.bytes(), anchored);
            prop_assert_eq!(found, by_table(pattern.as_bytes(), text.as_bytes(), anchored));
        }
    }
}
