//! A connected graph → a point for each node, so that distances on the plane are like those along the lines.
//!
//! Stress majorisation (Gansner, Koren, North: “Graph Drawing by Stress Majorization”, 2004), node by node. Nothing is
//! used but `+ - * /` and `sqrt`, which IEEE 754 defines to the last bit: the points are the same on every machine.

/// So often every node is moved.
const ROUNDS: usize = 120;

/// A point for each node; `near` gives the neighbours of each.
pub fn stress(near: &[Vec<usize>]) -> Vec<(f64, f64)> {
    let ways: Vec<Vec<f64>> = (0..near.len()).map(|from| ways(near, from)).collect();
    let mut points = first(&ways);
    for _ in 0..ROUNDS {
        for n in 0..points.len() {
            points[n] = better(&points, n, &ways[n]);
        }
    }
    points
}

/// How far it is from a node to all others, in lines. The lines of a node with many are longer: its neighbours need room.
fn ways(near: &[Vec<usize>], from: usize) -> Vec<f64> {
    let mut ways = vec![f64::INFINITY; near.len()];
    ways[from] = 0.0;
    let (mut queue, mut next) = (vec![from], 0);
    while let Some(n) = queue.get(next).copied() {
        next += 1;
        for other in &near[n] {
            if ways[*other].is_infinite() {
                ways[*other] = ways[n] + 1.0;
                queue.push(*other);
            }
        }
    }
    // Whatever can't be reached stands far away.
    let far = near.len() as f64;
    ways.iter().map(|way| if way.is_finite() { *way } else { far }).collect()
}

/// Where to begin: by the way to the nodes that are farthest apart, and to those farthest from both.
fn first(ways: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let farthest = |way: &dyn Fn(usize) -> f64| {
        (0..ways.len()).fold(0, |best, n| if way(n) > way(best) { n } else { best })
    };
    if ways.is_empty() {
        return Vec::new();
    }
    let east = farthest(&|n| ways[0][n]);
    let west = farthest(&|n| ways[east][n]);
    let north = farthest(&|n| ways[east][n].min(ways[west][n]));
    let south = farthest(&|n| ways[north][n]);
    // Nodes with the same ways must not begin at the same point: a small step, in an order that looks like none.
    let step = |n: usize, by: u64| ((n as u64 + 1) * by % 1009) as f64 / 2018.0;
    let point = |n: usize| {
        let x = (ways[west][n] - ways[east][n]) / 2.0;
        let y = (ways[south][n] - ways[north][n]) / 2.0;
        (x + step(n, 389), y + step(n, 613))
    };
    (0..ways.len()).map(point).collect()
}

/// Where a node should stand by what all others say, near ones heard more.
fn better(points: &[(f64, f64)], n: usize, ways: &[f64]) -> (f64, f64) {
    let (x, y) = points[n];
    let (mut to_x, mut to_y, mut heard) = (0.0, 0.0, 0.0);
    for (other, (other_x, other_y)) in points.iter().enumerate() {
        if other == n {
            continue;
        }
        let (dx, dy) = (x - other_x, y - other_y);
        let apart = (dx * dx + dy * dy).sqrt();
        let weight = 1.0 / (ways[other] * ways[other]);
        let pull = if apart > 1e-9 { ways[other] / apart } else { 0.0 };
        to_x += weight * (other_x + dx * pull);
        to_y += weight * (other_y + dy * pull);
        heard += weight;
    }
    if heard > 0.0 { (to_x / heard, to_y / heard) } else { (x, y) }
}
