//! `Half`: one of the two sides, with what every kind of finding asks of it.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::anchor::Anchored;
use crate::anchor::excerpt;
use crate::anchor::outcome::{Found, Outcome};
use crate::diff::about::{About, PageAt};
use crate::diff::item::Item;
use crate::diff::node::{Node, nodes};
use crate::diff::place::Place;
use crate::diff::value::{Part, Value};
use crate::ground::files::FileId;
use crate::ground::lines::Lines;
use crate::ground::span::Span;
use crate::parse::fault::What;
use crate::parse::record::source::Publish;
use crate::parse::record::{Record, RecordKind};

/// One of the two sides.
#[derive(Debug)]
pub(super) struct Half<'a> {
    /// The site.
    pub anchored: &'a Anchored,
    /// Its subjects and records.
    pub nodes: Vec<Node<'a>>,
    /// The node of an item.
    pub at: FxHashMap<Item, usize>,
    /// For each node where its section ends in the file: at the next node, record, alias or body, or at the end.
    pub ends: Vec<u32>,
    /// Nodes by file and place.
    pub order: Vec<usize>,
    /// For each node what belongs to it.
    below: Vec<Vec<usize>>,
    /// The records of subjects by id.
    records: FxHashMap<(usize, &'a str), usize>,
    /// Paths of what could not be read.
    unread: FxHashSet<&'a str>,
    lines: Lines<'a>,
    /// What readers may see of a source at most, where the other side shows less.
    limits: FxHashMap<usize, Publish>,
    shown: RefCell<FxHashMap<usize, Rc<[Range<u32>]>>>,
}

