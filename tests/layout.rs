//! The drawing of who is named with whom: whatever the graph, all can be read, and it is always the same.

use onrecord::site::graph::layout::{Layout, Node, layout};
use proptest::prelude::*;

/// So many names → the lines between them.
type Lines = fn(usize) -> Vec<(usize, usize)>;

#[derive(Debug, Clone)]
struct Graph {
    names: Vec<String>,
    lines: Vec<(usize, usize)>,
}

fn graphs(most: usize) -> impl Strategy<Value = Graph> {
    let name = prop_oneof![
        "[A-Z][a-z]{1,9}( [A-Z][a-z]{1,12}){0,4}",
        "[WM@]{1,30}",
        "[一-龥ぁ-ん]{1,30}",
        "\\PC{0,120}",
    ];
    prop::collection::vec(name, 0..=most).prop_flat_map(|names| {
        let end = names.len().max(1);
        let lines = prop::collection::vec((0..end, 0..end), 0..=3 * end);
        (Just(names), lines).prop_map(|(names, lines)| Graph { names, lines })
    })
}

/// The drawing with the nodes in another order: `turn` says where each comes from.
fn drawn(graph: &Graph, turn: &[usize]) -> Layout {
    let keys: Vec<String> = (0..graph.names.len()).map(|n| format!("{n:04}")).collect();
    let links = |n: usize| graph.lines.iter().filter(|(a, b)| *a == n || *b == n).count();
    let node = |n: &usize| Node { key: &keys[*n], name: &graph.names[*n], links: links(*n) };
    let nodes: Vec<Node<'_>> = turn.iter().map(node).collect();
    let at = |n: usize| turn.iter().position(|other| *other == n).unwrap_or(n);
    let lines: Vec<(usize, usize)> = graph.lines.iter().map(|(a, b)| (at(*a), at(*b))).collect();
    layout(&nodes, &lines)
}

fn whole(graph: &Graph) -> Vec<usize> {
    (0..graph.names.len()).collect()
}

fn holds(layout: &Layout) {
    let extents: Vec<[i32; 4]> = layout.places.iter().map(|place| place.extent()).collect();
    for (n, [left, top, right, bottom]) in extents.iter().enumerate() {
        assert!(*left >= 0 && *top >= 0, "{n} stands out of the frame: {:?}", extents[n]);
        assert!(*right <= layout.width && *bottom <= layout.height, "{n}: {:?}", extents[n]);
        for (m, other) in extents.iter().enumerate().take(n) {
            let apart =
                other[2] <= *left || *right <= other[0] || other[3] <= *top || *bottom <= other[1];
            assert!(apart, "{m} and {n} overlap: {other:?} {:?}", extents[n]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn labels_stand_apart_within_the_frame(graph in graphs(40)) {
        holds(&drawn(&graph, &whole(&graph)));
    }

    #[test]
    fn the_order_in_which_nodes_come_counts_for_nothing(graph in graphs(24), by in 1_usize..24) {
        let straight = drawn(&graph, &whole(&graph));
        let mut turn = whole(&graph);
        turn.reverse();
        let by = by % turn.len().max(1);
        turn.rotate_left(by);
        let turned = drawn(&graph, &turn);
        prop_assert_eq!((straight.width, straight.height), (turned.width, turned.height));
        for (place, n) in turned.places.iter().zip(&turn) {
            prop_assert_eq!(place, &straight.places[*n]);
        }
    }

    #[test]
    fn a_label_is_three_lines_at_most_and_not_wide(name in "\\PC{0,200}") {
        let graph = Graph { names: vec![name], lines: Vec::new() };
        let layout = drawn(&graph, &[0]);
        prop_assert!(layout.places[0].lines.len() <= 3);
        prop_assert!(layout.places[0].half <= 70, "{:?}", layout.places[0]);
    }
}

/// Stars, chains, what hangs together fully and what doesn't hang together at all, as large as they come.
#[test]
fn the_largest_drawings_hold() {
    let names: Vec<String> = (0..300).map(|n| format!("Somebody of the {n}th House")).collect();
    let all: [Lines; 5] = [
        |_| Vec::new(),
        |end| (1..end).map(|n| (0, n)).collect(),
        |end| (1..end).map(|n| (n - 1, n)).collect(),
        |end| (0..end / 10).flat_map(|n| (1..10).map(move |m| (10 * n, 10 * n + m))).collect(),
        |end| (0..end).flat_map(|n| (n + 1..end).map(move |m| (n, m))).collect(),
    ];
    for lines in all {
        let graph = Graph { names: names.clone(), lines: lines(names.len()) };
        let layout = drawn(&graph, &whole(&graph));
        holds(&layout);
        assert!(layout.width <= 960 + 100, "{}", layout.width);
    }
}

/// These numbers are the same on every machine: whoever sees others has found a rounding that depends on it.
#[test]
fn a_drawing_is_the_same_everywhere() {
    let names =
        ["Ada", "Babbage", "London", "The Society for Long Names of All Kinds", "1842", "Turin"];
    let graph = Graph {
        names: names.map(str::to_owned).into(),
        lines: vec![(0, 1), (0, 2), (1, 2), (1, 3), (4, 5)],
    };
    let layout = drawn(&graph, &whole(&graph));
    let points: Vec<(i32, i32)> = layout.places.iter().map(|place| (place.x, place.y)).collect();
    assert_eq!(points, [(62, 10), (135, 64), (26, 134), (192, 100), (96, 185), (20, 227)]);
    assert_eq!((layout.width, layout.height), (242, 252));
}
