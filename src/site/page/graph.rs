//! Who is named with whom: a drawing, and the same in tables.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::anchor::excerpt;
use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::parse::record::source::Publish;
use crate::site::graph::layout::{Node as Placed, Place as Stands, layout};
use crate::site::graph::pick::{Pair, Picked, pick};
use crate::site::here::Here;
use crate::site::index::pairs::{NAMES_OF_A_BLOCK, each_block, each_pair};
use crate::site::link::Link;

/// So many pairs are in the table. All that have a line are among them.
const ROWS: usize = 600;

/// So many sources are named for a pair.
const SOURCES: usize = 3;

/// Who is named with whom.
#[derive(Debug, Clone, Serialize)]
pub struct Graph {
    /// The names that are shown, the best-linked first.
    pub names: Vec<Named>,
    /// How many names are linked at all.
    pub names_of: usize,
    /// The pairs of the table: those named together most often first.
    pub pairs: Vec<Together>,
    /// How many pairs there are among the names that are shown.
    pub pairs_of: usize,
    /// How many of them have a line.
    pub lines: usize,
    /// Of a paragraph so many names are paired, where one has that many.
    pub names_of_a_block: Option<usize>,
    /// Words of a source that the site doesn't republish count for nothing: there are such.
    pub withholds: bool,
    /// The one source in which all stand, where there is but one.
    pub only_source: Option<Link>,
    /// The kinds of entities that are shown, in a fixed order: `person`, `organization` and so on.
    pub kinds: Vec<&'static str>,
    /// The drawing.
    pub drawing: Drawing,
}

/// An entity that is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    /// To its page.
    pub link: Link,
    /// With how many others it is named, on the whole site.
    pub others: usize,
    /// Whom it is named with most often.
    pub most_with: Link,
    /// In how many paragraphs these two are named.
    pub most: u32,
}

/// Two that are named together.
#[derive(Debug, Clone, Serialize)]
pub struct Together {
    /// The id of its row: `pair_ada_york`.
    pub id: String,
    /// The one that is linked with more others.
    pub one: Link,
    /// The other.
    pub other: Link,
    /// In how many paragraphs both are named.
    pub count: u32,
    /// Where: by source, the newest first.
    pub places: Vec<Place>,
    /// In how many more sources.
    pub more: usize,
}

/// A source that names both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The source's title.
    pub text: String,
    /// To the first paragraph there that names both.
    pub href: String,
    /// In how many of its paragraphs.
    pub count: u32,
}

/// What is drawn, in units of a sixteenth of the size of the page's letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// Of the whole.
    pub width: i32,
    /// Of the whole.
    pub height: i32,
    /// The lines, the strongest last, so that it is on top.
    pub lines: Vec<Line>,
    /// The names with their shapes.
    pub nodes: Vec<Node>,
}

/// A line between two names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// To the row of the pair in the table.
    pub href: String,
    /// `Ada Byron and York: 4 paragraphs`
    pub title: String,
    /// From where.
    pub from: (i32, i32),
    /// To where.
    pub to: (i32, i32),
    /// How thick it is, from 1 to 5: one paragraph, two or three, four to seven, eight to fifteen, more.
    pub weight: u32,
}

/// A name with its shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// To its page.
    pub href: String,
    /// `Ada Byron, person: named with 12 others`
    pub title: String,
    /// What it is, and so its shape: `person`, `place` and so on.
    pub kind: &'static str,
    /// The middle of the shape.
    pub x: i32,
    /// The middle of the shape.
    pub y: i32,
    /// How far the shape reaches.
    pub radius: i32,
    /// Its label, centred below the shape.
    pub label: Vec<String>,
}

/// The page; none where no two are named together.
pub(super) fn page(here: &Here<'_>) -> Option<Graph> {
    let index = here.index();
    let rank = |n: u32| index.order.rank.get(n as usize).copied().unwrap_or(u32::MAX);
    let mut picked = pick(here.draft().entities.len(), |n| index.named_with.of(n), rank);
    let pairs_of = picked.pairs.len();
    let mut left = ROWS.saturating_sub(picked.pairs.iter().filter(|pair| pair.drawn).count());
    picked.pairs.retain(|pair| {
        let stays = pair.drawn || left > 0;
        left = left.saturating_sub(usize::from(stays && !pair.drawn));
        stays
    });
    let names: Vec<Named> = picked.names.iter().filter_map(|n| named(here, *n)).collect();
    // Whoever is paired has a page: these are as many as were picked.
    if names.is_empty() || names.len() != picked.names.len() {
        return None;
    }
    let (mut places, is_full) = places(here, &picked);
    let sources = here.index().of_family(Family::Source);
    let withholds = |n: &u32| excerpt::publish(here.anchored(), *n as usize) != Publish::Full;
    let together = |(n, pair): (usize, &Pair)| {
        let (one, other) = (&names[pair.ends.0], &names[pair.ends.1]);
        let (places, more) = places.get_mut(n).map(std::mem::take).unwrap_or_default();
        let count = pair.count;
        let (one, other) = (one.link.clone(), other.link.clone());
        Together { id: row(here, &picked, pair), one, other, count, places, more }
    };
    let pairs = picked.pairs.iter().enumerate().map(together).collect();
    let kinds = ["person", "organization", "place", "event", "document", "thing"];
    Some(Graph {
        names_of: picked.of,
        pairs,
        pairs_of,
        lines: picked.pairs.iter().filter(|pair| pair.drawn).count(),
        names_of_a_block: is_full.then_some(NAMES_OF_A_BLOCK),
        withholds: sources.iter().any(withholds),
        only_source: match sources {
            [only] => here.link(Target::Source(*only as usize)),
            _ => None,
        },
        kinds: kinds
            .into_iter()
            .filter(|kind| names.iter().any(|named| named.link.kind == *kind))
            .collect(),
        drawing: drawing(here, &picked, &names),
        names,
    })
}

