//! A source's document → HTML: blocks with flat marks, and the groups of cards between them.

use std::collections::BTreeMap;

use tera::Tera;

use crate::ground::escape::{escaped, text, tongue};
use crate::render::group;
use crate::render::ids::Ids;
use crate::render::level::Levels;
use crate::render::sibling::{Sibling, joined};
use crate::render::turn::Turns;
use crate::site::page::source::{Block, Row, Source};
use crate::site::weave::{Mark, Segment};

/// Items of a list are indented so often; the style sheet has a class for each.
const DEEPEST: u8 = 5;

/// The document of a source, with its cards. Each block names its language where that isn't the page's.
///
/// # Errors
/// A component of the theme that fails.
pub fn html(source: &Source, theme: &Tera, ids: &mut Ids) -> tera::TeraResult<String> {
    let rows = &source.rows;
    let lang = tongue(source.language.as_deref(), source.direction);
    let mut siblings = Vec::with_capacity(rows.len());
    let mut items = Vec::new();
    let mut levels = Levels::new(1);
    let turns = turns(rows);
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        match row {
            Row::Block(first) => {
                let mut run = run(&rows[at..], first);
                // What is left out directly above isn't told again at the block's beginning.
                let told =
                    matches!(at.checked_sub(1).map(|above| &rows[above]), Some(Row::LeftOut(_)));
                let whole = Block { cut_before: first.cut_before && !told, ..first.clone() };
                run[0] = &whole;
                let mut html = String::new();
                blocks(&mut html, &run, &lang, &mut items, &mut levels, &turns);
                siblings.push(Sibling::Text(html));
                at += run.len();
                continue;
            }
            Row::LeftOut(words) => {
                let about = if *words == 1 {
                    "One word is".to_owned()
                } else {
                    format!("About {words} words are")
                };
                let html = format!("<p class=\"left-out\">{about} left out here.</p>\n");
                siblings.push(Sibling::Text(html));
            }
            Row::Cards(cards) => {
                let room = group::room(&rows[..at], &rows[at + 1..]);
                siblings.push(Sibling::Cards(group::html(cards, room, &turns, theme, ids)?));
            }
        }
        at += 1;
    }
    Ok(joined(&siblings))
}

/// The class of each passage.
fn turns(rows: &[Row]) -> Turns {
    let mut extents: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut number = 0;
    let mut before = "";
    for row in rows {
        let Row::Block(block) = row else {
            before = "";
            continue;
        };
        // What makes one list or table is one sibling.
        if block.kind != before || !matches!(before, "item" | "row") {
            number += 1;
        }
        before = block.kind;
        for mark in block.segments.iter().flat_map(|segment| &segment.marks) {
            extents.entry(mark.number).or_insert((number, number)).1 = number;
        }
    }
    let passages = extents.into_iter().map(|(passage, (first, last))| (passage, first, last));
    Turns::new(passages.collect())
}

/// The block, with those behind it that make one list or one table with it. An item with cards begins a list, so that the
/// cards stand beside it.
fn run<'a>(rows: &'a [Row], first: &'a Block) -> Vec<&'a Block> {
    let joins = matches!(first.kind, "item" | "row");
    let has_cards = |at: usize| matches!(rows.get(at + 1), Some(Row::Cards(_)));
    let more = rows.iter().enumerate().skip(1).map_while(|(at, row)| match row {
        Row::Block(block)
            if joins
                && block.kind == first.kind
                && block.ordered == first.ordered
                && !(block.kind == "item" && has_cards(at)) =>
        {
            Some(block)
        }
        _ => None,
    });
    std::iter::once(first).chain(more).collect()
}

/// The number of an item of a numbered list, after all `items` before it, by depth; 0 in other lists.
fn numbered(items: &mut Vec<usize>, block: &Block) -> usize {
    let depth = usize::from(block.level.min(DEEPEST));
    items.truncate(depth + 1);
    items.resize(depth + 1, 0);
    let Some(number) = items.last_mut() else { return 0 };
    *number = if block.ordered { *number + 1 } else { 0 };
    *number
}

/// One element. `items` counts on through numbered lists, by depth, that cards and lists within them part.
fn blocks(
    out: &mut String,
    run: &[&Block],
    lang: &str,
    items: &mut Vec<usize>,
    levels: &mut Levels,
    turns: &Turns,
) {
    let Some(first) = run.first() else { return };
    let is_numbered = first.kind == "item" && first.ordered;
    if first.kind != "item" {
        items.clear();
    }
    let given = format!("{}{lang}", attribute("id", &first.id));
    match first.kind {
        "item" => {
            let list = if is_numbered { "ol" } else { "ul" };
            let mut next = numbered(items, first);
            match next {
                0 | 1 => out.push_str(&format!("<{list}{lang}>\n")),
                number => out.push_str(&format!("<{list}{lang} start=\"{number}\">\n")),
            }
            for (at, block) in run.iter().enumerate() {
                let number = if at == 0 { next } else { numbered(items, block) };
                let value =
                    if number == next { String::new() } else { format!(" value=\"{number}\"") };
                next = number + usize::from(is_numbered);
                let class = match block.level {
                    0 => String::new(),
                    depth => format!(" class=\"depth-{}\"", depth.min(DEEPEST)),
                };
                let id = attribute("id", &block.id);
                element(out, turns, block, &format!("<li{class}{id}{value}>"), "</li>\n");
            }
            out.push_str(&format!("</{list}>\n"));
        }
        "row" => {
            let open = "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n";
            out.push_str(&format!("{open}<table{lang}>\n<tbody>\n"));
            for block in run {
                let id = attribute("id", &block.id);
                element(out, turns, block, &format!("<tr{id}>\n<td>"), "</td>\n</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n</div>\n");
        }
        "headline" => {
            let level = levels.shown(0);
            let open = format!("<h{level} class=\"headline\"{given}>");
            element(out, turns, first, &open, &format!("</h{level}>\n"));
        }
        "heading" => {
            let level = levels.shown(first.level.saturating_add(1));
            element(out, turns, first, &format!("<h{level}{given}>"), &format!("</h{level}>\n"));
        }
        "quotation" => {
            element(
                out,
                turns,
                first,
                &format!("<blockquote{given}>\n<p>"),
                "</p>\n</blockquote>\n",
            );
        }
        "preformatted" => {
            element(out, turns, first, &format!("<pre tabindex=\"0\"{given}>"), "</pre>\n")
        }
        "standfirst" | "byline" | "caption" => {
            element(out, turns, first, &format!("<p class=\"{}\"{given}>", first.kind), "</p>\n");
        }
        _ => element(out, turns, first, &format!("<p{given}>"), "</p>\n"),
    }
}

/// ` name="value"`; nothing where the value is empty.
fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}

