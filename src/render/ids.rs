//! `Ids`: the anchors that a page makes itself. Each holds a `_`, which no id of content can, so that none clashes.

use rustc_hash::FxHashMap;

use crate::ground::id;

/// The anchors made so far on one page.
#[derive(Debug, Default)]
pub struct Ids {
    /// By words, how many headings have them.
    headings: FxHashMap<String, usize>,
    footnotes: usize,
}

impl Ids {
    /// An anchor for a heading of these words: `h_four-denials`, with a number behind it where it is taken.
    pub fn heading(&mut self, words: &str) -> String {
        let id = id::from_words(words);
        let stem = if id.is_empty() { "h_section".to_owned() } else { format!("h_{id}") };
        let count = self.headings.entry(stem.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { stem } else { format!("{stem}_{count}") }
    }

    /// The number of the page's next footnote, from 1.
    pub fn footnote(&mut self) -> usize {
        self.footnotes += 1;
        self.footnotes
    }
}