fn named(here: &Here<'_>, n: u32) -> Option<Named> {
    let others = here.index().named_with.of(n as usize);
    let rank = |n: u32| here.index().order.rank.get(n as usize).copied();
    let (with, most) =
        others.iter().min_by_key(|(other, count)| (std::cmp::Reverse(*count), rank(*other)))?;
    Some(Named {
        link: here.link(Target::Entity(n as usize))?,
        others: others.len(),
        most_with: here.link(Target::Entity(*with as usize))?,
        most: *most,
    })
}

fn id<'a>(here: &Here<'a>, n: u32) -> &'a str {
    here.draft().entities.get(n as usize).map_or("", |entity| entity.id.as_str())
}

/// The id of a pair's row: it stays when others come between.
fn row(here: &Here<'_>, picked: &Picked, pair: &Pair) -> String {
    let (one, other) = (id(here, picked.names[pair.ends.0]), id(here, picked.names[pair.ends.1]));
    format!("pair_{}_{}", one.min(other), one.max(other))
}

/// For each pair the sources that name both, and how many more there are; and whether a paragraph names as many as count.
fn places(here: &Here<'_>, picked: &Picked) -> (Vec<(Vec<Place>, usize)>, bool) {
    let mut is_full = false;
    let mut places: Vec<(Vec<Place>, usize)> = vec![(Vec::new(), 0); picked.pairs.len()];
    let mut last: Vec<Option<u32>> = vec![None; picked.pairs.len()];
    let number = |(n, pair): (usize, &Pair)| {
        let (one, other) = (picked.names[pair.ends.0], picked.names[pair.ends.1]);
        ((one.min(other), one.max(other)), n)
    };
    let numbers: FxHashMap<(u32, u32), usize> =
        picked.pairs.iter().enumerate().map(number).collect();
    for source in here.index().of_family(Family::Source) {
        each_block(here.anchored(), here.index(), *source as usize, |byte, names| {
            is_full |= names.len() == NAMES_OF_A_BLOCK;
            each_pair(names, |pair| {
                let Some(n) = numbers.get(&pair) else { return };
                let (places, more) = &mut places[*n];
                let again = last[*n].replace(*source) == Some(*source);
                if again && *more > 0 {
                    return;
                }
                if let Some(place) = places.last_mut().filter(|_| again) {
                    place.count += 1;
                } else if places.len() == SOURCES {
                    *more += 1;
                } else {
                    places.push(place(here, *source as usize, byte));
                }
            });
        });
    }
    (places, is_full)
}

fn place(here: &Here<'_>, source: usize, byte: u32) -> Place {
    let title = here.draft().sources.get(source).map(|source| source.title.to_string());
    Place { text: title.unwrap_or_default(), href: here.block(source, byte), count: 1 }
}

fn drawing(here: &Here<'_>, picked: &Picked, names: &[Named]) -> Drawing {
    let nodes: Vec<Placed<'_>> = picked
        .names
        .iter()
        .zip(names)
        .map(|(n, named)| Placed { key: id(here, *n), name: &named.link.text, links: named.others })
        .collect();
    let drawn = || picked.pairs.iter().filter(|pair| pair.drawn);
    let ends: Vec<(usize, usize)> = drawn().map(|pair| pair.ends).collect();
    let layout = layout(&nodes, &ends);
    let point = |n: usize| layout.places.get(n).map_or((0, 0), |place| (place.x, place.y));
    let line = |pair: &Pair| {
        let (one, other) = (&names[pair.ends.0].link.text, &names[pair.ends.1].link.text);
        let paragraphs = if pair.count == 1 { "paragraph" } else { "paragraphs" };
        Line {
            href: here.spot(&Address::Graph, &row(here, picked, pair)),
            title: format!("{one} and {other}: {} {paragraphs}", pair.count),
            from: point(pair.ends.0),
            to: point(pair.ends.1),
            weight: (pair.count.max(1).ilog2() + 1).min(5),
        }
    };
    let node = |(place, named): (&Stands, &Named)| {
        let others = if named.others == 1 { "other" } else { "others" };
        let (name, kind) = (&named.link.text, named.link.kind);
        Node {
            href: named.link.href.clone(),
            title: format!("{name}, {kind}: named with {} {others}", named.others),
            kind,
            x: place.x,
            y: place.y,
            radius: place.radius,
            label: place.lines.clone(),
        }
    };
    Drawing {
        width: layout.width,
        height: layout.height,
        lines: drawn().rev().map(line).collect(),
        nodes: layout.places.iter().zip(names).map(node).collect(),
    }
}
