//! A graph → where each name and its label stand. The same graph gives the same drawing, in whatever order it comes, on
//! every machine.

mod apart;
mod label;
mod pack;
mod stress;

use apart::{Rect, apart};
use label::{Label, label};

/// A node to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// Tells it from all others, and gives the order in which nodes are looked at.
    pub key: &'a str,
    /// What stands below it.
    pub name: &'a str,
    /// How many others it is linked with: its shape's area grows with them.
    pub links: usize,
}

/// Where all stands, in units of a sixteenth of the size of the page's letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Of the whole.
    pub width: i32,
    /// Of the whole.
    pub height: i32,
    /// In the order of the nodes.
    pub places: Vec<Place>,
}

/// Where a node stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Of the middle of its shape.
    pub x: i32,
    /// Of the middle of its shape.
    pub y: i32,
    /// How far the shape reaches from its middle.
    pub radius: i32,
    /// The lines of its label, centred below the shape.
    pub lines: Vec<String>,
    /// Half the width of shape and label at most.
    pub half: i32,
}

/// From line to line of a label; the first stands so far below the shape.
pub const LINE: i32 = 13;

/// How far the smallest shape reaches from its middle: it can still be told what it is.
const SMALLEST: f64 = 4.0;

/// How far the largest one does where there are many links.
const LARGEST: f64 = 17.0;

/// Between two nodes with their labels, at least.
const GAP: i32 = 8;

/// How much wider than high a drawing is, where there is room.
const RATIO: f64 = 1.5;

/// The widest drawing: it fits a page on a wide screen.
const WIDEST: f64 = 960.0;

/// The narrowest that is asked for: it fits a phone.
const NARROWEST: f64 = 300.0;

impl Place {
    /// All that it takes, its label included: left, top, right, bottom.
    pub fn extent(&self) -> [i32; 4] {
        let bottom = self.y + self.radius + LINE * self.lines.len() as i32 + 4;
        [self.x - self.half, self.y - self.radius, self.x + self.half, bottom]
    }
}

