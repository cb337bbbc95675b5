//! A report that may be only so long: as many items as fit, the gravest first.

/// How long a report may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Budget {
    /// In bytes.
    pub bytes: Option<usize>,
    /// In characters.
    pub characters: Option<usize>,
}

impl Budget {
    fn holds(&self, text: &str) -> bool {
        self.bytes.is_none_or(|most| text.len() <= most)
            && self.characters.is_none_or(|most| text.len() <= most || text.chars().count() <= most)
    }
}

/// The longest report within a budget. `made` gives it with so many items of `all`; with none it is as short as it gets,
/// and stays so even where that is too long.
pub fn fit(all: usize, budget: Budget, made: impl Fn(usize) -> String) -> String {
    let whole = made(all);
    if budget.holds(&whole) {
        return whole;
    }
    let (mut fits, mut too_many) = (0, all);
    let mut best = made(0);
    while fits + 1 < too_many {
        let middle = fits + (too_many - fits) / 2;
        let text = made(middle);
        if budget.holds(&text) {
            (fits, best) = (middle, text);
        } else {
            too_many = middle;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{Budget, fit};

    #[test]
    fn as_many_items_as_fit_are_told() {
        let made = |shown: usize| format!("{}{shown}", "é".repeat(5 * shown));
        let bytes = |most| fit(5, Budget { bytes: Some(most), characters: None }, made);
        assert_eq!(fit(5, Budget::default(), made), made(5));
        assert_eq!(bytes(51), made(5));
        assert_eq!(bytes(50), made(4));
        assert_eq!(bytes(31), made(3));
        assert_eq!(bytes(0), made(0));
        assert_eq!(fit(0, Budget { bytes: Some(0), characters: None }, made), made(0));
        let characters = |most| fit(5, Budget { bytes: None, characters: Some(most) }, made);
        assert_eq!(characters(26), made(5));
        assert_eq!(characters(25), made(4));
    }
}
