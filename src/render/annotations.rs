//! A source's quotes and notes, and its built page → W3C Web Annotations (JSON-LD) that any client finds on that page.

use std::ops::Range;

use serde::Serialize;
use tera::{Tera, TeraResult};

use crate::render::around::Around;
use crate::render::ids::Ids;
use crate::render::json;
use crate::render::stand;
use crate::render::text::{BodyText, body_text};
use crate::site::data::annotations::{Annotations, Creator, Passage};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The specification of fragments of HTML, as the model names it.
const FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc3236";

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'a str,
    r#type: &'static str,
    label: String,
    total: usize,
}

#[derive(Serialize)]
struct Page {
    id: String,
    r#type: &'static str,
    #[serde(rename = "startIndex")]
    start: usize,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: &'a str,
    r#type: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    creator: &'a [Creator],
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body<'a> {
    TextualBody {
        purpose: &'static str,
        value: &'a str,
        format: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<&'a str>,
    },
    SpecificResource {
        purpose: &'static str,
        source: &'a str,
    },
}

#[derive(Serialize)]
struct Target<'a> {
    r#type: &'static str,
    source: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "FragmentSelector")]
    Fragment {
        #[serde(rename = "conformsTo")]
        conforms_to: &'static str,
        value: &'a str,
    },
    #[serde(rename = "TextQuoteSelector")]
    TextQuote { exact: &'a str, prefix: &'a str, suffix: &'a str },
    #[serde(rename = "TextPositionSelector")]
    TextPosition { start: usize, end: usize },
}

/// A source's annotations as a file, one a line. `html` is the source's page as it is built.
///
/// # Errors
/// A component of the theme that fails in an editor's remark.
pub fn json_ld(annotations: &Annotations, html: &[u8], theme: &Tera) -> TeraResult<Vec<u8>> {
    let ids: Vec<&str> = annotations.passages.iter().map(|passage| &*passage.id).collect();
    let body = body_text(html, &ids);
    let around = Around::new(&body.text, &body.borders);
    let points = Points::new(&body.text);
    let collection = Collection {
        context: CONTEXT,
        id: &annotations.url,
        r#type: "AnnotationCollection",
        label: format!("Quotes and notes on “{}”", annotations.title),
        total: annotations.passages.len(),
    };
    let page = Page { id: format!("{}#page", annotations.url), r#type: "AnnotationPage", start: 0 };
    let mut out = Vec::new();
    json::open(&mut out, &collection);
    out.extend_from_slice(b",\n\"first\":");
    let mut list = json::List::begin(&mut out, &page, "items");
    for (number, passage) in annotations.passages.iter().enumerate() {
        let remark = match &passage.prose {
            Some(prose) => Some(stand::html(prose, theme, &mut Ids::default())?),
            None => None,
        };
        list.push(&Annotation {
            id: &passage.url,
            r#type: "Annotation",
            motivation: if passage.is_quote { "highlighting" } else { "commenting" },
            creator: passage.by.as_ref().map_or(&*annotations.creators, std::slice::from_ref),
            body: bodies(passage, remark.as_deref(), &annotations.language),
            target: targets(annotations, passage, number, &body, &around, &points),
        });
    }
    list.end();
    out.extend_from_slice(b"}\n");
    Ok(out)
}

/// What is said of a passage: the editor's remark first.
fn bodies<'a>(passage: &'a Passage, remark: Option<&'a str>, language: &'a str) -> Vec<Body<'a>> {
    let plain = |purpose, value, language| Body::TextualBody {
        purpose,
        value,
        format: "text/plain",
        language,
    };
    let page = |purpose, source| Body::SpecificResource { purpose, source };
    let mut bodies = Vec::new();
    if let Some(value) = remark {
        let (format, language) = ("text/html", Some(language));
        bodies.push(Body::TextualBody { purpose: "commenting", value, format, language });
    }
    for (name, url) in &passage.speakers {
        bodies.push(plain("identifying", name, None));
        bodies.extend(url.as_deref().map(|url| page("identifying", url)));
    }
    bodies.extend(passage.classes.iter().map(|class| plain("classifying", class, Some("en"))));
    let translation = passage.translation.as_deref();
    bodies.extend(translation.map(|words| plain("describing", words, Some(language))));
    bodies.extend(passage.topics.iter().map(|topic| plain("tagging", topic, Some(language))));
    bodies.extend(passage.claims.iter().map(|url| page("linking", url)));
    bodies
}

/// Where a passage stands: one target for each stretch of text that nothing else parts.
fn targets<'a>(
    annotations: &'a Annotations,
    passage: &'a Passage,
    number: usize,
    body: &'a BodyText,
    around: &Around<'_>,
    points: &Points<'_>,
) -> Vec<Target<'a>> {
    let target =
        |selector| Target { r#type: "SpecificResource", source: &annotations.page, selector };
    let fragment = || Selector::Fragment { conforms_to: FRAGMENTS, value: &passage.id };
    let has_id = body.anchored.get(number).copied().unwrap_or(false);
    let mut targets = Vec::new();
    for range in stretches(body, number) {
        let mut selectors = Vec::new();
        if targets.is_empty() && has_id {
            selectors.push(fragment());
        }
        if let Some(whole) = around.of(&range) {
            selectors.push(Selector::TextQuote {
                exact: &body.text[range.clone()],
                prefix: &body.text[whole.start..range.start],
                suffix: &body.text[range.end..whole.end],
            });
        }
        if range.end <= body.alike {
            let (start, end) = (points.before(range.start), points.before(range.end));
            selectors.push(Selector::TextPosition { start, end });
        }
        targets.push(target(selectors));
    }
    if targets.is_empty() {
        targets.push(target(if has_id { vec![fragment()] } else { Vec::new() }));
    }
    targets
}

/// The marked stretches of a passage; those with nothing but white space between are one.
fn stretches(body: &BodyText, number: usize) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in body.marked.get(number).map_or(&[][..], Vec::as_slice) {
        match joined.last_mut() {
            Some(last) if body.text[last.end..range.start].trim().is_empty() => {
                last.end = range.end;
            }
            _ => joined.push(range.clone()),
        }
    }
    joined
}

/// How many characters stand before a byte.
struct Points<'a> {
    text: &'a str,
    /// Before every [`STEP`] bytes.
    counts: Vec<usize>,
}

const STEP: usize = 512;

impl Points<'_> {
    fn new(text: &str) -> Points<'_> {
        let mut counts = vec![0];
        let mut count = 0;
        for part in text.as_bytes().chunks(STEP) {
            count += part.iter().filter(|byte| begins(**byte)).count();
            counts.push(count);
        }
        Points { text, counts }
    }

    fn before(&self, byte: usize) -> usize {
        let step = byte / STEP;
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        let counted = self.counts.get(step).copied().unwrap_or_default();
        counted + rest.iter().filter(|byte| begins(**byte)).count()
    }
}

/// Whether a byte is the first of a character.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}
