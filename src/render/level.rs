//! `Levels`: headings as written → the levels at which they are shown, none of which skips one.

/// The headings that are open at a place, by the levels at which they were written.
#[derive(Debug)]
pub struct Levels {
    under: u8,
    open: Vec<u8>,
}

impl Levels {
    /// `under` is the level of the page's heading that stands above.
    pub fn new(under: u8) -> Levels {
        Levels { under, open: Vec::new() }
    }

    /// The level, 1 to 6, of the next heading.
    pub fn shown(&mut self, written: u8) -> u8 {
        while self.open.last().is_some_and(|above| *above >= written) {
            self.open.pop();
        }
        self.open.push(written);
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        self.under.saturating_add(depth).clamp(1, 6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_move_below_the_page_and_skip_no_level() {
        let shown = |written: &[u8]| {
            let mut levels = Levels::new(1);
            written.iter().map(|level| levels.shown(*level)).collect::<Vec<_>>()
        };
        assert_eq!(shown(&[1, 2, 2, 1]), [2, 3, 3, 2]);
        assert_eq!(shown(&[2, 4, 4, 3, 1, 6]), [2, 3, 3, 3, 2, 3]);
        assert_eq!(shown(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
    }
}
