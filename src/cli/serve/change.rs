//! `Files` before and after → which files changed, in a few words.

use onrecord::ground::files::{File, Files};

/// `content/site.md`, `content/a.md and 3 more`. None where nothing did.
pub fn change(before: &Files, after: &Files) -> Option<String> {
    if before == after {
        return None;
    }
    let mut changed: Vec<&str> = Vec::new();
    let (mut old, mut new) = (files(before).peekable(), files(after).peekable());
    loop {
        let file = match (old.peek(), new.peek()) {
            (None, None) => break,
            (Some(_), None) => old.next(),
            (None, Some(_)) => new.next(),
            (Some(a), Some(b)) if a.path < b.path => old.next(),
            (Some(a), Some(b)) if a.path > b.path => new.next(),
            (Some(a), Some(b)) => {
                let same = a == b;
                old.next();
                new.next().filter(|_| !same)
            }
        };
        changed.extend(file.map(|file| &*file.path));
    }
    Some(match changed[..] {
        // What can't be read is told by its check.
        [] => "What can be read".to_owned(),
        [one] => one.to_owned(),
        [one, other] => format!("{one} and {other}"),
        [one, ..] => format!("{one} and {} more", changed.len() - 1),
    })
}

fn files(files: &Files) -> impl Iterator<Item = &File> {
    files.iter().map(|(_, file)| file)
}

#[cfg(test)]
mod tests {
    use onrecord::ground::files::{File, Files};

    use super::change;

    #[test]
    fn changed_new_and_deleted_files_are_named() {
        let of = |all: &[(&str, &str)]| {
            let file = |(path, text): &(&str, &str)| File::new(*path, text.as_bytes().to_vec());
            Files::new(all.iter().map(file).collect(), Vec::new())
        };
        let before = of(&[("a", "1"), ("b", "1"), ("c", "1")]);
        assert_eq!(change(&before, &before), None);
        let tell = |after: &[(&str, &str)]| change(&before, &of(after)).unwrap();
        assert_eq!(tell(&[("a", "1"), ("b", "2"), ("c", "1")]), "b");
        assert_eq!(tell(&[("a", "1"), ("c", "1"), ("d", "1")]), "b and d");
        assert_eq!(tell(&[]), "a and 2 more");
    }
}