impl<'a> Half<'a> {
    /// Of a site.
    pub fn of(anchored: &'a Anchored) -> Half<'a> {
        let nodes = nodes(anchored);
        let at = nodes.iter().enumerate().map(|(n, node)| (node.item, n)).collect();
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_key(|n| nodes[*n].span);
        let files = &anchored.draft.files;
        let mut below = vec![Vec::new(); nodes.len()];
        let mut records = FxHashMap::default();
        for (n, node) in nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                below[parent].push(n);
                records.entry((parent, node.id)).or_insert(n);
            }
        }
        Half {
            below,
            records,
            ends: ends(anchored, &nodes),
            at,
            order,
            nodes,
            unread: unread(anchored),
            lines: Lines::new(files),
            limits: FxHashMap::default(),
            shown: RefCell::default(),
            anchored,
        }
    }

    /// Shows readers no more of a source than this, whatever this side says itself.
    pub fn limit(&mut self, source: usize, publish: Publish) {
        self.limits.insert(source, publish);
    }

    /// A node as a report names it.
    pub fn about(&self, n: usize) -> About {
        let Some(node) = self.nodes.get(n) else {
            return About { kind: "", id: String::new(), title: String::new(), page: None };
        };
        let page = |node: &Node<'_>, fragment: Option<&str>| {
            let address = node.address().filter(|_| node.published)?;
            Some(PageAt { address, fragment: fragment.map(str::to_owned) })
        };
        let parent = node.parent.and_then(|parent| self.nodes.get(parent));
        About {
            kind: node.kind,
            id: self.id(n),
            title: node.title.clone(),
            page: match parent {
                Some(parent) if node.published => page(parent, Some(node.id)),
                Some(_) => None,
                None => page(node, None),
            },
        }
    }

    /// A node as it is referred to: `nbc-letter#timing`.
    pub fn id(&self, n: usize) -> String {
        let Some(node) = self.nodes.get(n) else { return String::new() };
        match node.parent.and_then(|parent| self.nodes.get(parent)) {
            Some(parent) => format!("{}#{}", parent.id, node.id),
            None => node.id.to_owned(),
        }
    }

    /// A node with its kind: `judgment bridge#closing`; `site.md` by its file.
    pub fn name(&self, n: usize) -> String {
        match self.nodes.get(n) {
            Some(node) if node.item != Item::Site => format!("{} {}", node.kind, self.id(n)),
            _ => "site.md".to_owned(),
        }
    }

    /// What belongs to a subject.
    pub fn below(&self, n: usize) -> &[usize] {
        self.below.get(n).map_or(&[], Vec::as_slice)
    }

    /// The record of a subject that has an id.
    pub fn record_of(&self, subject: usize, id: &str) -> Option<usize> {
        self.records.get(&(subject, id)).copied()
    }

    /// The node in whose section something stands; the subject, where it is a part of that without an id.
    pub fn holder(&self, span: Span) -> Option<usize> {
        let behind = self.order.partition_point(|n| {
            let start = self.nodes[*n].span;
            (start.file, start.start) <= (span.file, span.start)
        });
        let n = *self.order.get(behind.checked_sub(1)?)?;
        let node = &self.nodes[n];
        let of = if span.start < self.ends[n] { n } else { node.parent.unwrap_or(n) };
        (node.span.file == span.file).then_some(of)
    }

    /// Whether a quote says on what terms it was given.
    pub fn is_attributed(&self, n: usize) -> bool {
        match self.record(n).map(|record| &record.what) {
            Some(RecordKind::Quote(quote)) => quote.attribution.is_some(),
            _ => false,
        }
    }

    /// A span as a place.
    pub fn place(&self, span: Span) -> Place {
        Place::of(span, &self.anchored.draft.files, &self.lines)
    }

    /// A node's heading as a place.
    pub fn heading(&self, n: usize) -> Option<Place> {
        let span = self.nodes.get(n)?.span;
        Some(self.place(span))
    }

    /// Where a value stands; the line of its field where nobody kept its place.
    pub fn value_place(&self, n: usize, value: &Value) -> Option<Place> {
        match value.span {
            Some(span) => Some(self.place(span)),
            None => self.field_place(n, value.field).or_else(|| self.heading(n)),
        }
    }

    /// Whether somebody wrote a value, and it isn't what holds without one.
    pub fn is_written(&self, n: usize, value: &Value) -> bool {
        value.span.is_some() || self.field_place(n, value.field).is_some()
    }

    /// A value as it is shown: who or what has a name, by that and its id.
    pub fn named(&self, value: &Value) -> String {
        let named = match value.parts.as_slice() {
            [Part::Item(item @ Item::Entity(_))] => self.at.get(item),
            _ => None,
        };
        match named.map(|n| &self.nodes[*n]).filter(|node| !node.title.is_empty()) {
            Some(node) => format!("{} ({})", node.title, value.shown),
            None => value.shown.clone(),
        }
    }

    /// The value of the first line `- field: value` below a node's heading.
    fn field_place(&self, n: usize, field: &str) -> Option<Place> {
        let heading = self.nodes.get(n)?.span;
        let span = Span { end: *self.ends.get(n)?, ..heading };
        let text = self.anchored.draft.files.slice(span);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let rest = line.trim_start().strip_prefix("- ").map(str::trim_start);
            let value =
                rest.and_then(|rest| rest.strip_prefix(field)?.trim_start().strip_prefix(':'));
            if let Some(value) = value {
                let value = value.trim();
                let start = at + value.as_ptr() as usize - line.as_ptr() as usize;
                let start = span.start as usize + start;
                return Some(self.place(Span::new(span.file, start, start + value.len())));
            }
            at += line.len();
        }
        None
    }

    /// The record of a quote's or note's node.
    pub fn record(&self, n: usize) -> Option<&'a Record> {
        let at = self.nodes.get(n)?.record()?;
        self.anchored.draft.sources.get(at.source)?.records.get(at.record)
    }

    /// What became of the passage of a quote's or note's node.
    pub fn outcome(&self, n: usize) -> Option<&'a Outcome> {
        let at = self.nodes.get(n)?.record()?;
        self.anchored.sources.get(at.source)?.outcomes.get(at.record)
    }

    /// Where the passage of a quote's or note's node stands.
    pub fn found(&self, n: usize) -> Option<&'a Found> {
        match self.outcome(n)? {
            Outcome::Found(found) => Some(found),
            _ => None,
        }
    }

    /// Whether a file could not be read, or a folder that it is in, so that nothing is known about what it holds.
    pub fn is_unread(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        self.unread.contains(path) || folders.into_iter().any(|folder| self.unread.contains(folder))
    }

    /// The path of a file.
    pub fn path(&self, file: FileId) -> &'a str {
        &self.anchored.draft.files.get(file).path
    }

    /// Whether a source's text is there, or is known not to be.
    pub fn is_text_known(&self, source: usize) -> bool {
        if self.anchored.text(source).is_some() {
            return true;
        }
        let Some(written) = self.anchored.draft.sources.get(source) else { return false };
        let is_there =
            self.anchored.sources.get(source).is_some_and(|placed| placed.seed.is_some());
        !is_there && !self.is_unread(&format!("seeds/{}", written.file.as_str()))
    }

    /// How much of a source readers may see.
    pub fn publish(&self, source: usize) -> Publish {
        let own = excerpt::publish(self.anchored, source);
        self.limits.get(&source).map_or(own, |limit| own.min(*limit))
    }

    /// What of a source's text readers may see, in order.
    pub fn shown(&self, source: usize) -> Rc<[Range<u32>]> {
        let publish = self.publish(source);
        let mut known = self.shown.borrow_mut();
        let of = known.entry(source);
        Rc::clone(of.or_insert_with(|| excerpt::shown_as(self.anchored, source, publish).into()))
    }

    /// A node's section as written, from its heading on.
    pub fn section(&self, n: usize) -> &'a str {
        let (Some(node), Some(end)) = (self.nodes.get(n), self.ends.get(n)) else { return "" };
        self.anchored.draft.files.slice(Span { end: *end, ..node.span })
    }

    /// The words for those speakers of a quote whom its source does not name.
    pub fn unnamed(&self, n: usize) -> Vec<&'a str> {
        use crate::parse::reference::Speaker;
        let Some(RecordKind::Quote(quote)) = self.record(n).map(|record| &record.what) else {
            return Vec::new();
        };
        let of = |speaker: &'a Speaker| match speaker {
            Speaker::Unnamed(words) => Some(words.as_str()),
            Speaker::Id(_) => None,
        };
        quote.speaker.iter().filter_map(of).collect()
    }
}