fn element(out: &mut String, turns: &Turns, block: &Block, open: &str, close: &str) {
    const CUT: &str = "<span class=\"cut\" role=\"img\" aria-label=\"Words left out\"></span>";
    out.push_str(open);
    if block.cut_before {
        out.push_str(CUT);
    }
    for segment in &block.segments {
        if block.kind == "row" {
            for (number, cell) in segment.text.split('\t').enumerate() {
                if number > 0 {
                    out.push_str("</td>\n<td>");
                }
                let opens = if number == 0 { &*segment.opens } else { &[] };
                marked(out, turns, segment, cell, opens);
            }
        } else {
            marked(out, turns, segment, &segment.text, &segment.opens);
        }
        for mark in &segment.closes {
            reference(out, mark);
        }
    }
    if block.cut_after {
        out.push_str(CUT);
    }
    out.push_str(close);
}

/// Words of a segment with their mark; `opens` are the anchors that stand here.
fn marked(out: &mut String, turns: &Turns, segment: &Segment, words: &str, opens: &[String]) {
    if words.is_empty() && opens.is_empty() {
        return;
    }
    let (own, others) = match opens.split_last() {
        Some((last, others)) if !segment.marks.is_empty() => (Some(last), others),
        _ => (None, opens),
    };
    for id in others {
        out.push_str("<span");
        let mark = segment.marks.iter().find(|mark| mark.id == **id);
        if let Some(turn) = mark.and_then(|mark| turns.class(mark.number)) {
            out.push_str(&format!(" class=\"{turn}\""));
        }
        out.push_str(" id=\"");
        text(out, id);
        out.push_str("\"></span>");
    }
    if !segment.marks.is_empty() {
        mark(out, turns, &segment.marks, own);
    }
    match &segment.entity {
        Some(entity) => {
            out.push_str("<a class=\"entity\" href=\"");
            text(out, &entity.href);
            out.push_str("\">");
            text(out, words);
            out.push_str("</a>");
        }
        None => text(out, words),
    }
    if !segment.marks.is_empty() {
        out.push_str("</mark>");
    }
}

/// `<mark>`, with the colours of at most two speakers, and the ids of all passages that it belongs to.
fn mark(out: &mut String, turns: &Turns, marks: &[Mark], id: Option<&String>) {
    out.push_str("<mark class=\"");
    let mut classes: Vec<String> = Vec::new();
    let mut slots = marks.iter().filter_map(|mark| mark.slot);
    if marks.iter().any(|mark| mark.kind == "quote") {
        classes.push("quote".to_owned());
    }
    let mut quotes = marks.iter().filter(|mark| mark.kind == "quote").peekable();
    if quotes.peek().is_some() && quotes.all(|mark| mark.indirect) {
        classes.push("indirect".to_owned());
    }
    if marks.iter().any(|mark| mark.kind == "note") {
        classes.push("note".to_owned());
    }
    if let Some(first) = slots.next() {
        classes.push(format!("s{}", first + 1));
        if let Some(second) = slots.find(|slot| *slot != first) {
            classes.push(format!("again t{}", second + 1));
        }
    }
    classes.extend(marks.iter().filter_map(|mark| turns.class(mark.number)));
    out.push_str(&classes.join(" "));
    if let Some(id) = id {
        out.push_str("\" id=\"");
        text(out, id);
    }
    // Of `aria-details` browsers read a list, but the standard knows one id only.
    for (number, mark) in marks.iter().enumerate() {
        out.push_str(match number {
            0 => "\" aria-details=\"",
            1 => "\" data-also=\"",
            _ => " ",
        });
        out.push_str("card_");
        text(out, &mark.id);
    }
    out.push_str("\">");
}

/// The mark that leads to a passage's card: a link without words, its number shown by the style sheet.
fn reference(out: &mut String, mark: &Mark) {
    out.push_str("<a class=\"ref is-");
    out.push_str(mark.kind);
    if let Some(slot) = mark.slot {
        out.push_str(&format!(" s{}", slot + 1));
    }
    out.push_str("\" role=\"doc-noteref\" href=\"#card_");
    text(out, &mark.id);
    out.push_str("\" aria-label=\"");
    out.push_str(if mark.kind == "note" { "Note " } else { "Quotation " });
    out.push_str(&mark.number.to_string());
    if !mark.speaker.is_empty() {
        out.push_str(", ");
        text(out, &mark.speaker);
    }
    out.push_str(&format!("\" data-n=\"{}\"></a>", mark.number));
}
