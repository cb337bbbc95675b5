//! Who is named with whom → the names that the drawing shows, the pairs among them, and the lines that it draws.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

/// So many names are shown.
pub const NAMES: usize = 300;

/// So many lines are drawn at least, where there are so many.
const LINES: usize = 40;

/// And so many for each name.
const LINES_OF_A_NAME: usize = 2;

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// The numbers of the names, the best-linked first.
    pub names: Vec<u32>,
    /// How many names are linked at all.
    pub of: usize,
    /// All pairs among the names, those named together most often first.
    pub pairs: Vec<Pair>,
}

/// Two that are named together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The places of the two among the names; the better-linked one first.
    pub ends: (usize, usize),
    /// In how many blocks both are named.
    pub count: u32,
    /// Whether it has a line.
    pub drawn: bool,
}

/// The names that are linked with most others, and among those with as many, named with them most often. Each brings
/// the one it is most often named with, so that nobody stands alone. `with` gives for a number from 0 on to `end`
/// whom else it is named with, and in how many blocks; `rank` a name's place in the order of names.
pub fn pick<'a>(
    end: usize,
    with: impl Fn(usize) -> &'a [(u32, u32)],
    rank: impl Fn(u32) -> u32,
) -> Picked {
    let others = |n: u32| with(n as usize);
    let mut all: Vec<u32> = (0..end as u32).filter(|n| !others(*n).is_empty()).collect();
    all.sort_by_cached_key(|n| {
        let blocks: u64 = others(*n).iter().map(|(_, count)| u64::from(*count)).sum();
        (Reverse((others(*n).len(), blocks)), rank(*n), *n)
    });
    let mut place: FxHashMap<u32, usize> = FxHashMap::default();
    for n in &all {
        if place.contains_key(n) {
            continue;
        }
        let alone = !others(*n).iter().any(|(other, _)| place.contains_key(other));
        let nearest = others(*n).iter().min_by_key(|(o, count)| (Reverse(*count), rank(*o), *o));
        let nearest = nearest.filter(|_| alone).map(|(other, _)| *other);
        let more = 1 + usize::from(nearest.is_some());
        if place.len() + more <= NAMES {
            place.insert(*n, 0);
            place.extend(nearest.map(|other| (other, 0)));
        }
    }
    let names: Vec<u32> = all.iter().copied().filter(|n| place.contains_key(n)).collect();
    place = names.iter().enumerate().map(|(place, n)| (*n, place)).collect();
    let mut pairs = Vec::new();
    for (one, n) in names.iter().enumerate() {
        let of = others(*n).iter().filter_map(|(other, count)| Some((*place.get(other)?, *count)));
        let of = of.filter(|(other, _)| one < *other);
        pairs.extend(of.map(|(other, count)| Pair { ends: (one, other), count, drawn: false }));
    }
    pairs.sort_by_key(|pair| (Reverse(pair.count), pair.ends));
    draw(&mut pairs, names.len());
    Picked { of: all.len(), names, pairs }
}

/// Which pairs have a line: a tree of the strongest keeps together what hangs together; then the strongest of each
/// name, as long as there are few enough to be told apart.
fn draw(pairs: &mut [Pair], names: usize) {
    let most = LINES.max(LINES_OF_A_NAME * names);
    let mut left = most;
    let mut heads: Vec<usize> = (0..names).collect();
    for pair in pairs.iter_mut() {
        let (one, other) = (head(&mut heads, pair.ends.0), head(&mut heads, pair.ends.1));
        if one != other {
            heads[one.max(other)] = one.min(other);
            pair.drawn = true;
            left = left.saturating_sub(1);
        }
    }
    // Which place a pair has among those of either name: a hub's are not all drawn before anybody else's first.
    let mut seen = vec![0_u32; names];
    let mut order: Vec<(u32, usize)> = Vec::with_capacity(pairs.len());
    for (n, pair) in pairs.iter().enumerate() {
        let (one, other) = pair.ends;
        order.push((seen[one].min(seen[other]), n));
        seen[one] += 1;
        seen[other] += 1;
    }
    order.sort_unstable();
    for (_, n) in order {
        if left > 0 && !pairs[n].drawn {
            pairs[n].drawn = true;
            left -= 1;
        }
    }
}

/// The head of a group of names that hang together.
fn head(heads: &mut [usize], mut name: usize) -> usize {
    while heads[name] != name {
        heads[name] = heads[heads[name]];
        name = heads[name];
    }
    name
}
