//! Terms and units → the files in which they are loaded, each named by what it holds.

use std::ops::Range;

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// Its name without `.js`: `t3-kdpqa` holds terms, `u3-kdpqa` units.
    pub name: String,
    /// What it holds, by number.
    pub range: Range<usize>,
}

/// The hash at the end of a name has so many letters. As the number stands before it, it only tells the shards of one
/// number apart that different builds made.
pub const LETTERS: usize = 5;

/// Cuts things of these sizes into shards of about `target` bytes; what is longer has one to itself. `hashed` gives the
/// bytes of which a thing is made.
pub(super) fn cut<'a>(
    kind: char,
    sizes: &[usize],
    target: usize,
    hashed: impl Fn(usize, &mut dyn FnMut(&[u8])) + 'a,
) -> Vec<Shard> {
    let mut shards: Vec<Shard> = Vec::new();
    let mut from = 0;
    while from < sizes.len() {
        let mut bytes = sizes[from];
        let mut to = from + 1;
        while to < sizes.len() && bytes + sizes[to] <= target {
            bytes += sizes[to];
            to += 1;
        }
        let name = name(kind, shards.len(), |part| {
            for number in from..to {
                hashed(number, part);
            }
        });
        shards.push(Shard { name, range: from..to });
        from = to;
    }
    shards
}

/// The name of a shard by its number and by what it holds.
pub(super) fn name(kind: char, number: usize, hashed: impl Fn(&mut dyn FnMut(&[u8]))) -> String {
    let mut hasher = blake3::Hasher::new();
    hashed(&mut |part| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    });
    format!("{kind}{number}-{}", letters(hasher.finalize().as_bytes()))
}

fn letters(hash: &[u8; 32]) -> String {
    hash[..LETTERS].iter().map(|byte| char::from(b'a' + byte % 26)).collect()
}

/// How many bytes a shard should have, where all have `bytes` and `weight` tells how many of them one search loads: few
/// large ones make searches long, many small ones the directory.
pub(super) fn target(bytes: usize, weight: usize) -> usize {
    ((bytes as u64).isqrt() as usize * weight).max(4_096)
}
