//! `Anchored` → `Node`s: every subject and record with an id, in one shape, so that kinds are compared in one way.

use crate::anchor::Anchored;
use crate::anchor::fate::RecordAt;
use crate::anchor::names::Place;
use crate::anchor::words::{Word, all as all_words};
use crate::diff::fields;
use crate::diff::item::Item;
use crate::diff::value::{self, Part, Value};
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::ground::span::Span;
use crate::parse::prose::Prose;
use crate::parse::record::entity::EntityKind;
use crate::parse::record::{Head, RecordKind};

/// A subject or record with an id, and `site.md`.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// What it is in the draft.
    pub item: Item,
    /// The word in its heading.
    pub kind: &'static str,
    /// Its id; empty for `site.md`.
    pub id: &'a str,
    /// What readers know it by, in the editor's words.
    pub title: String,
    /// The subject that it belongs to, by number; none for subjects.
    pub parent: Option<usize>,
    /// The heading.
    pub span: Span,
    /// Its old ids, with their places.
    pub was: Vec<(&'a str, Span)>,
    /// Neither it nor its subject is a draft or hidden.
    pub published: bool,
    /// Its fields.
    pub values: Vec<Value>,
    /// Its prose, in parts.
    pub prose: Vec<&'a Prose>,
}

/// All nodes: `site.md`, then subjects in the order of the draft, each with its records behind it.
pub(super) fn nodes(anchored: &Anchored) -> Vec<Node<'_>> {
    let draft = &anchored.draft;
    let mut all = Vec::new();
    if let Some(file) = draft.settings.file {
        all.push(Node {
            item: Item::Site,
            kind: "site",
            id: "",
            title: draft.settings.title.as_deref().unwrap_or_default().to_owned(),
            parent: None,
            span: Span::new(file, 0, 0),
            was: Vec::new(),
            published: true,
            values: fields::of_settings(anchored, &draft.settings),
            prose: vec![&draft.settings.prose],
        });
    }
    for (n, source) in draft.sources.iter().enumerate() {
        let title = source.title.to_string();
        let values = fields::of_source(anchored, source);
        let parent = push(
            &mut all,
            Item::Source(n),
            "source",
            &source.id,
            title,
            None,
            &source.head,
            values,
        );
        for (record, one) in source.records.iter().enumerate() {
            let Some(id) = &one.id else { continue };
            let item = Item::Record(RecordAt { source: n, record });
            let (kind, title, values) = match &one.what {
                RecordKind::Quote(quote) => {
                    ("quote", source.title.to_string(), fields::of_quote(anchored, n, quote))
                }
                RecordKind::Note(note) => {
                    ("note", source.title.to_string(), fields::of_note(anchored, note))
                }
                RecordKind::Mention(_) | RecordKind::Part(_) => continue,
            };
            push(&mut all, item, kind, id, title, Some(parent), &one.head, values);
        }
    }
    for (n, one) in draft.entities.iter().enumerate() {
        let values = fields::of_entity(anchored, one);
        let kind = EntityKind::word(one.kind);
        push(
            &mut all,
            Item::Entity(n),
            kind,
            &one.id,
            one.name.to_string(),
            None,
            &one.head,
            values,
        );
    }
    for (n, one) in draft.claims.iter().enumerate() {
        let values = fields::of_claim(anchored, one);
        push(
            &mut all,
            Item::Claim(n),
            "claim",
            &one.id,
            one.text.to_string(),
            None,
            &one.head,
            values,
        );
    }
    for (n, one) in draft.briefings.iter().enumerate() {
        let title = one.title.to_string();
        let values = fields::of_briefing(anchored, one);
        let parent = push(
            &mut all,
            Item::Briefing(n),
            "briefing",
            &one.id,
            title.clone(),
            None,
            &one.head,
            values,
        );
        if let Some(node) = all.get_mut(parent) {
            node.prose = one.body.iter().collect();
        }
        for (j, judgment) in one.judgments.iter().enumerate() {
            let values = fields::of_judgment(anchored, judgment);
            let item = Item::Judgment(n, j);
            push(
                &mut all,
                item,
                "judgment",
                &judgment.id,
                title.clone(),
                Some(parent),
                &judgment.head,
                values,
            );
        }
        for (c, correction) in one.corrections.iter().enumerate() {
            let values = fields::of_correction(anchored, n, correction);
            let item = Item::Correction(n, c);
            push(
                &mut all,
                item,
                "correction",
                &correction.id,
                title.clone(),
                Some(parent),
                &correction.head,
                values,
            );
        }
    }
    all
}

