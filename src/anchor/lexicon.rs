//! Many keys, looked for together at the word starts of a text's key.

use crate::anchor::key::Key;

/// Keys made ready to be looked for together: sorted, each with a link to the longest other one that it begins with.
/// All keys that a text goes on with at some place are then on one chain of links, which a single binary search finds.
#[derive(Debug)]
pub struct Lexicon {
    /// The distinct keys, sorted, one behind the other.
    bytes: Vec<u8>,
    /// Where each ends in `bytes`.
    ends: Vec<u32>,
    /// The first eight bytes of each as a number that sorts alike.
    heads: Vec<u64>,
    /// The longest other key that each begins with, else [`END`].
    links: Vec<u32>,
    /// For each distinct key, where its `holders` end.
    holder_ends: Vec<u32>,
    /// Numbers of the keys as given.
    holders: Vec<u32>,
    filter: Filter,
}

/// What to do after a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Go on with the shorter keys at this place.
    Shorter,
    /// Go on at the next place.
    NextPlace,
    /// Go on with the shorter keys, and never look for this one again in this text.
    Never,
}

/// A place where a key was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The key, by its number among the distinct ones: see [`Lexicon::holders`].
    pub key: usize,
    /// Its first byte in the text's key.
    pub key_start: usize,
    /// Bytes of the text, from the first letter to behind the last. That a word begins and ends there is not yet known.
    pub start: usize,
    /// See `start`.
    pub end: usize,
}

/// The end of a chain of links.
const END: u32 = RETIRED - 1;
/// Marks the link of a key that is not looked for any more.
const RETIRED: u32 = 1 << 31;

impl Lexicon {
    /// Takes keys as [`super::key::key_of`] makes them, in any order, equal ones too. Empty ones are never found.
    pub fn new<K: AsRef<str>>(keys: &[K]) -> Lexicon {
        let key = |at: u32| keys.get(at as usize).map_or("", AsRef::as_ref);
        let mut order: Vec<u32> =
            (0..keys.len() as u32).filter(|at| !key(*at).is_empty()).collect();
        order.sort_by(|a, b| key(*a).cmp(key(*b)).then(a.cmp(b)));
        let mut lexicon = Lexicon {
            bytes: Vec::new(),
            ends: Vec::new(),
            heads: Vec::new(),
            links: Vec::new(),
            holder_ends: Vec::new(),
            holders: Vec::with_capacity(order.len()),
            filter: Filter::new(order.len()),
        };
        for at in order {
            let key = key(at).as_bytes();
            if lexicon.ends.last().is_none() || lexicon.key(lexicon.ends.len() - 1) != key {
                lexicon.push(key);
            }
            lexicon.holders.push(at);
            if let Some(end) = lexicon.holder_ends.last_mut() {
                *end = lexicon.holders.len() as u32;
            }
        }
        lexicon
    }

    fn push(&mut self, key: &[u8]) {
        // Keys come sorted, so the longest one that this begins with is the one before it, or on that one's chain.
        let mut link = self.ends.len().checked_sub(1).map_or(END, |last| last as u32);
        while link != END && !key.starts_with(self.key(link as usize)) {
            link = self.links[link as usize];
        }
        self.bytes.extend_from_slice(key);
        self.ends.push(self.bytes.len() as u32);
        self.heads.push(head(key));
        self.links.push(link);
        self.holder_ends.push(self.holders.len() as u32);
        self.filter.add(key);
    }

    /// The numbers of the keys as given that are this distinct key.
    pub fn holders(&self, key: usize) -> &[u32] {
        let start = key.checked_sub(1).map_or(0, |before| self.holder_ends[before] as usize);
        &self.holders[start..self.holder_ends[key] as usize]
    }

    fn key(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[at] as usize]
    }

    /// Finds every key at every word start of a text, in the text's order, the longest first at each place.
    pub fn scan(&self, text: &Key<'_>, mut found: impl FnMut(Hit) -> Then) {
        if self.ends.is_empty() {
            return;
        }
        // Made only when some key is never to be looked for again.
        let mut relinked: Option<Vec<u32>> = None;
        for (key_start, start) in text.starts() {
            let rest = &text.bytes()[key_start..];
            if !self.filter.may_begin(rest) {
                continue;
            }
            let mut at = self.last_up_to(rest).map_or(END, |at| at as u32);
            let mut longer: Option<usize> = None;
            while at != END {
                let this = at as usize;
                let links = relinked.as_ref().unwrap_or(&self.links);
                let mut retired = links[this] & RETIRED != 0;
                at = links[this] & !RETIRED;
                if !retired && rest.starts_with(self.key(this)) {
                    let end = text.text_end(key_start + self.key(this).len());
                    match found(Hit { key: this, key_start, start, end }) {
                        Then::Shorter => {}
                        Then::NextPlace => break,
                        Then::Never => retired = true,
                    }
                }
                if !retired {
                    longer = Some(this);
                    continue;
                }
                let links = relinked.get_or_insert_with(|| self.links.clone());
                links[this] |= RETIRED;
                if let Some(longer) = longer {
                    // From now on the chain leaves it out.
                    links[longer] = at | (links[longer] & RETIRED);
                }
            }
        }
    }

    /// The last key that doesn't sort behind a text.
    fn last_up_to(&self, text: &[u8]) -> Option<usize> {
        let head = head(text);
        let first = self.heads.partition_point(|other| *other < head);
        let mut end = first;
        if self.heads.get(first) == Some(&head) {
            let equal = self.heads[first..].partition_point(|other| *other == head);
            let (mut low, mut high) = (first, first + equal);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.key(middle) <= text {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            end = low;
        }
        end.checked_sub(1)
    }
}

