//! A report that may be no longer than so many bytes: as many findings as fit, the gravest first.

/// The longest report within `most` bytes. `made` gives it with so many findings of `all`; with none it is as short as it
/// gets, and stays so even where that is too long.
pub fn fit(all: usize, most: Option<usize>, made: impl Fn(usize) -> String) -> String {
    let whole = made(all);
    let Some(most) = most.filter(|most| whole.len() > *most) else { return whole };
    let (mut fits, mut too_many) = (0, all);
    let mut best = made(0);
    while fits + 1 < too_many {
        let middle = fits + (too_many - fits) / 2;
        let text = made(middle);
        if text.len() <= most {
            (fits, best) = (middle, text);
        } else {
            too_many = middle;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn as_many_findings_as_fit_are_told() {
        let made = |shown: usize| format!("{}{shown}", "x".repeat(10 * shown));
        assert_eq!(fit(5, None, made), made(5));
        assert_eq!(fit(5, Some(51), made), made(5));
        assert_eq!(fit(5, Some(50), made), made(4));
        assert_eq!(fit(5, Some(31), made), made(3));
        assert_eq!(fit(5, Some(0), made), made(0));
        assert_eq!(fit(0, Some(0), made), made(0));
    }
}