#[expect(clippy::too_many_arguments, reason = "each is one word of a node")]
fn push<'a>(
    all: &mut Vec<Node<'a>>,
    item: Item,
    kind: &'static str,
    id: &'a str,
    title: String,
    parent: Option<usize>,
    head: &'a Head,
    values: Vec<Value>,
) -> usize {
    let above = parent.and_then(|parent| all.get(parent)).is_none_or(|parent| parent.published);
    all.push(Node {
        item,
        kind,
        id,
        title,
        parent,
        span: head.span,
        was: head.was.iter().map(|was| (was.as_str(), was.span())).collect(),
        published: above && !head.draft && !head.hidden,
        values,
        prose: vec![&head.prose],
    });
    all.len() - 1
}

impl Node<'_> {
    /// The values of a field.
    pub fn of<'n>(&'n self, field: &'n str) -> impl Iterator<Item = &'n Value> {
        self.values.iter().filter(move |value| value.field == field)
    }

    /// The first value of a field as it is shown; empty where there is none.
    pub fn first(&self, field: &str) -> &str {
        self.values.iter().find(|value| value.field == field).map_or("", |value| &value.shown)
    }

    /// Whether it is a quote or note.
    pub fn record(&self) -> Option<RecordAt> {
        match self.item {
            Item::Record(at) => Some(at),
            _ => None,
        }
    }

    /// Among what its id is unique, where it has no subject.
    pub fn family(&self) -> Option<Family> {
        match self.item {
            Item::Source(_) => Some(Family::Source),
            Item::Entity(_) => Some(Family::Entity),
            Item::Claim(_) => Some(Family::Claim),
            Item::Briefing(_) => Some(Family::Briefing),
            _ => None,
        }
    }

    /// Its page, where it is a subject with one.
    pub fn address(&self) -> Option<Address> {
        match self.item {
            Item::Site => Some(Address::Home),
            _ => Some(Address::of(self.family()?, self.id)),
        }
    }
}

/// Prose as it is compared: white space and comments aside, links by what they name.
pub(super) fn prose_key(anchored: &Anchored, prose: &[&Prose]) -> Vec<Part> {
    let mut parts = Vec::new();
    let text = |from: u32, to: u32, span: Span| {
        anchored.draft.files.slice(Span { start: from, end: to, ..span })
    };
    for one in prose {
        let Some(span) = one.span else { continue };
        let mut at = span.start;
        for link in &one.links {
            parts.push(Part::Words(settled(text(at, link.span.start.max(at), span))));
            parts.push(value::part(anchored, &link.to, Place::Prose));
            let label = link.label.as_deref().unwrap_or_default();
            parts.push(Part::Words(format!("{}{label}", if link.embed { "!" } else { "" })));
            at = link.span.end.max(at);
        }
        parts.push(Part::Words(settled(text(at, span.end.max(at), span))));
    }
    parts.retain(|part| *part != Part::Words(String::new()));
    parts
}

/// Prose as it is shown: comments gone, white space as one space.
pub(super) fn prose_shown(anchored: &Anchored, prose: &[&Prose]) -> String {
    let all = prose.iter().filter_map(|one| Some(settled(anchored.draft.files.slice(one.span?))));
    all.collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// The words of prose with their places, without those in comments.
pub(super) fn prose_words(anchored: &Anchored, prose: &[&Prose]) -> Vec<(Word, Span)> {
    let mut all = Vec::new();
    for span in prose.iter().filter_map(|one| one.span) {
        let text = anchored.draft.files.slice(span);
        let mut comments: Vec<std::ops::Range<usize>> = Vec::new();
        while let Some(start) = text[comments.last().map_or(0, |last| last.end)..].find("<!--") {
            let start = comments.last().map_or(0, |last| last.end) + start;
            let end = text[start..].find("-->").map_or(text.len(), |end| start + end + 3);
            comments.push(start..end);
        }
        for word in all_words(text) {
            let place = word.range.start as usize..word.range.end as usize;
            if !comments.iter().any(|one| one.contains(&place.start)) {
                let start = span.start as usize;
                let place = Span::new(span.file, start + place.start, start + place.end);
                all.push((word, place));
            }
        }
    }
    all
}

/// Without comments, runs of white space as one space.
fn settled(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        left.push_str(before);
        rest = match after.split_once("-->") {
            Some((_, behind)) => behind,
            None => "",
        };
    }
    left.push_str(rest);
    left.split_whitespace().collect::<Vec<_>>().join(" ")
}
