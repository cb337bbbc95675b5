//! Sizes of what hangs together → where each stands beside the others.

use std::cmp::Reverse;

/// The corners of all, set in rows like words in a text, the highest first; and the width and height of the whole. What is
/// wider than a row has one for itself.
pub fn pack(sizes: &[(i32, i32)], width: i32, gap: i32) -> (Vec<(i32, i32)>, i32, i32) {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|n| (Reverse(sizes[*n].1), *n));
    let mut corners = vec![(0, 0); sizes.len()];
    let (mut x, mut y, mut row, mut widest) = (0, 0, 0, 0);
    for n in order {
        let (wide, high) = sizes[n];
        if x > 0 && x + wide > width {
            y += row + gap;
            (x, row) = (0, 0);
        }
        corners[n] = (x, y);
        row = row.max(high);
        widest = widest.max(x + wide);
        x += wide + gap;
    }
    (corners, widest, y + row)
}
