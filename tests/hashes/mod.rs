//! A built page → the same without what each style changes in it.

/// A page without the hashes in its assets' names, which change with each style.
pub fn without_hashes(page: &str) -> String {
    let mut shown = String::new();
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once("assets/site.") {
        let hash = behind.find('.').unwrap_or(0);
        shown.push_str(before);
        shown.push_str("assets/site");
        rest = &behind[hash..];
    }
    shown + rest
}
