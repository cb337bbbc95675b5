//! A feed → Atom 1.0 (RFC 4287).

use tera::Tera;

use crate::ground::escape;
use crate::render::ids::Ids;
use crate::render::stand;
use crate::render::xml::{element, element_with, escaped};
use crate::site::feed::{Entry, Feed, Person};
use crate::site::page::briefing::Correction;

/// The bytes of a feed.
///
/// # Errors
/// A component of the theme that fails.
pub fn atom(feed: &Feed, theme: &Tera) -> tera::TeraResult<Vec<u8>> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escaped(&feed.language)
    ));
    element(&mut out, "id", &feed.url);
    element(&mut out, "title", &feed.title);
    if !feed.subtitle.is_empty() {
        element(&mut out, "subtitle", &feed.subtitle);
    }
    element(&mut out, "updated", &feed.updated);
    link(&mut out, "self", "application/atom+xml", &feed.url);
    link(&mut out, "alternate", "text/html", &feed.page);
    people(&mut out, &feed.authors);
    if let Some(rights) = &feed.rights {
        element(&mut out, "rights", rights);
    }
    for entry in &feed.entries {
        self::entry(&mut out, entry, theme)?;
    }
    out.push_str("</feed>\n");
    Ok(out.into_bytes())
}

fn entry(out: &mut String, entry: &Entry, theme: &Tera) -> tera::TeraResult<()> {
    out.push_str("<entry>\n");
    element(out, "id", &entry.url);
    element(out, "title", &entry.title);
    element(out, "published", &entry.published);
    element(out, "updated", &entry.updated);
    link(out, "alternate", "text/html", &entry.url);
    people(out, &entry.authors);
    for topic in &entry.topics {
        out.push_str(&format!("<category term=\"{}\"/>\n", escaped(topic)));
    }
    if let Some(rights) = &entry.rights {
        element(out, "rights", rights);
    }
    if let Some(summary) = &entry.summary {
        element(out, "summary", summary);
    }
    if let Some(correction) = &entry.correction {
        element_with(out, "content", &[("type", "html")], &html(correction, theme)?);
    }
    out.push_str("</entry>\n");
    Ok(())
}

fn link(out: &mut String, rel: &str, kind: &str, href: &str) {
    out.push_str(&format!("<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n", escaped(href)));
}

fn people(out: &mut String, people: &[Person]) {
    for person in people {
        out.push_str("<author>\n");
        element(out, "name", &person.name);
        if let Some(uri) = &person.uri {
            element(out, "uri", uri);
        }
        if let Some(email) = &person.email {
            element(out, "email", email);
        }
        out.push_str("</author>\n");
    }
}

/// A correction as HTML, which the feed then holds as text.
fn html(correction: &Correction, theme: &Tera) -> tera::TeraResult<String> {
    let mut html = String::new();
    for (label, tag, words) in [("Before", "del", &correction.old), ("Now", "ins", &correction.new)]
    {
        if let Some(words) = words {
            let words = escape::escaped(words);
            html.push_str(&format!("<p>{label}: <{tag}>{words}</{tag}></p>\n"));
        }
    }
    if let Some(prose) = &correction.prose {
        html.push_str(&stand::html(prose, theme, &mut Ids::default())?);
    }
    Ok(html)
}