/// Paths of what could not be read, or not as text.
fn unread(anchored: &Anchored) -> FxHashSet<&str> {
    let draft = &anchored.draft;
    let files = draft.files.troubles().iter().map(|trouble| &*trouble.path);
    let not_text = draft.faults.iter().filter(|fault| matches!(fault.what, What::NotUtf8(_)));
    files.chain(not_text.map(|fault| &*draft.files.get(fault.span.file).path)).collect()
}

/// Where each node's section ends: where the next one begins, a record without an id or a briefing's body.
fn ends(anchored: &Anchored, nodes: &[Node<'_>]) -> Vec<u32> {
    let draft = &anchored.draft;
    let records = draft.sources.iter().flat_map(|source| &source.records);
    let aliases = draft.sources.iter().flat_map(|source| &source.aliases);
    let bodies = draft.briefings.iter().flat_map(|briefing| &briefing.body);
    let mut starts: Vec<(FileId, u32)> = records
        .map(|record| record.head.span)
        .chain(nodes.iter().map(|node| node.span))
        .chain(aliases.map(|alias| alias.words.span()))
        .chain(bodies.filter_map(|body| body.span))
        .map(|span| (span.file, span.start))
        .collect();
    starts.sort_unstable();
    let files = &draft.files;
    let end = |node: &Node<'_>| {
        let next = starts.partition_point(|start| *start <= (node.span.file, node.span.start));
        match starts.get(next) {
            Some((file, start)) if *file == node.span.file => *start,
            _ => files.get(node.span.file).bytes().len() as u32,
        }
    };
    nodes.iter().map(end).collect()
}
