//! A page's HTML → the text of its `<body>` as any client reads it (`textContent`), with the places of passages in it.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use rustc_hash::FxHashMap;

/// Elements that stand within a line of text. All others part blocks.
const INLINE: [&[u8]; 34] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"br", b"cite", b"code", b"data", b"del", b"dfn", b"em",
    b"i", b"img", b"ins", b"kbd", b"label", b"mark", b"q", b"rp", b"rt", b"ruby", b"s", b"samp",
    b"small", b"span", b"strong", b"sub", b"sup", b"time", b"u", b"var", b"wbr", b"font",
];

/// Elements that may stand before a body, which begins without its tag at the first other one.
const HEAD: [&[u8]; 10] = [
    b"html",
    b"head",
    b"title",
    b"meta",
    b"link",
    b"base",
    b"style",
    b"script",
    b"noscript",
    b"template",
];

/// The text of a page's body.
#[derive(Debug, Default)]
pub struct BodyText {
    /// The text of all text nodes below `<body>`, one after the other.
    pub text: String,
    /// Where a block begins or ends: bytes of the text, in order.
    pub borders: Vec<usize>,
    /// For each passage asked for the stretches of text that its marks cover, in order.
    pub marked: Vec<Vec<Range<usize>>>,
    /// For each passage asked for whether an element bears its id.
    pub anchored: Vec<bool>,
    /// Up to this byte all clients count characters alike. Behind it stands a character that some count twice (UTF-16),
    /// or an element whose content only some take for text.
    pub alike: usize,
}

/// The text of a page's body, and where the passages of these ids stand in it. A mark names its passages by the ids of
/// their cards, in `aria-details` and `data-also`. Linear in the page.
pub fn body_text(html: &[u8], passages: &[&str]) -> BodyText {
    let mut reader = Reader {
        numbers: passages.iter().enumerate().map(|(n, id)| (id.as_bytes(), n)).collect(),
        body: BodyText {
            marked: vec![Vec::new(); passages.len()],
            anchored: vec![false; passages.len()],
            ..BodyText::default()
        },
        unlike: None,
        begun: false,
        head_text: false,
        templates: 0,
        attribute: Attribute::Other,
        tag: Vec::new(),
        named: Vec::new(),
        marks: Vec::new(),
        skips_line_end: false,
    };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        reader.event(&event);
        None::<std::convert::Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    let mut body = reader.body;
    // Bytes from 0xF0 on begin a character beyond the first 65,536.
    let astral = body.text.bytes().position(|byte| byte >= 0xF0);
    body.alike = [astral, reader.unlike].into_iter().flatten().min().unwrap_or(body.text.len());
    body
}

/// Which attribute is being read.
enum Attribute {
    Id,
    Cards,
    Other,
}

