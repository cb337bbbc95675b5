//! All that a site is made of → its `Stamp`; and what a build told, kept with it in the manifest.

use rayon::prelude::*;

use crate::ground::files::Files;

/// A hash of all that a site is made of: with the same one every byte of the site is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(blake3::Hash);

impl Stamp {
    /// Of the files that were read, and of what else has a say: the tool itself, its options.
    pub fn of(files: &Files, more: &[&[u8]]) -> Stamp {
        let mut hasher = blake3::Hasher::new();
        // Each part comes behind its length, so that no two lists of parts make the same bytes.
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        more.iter().for_each(|bytes| part(bytes));
        let all: Vec<_> = files.iter().map(|(_, file)| file).collect();
        let hashes: Vec<_> = all.par_iter().map(|file| blake3::hash(file.bytes())).collect();
        part(&(all.len() as u64).to_le_bytes());
        for (file, hash) in all.iter().zip(hashes) {
            part(file.path.as_bytes());
            part(hash.as_bytes());
        }
        for trouble in files.troubles() {
            part(trouble.path.as_bytes());
            part(format!("{:?}", trouble.what).as_bytes());
        }
        Stamp(hasher.finalize())
    }
}

/// What a build told of a site: enough to tell it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// How many pages it has.
    pub pages: usize,
    /// How many sources.
    pub sources: usize,
    /// How many quotes.
    pub quotes: usize,
    /// How many of them stand in their source.
    pub verified: usize,
    /// Whether nothing was found in it, not even a warning.
    pub clean: bool,
}

/// What a site was made of, and what was told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// What it was made of.
    pub of: Stamp,
    /// What was told.
    pub told: Told,
}

/// How the line begins.
const WORD: &str = "made-of ";

impl Made {
    /// The line of a manifest.
    pub(super) fn line(&self) -> String {
        let Told { pages, sources, quotes, verified, clean } = self.told;
        let of = self.of.0.to_hex();
        let clean = usize::from(clean);
        format!("{WORD}{of} {pages} {sources} {quotes} {verified} {clean}\n")
    }

    /// Reads such a line, without its end.
    pub(super) fn read(line: &str) -> Option<Made> {
        let (hash, numbers) = line.strip_prefix(WORD)?.split_once(' ')?;
        let numbers: Vec<usize> = numbers.split(' ').map_while(|one| one.parse().ok()).collect();
        let [pages, sources, quotes, verified, clean] = *numbers.as_slice() else { return None };
        let told = Told { pages, sources, quotes, verified, clean: clean == 1 };
        Some(Made { of: Stamp(blake3::Hash::from_hex(hash).ok()?), told })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::files::{File, Trouble, TroubleKind};

    fn stamp(files: &[(&str, &str)], more: &[&[u8]]) -> Stamp {
        let files = files.iter().map(|(path, text)| File::new(*path, (*text).into())).collect();
        Stamp::of(&Files::new(files, Vec::new()), more)
    }

    #[test]
    fn whatever_differs_makes_another_stamp() {
        let trouble = Trouble { path: "b".to_owned(), what: TroubleKind::NotAFile };
        let files = Files::new(vec![File::new("a", b"1".to_vec())], vec![trouble]);
        let stamps = [
            stamp(&[("a", "1")], &[]),
            stamp(&[("a", "2")], &[]),
            stamp(&[("a1", "")], &[]),
            stamp(&[("a", "1"), ("b", "")], &[]),
            stamp(&[("a", "1")], &[b"x", b"y"]),
            stamp(&[("a", "1")], &[b"xy", b""]),
            Stamp::of(&files, &[]),
        ];
        for (n, one) in stamps.iter().enumerate() {
            assert!(!stamps[..n].contains(one), "{n}");
        }
        assert_eq!(stamps[0], stamp(&[("a", "1")], &[]));
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let told = Told { pages: 1, sources: 2, quotes: 3, verified: 4, clean: true };
        let made = Made { of: stamp(&[], &[]), told };
        let line = made.line();
        assert_eq!(Made::read(line.trim_end()), Some(made));
        for end in 0..line.len() - 2 {
            assert_eq!(Made::read(&line[..end]), None, "{}", &line[..end]);
        }
    }
}
