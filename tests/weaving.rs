//! Weaving overlapping marks: whatever the marks, the text comes out whole and each mark covers exactly its words.

use std::ops::Range;

use onrecord::site::weave::{Flat, weave};
use proptest::prelude::*;

type Numbered = Vec<(Range<u32>, u32)>;

/// Ranges up to a text's end; empty and reversed ones, too.
fn ranges(end: u32, most: usize) -> impl Strategy<Value = Numbered> {
    prop::collection::vec((0..=end, 0..=end), 0..most).prop_map(|all| {
        all.into_iter().zip(0..).map(|((start, end), number)| (start..end, number)).collect()
    })
}

/// Ranges that don't overlap.
fn apart(end: u32) -> impl Strategy<Value = Numbered> {
    prop::collection::btree_set(0..=end, 0..12).prop_map(|borders| {
        let borders: Vec<u32> = borders.into_iter().collect();
        borders.chunks_exact(2).zip(0..).map(|(two, number)| (two[0]..two[1], number)).collect()
    })
}

fn covers(flat: &[Flat], has: impl Fn(&Flat) -> bool) -> Vec<u32> {
    flat.iter().filter(|flat| has(flat)).flat_map(|flat| flat.range.clone()).collect()
}

proptest! {
    #[test]
    fn the_stretches_are_the_text(start in 0_u32..40, length in 0_u32..60, marks in ranges(120, 12), names in apart(120)) {
        let text: String = ('a'..='z').cycle().take(120).collect();
        let within = start..start + length;
        let flat = weave(within.clone(), &marks, &names);
        let joined: String =
            flat.iter().map(|flat| &text[flat.range.start as usize..flat.range.end as usize]).collect();
        prop_assert_eq!(joined, &text[within.start as usize..within.end as usize]);
        prop_assert!(flat.iter().all(|flat| !flat.range.is_empty()));
    }

    #[test]
    fn a_mark_covers_exactly_its_words(marks in ranges(80, 12), names in apart(80)) {
        let within = 10..70_u32;
        let flat = weave(within.clone(), &marks, &names);
        for (range, number) in &marks {
            let seen: Vec<u32> = range.clone().filter(|at| within.contains(at)).collect();
            prop_assert_eq!(covers(&flat, |flat| flat.marks.contains(number)), seen);
        }
        for (range, number) in &names {
            let seen: Vec<u32> = range.clone().filter(|at| within.contains(at)).collect();
            prop_assert_eq!(covers(&flat, |flat| flat.name == Some(*number)), seen);
        }
    }

    #[test]
    fn marks_stand_in_the_order_in_which_they_begin(marks in ranges(60, 12)) {
        for flat in weave(0..60, &marks, &[]) {
            let begins = |number: &u32| marks[*number as usize].0.start;
            prop_assert!(flat.marks.is_sorted_by_key(begins));
        }
    }

    #[test]
    fn no_border_stands_where_nothing_begins_or_ends(marks in ranges(60, 8), names in apart(60)) {
        let flat = weave(0..60, &marks, &names);
        for (before, after) in flat.iter().zip(flat.iter().skip(1)) {
            let border = after.range.start;
            prop_assert_eq!(before.range.end, border);
            let mut borders = marks.iter().chain(&names).filter(|(range, _)| !range.is_empty());
            prop_assert!(borders.any(|(range, _)| range.start == border || range.end == border));
        }
    }
}

/// One more mark makes two more stretches, however many there are already.
#[test]
fn stretches_grow_with_what_is_written() {
    let side_by_side = |count: u32| {
        let marks: Numbered = (0..count).map(|n| (n * 10..n * 10 + 15, n)).collect();
        let flat = weave(0..count * 10 + 5, &marks, &[]);
        (flat.len(), flat.iter().map(|flat| flat.marks.len()).sum::<usize>())
    };
    let (stretches, marks) = side_by_side(50_000);
    assert_eq!((stretches, marks), (99_999, 149_998));
}