struct Reader<'a> {
    numbers: FxHashMap<&'a [u8], usize>,
    body: BodyText,
    unlike: Option<usize>,
    /// Whether the body has begun.
    begun: bool,
    /// In an element of the head that holds text.
    head_text: bool,
    /// How many `<template>` are open: their content is no text of the page.
    templates: usize,
    attribute: Attribute,
    tag: Vec<u8>,
    /// The passages that the tag being read names.
    named: Vec<usize>,
    /// The marks that are open: where each began, and its passages.
    marks: Vec<(usize, Vec<usize>)>,
    /// Directly behind `<pre>`, where a line end is none.
    skips_line_end: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(name),
            CallbackEvent::AttributeName { name } => {
                self.attribute = match *name {
                    b"id" => Attribute::Id,
                    b"aria-details" | b"data-also" if self.tag == b"mark" => Attribute::Cards,
                    _ => Attribute::Other,
                };
            }
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { .. } => self.close_start(),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.string(value),
            _ => {}
        }
    }

    fn open(&mut self, name: &[u8]) {
        self.tag.clear();
        self.tag.extend_from_slice(name);
        self.skips_line_end = false;
        if name == b"body" || !HEAD.contains(&name) {
            self.begun = true;
        }
        if self.begun && !INLINE.contains(&name) {
            self.border();
        }
    }

    fn value(&mut self, value: &[u8]) {
        match self.attribute {
            Attribute::Id => {
                if let Some(number) = self.numbers.get(value)
                    && self.templates == 0
                {
                    self.body.anchored[*number] = true;
                }
            }
            Attribute::Cards => {
                let cards = value.split(|byte| *byte == b' ');
                let ids = cards.filter_map(|card| card.strip_prefix(b"card_"));
                self.named.extend(ids.filter_map(|id| self.numbers.get(id).copied()));
            }
            Attribute::Other => {}
        }
    }

    fn close_start(&mut self) {
        let here = self.body.text.len();
        match &*self.tag {
            b"mark" => self.marks.push((here, std::mem::take(&mut self.named))),
            b"template" => self.templates += 1,
            b"pre" | b"listing" | b"textarea" => self.skips_line_end = true,
            b"title" | b"style" | b"script" | b"noscript" if !self.begun => self.head_text = true,
            // With scripts its content is one text, without them it is elements.
            b"noscript" => self.unlike = self.unlike.or(Some(here)),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.skips_line_end = false;
        let here = self.body.text.len();
        match name {
            b"mark" => {
                let Some((start, passages)) = self.marks.pop() else { return };
                for passage in passages.into_iter().filter(|_| start < here) {
                    self.body.marked[passage].push(start..here);
                }
            }
            b"template" => self.templates = self.templates.saturating_sub(1),
            b"title" | b"style" | b"script" | b"noscript" if !self.begun => self.head_text = false,
            _ => {}
        }
        if self.begun && !INLINE.contains(&name) {
            self.border();
        }
    }

    fn string(&mut self, value: &[u8]) {
        let skips = std::mem::take(&mut self.skips_line_end);
        if self.head_text || self.templates > 0 {
            return;
        }
        let value = if skips { value.strip_prefix(b"\n").unwrap_or(value) } else { value };
        if !self.begun {
            if value.iter().all(u8::is_ascii_whitespace) {
                return;
            }
            self.begun = true;
        }
        let text = String::from_utf8_lossy(value);
        // A parser drops it.
        match text.contains('\0') {
            true => self.body.text.extend(text.chars().filter(|c| *c != '\0')),
            false => self.body.text.push_str(&text),
        }
    }

    fn border(&mut self) {
        let here = self.body.text.len();
        if self.body.borders.last() != Some(&here) {
            self.body.borders.push(here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        body_text(html.as_bytes(), &[]).text
    }

    #[test]
    fn the_text_is_what_a_parser_gives() {
        for (html, given) in [
            ("<title>T</title><style>p{}</style><p>a &amp; b", "a & b"),
            (
                "<!DOCTYPE html><html><head>\n</head>\n<body>\n<p>a</p>\n</body>\n</html>\n",
                "\na\n\n\n",
            ),
            ("<body><pre>\nline\n\nline</pre>", "line\n\nline"),
            ("<body><pre><b>\nline</b></pre>", "\nline"),
            ("<body>a<template>b</template><script>c<d</script>", "ac<d"),
            ("<body>a\r\nb&#0;&lt;&notit;\u{1F600}", "a\nb\u{fffd}<¬it;\u{1F600}"),
            ("no tags", "no tags"),
        ] {
            assert_eq!(text(html), given, "{html}");
        }
    }

    #[test]
    fn passages_are_where_their_marks_are() {
        let html = r#"<body><p><mark id="a" aria-details="card_a">one <b>two</b></mark><mark aria-details="card_a"
            data-also="card_b"> three</mark></p><p><mark aria-details="card_b">four</mark> 😀 five</p>"#;
        let body = body_text(html.as_bytes(), &["a", "b", "c"]);
        assert_eq!(body.text, "one two threefour 😀 five");
        assert_eq!(body.marked, [vec![0..7, 7..13], vec![7..13, 13..17], vec![]]);
        assert_eq!(body.anchored, [true, false, false]);
        assert_eq!(body.borders, [0, 13, 27]);
        assert_eq!(body.alike, 18);
    }
}
