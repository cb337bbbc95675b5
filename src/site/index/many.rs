//! `Many`: for each number a few values, in one piece of memory.

/// For each key from 0 on, values in a fixed order.
#[derive(Debug)]
pub(in crate::site) struct Many<T> {
    /// Where each key's values begin; one more than there are keys.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Many<T> {
    fn default() -> Many<T> {
        Many { starts: Vec::new(), values: Vec::new() }
    }
}

impl<T: Copy + Ord> Many<T> {
    /// The values of each key in their own order, each once.
    pub(super) fn sorted(keys: usize, mut pairs: Vec<(u32, T)>) -> Many<T> {
        pairs.sort_unstable();
        pairs.dedup();
        Many::grouped(keys, pairs)
    }

    /// The values of each key in the order in which they stand in `pairs`.
    pub(super) fn in_order(keys: usize, mut pairs: Vec<(u32, T)>) -> Many<T> {
        pairs.sort_by_key(|(key, _)| *key);
        pairs.dedup();
        Many::grouped(keys, pairs)
    }

    fn grouped(keys: usize, pairs: Vec<(u32, T)>) -> Many<T> {
        let mut starts = vec![0; keys + 1];
        for (key, _) in &pairs {
            if let Some(count) = starts.get_mut(*key as usize + 1) {
                *count += 1;
            }
        }
        for key in 1..starts.len() {
            starts[key] += starts[key - 1];
        }
        Many { starts, values: pairs.into_iter().map(|(_, value)| value).collect() }
    }

    /// Whether no key has a value.
    pub(in crate::site) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The values of a key.
    pub(in crate::site) fn of(&self, key: usize) -> &[T] {
        let (Some(start), Some(end)) = (self.starts.get(key), self.starts.get(key + 1)) else {
            return &[];
        };
        self.values.get(*start as usize..*end as usize).unwrap_or(&[])
    }
}
