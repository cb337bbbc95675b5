//! A page → the same page with the preview's script, and its content security policy as a header.
//!
//! The site's policy allows no scripts and no connections. In the preview it is taken from its `<meta>` to the header,
//! opened for this server itself and for nothing else. What `build` writes stays as it is.

use std::ops::Range;

/// The directives under which the script is loaded, listens and asks for the page.
const NEEDED: [&str; 3] = ["script-src", "script-src-elem", "connect-src"];

/// A page to be shown.
pub struct Open {
    pub html: String,
    /// The policies that stood in it, opened.
    pub policies: Vec<String>,
}

/// Puts `script` into the head of a page, and takes its policies out.
pub fn open(html: &str, script: &str) -> Open {
    let mut shown = String::with_capacity(html.len() + script.len());
    let mut policies = Vec::new();
    let mut from = 0;
    let mut is_in = false;
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        let name = name(&html[tag.clone()]);
        match &*name {
            "head" if !is_in => {
                shown.push_str(&html[from..tag.end]);
                shown.push_str(script);
                (from, is_in) = (tag.end, true);
            }
            "meta" => {
                if let Some(policy) = policy(&html[tag.clone()]) {
                    policies.push(opened(&policy));
                    shown.push_str(&html[from..tag.start]);
                    from = tag.end;
                }
            }
            // A policy behind the head is none.
            "/head" | "body" => break,
            _ => {}
        }
    }
    shown.push_str(&html[from..]);
    if !is_in {
        shown.push_str(script);
    }
    Open { html: shown, policies }
}

/// The next tag: from its `<` to behind its `>`. Quotation marks in it may hold a `>`.
fn next_tag(html: &str, at: usize) -> Option<Range<usize>> {
    let start = at + html.get(at..)?.find('<')?;
    let mut quote = None;
    for (offset, c) in html[start..].char_indices() {
        match (c, quote) {
            ('>', None) => return Some(start..start + offset + 1),
            ('"' | '\'', None) if offset > 1 => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// `meta` of `<META charset=…>`
fn name(tag: &str) -> String {
    let name = tag.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// The policy that a `<meta>` sets, if it sets one.
fn policy(tag: &str) -> Option<String> {
    let (mut is_policy, mut content) = (false, None);
    let inside = tag.strip_prefix('<')?.trim_end_matches(['>', '/']);
    let mut rest = inside.get(name(tag).len()..)?;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()).max(1);
        let (key, behind) = rest.split_at_checked(end)?;
        let (value, behind) = match behind.trim_start().strip_prefix('=') {
            Some(behind) => value(behind.trim_start()),
            None => ("", behind),
        };
        rest = behind;
        if key.eq_ignore_ascii_case("http-equiv") {
            is_policy = value.eq_ignore_ascii_case("content-security-policy");
        } else if key.eq_ignore_ascii_case("content") {
            content = Some(value);
        }
    }
    content.filter(|_| is_policy).map(|text| {
        let text = text.replace("&#39;", "'").replace("&#x27;", "'").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    })
}

/// An attribute's value, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let end = |text: &str| text.find(char::is_whitespace).unwrap_or(text.len());
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        _ => text.split_at(end(text)),
    }
}

/// A policy that lets pages load from this server what the preview needs.
fn opened(policy: &str) -> String {
    let mut directives: Vec<(String, Vec<&str>)> = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace();
        if let Some(name) = words.next() {
            directives.push((name.to_ascii_lowercase(), words.collect()));
        }
    }
    let find = |all: &[(String, Vec<&str>)], name: &str| all.iter().position(|(is, _)| is == name);
    for name in NEEDED {
        if find(&directives, name).is_none() && name != "script-src-elem" {
            // What isn't named follows the default; where there is none, all is allowed.
            let Some(default) = find(&directives, "default-src") else { continue };
            let sources = directives[default].1.clone();
            directives.push((name.to_owned(), sources));
        }
        if let Some(at) = find(&directives, name) {
            let sources = &mut directives[at].1;
            sources.retain(|source| !source.eq_ignore_ascii_case("'none'"));
            if !sources.contains(&"'self'") {
                sources.push("'self'");
            }
        }
    }
    let shown = directives.into_iter().map(|(name, sources)| match &sources[..] {
        [] => name,
        _ => format!("{name} {}", sources.join(" ")),
    });
    shown.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{open, opened};

    #[test]
    fn the_policy_goes_to_the_header_and_the_script_in() {
        let html = "<!DOCTYPE html>\n<html lang=\"en\"><head>\n<meta charset=utf-8><META content='default-src &#39;none&#39;; img-src *' \
                    http-equiv=Content-Security-Policy />\n<title>a > b</title></head><body><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"x\">";
        let page = open(html, "<script></script>");
        assert_eq!(
            page.html,
            "<!DOCTYPE html>\n<html lang=\"en\"><head><script></script>\n<meta charset=utf-8>\n<title>a > b</title>\
             </head><body><meta http-equiv=\"Content-Security-Policy\" content=\"x\">"
        );
        let policy = "default-src 'none'; img-src *; script-src 'self'; connect-src 'self'";
        assert_eq!(page.policies, [policy]);
    }

    #[test]
    fn a_policy_is_opened_for_this_server_only() {
        assert_eq!(
            opened("script-src 'none'; default-src *"),
            "script-src 'self'; default-src *; connect-src * 'self'"
        );
        assert_eq!(opened("img-src 'self';;"), "img-src 'self'");
        assert_eq!(
            opened("upgrade-insecure-requests; Script-Src 'self' https://a"),
            "upgrade-insecure-requests; script-src 'self' https://a"
        );
    }

    #[test]
    fn what_is_no_html_is_left_as_it_is() {
        for odd in [
            "",
            "<",
            "text",
            "<meta",
            "<head",
            "a < b",
            "<meta http-equiv=",
            "<meta http-equiv='Content-Security-Policy' content=\"",
        ] {
            let page = open(odd, "!");
            assert_eq!((page.html, page.policies.len()), (format!("{odd}!"), 0));
        }
    }
}
