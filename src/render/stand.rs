//! What stands in prose → what to put there, and the cards of its references.

use tera::{Context, Tera, Value};

use crate::ground::escape::{escaped, text, tongue};
use crate::render::ids::Ids;
use crate::render::prose::{self, Put, Standing};
use crate::render::room::{self, Glance};
use crate::render::sibling::{Sibling, joined};
use crate::site::link::Link;
use crate::site::prose::{Passage, Place, Prose, Reference, Stand};
use crate::site::quote::Quote;

/// Prose as HTML. Where it has numbered references their cards stand behind the blocks.
///
/// # Errors
/// A component of the theme that fails.
pub fn html(prose: &Prose, theme: &Tera, ids: &mut Ids) -> tera::TeraResult<String> {
    let siblings = siblings(prose, theme, ids)?;
    if siblings.iter().any(|sibling| matches!(sibling, Sibling::Cards(_))) {
        return Ok(format!("<div class=\"woven\">\n{}</div>\n", joined(&siblings)));
    }
    Ok(siblings
        .into_iter()
        .map(|sibling| match sibling {
            Sibling::Text(html) | Sibling::Cards(html) => html,
        })
        .collect())
}

/// Prose as blocks, each followed by the cards of the references that are new in it.
///
/// # Errors
/// As [`html`].
pub fn siblings(prose: &Prose, theme: &Tera, ids: &mut Ids) -> tera::TeraResult<Vec<Sibling>> {
    let mut standing = Vec::with_capacity(prose.stands.len());
    for place in &prose.stands {
        if let Some(put) = put(place, &prose.text, theme)? {
            standing.push(Standing { range: place.start..place.end, put });
        }
    }
    let mut new = prose.stands.iter().filter_map(card).peekable();
    let blocks = prose::blocks(&prose.text, &standing, prose.under, ids);
    let groups: Vec<Vec<(&Reference, &Quote)>> = blocks
        .iter()
        .map(|block| {
            let mut group = Vec::new();
            while let Some((_, of, quote)) = new.next_if(|(at, ..)| *at < block.range.end) {
                group.push((of, quote));
            }
            group
        })
        .collect();
    let heights: Vec<usize> =
        blocks.iter().map(|block| room::block(letters(&block.html))).collect();
    let mut siblings = Vec::new();
    for (at, (block, group)) in blocks.into_iter().zip(&groups).enumerate() {
        siblings.push(Sibling::Text(block.html));
        if !group.is_empty() {
            let bare = groups[at + 1..].iter().take_while(|group| group.is_empty()).count();
            let room = heights[at..=at + bare].iter().sum();
            siblings.push(Sibling::Cards(cards(group, room, theme)?));
        }
    }
    Ok(siblings)
}

/// The cards of references, folded so far that they have room beside their text.
fn cards(group: &[(&Reference, &Quote)], room: usize, theme: &Tera) -> tera::TeraResult<String> {
    let mut out = String::new();
    let glances: Vec<Glance> = group.iter().map(|(_, quote)| glance(quote)).collect();
    let folds = room::folds(room, &glances);
    for (of, quote) in group {
        let mut context = Context::new();
        context.insert_value("quote", Value::try_from_serializable(quote)?);
        context.insert_value("number", Value::from(of.number));
        context.insert_value("url", Value::from(of.url.as_deref()));
        context.insert_value("folds", Value::from(folds));
        out.push_str(&theme.render_component("reference", &context, None, true)?);
        out.push('\n');
    }
    Ok(out)
}

/// The lines of a reference's card: folded are first the source and the day, then the words.
fn glance(quote: &Quote) -> Glance {
    let words: usize = quote.pieces.iter().map(|piece| piece.text.chars().count() + 2).sum();
    let translation = quote.translation.as_ref().map_or(0, |words| words.chars().count());
    let said = quote.attribution.len() + quote.said.as_ref().map_or(0, |said| said.words.len());
    let whence = quote.verdict.words.len() + quote.source.link.text.chars().count();
    let words = room::lines(words) + room::lines(translation);
    Glance { always: 1, parts: vec![room::lines(said + whence), words.max(1)] }
}

/// How many characters of HTML are text.
fn letters(html: &str) -> usize {
    let mut is_tag = false;
    let is_text = |c: &char| {
        let was_tag = is_tag;
        is_tag = *c == '<' || is_tag && *c != '>';
        !is_tag && !was_tag
    };
    html.chars().filter(is_text).count()
}

/// The card that comes with a reference, the reference, and where it stands.
fn card(place: &Place) -> Option<(usize, &Reference, &Quote)> {
    let reference = match &place.stand {
        Stand::Reference(reference) => reference,
        Stand::Passage(passage) | Stand::Quotation(passage) | Stand::Translated(passage) => {
            passage.reference.as_ref()?
        }
        _ => return None,
    };
    Some((place.start, reference, reference.card.as_ref()?))
}