/// A place for each node. `lines` name nodes by their places among them; those that name none, or the same node twice,
/// count for nothing. Costs grow with the square of the nodes.
pub fn layout(nodes: &[Node<'_>], lines: &[(usize, usize)]) -> Layout {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|n| (nodes[*n].key, nodes[*n].name, nodes[*n].links));
    let mut at = vec![0; nodes.len()];
    order.iter().enumerate().for_each(|(place, n)| at[*n] = place);
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (one, other) in lines.iter().filter(|(one, other)| one != other) {
        if let (Some(one), Some(other)) = (at.get(*one), at.get(*other)) {
            near[*one].push(*other);
            near[*other].push(*one);
        }
    }
    for of in &mut near {
        of.sort_unstable();
        of.dedup();
    }
    let most = nodes.iter().map(|node| node.links).max().unwrap_or(0);
    let mut places: Vec<Place> = order.iter().map(|n| place(&nodes[*n], most)).collect();
    let groups = groups(&near);
    let whole: f64 = groups.iter().map(|group| room(group, &places)).sum();
    let width = (whole * RATIO).sqrt().clamp(NARROWEST, WIDEST);
    let mut sizes = Vec::with_capacity(groups.len());
    for group in &groups {
        sizes.push(arrange(group, &near, &mut places, width));
    }
    let (corners, width, height) = pack::pack(&sizes, width.ceil() as i32, 2 * GAP);
    for (group, (x, y)) in groups.iter().zip(corners) {
        for n in group {
            places[*n].x += x;
            places[*n].y += y;
        }
    }
    let places = at.iter().map(|place| places[*place].clone()).collect();
    Layout { width, height, places }
}

/// A node with its label, placed nowhere yet. Of the best-linked one, with `most` links, the shape is the largest.
fn place(node: &Node<'_>, most: usize) -> Place {
    let largest = (4.0 + 2.0 * (most as f64).sqrt()).min(LARGEST);
    let share = (node.links as f64 / most.max(1) as f64).sqrt();
    let radius = (largest * share).max(SMALLEST) as i32;
    let Label { lines, width } = label(node.name);
    let half = radius.max((width / 2.0).ceil() as i32);
    Place { x: 0, y: 0, radius, lines, half }
}

/// What hangs together, the largest first.
fn groups(near: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; near.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for start in 0..near.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let (mut group, mut next) = (vec![start], 0);
        while let Some(n) = group.get(next).copied() {
            next += 1;
            for other in &near[n] {
                if !std::mem::replace(&mut seen[*other], true) {
                    group.push(*other);
                }
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// How much room a group wants: the more nodes, the denser they stand.
fn room(group: &[usize], places: &[Place]) -> f64 {
    let taken: f64 = group.iter().map(|n| rect(&places[*n])).map(|r| r.width * r.height).sum();
    let few = 40.0 / (40.0 + group.len() as f64);
    taken * (2.0 + 1.6 * few)
}

/// The box of a node with its label and half the gap around it, wherever it stands.
fn rect(place: &Place) -> Rect {
    let [left, top, right, bottom] = place.extent();
    let (width, height) = (f64::from(right - left + GAP), f64::from(bottom - top + GAP));
    Rect { x: 0.0, y: 0.0, width, height }
}

/// Places the nodes of a group from the corner at 0 on. Gives its width and height.
fn arrange(group: &[usize], near: &[Vec<usize>], places: &mut [Place], widest: f64) -> (i32, i32) {
    let within = |n: &usize| group.binary_search(n).ok();
    let own: Vec<Vec<usize>> =
        group.iter().map(|n| near[*n].iter().filter_map(within).collect()).collect();
    let points = stress::stress(&own);
    let mut boxes: Vec<Rect> = group.iter().map(|n| rect(&places[*n])).collect();
    let room = room(group, places);
    let broad = boxes.iter().map(|one| one.width).fold(0.0, f64::max);
    let width = (room * RATIO).sqrt().min(widest).max(broad);
    let (xs, ys) = (points.iter().map(|point| point.0), points.iter().map(|point| point.1));
    let (mut xs, mut ys): (Vec<f64>, Vec<f64>) = (xs.collect(), ys.collect());
    let lies = length(&xs) >= length(&ys);
    if lies != (width * width >= room) {
        std::mem::swap(&mut xs, &mut ys);
    }
    let height = room / width;
    for (one, (x, y)) in boxes.iter_mut().zip(shares(&xs).into_iter().zip(shares(&ys))) {
        one.x = one.width / 2.0 + x * (width - one.width);
        one.y = one.height / 2.0 + y * (height - one.height).max(0.0);
    }
    apart(&mut boxes, width);
    let (left, top) = (
        least(&boxes, |one| one.x - one.width / 2.0),
        least(&boxes, |one| one.y - one.height / 2.0),
    );
    let mut size = (0, 0);
    for (n, one) in group.iter().zip(&boxes) {
        let place = &mut places[*n];
        // The box begins half a gap above and left of what stands in it.
        place.x = (one.x - left) as i32;
        place.y = (one.y - one.height / 2.0 - top) as i32 + GAP / 2 + place.radius;
        let [_, _, right, bottom] = place.extent();
        size = (size.0.max(right + GAP / 2), size.1.max(bottom + GAP / 2));
    }
    size
}

/// From the least of coordinates to the greatest.
fn length(of: &[f64]) -> f64 {
    of.iter().copied().fold(f64::NEG_INFINITY, f64::max)
        - of.iter().copied().fold(f64::INFINITY, f64::min)
}

/// Where coordinates stand between the least and the greatest, from 0 to 1: half by what they are, half by how many are
/// less, so that the middle isn't crowded while the edge is empty.
fn shares(of: &[f64]) -> Vec<f64> {
    let (low, length) = (of.iter().copied().fold(f64::INFINITY, f64::min), length(of));
    if of.len() < 2 || length < 1e-9 {
        return vec![0.5; of.len()];
    }
    let mut order: Vec<usize> = (0..of.len()).collect();
    order.sort_by(|a, b| of[*a].total_cmp(&of[*b]).then(a.cmp(b)));
    let mut shares = vec![0.0; of.len()];
    let last = (of.len() - 1) as f64;
    for (place, n) in order.into_iter().enumerate() {
        shares[n] = ((of[n] - low) / length + place as f64 / last) / 2.0;
    }
    shares
}

fn least(boxes: &[Rect], of: impl Fn(&Rect) -> f64) -> f64 {
    boxes.iter().map(of).fold(f64::INFINITY, f64::min)
}
