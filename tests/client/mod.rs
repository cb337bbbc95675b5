//! A client of the annotations that shares no code with the program: it reads a page with a browser's parser, and
//! finds by the W3C model alone where each annotation's targets stand.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

/// A page as a client has it.
pub struct Page {
    /// `document.body.textContent`
    pub text: String,
    body: Handle,
    /// When it goes, its nodes lose their children.
    _dom: RcDom,
}

impl Page {
    pub fn of(html: &str) -> Page {
        let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
        let body = element(&dom.document, &|name, _| name == "body").unwrap();
        Page { text: text_of(&body), body, _dom: dom }
    }

    /// The text of the element with an id.
    pub fn by_id(&self, id: &str) -> Option<String> {
        element(&self.body, &|_, own| own == Some(id)).map(|found| text_of(&found))
    }

    /// How often words stand on the page; they may overlap.
    pub fn count(&self, words: &str) -> usize {
        let starts = self.text.char_indices().map(|(at, _)| at);
        starts.filter(|at| self.text[*at..].starts_with(words)).take(2).count()
    }

    /// Of the words around a place only so many that every client takes them, cut inwards to whole words.
    fn short(&self, prefix: &str, exact: &str, suffix: &str) -> (String, String) {
        let start = self.text.find(&[prefix, exact, suffix].concat()).unwrap() + prefix.len();
        let (head, tail) = (&self.text[..start], &self.text[start + exact.len()..]);
        let from = head.char_indices().map(|(at, _)| at).chain([start]);
        let is_start = |at: &usize| *at == 0 || head[..*at].ends_with(char::is_whitespace);
        let mut from = from.filter(|at| is_start(at) || *at == start);
        let from = from.find(|at| units(&head[*at..]) <= LONGEST).unwrap();
        let ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
        let is_end = |at: &usize| tail[*at..].chars().next().is_none_or(char::is_whitespace);
        let ends = ends.filter(|at| is_end(at) || *at == 0);
        let to = ends.take_while(|at| units(&tail[..*at]) <= LONGEST).last().unwrap();
        (head[from..].to_owned(), tail[..to].to_owned())
    }

    /// From one character to another, as clients count that have UTF-16, and as those that have code points.
    pub fn between(&self, start: usize, end: usize) -> (String, String) {
        let units: Vec<u16> = self.text.encode_utf16().skip(start).take(end - start).collect();
        let points = self.text.chars().skip(start).take(end - start).collect();
        (String::from_utf16_lossy(&units), points)
    }
}

/// As many UTF-16 units of a prefix or a suffix are taken by every client.
const LONGEST: usize = 32;

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn element(node: &Handle, wanted: &dyn Fn(&str, Option<&str>) -> bool) -> Option<Handle> {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attrs = attrs.borrow();
        let id = attrs.iter().find(|one| &*one.name.local == "id").map(|one| &*one.value);
        if wanted(&name.local, id) {
            return Some(node.clone());
        }
    }
    node.children.borrow().iter().find_map(|child| element(child, wanted))
}

fn text_of(node: &Handle) -> String {
    let mut text = String::new();
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| text.push_str(&text_of(child)));
    text
}

/// What the selectors of an annotation's targets gave.
#[derive(Debug, Default)]
pub struct Found {
    /// The words of all targets, one after the other.
    pub words: Vec<String>,
    pub quotes: usize,
    pub positions: usize,
    pub fragments: usize,
}

/// Follows all selectors of all targets. Each must lead to one place, and to the words that it names.
pub fn follow(page: &Page, annotation: &Value) -> Result<Found, String> {
    let mut found = Found::default();
    for target in annotation["target"].as_array().unwrap() {
        let selectors = target["selector"].as_array().map_or(&[][..], Vec::as_slice);
        let text =
            |selector: &Value, key: &str| selector[key].as_str().unwrap_or_default().to_owned();
        let of = |kind: &str| selectors.iter().find(|one| one["type"] == kind);
        let mut words = None;
        if let Some(quote) = of("TextQuoteSelector") {
            let exact = text(quote, "exact");
            let (prefix, suffix) = (text(quote, "prefix"), text(quote, "suffix"));
            let count = |(prefix, suffix): &(String, String)| {
                page.count(&[prefix, &*exact, suffix].concat())
            };
            let given = (prefix, suffix);
            if count(&given) != 1 {
                return Err(format!("{given:?} and {exact:?} stand {} times", count(&given)));
            }
            if units(&given.0).max(units(&given.1)) > LONGEST {
                let short = page.short(&given.0, &exact, &given.1);
                if count(&short) == 1 {
                    return Err(format!("{given:?} is long for {exact:?}: {short:?} tell it"));
                }
            }
            found.quotes += 1;
            words = Some(exact);
        }
        if let Some(position) = of("TextPositionSelector") {
            let at = |key: &str| position[key].as_u64().unwrap() as usize;
            let (units, points) = page.between(at("start"), at("end"));
            if units != points || words.as_ref().is_some_and(|words| *words != points) {
                return Err(format!("{position}: {units:?}, {points:?}, not {words:?}"));
            }
            found.positions += 1;
            words = Some(points);
        }
        if let Some(fragment) = of("FragmentSelector") {
            let id = text(fragment, "value");
            let own = page.by_id(&id).ok_or(format!("no element has the id {id}"))?;
            if !words.as_deref().unwrap_or_default().starts_with(own.split('\n').next().unwrap()) {
                return Err(format!("#{id} is {own:?}, not the beginning of {words:?}"));
            }
            found.fragments += 1;
        }
        found.words.extend(words);
    }
    Ok(found)
}