fn put(place: &Place, prose: &str, theme: &Tera) -> tera::TeraResult<Option<Put>> {
    let words = prose.get(place.start..place.end).unwrap_or("");
    let is_link = words.starts_with("[[") || words.starts_with("![[");
    let has_words = !is_link || words.contains('|');
    let around = |open: String, close: String| Put::Around { open, close, mark: String::new() };
    let quoted = |open: String, close: String, passage: &Passage| Put::Around {
        open,
        close: close + &told_behind(passage),
        mark: passage.reference.as_ref().map_or(String::new(), mark),
    };
    Ok(Some(match &place.stand {
        Stand::Link(link) if has_words => around(opening(link), "</a>".to_owned()),
        Stand::Link(link) => Put::Instead(anchor(link)),
        Stand::Reference(reference) if has_words => around(String::new(), mark(reference)),
        Stand::Reference(reference) => Put::Mark(mark(reference)),
        Stand::Quotation(passage) if words.starts_with('>') => around(
            format!(
                "<figure class=\"quotation\">\n<blockquote{} cite=\"{}\"{}>\n",
                if hangs(words) { " class=\"hung\"" } else { "" },
                escaped(&passage.href),
                tongue(passage.language.as_deref(), passage.direction)
            ),
            format!(
                "</blockquote>\n<figcaption>\n<p>{}</p>\n</figcaption>\n</figure>\n",
                whence(passage)
            ),
        ),
        Stand::Passage(passage) | Stand::Quotation(passage) => quoted(
            format!(
                "<a class=\"quoted\" href=\"{}\" title=\"{}\"{}>",
                escaped(&passage.href),
                escaped(&told(passage)),
                tongue(passage.language.as_deref(), passage.direction)
            ),
            format!("</a>{}", changes(passage)),
            passage,
        ),
        Stand::Translated(passage) => quoted(
            format!("<a class=\"quoted\" href=\"{}\">", escaped(&passage.href)),
            "</a> <span class=\"told\">(translated)</span>".to_owned(),
            passage,
        ),
        Stand::Quote(quote) => {
            let html = component(theme, "quote", "quote", Value::try_from_serializable(quote)?)?;
            Put::Block { html, or: quote_link(quote) }
        }
        Stand::Table(table) => {
            let html =
                component(theme, "positions", "table", Value::try_from_serializable(table)?)?;
            Put::Block { html, or: anchor(&table.claim) }
        }
        Stand::Plain(_) if has_words => around(String::new(), String::new()),
        Stand::Plain(words) => Put::Instead(escaped(words)),
        Stand::Unsourced => return Ok(None),
    }))
}

/// A component of the theme, as whole lines.
fn component(
    theme: &Tera,
    name: &str,
    field: &'static str,
    value: Value,
) -> tera::TeraResult<String> {
    let mut context = Context::new();
    context.insert_value(field, value);
    let mut html = theme.render_component(name, &context, None, true)?;
    html.push('\n');
    Ok(html)
}

/// A reference mark: no text of its own, so that the text around it flows on; the style sheet shows the number.
fn mark(reference: &Reference) -> String {
    let Reference { number, occurrence, .. } = reference;
    let again = if *occurrence > 1 { format!("_{occurrence}") } else { String::new() };
    format!(
        "<a class=\"ref\" role=\"doc-noteref\" id=\"ref_{number}{again}\" href=\"#card_{number}\" \
         aria-label=\"Reference {number}\" data-n=\"{number}\"></a>"
    )
}

fn opening(link: &Link) -> String {
    // What an entity is stands in a script beside its page.
    let is_entity =
        !matches!(link.kind, "source" | "claim" | "briefing" | "quote" | "note" | "page");
    let mut out = String::from(if is_entity { "<a class=\"entity" } else { "<a" });
    out.push_str(if is_entity { "\" href=\"" } else { " href=\"" });
    text(&mut out, &link.href);
    if !link.preview.is_empty() && !is_entity {
        out.push_str("\" title=\"");
        text(&mut out, &link.preview);
    }
    out.push_str("\">");
    out
}

fn anchor(link: &Link) -> String {
    let mut out = opening(link);
    text(&mut out, &link.text);
    out.push_str("</a>");
    out
}

fn quote_link(quote: &Quote) -> String {
    let words: Vec<&str> = quote.pieces.iter().map(|piece| &*piece.text).collect();
    format!(
        "<a class=\"quoted\" href=\"{}\">{}</a>",
        escaped(&quote.href),
        escaped(&words.join(" … "))
    )
}

/// Whose words, and how they compare.
fn told(passage: &Passage) -> String {
    match &passage.verdict {
        Some(verdict) => format!("{}; {}", passage.preview, verdict.words),
        None => passage.preview.clone(),
    }
}

/// Whether a block quotation begins with a mark, which hangs before its first letter.
fn hangs(quotation: &str) -> bool {
    quotation.trim_start_matches(['>', ' ']).starts_with('“')
}

/// Whose words they are, in brackets, where no reference says so.
fn told_behind(passage: &Passage) -> String {
    match passage.told {
        true => format!(" <span class=\"told\">({})</span>", escaped(&passage.preview)),
        false => String::new(),
    }
}

/// What is said below a block quotation.
fn whence(passage: &Passage) -> String {
    let verdict = passage.verdict.as_ref().map_or(String::new(), |verdict| {
        format!("<span class=\"found\">{}</span>: ", escaped(verdict.words))
    });
    format!(
        "{} · {verdict}<a href=\"{}\">the passage</a>",
        escaped(&passage.preview),
        escaped(&passage.href)
    )
}

/// What the writer changed in quoted words, where that is more than typography.
fn changes(passage: &Passage) -> String {
    match &passage.verdict {
        Some(verdict) if verdict.key == "editorial" => {
            format!(" <span class=\"told\">({})</span>", escaped(verdict.words))
        }
        _ => String::new(),
    }
}
