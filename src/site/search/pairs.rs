//! Units → for every two words that stand side by side in them the numbers of the units: with these a quotation is found
//! without a look at each passage that has all of its words.
//!
//! A pair is known by a hash alone. Two that share one make a search look at a passage in vain, and nothing worse.

use rayon::prelude::*;

use crate::site::search::code;
use crate::site::search::shard;
use crate::site::search::unit::{Place, Unit};
use crate::site::search::word::terms;

/// A file of pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    /// Its name without `.js`: `p3-kdpqa`.
    pub name: String,
    /// For each pair a line: its key, a blank, the numbers of the units as [`code::list`] writes them.
    pub lines: Box<str>,
}

/// So many units are read by one core at a time.
const CHUNK: usize = 4_096;

/// A key is what is left of a hash by this: four digits of base 36.
const KEYS: u32 = 36 * 36 * 36 * 36;

/// About how many bytes a line takes beside its numbers.
const LINE: usize = "\"abcd \",\n".len();

/// All pairs, in files of about the same length: a pair's hash tells the file.
pub(super) fn all(places: &[Place], units: &[Unit]) -> Vec<Pairs> {
    let mut found: Vec<(u32, u32)> = units
        .par_chunks(CHUNK)
        .enumerate()
        .flat_map_iter(|(chunk, units)| of_chunk(places, units, chunk * CHUNK))
        .collect();
    found.par_sort_unstable();
    let count = found.chunk_by(|a, b| a.0 == b.0).count();
    let bytes = count * LINE + 2 * found.len();
    let files = bytes.div_ceil(shard::target(bytes, 2));
    let start = |file: usize| {
        let first = ((file as u64) << 32).div_ceil(files as u64);
        found.partition_point(|(hash, _)| u64::from(*hash) < first)
    };
    let of_file = |file: usize| {
        let lines = lines(&found[start(file)..start(file + 1)]);
        let name = shard::name('p', file, |part| part(lines.as_bytes()));
        Pairs { name, lines: lines.into() }
    };
    (0..files).into_par_iter().map(of_file).collect()
}

/// The pairs of some units with the number of their unit, each once.
fn of_chunk(places: &[Place], units: &[Unit], first: usize) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for (number, unit) in (first as u32..).zip(units) {
        let from = found.len();
        let Some(place) = places.get(unit.place as usize) else { continue };
        for line in unit.searchable(place).into_iter().flat_map(|part| part.split('\n')) {
            let mut before = String::new();
            terms(line, |term| {
                if !before.is_empty() {
                    found.push((hash(&before, term), number));
                }
                term.clone_into(&mut before);
            });
        }
        found[from..].sort_unstable();
    }
    found.dedup();
    found
}

/// FNV-1a over the characters of two words with a blank between, as templates/assets/search.js has it.
fn hash(first: &str, second: &str) -> u32 {
    let characters = first.chars().chain([' ']).chain(second.chars());
    characters.fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}

fn lines(found: &[(u32, u32)]) -> String {
    let mut lines = String::new();
    for of_pair in found.chunk_by(|a, b| a.0 == b.0) {
        let units: Vec<u32> = of_pair.iter().map(|(_, unit)| *unit).collect();
        if !lines.is_empty() {
            lines.push('\n');
        }
        key(of_pair[0].0 % KEYS, &mut lines);
        lines.push(' ');
        lines.push_str(&code::list(&units));
    }
    lines
}

/// A number in base 36, as JavaScript writes it.
fn key(number: u32, to: &mut String) {
    if number >= 36 {
        key(number / 36, to);
    }
    to.extend(char::from_digit(number % 36, 36));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_scripts_write_them() {
        for (number, expected) in [(0, "0"), (35, "z"), (36, "10"), (KEYS - 1, "zzzz")] {
            let mut given = String::new();
            key(number, &mut given);
            assert_eq!(given, expected);
        }
    }

    #[test]
    fn words_of_two_lines_are_no_pair() {
        let place = Place { title: "A B".to_owned(), kind: String::new(), href: String::new() };
        let unit = Unit { place: 0, fragment: String::new(), text: "c d\ne".to_owned(), own: None };
        let mut expected = vec![(hash("a", "b"), 0), (hash("c", "d"), 0)];
        expected.sort_unstable();
        assert_eq!(of_chunk(&[place], &[unit], 0), expected);
    }
}