fn head(bytes: &[u8]) -> u64 {
    let mut head = [0; 8];
    let count = bytes.len().min(8);
    head[..count].copy_from_slice(&bytes[..count]);
    u64::from_be_bytes(head)
}

/// Tells quickly that no key begins as a text does. Most words of a text begin no name; where a site has many names,
/// too few letters would not tell that.
#[derive(Debug)]
struct Filter {
    /// By the first two bytes of keys of one to three bytes.
    short: Vec<u64>,
    /// By a hash of the first four bytes of keys of four to seven.
    middle: Vec<u64>,
    /// By a hash of the first eight bytes of longer keys.
    long: Vec<u64>,
    /// How far a hash is shifted to be a bit of `middle` or `long`.
    shift: u32,
}

impl Filter {
    fn new(keys: usize) -> Filter {
        let bits = (keys * 16).next_power_of_two().clamp(1 << 10, 1 << 24);
        Filter {
            short: vec![0; 1 << 10],
            middle: vec![0; bits / 64],
            long: vec![0; bits / 64],
            shift: 64 - bits.ilog2(),
        }
    }

    fn bit(&self, first: &[u8]) -> usize {
        (head(first).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    fn add(&mut self, key: &[u8]) {
        if let Some(first) = key.get(..8) {
            let bit = self.bit(first);
            self.long[bit / 64] |= 1 << (bit % 64);
        } else if let Some(first) = key.get(..4) {
            let bit = self.bit(first);
            self.middle[bit / 64] |= 1 << (bit % 64);
        } else if let [a] = key {
            let bit = usize::from(*a) << 8;
            self.short[bit / 64..(bit + 256) / 64].fill(u64::MAX);
        } else if let [a, b, ..] = key {
            let bit = usize::from(u16::from_be_bytes([*a, *b]));
            self.short[bit / 64] |= 1 << (bit % 64);
        }
    }

    fn may_begin(&self, text: &[u8]) -> bool {
        let has = |bits: &[u64], bit: usize| bits[bit / 64] >> (bit % 64) & 1 == 1;
        let begins = |bits: &[u64], length: usize| {
            text.get(..length).is_some_and(|first| has(bits, self.bit(first)))
        };
        let (a, b) = match text {
            [a, b, ..] => (*a, *b),
            [a] => (*a, 0),
            [] => return false,
        };
        begins(&self.long, 8)
            || begins(&self.middle, 4)
            || has(&self.short, usize::from(u16::from_be_bytes([a, b])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::key::key_of;

    fn found(words: &[&str], text: &str, then: Then) -> Vec<(String, Vec<u32>)> {
        let keys: Vec<String> = words.iter().map(|words| key_of(words)).collect();
        let lexicon = Lexicon::new(&keys);
        let mut hits = Vec::new();
        lexicon.scan(&Key::new(text, &[]), |hit| {
            hits.push((text[hit.start..hit.end].to_owned(), lexicon.holders(hit.key).to_vec()));
            then
        });
        hits
    }

    #[test]
    fn finds_all_keys_longest_first() {
        let words = ["the board", "The", "the board met", "board", "", "the", "x"];
        assert_eq!(
            found(&words, "So the Board left.", Then::Shorter),
            [
                ("the Board".to_owned(), vec![0]),
                ("the".to_owned(), vec![1, 5]),
                ("Board".to_owned(), vec![3])
            ]
        );
        assert_eq!(found(&words, "The board", Then::NextPlace).len(), 2);
        assert_eq!(found(&["a", "a a", "a a a"], "a a a a", Then::Never).len(), 3);
        assert_eq!(found(&["a", "a a", "a a a"], "a a a a", Then::Shorter).len(), 9);
    }

    #[test]
    fn finds_what_a_plain_search_finds() {
        let text = "ab abc abd b bc abcd a abcde ab\u{e9} 東京 東 京";
        let words =
            ["a", "ab", "abc", "abcd", "abcde", "abcdef", "b", "bc", "abé", "東", "東京", "京東"];
        let key = Key::new(text, &[]);
        for word in words {
            let one = found(&[word], text, Then::Shorter).len();
            let plain = key
                .starts()
                .filter(|(at, _)| key.bytes()[*at..].starts_with(word.as_bytes()))
                .count();
            let all = found(&words, text, Then::Shorter);
            let number = words.iter().position(|other| *other == word).unwrap() as u32;
            assert_eq!(one, plain, "{word}");
            assert_eq!(all.iter().filter(|(_, of)| of.contains(&number)).count(), plain, "{word}");
        }
    }
}
