//! Boxes that overlap → the same boxes apart, each near its place.

/// A box: its centre, and its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Of the centre.
    pub x: f64,
    /// Of the centre.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// So often all are pushed.
const ROUNDS: usize = 240;

/// Moves boxes apart, all of them between 0 and `width` and below 0. Pushing does most; then one walk from top to
/// bottom moves down whatever still overlaps, so that at the end nothing does.
pub fn apart(boxes: &mut [Rect], width: f64) {
    for _ in 0..ROUNDS {
        if !push(boxes, width) {
            break;
        }
    }
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    let top = |one: &Rect| one.y - one.height / 2.0;
    order.sort_by(|a, b| top(&boxes[*a]).total_cmp(&top(&boxes[*b])).then(a.cmp(b)));
    for (place, n) in order.iter().enumerate() {
        // Each step leads below a box, and none of them is met twice: this ends.
        while let Some(other) =
            order[..place].iter().find(|other| overlap(&boxes[*n], &boxes[**other]))
        {
            let below = boxes[*other].y + boxes[*other].height / 2.0;
            boxes[*n].y = (below + boxes[*n].height / 2.0) + 1e-3;
        }
    }
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    let (over_x, over_y) = over(one, other);
    over_x > 1e-6 && over_y > 1e-6
}

/// How much two overlap in width and height; below 0 where they don't.
fn over(one: &Rect, other: &Rect) -> (f64, f64) {
    let over_x = (one.width + other.width) / 2.0 - (one.x - other.x).abs();
    let over_y = (one.height + other.height) / 2.0 - (one.y - other.y).abs();
    (over_x, over_y)
}

/// Pushes every two that overlap a little apart, the shorter way. Whether any did.
fn push(boxes: &mut [Rect], width: f64) -> bool {
    let mut any = false;
    for n in 0..boxes.len() {
        for m in n + 1..boxes.len() {
            let (one, other) = (boxes[n], boxes[m]);
            if !overlap(&one, &other) {
                continue;
            }
            any = true;
            let (over_x, over_y) = over(&one, &other);
            if over_x < over_y {
                let step = if one.x <= other.x { over_x / 2.0 } else { -over_x / 2.0 };
                boxes[n].x -= step;
                boxes[m].x += step;
            } else {
                let step = if one.y <= other.y { over_y / 2.0 } else { -over_y / 2.0 };
                boxes[n].y -= step;
                boxes[m].y += step;
            }
        }
    }
    for one in boxes {
        one.x = one.x.min(width - one.width / 2.0).max(one.width / 2.0);
        one.y = one.y.max(one.height / 2.0);
    }
    any
}
