//! A page → one element of it, as it stands there.

/// The first element of a name (`main`), or the one with an id (`#esper-no-decision`), its tags included.
pub fn element<'a>(page: &'a str, wanted: &str) -> Option<&'a str> {
    let start = match wanted.strip_prefix('#') {
        Some(id) => page[..page.find(&format!(" id=\"{id}\""))?].rfind('<')?,
        None => opening(page, wanted, 0)?,
    };
    let name: &str = page[start + 1..].split([' ', '>', '\n']).next()?;
    let close = format!("</{name}>");
    let mut depth = 0;
    let mut at = start;
    loop {
        let end = at + page[at..].find(&close)?;
        let mut inside = at;
        while let Some(open) = opening(page, name, inside).filter(|open| *open < end) {
            depth += 1;
            inside = open + 1;
        }
        depth -= 1;
        at = end + close.len();
        if depth <= 0 {
            return Some(&page[start..at]);
        }
    }
}

fn opening(page: &str, name: &str, from: usize) -> Option<usize> {
    let tag = format!("<{name}");
    page[from..]
        .match_indices(&tag)
        .map(|(at, _)| from + at)
        .find(|at| page[at + tag.len()..].starts_with([' ', '>', '\n']))
}
