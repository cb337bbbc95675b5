//! A page → its tags, as a browser would read them.

/// A tag as a browser would read it.
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

/// The opening tags of a page, read as browsers do: text, comments and scripts hold none.
pub fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('<') {
        if let Some(comment) = behind.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
        } else if behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = tag(behind);
            rest = after;
            if matches!(&*tag.name, "script" | "style" | "title" | "textarea") {
                rest = rest.find(&format!("</{}", tag.name)).map_or("", |at| &rest[at..]);
            }
            tags.push(tag);
        } else {
            rest = behind;
        }
    }
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find([' ', '\n', '\t', '/', '>']).unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches([' ', '\n', '\t', '\r', '/']);
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return (tag, behind);
        }
        let end = rest.find([' ', '\n', '\t', '/', '>', '=']).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                None => behind.split_at(behind.find([' ', '\n', '>']).unwrap_or(behind.len())),
            };
        }
        tag.attributes.push((name, value.to_owned()));
    }
}

impl Tag {
    /// The value of an attribute, its character references resolved.
    pub fn value(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(other, _)| other == name)?;
        let mut text = value.clone();
        for (reference, c) in [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&#x27;", "'"),
            ("&amp;", "&"),
        ] {
            text = text.replace(reference, c);
        }
        Some(text)
    }
}
